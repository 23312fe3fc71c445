"""Starts instances."""
