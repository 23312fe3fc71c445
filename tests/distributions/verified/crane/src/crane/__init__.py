"""Plugins in a package, good and bad."""

open(__file__ + ".imported", "w").close()  # nothing of a plugin may be imported by a static check
