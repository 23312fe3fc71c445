"""Tells listeners what happens in a shell."""
