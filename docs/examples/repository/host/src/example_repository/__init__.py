"""Keeps versions of files."""
