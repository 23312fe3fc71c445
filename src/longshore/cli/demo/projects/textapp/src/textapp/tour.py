"""What textapp does with its plugins. `longshore demo` runs these functions and shows their lines."""

from longshore import DriverManager, ExtensionManager, HookManager
from textapp.api import Formatter, Listener, formatters, listeners

LOG = {"ship": "Aurora", "cargo": "42 plugins, each checked on the quay before it goes aboard"}


def driver() -> DriverManager[Formatter]:
    """A driver: one plugin by its name, called with arguments.

    To a type checker, manager.driver is a Formatter, and max_width an int. No other plugin is imported.
    """
    manager = DriverManager.invoked(formatters, "simple", max_width=48)
    print(manager.driver.heading("Log of the harbour"))
    print(*manager.driver.format(LOG), sep="\n")
    return manager


def extensions() -> ExtensionManager[Formatter]:
    """All extensions of a namespace, called together.

    What is called is a method of the API, not its name in a string: its arguments and its results are typed.
    """
    manager = ExtensionManager.invoked(formatters, max_width=48)
    for each, lines in zip(manager, manager.call(Formatter.format, LOG)):
        print(f"--- {each.name}", *lines, sep="\n")
    return manager


def hook() -> HookManager[Listener]:
    """A hook: every plugin of one name, here from two distributions.

    Each is called, whatever another raises; what was raised comes afterwards, as one group.
    """
    manager = HookManager(listeners, "on-save")
    print(f"{len(manager)} listeners:")
    manager.call(Listener.saved, "harbour.txt")
    return manager


def failures() -> ExtensionManager[Formatter]:
    """What was refused, and why.

    The others work. The report is logged as well, as a warning; with strict=True it is raised.
    """
    manager = ExtensionManager.invoked(formatters, max_width=48)
    print(*manager.failures, sep="\n")
    print("These work:", *manager.names())
    return manager
