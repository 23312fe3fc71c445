"""Migrates a database."""
