"""The plugin's source text, which is never executed, for what the object does not tell."""
