"""Where longshore meets other tools: each module is found by its tool, and imported by nothing of longshore."""
