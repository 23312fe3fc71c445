"""Statistics over measures."""
