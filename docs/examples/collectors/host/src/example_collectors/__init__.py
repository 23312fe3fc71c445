"""Collects measures."""
