"""Drivers of another project."""
