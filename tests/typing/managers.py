"""Each of the seven managers: made in three ways, its settings, and what it hands back."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import assert_type

from apis import (
    Codec,
    Fetcher,
    Formatter,
    FormatterFactory,
    Listener,
    codec_classes,
    fetchers,
    formatters,
    listeners,
    made_formatters,
    predicates,
)

from longshore import (
    DispatchExtensionManager,
    DriverManager,
    EnabledExtensionManager,
    Extension,
    ExtensionManager,
    ExtensionPoint,
    Failure,
    HookManager,
    ImportReferences,
    InvokedPoint,
    NamedExtensionManager,
    NameDispatchExtensionManager,
    PluginDirectory,
    Problem,
    Selection,
)

# The typed step that all managers take: a point whose plugins are called.

invoked = formatters.invoked(max_width=40)
assert_type(invoked, InvokedPoint[Formatter])
assert_type(predicates.invoked("a", 1), InvokedPoint[bool])
formatters.invoked(max_width="40")  # E: argument
formatters.invoked(width=40)  # E: keyword
predicates.invoked("a", "b")  # E: argument
predicates.invoked("a", 1, 2)  # E: surplus


# What hosts hand to managers.


def enabled(extension: Extension[Formatter]) -> bool:
    return extension.name != "slow"


def enabled_factory(extension: Extension[FormatterFactory]) -> bool:
    return extension.name != "slow"


def enabled_fetcher(extension: Extension[Fetcher]) -> bool:
    return extension.obj.timeout < 1


def by_version(namespace: str, name: str, same: Sequence[Extension[Formatter]]) -> Extension[Formatter]:
    return max(same, key=lambda each: str(each.distribution))


def missing(names: set[str]) -> None:
    """Is told names that nothing has."""


def failed(manager: object, entry_point: EntryPoint, error: BaseException) -> None:
    """Is told a failure."""


def width(extension: Extension[Formatter], data: Mapping[str, str], *, least: int = 0) -> int:
    return max(least, *map(len, extension.obj.format(data)))


def wide(extension: Extension[Formatter], data: Mapping[str, str], *, least: int = 0) -> bool:
    return width(extension, data) > least


# ExtensionManager

extensions = ExtensionManager(made_formatters)
assert_type(extensions, ExtensionManager[Formatter])
assert_type(ExtensionManager[Formatter]("textapp.formatters"), ExtensionManager[Formatter])
assert_type(ExtensionManager[Formatter](made_formatters), ExtensionManager[Formatter])
assert_type(ExtensionManager[object]("textapp.formatters"), ExtensionManager[object])
assert_type(ExtensionManager(formatters), ExtensionManager[FormatterFactory])
assert_type(ExtensionManager.invoked(formatters), ExtensionManager[Formatter])
assert_type(ExtensionManager(invoked, strict=True), ExtensionManager[Formatter])
assert_type(
    ExtensionManager(
        formatters.invoked(max_width=40),
        propagate_map_exceptions=False,
        on_load_failure_callback=failed,
        conflict_resolver=by_version,
        strict=True,
        unverified="refuse",
        source=ImportReferences({"simple": "textapp.simple:Simple"}),
    ),
    ExtensionManager[Formatter],
)
assert_type(ExtensionManager(made_formatters, source=PluginDirectory("plugins", "make")), ExtensionManager[Formatter])
assert_type(extensions["simple"], Extension[Formatter])
assert_type(extensions.items(), Sequence[tuple[str, Extension[Formatter]]])
assert_type(extensions.names(), list[str])
assert_type(extensions.extensions, tuple[Extension[Formatter], ...])
assert_type(extensions.failures, tuple[Failure | Problem, ...])
assert_type(extensions.namespace, str)
assert_type(extensions.api, object)
assert_type(extensions.list_entry_points(), list[EntryPoint])
assert_type(extensions.entry_points_names(), list[str])
assert_type([each.obj for each in extensions], list[Formatter])
assert_type("simple" in extensions, bool)
assert_type(len(extensions), int)
assert_type(extensions.map(width, {}, least=3), list[int])
assert_type(extensions.map_method("format", {}), list[object])
assert_type(ExtensionManager(formatters).call_each(max_width=40), list[Formatter])
assert_type(ExtensionManager(predicates).call_each("a", 1), list[bool])

ExtensionManager[Listener](made_formatters)  # E: argument
ExtensionManager(made_formatters, strict="yes")  # E: argument
ExtensionManager(made_formatters, stirct=True)  # E: keyword
ExtensionManager(made_formatters, unverified="never")  # E: argument
ExtensionManager(made_formatters, conflict_resolver="middle")  # E: argument
ExtensionManager(listeners, conflict_resolver=by_version)  # E: argument
ExtensionManager(made_formatters, source="plugins")  # E: argument
ExtensionManager(formatters.invoked(max_width="40"), strict=True)  # E: argument
extensions[0]  # E: argument mypy=index pyrefly=bad-index
extensions.map(width, {}, most=3)  # E: keyword
extensions.map(width, 3)  # E: argument
extensions.call_each()  # E: bound
ExtensionManager(formatters).call_each(max_width="40")  # E: argument
ExtensionManager(predicates).call_each("a")  # E: missing pyrefly=bad-argument-count
ExtensionManager.invoked(formatters, max_width=40, strict=True)  # E: keyword mypy=arg-type


# NamedExtensionManager

named = NamedExtensionManager(made_formatters, ["simple", "field"])
assert_type(named, NamedExtensionManager[Formatter])
assert_type(NamedExtensionManager[Formatter]("textapp.formatters", ("simple",)), NamedExtensionManager[Formatter])
assert_type(NamedExtensionManager.invoked(formatters, ["simple"], max_width=40), NamedExtensionManager[Formatter])
assert_type(
    NamedExtensionManager(
        invoked,
        ["simple"],
        name_order=True,
        on_load_failure_callback=failed,
        on_missing_entrypoints_callback=missing,
        conflict_resolver="last",
        strict=True,
    ),
    NamedExtensionManager[Formatter],
)
assert_type(
    NamedExtensionManager(invoked, ["a"], on_missing_entrypoints_callback=None), NamedExtensionManager[Formatter]
)
assert_type(named["simple"].obj, Formatter)
assert_type(dict(named.items()), dict[str, Extension[Formatter]])
assert_type(named.call(Formatter.format, {}), list[Iterator[str]])
assert_type([each.name for each in named], list[str])
NamedExtensionManager(made_formatters)  # E: missing
NamedExtensionManager(made_formatters, [1])  # E: listed
NamedExtensionManager.invoked(formatters, ["simple"], max_width="40")  # E: argument
NamedExtensionManager[Listener](made_formatters, ["simple"])  # E: argument
named.call(Listener.saved, Path())  # E: argument


# EnabledExtensionManager

chosen = EnabledExtensionManager(made_formatters, enabled)
assert_type(chosen, EnabledExtensionManager[Formatter])
assert_type(EnabledExtensionManager[Formatter]("textapp.formatters", enabled), EnabledExtensionManager[Formatter])
assert_type(EnabledExtensionManager(fetchers, lambda ext: ext.obj.timeout < 1), EnabledExtensionManager[Fetcher])
assert_type(EnabledExtensionManager.invoked(formatters, enabled, max_width=40), EnabledExtensionManager[Formatter])
assert_type(
    EnabledExtensionManager(invoked, check_func=enabled, conflict_resolver="first", strict=True),
    EnabledExtensionManager[Formatter],
)
assert_type(chosen["simple"].obj, Formatter)
assert_type(chosen.items(), Sequence[tuple[str, Extension[Formatter]]])
assert_type(chosen.call(Formatter.format, {}), list[Iterator[str]])
EnabledExtensionManager(made_formatters, enabled_fetcher)  # E: argument
EnabledExtensionManager(formatters, enabled)  # E: argument
EnabledExtensionManager(invoked, enabled_factory)  # E: argument
EnabledExtensionManager.invoked(formatters, enabled, max_width="40")  # E: argument
EnabledExtensionManager.invoked(formatters, enabled_factory)  # E: argument mypy=misc
EnabledExtensionManager(made_formatters)  # E: missing
EnabledExtensionManager[Listener](made_formatters, enabled)  # E: argument


# DriverManager

driver = DriverManager(made_formatters, "simple")
assert_type(driver, DriverManager[Formatter])
assert_type(driver.driver, Formatter)
assert_type(DriverManager[Formatter]("textapp.formatters", "simple"), DriverManager[Formatter])
assert_type(DriverManager.invoked(formatters, "simple", 40), DriverManager[Formatter])
assert_type(DriverManager(invoked, "simple", strict=True, conflict_resolver=by_version).driver, Formatter)
assert_type(DriverManager(predicates, "long").driver("a", 1), bool)
assert_type(DriverManager(codec_classes, "utf").driver("utf-8"), Codec)
assert_type(driver(width, {}, least=3), int)
assert_type(driver["simple"].obj, Formatter)
assert_type([each.obj for each in driver], list[Formatter])
driver.driver.fromat({})  # E: attribute
driver(width, {}, most=3)  # E: keyword
DriverManager(made_formatters)  # E: missing
DriverManager(made_formatters, 3)  # E: argument
DriverManager(made_formatters, "simple", invoke_kwds=["max_width"])  # E: argument
DriverManager[Listener](made_formatters, "simple")  # E: argument
made_formatters.driver(3)  # E: argument


# HookManager

hook = HookManager(listeners, "on-save")
assert_type(hook, HookManager[Listener])
assert_type(hook.name, str)
assert_type(HookManager[Listener]("textapp.listeners", "on-save"), HookManager[Listener])
assert_type(HookManager.invoked(formatters, "simple", max_width=40), HookManager[Formatter])
assert_type(
    HookManager(invoked, "simple", strict=True, on_missing_entrypoints_callback=missing), HookManager[Formatter]
)
assert_type(hook["on-save"], Sequence[Extension[Listener]])
assert_type(hook.items(), Sequence[tuple[str, Sequence[Extension[Listener]]]])
assert_type([each.obj for each in hook], list[Listener])
assert_type(hook.call(Listener.saved, Path()), list[None])
hook["on-save"].obj  # E: attribute
hook.call(Formatter.format, {})  # E: argument
HookManager(listeners, "on-save", conflict_resolver="first")  # E: keyword
HookManager[Formatter](listeners, "on-save")  # E: argument
HookManager.invoked(formatters, "simple", max_width="40")  # E: argument


# DispatchExtensionManager

dispatch = DispatchExtensionManager(made_formatters, enabled)
assert_type(dispatch, DispatchExtensionManager[Formatter])
assert_type(DispatchExtensionManager[Formatter]("textapp.formatters", enabled), DispatchExtensionManager[Formatter])
assert_type(DispatchExtensionManager.invoked(formatters, enabled, max_width=40), DispatchExtensionManager[Formatter])
assert_type(DispatchExtensionManager(invoked, enabled, strict=True), DispatchExtensionManager[Formatter])
assert_type(dispatch.select(enabled), Selection[Formatter])
assert_type(dispatch.select(lambda ext: ext.name == "simple").call(Formatter.format, {}), list[Iterator[str]])
assert_type(dispatch.map(wide, width, {}, least=3), list[int])
assert_type(dispatch.map_method(lambda ext, name: ext.name == name, "format"), list[object])
assert_type(dispatch["simple"].obj, Formatter)
assert_type(dispatch.items(), Sequence[tuple[str, Extension[Formatter]]])
assert_type([each.obj for each in dispatch], list[Formatter])
dispatch.map(wide, width, {}, most=3)  # E: keyword
dispatch.map(wide, width, 3)  # E: argument
dispatch.map(enabled_fetcher, width, {})  # E: argument pyright=reportArgumentType+reportCallIssue
dispatch.select(enabled_fetcher)  # E: argument
dispatch.select(enabled).call(Listener.saved, Path())  # E: argument
dispatch.call(Formatter.format, {})  # E: attribute
DispatchExtensionManager(made_formatters, enabled_fetcher)  # E: argument
DispatchExtensionManager[Listener](made_formatters, enabled)  # E: argument
DispatchExtensionManager.invoked(formatters, enabled, max_width="40")  # E: argument


# NameDispatchExtensionManager

by_name = NameDispatchExtensionManager(made_formatters, enabled)
assert_type(by_name, NameDispatchExtensionManager[Formatter])
assert_type(
    NameDispatchExtensionManager[Formatter]("textapp.formatters", enabled), NameDispatchExtensionManager[Formatter]
)
assert_type(
    NameDispatchExtensionManager.invoked(formatters, enabled, max_width=40), NameDispatchExtensionManager[Formatter]
)
assert_type(NameDispatchExtensionManager(invoked, enabled, strict=True), NameDispatchExtensionManager[Formatter])
assert_type(by_name.select(["simple"]), Selection[Formatter])
assert_type(by_name.select(["simple"]).call(Formatter.format, {}), list[Iterator[str]])
assert_type(by_name.select(["simple"])["simple"].obj, Formatter)
assert_type(by_name.map(["simple"], width, {}, least=3), list[int])
assert_type(by_name.map(["simple"], lambda ext: ext.obj.format({})), list[Iterator[str]])
assert_type(by_name.map_method(["simple"], "format", {}), list[object])
assert_type(by_name.by_name, Mapping[str, Extension[Formatter]])
by_name.map(["simple"], width, {}, most=3)  # E: keyword
by_name.map([1], width, {})  # E: listed
by_name.select(3)  # E: argument
by_name.call(Formatter.format, {})  # E: attribute
NameDispatchExtensionManager(made_formatters, enabled_fetcher)  # E: argument
NameDispatchExtensionManager[Listener](made_formatters, enabled)  # E: argument
NameDispatchExtensionManager.invoked(formatters, enabled, max_width="40")  # E: argument


# Asynchronous calls


async def fetched(manager: ExtensionManager[Fetcher]) -> None:
    assert_type(await manager.acall(Fetcher.fetch, "https://a.example", retries=2), list[bytes])
    await manager.acall(Fetcher.fetch, 7)  # E: argument
    await manager.acall(Fetcher.fetch, "https://a.example", retires=2)  # E: keyword
    await manager.acall(Fetcher.close)  # E: argument
    await manager.acall(Formatter.format, {})  # E: argument


# Functions that take managers: what they hold is covariant.


def takes_any(manager: ExtensionManager[object]) -> list[str]:
    return manager.names()


def takes_point(point: ExtensionPoint[Callable[[int], object]]) -> None:
    """A factory's caller."""


assert_type(takes_any(extensions), list[str])
takes_point(formatters)
takes_point(listeners)  # E: argument
