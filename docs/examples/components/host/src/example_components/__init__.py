"""A site of components."""
