"""What the running Python says of a pair: longshore's check, and the run-time libraries beside it."""

from __future__ import annotations

import abc
import importlib.util
import inspect
import sys
import typing
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

from longshore import check
from longshore.rendering.report import report_text

from .module import Pair


@dataclass(frozen=True)
class Verdict:
    """What longshore says, and what the others say.

    Attributes:
        errors, warnings, unverified: the codes of the findings.
        report: the report as text.
        raised: what the check has raised, which it never should.
        broken: what the module itself has raised.
        fact: what is certain at run time and no type checker says, so that neither label holds.
        others: by name, whether each of the others accepts.
    """

    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    report: str = ""
    raised: str = ""
    broken: str = ""
    fact: str = ""
    others: dict[str, bool] = field(default_factory=dict)


def imported(pair: Pair, folder: Path) -> ModuleType:
    """The module of a pair, which stands in this folder."""
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location(pair.name, folder / f"{pair.name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[pair.name] = module
    spec.loader.exec_module(module)
    return module


def question(module: ModuleType) -> tuple[object, object]:
    """The plugin and the API that a module asks about."""
    api = module.__annotations__["probe"]
    return module.plugin, eval(api, vars(module)) if isinstance(api, str) else api


def verdict(pair: Pair, folder: Path, *, others: bool = True) -> Verdict:
    """What the check says of a pair; and the others, where asked."""
    try:
        plugin, api = question(imported(pair, folder))
    except Exception as error:
        return Verdict(broken=f"{type(error).__name__}: {error}")
    try:
        report = check(plugin, api)
        text = report_text(report)
    except Exception as error:
        return Verdict(raised=f"{type(error).__name__}: {error}")
    found = {"error": [], "warning": [], "unverified": []}
    for each in report.findings + report.unverified:
        found[each.severity].append(each.code)
    said = {name: _answer(ask, plugin, api) for name, ask in OTHERS.items()} if others else {}
    return Verdict(*(tuple(each) for each in found.values()), report=text, fact=_fact(plugin, api), others=said)


def _fact(plugin: object, api: object) -> str:
    """Calling an abstract class raises, and a registered class is an instance: type checkers know neither."""
    plugin = typing.get_origin(plugin) or plugin
    if inspect.isabstract(plugin):
        return "abstract"
    cls = plugin if isinstance(plugin, type) else type(plugin)
    registered = [each for each in _classes(api) if each not in cls.__mro__ and issubclass(cls, each)]
    return "registered" if registered else "class" if isinstance(plugin, type) else ""


def _classes(api: object) -> Iterator[abc.ABCMeta]:
    """The ABCs, other than Protocols, that an API names."""
    if type(api) is abc.ABCMeta:
        yield api
    for each in typing.get_args(api):
        yield from _classes(each)


def _answer(ask: Callable[[object, object], bool], plugin: object, api: object) -> bool:
    """Whether a library accepts; where it has no answer, it accepts."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ask(plugin, api)
        except Exception:
            return True


def _isinstance(plugin: object, api: object) -> bool:
    origin = typing.get_origin(api) or api
    arguments = typing.get_args(api)
    if isinstance(api, type | None) and not arguments:
        _check_at_run_time(api)
        return isinstance(plugin, api or type(None))
    if origin is type:
        _check_at_run_time(arguments[0])
        return isinstance(plugin, type) and issubclass(plugin, arguments[0])
    if origin in {typing.Union, getattr(__import__("types"), "UnionType", None)}:
        return any(_isinstance(plugin, None if each is type(None) else each) for each in arguments)
    _check_at_run_time(origin)
    return isinstance(plugin, origin)


def _check_at_run_time(api: object) -> None:
    """Let isinstance look at a Protocol, which it refuses to without this mark."""
    if getattr(api, "_is_protocol", False):
        typing.runtime_checkable(api)


def _typeguard(plugin: object, api: object) -> bool:
    from typeguard import TypeCheckError, check_type

    try:
        check_type(plugin, api)
    except TypeCheckError:
        return False
    return True


def _beartype(plugin: object, api: object) -> bool:
    from beartype.door import is_bearable

    return is_bearable(plugin, api)


OTHERS = {"isinstance": _isinstance, "typeguard": _typeguard, "beartype": _beartype}
