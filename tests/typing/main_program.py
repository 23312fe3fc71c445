"""The main program, and what it does not let pass. (Its lambda with a further parameter: ``disagreements.py``.)"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar, assert_type

from apis import Fetcher, Formatter, FormatterFactory, Listener, formatters, listeners

from longshore import DriverManager, Extension, ExtensionManager, HookManager

make = DriverManager(formatters, "simple").driver
assert_type(make, FormatterFactory)
assert_type(formatters.driver("simple"), FormatterFactory)
assert_type(formatters.driver("simple")(max_width=40), Formatter)

one = DriverManager.invoked(formatters, "simple", max_width=40).driver
assert_type(one, Formatter)

all_ = ExtensionManager.invoked(formatters, max_width=40)
assert_type(all_, ExtensionManager[Formatter])
assert_type(all_["simple"], Extension[Formatter])
assert_type(all_["simple"].obj, Formatter)
assert_type(all_.call(Formatter.format, {"a": "1"}), list[Iterator[str]])
assert_type(all_.call(Formatter.format, data={"a": "1"}), list[Iterator[str]])


def described(extension: Extension[Formatter], data: Mapping[str, str]) -> tuple[str, Iterator[str]]:
    return extension.name, extension.obj.format(data)


assert_type(all_.map(described, {"a": "1"}), list[tuple[str, Iterator[str]]])
assert_type(all_.map(lambda ext: ext.name), list[str])
assert_type(all_.map(lambda ext: ext.obj), list[Formatter])
assert_type(all_.map_method("format", {"a": "1"}), list[object])

path = Path("a.txt")
hook = HookManager(listeners, "on-save")
assert_type(hook, HookManager[Listener])
assert_type(hook.call(Listener.saved, path), list[None])

driver = DriverManager[Formatter](
    "textapp.formatters", "simple", invoke_on_load=True, invoke_kwds={"max_width": 40}
).driver
assert_type(driver, Formatter)


class Formatters(ExtensionManager[Formatter]):
    """The API is known through the base."""


found = Formatters("textapp.formatters", invoke_on_load=True)
assert_type(found, Formatters)
assert_type(found["simple"].obj, Formatter)
assert_type(found.call(Formatter.format, {}), list[Iterator[str]])

T = TypeVar("T")


class Sorted(ExtensionManager[T]):
    """A generic base in between."""

    def sorted(self) -> list[Extension[T]]:
        return sorted(self, key=lambda each: each.name)


class SortedFormatters(Sorted[Formatter]):
    """The API is known through a base of the base."""


assert_type(SortedFormatters("textapp.formatters").sorted(), list[Extension[Formatter]])
assert_type(SortedFormatters("textapp.formatters")["simple"].obj, Formatter)
assert_type(Sorted[Listener]("textapp.listeners").call(Listener.saved, path), list[None])

Alias = ExtensionManager[Formatter]
assert_type(Alias("textapp.formatters"), ExtensionManager[Formatter])

all_.call(Formatter.format, 7)  # E: argument
all_.call(Formatter.format)  # E: missing
all_.call(Formatter.format, {}, width=3)  # E: keyword
all_.call(Formatter.fromat, {})  # E: attribute
all_.call(Listener.saved, path)  # E: argument
all_.call(Fetcher.close)  # E: argument
all_.call("format", {})  # E: argument pyright=reportArgumentType+reportCallIssue
all_["simple"].obj.render()  # E: attribute
make(max_width="40")  # E: argument
hook.call(Listener.saved, "a.txt")  # E: argument
DriverManager.invoked(formatters, "simple", max_width="40")  # E: argument
DriverManager.invoked(formatters, "simple", width=40)  # E: keyword mypy=arg-type
DriverManager.invoked(formatters, "simple", 40, 50)  # E: surplus mypy=arg-type
ExtensionManager.invoked(formatters, max_width="40")  # E: argument
ExtensionManager.invoked(listeners)  # E: argument pyright=reportArgumentType+reportCallIssue
listeners.invoked()  # E: bound
wrong: Listener = one  # E: assignment
DriverManager[Listener](formatters, "simple")  # E: argument
Formatters(listeners)  # E: argument
Formatters(7)  # E: argument
Formatters("textapp.formatters", "yes")  # E: argument
Formatters("textapp.formatters", stirct=True)  # E: keyword
