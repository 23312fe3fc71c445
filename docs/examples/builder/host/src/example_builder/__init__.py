"""Builds documents."""
