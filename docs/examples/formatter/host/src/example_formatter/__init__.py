"""Prints settings, as plugins format them."""
