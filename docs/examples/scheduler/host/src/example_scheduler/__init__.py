"""Chooses a machine for an instance."""
