"""The three ways to load plugins: one, all, and all of one name."""

import argparse
from collections.abc import Iterable

from example_formatter.api import Formatter, formatters
from longshore import DriverManager, Extension, ExtensionManager, HookManager, LongshoreError, Prefer

DATA = {"name": "example", "about": "the words of this line are more than fit into the width"}


def driver(name: str, width: int) -> Formatter:
    """One formatter; where several distributions have one of that name, that of ``example-formatter-simple``."""
    preferred = Prefer("example-formatter-simple")
    return DriverManager(formatters.invoked(max_width=width), name, conflict_resolver=preferred).driver


def show(title: str, formatter: Formatter) -> None:
    """Print the settings."""
    print(title)
    for line in formatter.format(DATA):
        print(f"  {line}")


def show_all(extensions: Iterable[Extension[Formatter]]) -> None:
    """Print the settings as each of these formats them, in the order of their names."""
    for extension in sorted(extensions, key=lambda each: (each.name, str(each.distribution))):
        show(f"{extension.name} from {extension.distribution}", extension.obj)


def main() -> int:
    """Run the program."""
    parser = argparse.ArgumentParser("example-formatter")
    parser.add_argument("--width", type=int, default=60)
    parser.add_argument("way", choices=["driver", "extensions", "hook"])
    parser.add_argument("name", nargs="?", default="simple")
    asked = parser.parse_args()
    if asked.way == "driver":
        try:
            show(asked.name, driver(asked.name, asked.width))
        except LongshoreError as error:
            print(error)
            return 1
    elif asked.way == "extensions":
        show_all(ExtensionManager.invoked(formatters, max_width=asked.width))
    else:
        show_all(HookManager.invoked(formatters, asked.name, max_width=asked.width))
    return 0
