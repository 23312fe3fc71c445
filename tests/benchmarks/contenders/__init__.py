"""Programs that run in fresh processes; the parent copies and compiles this package into each environment."""
