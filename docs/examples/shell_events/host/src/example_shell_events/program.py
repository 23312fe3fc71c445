"""Prints what the listeners of an event want the shell to run; the shell evaluates it."""

import argparse
import sys

from example_shell_events.api import EVENTS, events
from longshore import HookManager


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser("example-shell-events")
    parser.add_argument("event", choices=EVENTS)
    parser.add_argument("project")
    asked = parser.parse_args()
    listeners = HookManager(events, asked.event)
    if len(listeners):
        told = listeners.using(errors="collect")
        for line in sorted(line for lines in told.call_each(asked.project) for line in lines):
            print(line)
        for error in told.errors:
            print(f"{error}: {', '.join(error.__notes__)}", file=sys.stderr)
