"""``longshore.stevedore``: what its managers give with a type argument, and what they leave open without one."""

import importlib.metadata
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, assert_type

from apis import Formatter, FormatterFactory, Listener

import longshore.stevedore as stevedore
from longshore.stevedore import driver, hook
from longshore.stevedore.dispatch import DispatchExtensionManager, NameDispatchExtensionManager
from longshore.stevedore.enabled import EnabledExtensionManager
from longshore.stevedore.exception import MultipleMatches, NoMatches
from longshore.stevedore.extension import Extension, ExtensionManager, error_on_conflict, ignore_conflicts
from longshore.stevedore.named import NamedExtensionManager

T = TypeVar("T")
DATA = {"a": "1"}

# One driver, of the type that was asked for.

one = driver.DriverManager[Formatter]("textapp.formatters", "simple", invoke_on_load=True, invoke_kwds={"max_width": 1})
assert_type(one, driver.DriverManager[Formatter])
assert_type(one.driver, Formatter)
assert_type(one.driver.format(DATA), Iterator[str])
assert_type(one["simple"], Extension[Formatter])
assert_type(driver.DriverManager[FormatterFactory]("textapp.formatters", "simple").driver, FormatterFactory)
one.driver.formats(DATA)  # E: attribute
wrong: Listener = one.driver  # E: assignment
driver.DriverManager[Formatter]("textapp.formatters")  # E: missing
driver.DriverManager[Formatter]("textapp.formatters", "simple", invoke_on_load="yes")  # E: argument
driver.DriverManager[Formatter]("textapp.formatters", "simple", conformance="loud")  # E: argument
driver.DriverManager[Formatter]("textapp.formatters", "simple", strict=True)  # E: keyword

# Without a type argument everything is as loose as in stevedore.

loose = stevedore.DriverManager("textapp.formatters", "simple")
loose.driver.anything()
assert_type(stevedore.ExtensionManager("textapp.formatters").map_method("anything", 1, key=2), list[Any])
assert_type(loose, driver.DriverManager[Any])


# A subclass knows its type argument.


class Formatters(ExtensionManager[Formatter]):
    def first(self) -> Formatter | None:
        return self.extensions[0].obj


class Own(driver.DriverManager[T]):
    pass


assert_type(Formatters("textapp.formatters", True).first(), Formatter | None)
assert_type(Own[Formatter]("textapp.formatters", "simple").driver, Formatter)

# Extensions: the object may not be there.

several = NamedExtensionManager[Formatter]("textapp.formatters", ["simple"], name_order=True)
assert_type(several.names(), list[str])
for extension in several:
    assert_type(extension, Extension[Formatter])
    assert_type(extension.obj, Formatter | None)
    assert_type(extension.plugin, type[Formatter])
    assert_type(extension.entry_point, importlib.metadata.EntryPoint)
    assert_type(extension.module_name, str)
    extension.obj.format(DATA)  # E: union pyright=reportOptionalMemberAccess
assert_type(several.list_entry_points(), list[importlib.metadata.EntryPoint])
assert_type(hook.HookManager[Listener]("textapp.listeners", "on-save")["on-save"], list[Extension[Listener]])


# Callbacks, as stevedore's users annotate them.


def failed(manager: ExtensionManager[Any], ep: importlib.metadata.EntryPoint, err: BaseException) -> None: ...


def failed_quietly(err: BaseException) -> None: ...


def first(namespace: str, name: str, entrypoints: list[Extension[T]]) -> Extension[T]:
    return entrypoints[0]


def enabled(ext: Extension[Formatter]) -> bool:
    return ext.obj is not None


ExtensionManager[Formatter]("textapp.formatters", on_load_failure_callback=failed, conflict_resolver=first)
ExtensionManager[Formatter]("textapp.formatters", conflict_resolver=error_on_conflict)
NamedExtensionManager[Formatter]("textapp.formatters", ["a"], on_missing_entrypoints_callback=print)
driver.DriverManager[Formatter]("textapp.formatters", "a", conflict_resolver=ignore_conflicts)
EnabledExtensionManager[Formatter]("textapp.formatters", enabled)
EnabledExtensionManager[Listener]("textapp.listeners", enabled)  # E: argument
ExtensionManager[Formatter]("textapp.formatters", on_load_failure_callback=failed_quietly)  # E: argument

# Calling them.


def formatted(ext: Extension[Formatter], data: Mapping[str, str], *, width: int = 60) -> str:
    assert ext.obj is not None
    return "".join(ext.obj.format(data))[:width]


def wide(ext: Extension[Formatter], data: Mapping[str, str], *, width: int = 60) -> bool:
    return width > len(data)


assert_type(several.map(formatted, DATA, width=3), list[str])
assert_type(one(formatted, DATA), str | None)
several.map(formatted, 3)  # E: argument
several.map(formatted, DATA, height=3)  # E: keyword
chosen = DispatchExtensionManager[Formatter]("textapp.formatters", enabled)
assert_type(chosen.map(wide, formatted, DATA, width=3), list[str])
assert_type(chosen.map_method(wide, "format", DATA), list[Any])
chosen.map(wide, formatted, 3)  # E: argument
by_name = NameDispatchExtensionManager[Formatter]("textapp.formatters", enabled)
assert_type(by_name.map(["simple"], formatted, DATA), list[str])
assert_type(by_name.by_name["simple"], Extension[Formatter])

# Test instances.

made = driver.DriverManager[Formatter].make_test_instance(several["simple"], namespace="tests")
assert_type(made, driver.DriverManager[Formatter])
assert_type(ExtensionManager.make_test_instance([several["simple"]]).names(), list[str])
driver.DriverManager[Formatter].make_test_instance([several["simple"]])  # E: argument

# The errors are RuntimeErrors.

caught: type[RuntimeError] = NoMatches
caught = MultipleMatches
