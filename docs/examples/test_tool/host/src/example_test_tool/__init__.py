"""Runs tests."""
