"""An int is a float for the checkers, text is not."""

API = float
plugin = 3
