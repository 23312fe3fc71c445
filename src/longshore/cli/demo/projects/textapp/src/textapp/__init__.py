"""textapp: a small host whose formatters and listeners are plugins."""
