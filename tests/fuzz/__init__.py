"""What reads foreign text is fuzzed: `python -m tests.fuzz [--seconds N] [TARGET]`."""
