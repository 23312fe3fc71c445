"""A command line of plugins."""
