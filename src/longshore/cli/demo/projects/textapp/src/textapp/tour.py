"""What textapp does with its plugins. `longshore demo` runs these functions and shows their lines."""

from longshore import DriverManager, ExtensionManager, HookManager
from textapp.api import Formatter, Listener, formatters, listeners

LOG = {"ship": "Aurora", "cargo": "42 plugins, each of them checked on the quay before it is taken aboard"}


def driver() -> DriverManager[Formatter]:
    """A driver: one plugin by its name, called with arguments."""
    manager = DriverManager.invoked(formatters, "simple", max_width=48)
    print(manager.driver.heading("Log of the harbour"))
    print(*manager.driver.format(LOG), sep="\n")
    return manager


def extensions() -> ExtensionManager[Formatter]:
    """All extensions of a namespace, called together."""
    manager = ExtensionManager.invoked(formatters, max_width=48)
    for name, lines in zip(manager.names(), manager.call(Formatter.format, LOG), strict=True):
        print(f"--- {name}", *lines, sep="\n")
    return manager


def hook() -> HookManager[Listener]:
    """A hook: every plugin of one name, here from two distributions."""
    manager = HookManager(listeners, "on-save")
    print("telling", len(manager), "listeners:")
    manager.call(Listener.saved, "harbour.txt")
    return manager


def failures() -> ExtensionManager[Formatter]:
    """What was refused, and why. The others work all the same."""
    manager = ExtensionManager.invoked(formatters, max_width=48)
    for failure in manager.failures:
        print(failure)
    return manager
