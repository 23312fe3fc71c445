"""For the tests of hosts and of plugins: managers from objects, and plugins that are really installed for a while."""

from __future__ import annotations

import contextlib
import importlib
import sys
import tempfile
from collections.abc import Generator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, overload

from longshore.conformance import check
from longshore.discovery import refresh
from longshore.exceptions import LongshoreError
from longshore.managers import ExtensionPoint
from longshore.managers.extension import ExtensionManager
from longshore.model import Candidate, FromReference
from longshore.model.extension import ConformanceReport, Extension
from longshore.pipeline import accepted
from longshore.rendering.failures import failure
from longshore.rendering.report import verdict

if TYPE_CHECKING:
    from typing_extensions import TypeForm

Meta = TypeVar("Meta")
T = TypeVar("T")


@overload
def make_extension(name: str, obj: T, namespace: str = "TESTING") -> Extension[T]: ...
@overload
def make_extension(name: str, obj: T, namespace: str = "TESTING", *, meta: Meta) -> Extension[T, Meta]: ...
def make_extension(name: str, obj: T, namespace: str = "TESTING", *, meta: object = None) -> Extension[T, object]:
    """An extension of any object, unchecked.

    Args:
        name: the extension's name.
        obj: the object that it hands over; its ``plugin`` is the same.
        namespace: the namespace that it says it is of.
        meta: the metadata that it has, unchecked as well.

    Example:
        >>> from longshore import DriverManager
        >>> from longshore.testing import make_extension
        >>> DriverManager.make_test_instance(make_extension("upper", str.upper)).driver("a")
        'A'
        >>> make_extension("csv", str.upper, meta={"suffixes": ["csv"]}).meta["suffixes"]
        ['csv']
    """
    cls = type(obj)
    place = (cls.__module__, cls.__qualname__)
    candidate = Candidate(name, ":".join(place), namespace, FromReference(":".join(place)), place)
    made: Extension[T, object] = Extension(candidate, obj, obj, ConformanceReport(obj, object))
    made.meta = meta
    return made


def make_manager(point: ExtensionPoint[T, object], objects: Mapping[str, object]) -> ExtensionManager[T]:
    """A manager of these objects, each checked against the point's API as if it had been installed.

    Args:
        point: the extension point.
        objects: plugins by name.

    Raises:
        DoesNotConform: an object does not keep the API; the message is the one that a host would see.

    Example:
        >>> from collections.abc import Callable
        >>> from longshore import ExtensionPoint
        >>> from longshore.testing import make_manager
        >>> point = ExtensionPoint("textapp.paths", Callable[[str], str])
        >>> make_manager(point, {"upper": str.upper}).names()
        ['upper']
    """
    extensions = [_checked(name, each, point.namespace, point.api) for name, each in objects.items()]
    manager = ExtensionManager.make_test_instance(extensions, point.namespace)
    manager._argument = point.api
    return manager


def _checked(name: str, obj: object, namespace: str, api: TypeForm[T]) -> Extension[T]:
    report = check(obj, api)
    candidate = make_extension(name, obj, namespace).candidate
    if accepted(obj, api, report):
        return Extension(candidate, obj, obj, report)
    raise failure(candidate, report)


class ConformanceFailed(LongshoreError, AssertionError):
    """What :func:`assert_conforms` raises: the object does not keep the API.

    Attributes:
        report: all findings.
    """

    def __init__(self, message: str, report: ConformanceReport) -> None:
        super().__init__(message, report)
        self.report = report


def assert_conforms(plugin: object, api: TypeForm[T], *, strict: bool = False) -> T:
    """Fail where an object does not keep an API.

    Args:
        plugin: any object; nothing of it is executed.
        api: what it must be, as for :func:`longshore.check`.
        strict: what only one of mypy and pyright refuses is an error, not a warning.

    Returns:
        The object, typed as the API.

    Raises:
        ConformanceFailed: it does not; an :class:`AssertionError` whose text is the whole report. pytest shows it below
            the line of the test, and none of longshore's own.

    Example:
        >>> from typing import Protocol
        >>> from longshore.testing import assert_conforms
        >>> class Greeter(Protocol):
        ...     def greet(self, name: str) -> str: ...
        >>> class Polite:
        ...     def greet(self, name: str) -> str:
        ...         return f"Good day, {name}."
        >>> assert_conforms(Polite(), Greeter).greet("Ada")
        'Good day, Ada.'
    """
    __tracebackhide__ = True
    report = check(plugin, api, strict=strict)
    if accepted(plugin, api, report):
        return plugin
    raise ConformanceFailed(verdict(report), report)


@contextlib.contextmanager
def installed_plugin(
    entry_points: Mapping[str, Mapping[str, str]],
    *,
    name: str = "fake-plugin",
    version: str = "1.0",
    modules: Mapping[str, str] | None = None,
) -> Generator[Path]:
    """Install a distribution for as long as the block runs: a real ``.dist-info`` on ``sys.path``.

    Args:
        entry_points: targets by name, by namespace.
        name: the distribution's name.
        version: its version.
        modules: source text by module file, such as ``{"fake.py": "..."}``; written beside the metadata.

    Yields:
        The folder, which is removed afterwards, as are the modules that were imported from it.

    Example:
        >>> from longshore import ExtensionManager
        >>> from longshore.testing import installed_plugin
        >>> with installed_plugin({"textapp.joins": {"posix": "posixpath:join"}}, name="acme", version="2.1"):
        ...     print([str(each.distribution) for each in ExtensionManager[object]("textapp.joins")])
        ['acme 2.1']
        >>> ExtensionManager[object]("textapp.joins").names()
        []
    """
    with tempfile.TemporaryDirectory(prefix="longshore-") as temporary:
        folder = Path(temporary)
        files = {str(file): text for file, text in (modules or {}).items()}
        info = f"{name.replace('-', '_')}-{version}.dist-info"
        files[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        files[f"{info}/INSTALLER"] = "longshore\n"
        files[f"{info}/entry_points.txt"] = "\n".join(
            f"[{namespace}]\n" + "".join(f"{key} = {target}\n" for key, target in targets.items())
            for namespace, targets in entry_points.items()
        )
        files[f"{info}/RECORD"] = "".join(f"{file},,\n" for file in [*files, f"{info}/RECORD"])
        for file, text in files.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
        known = set(sys.modules)
        sys.path.insert(0, temporary)
        _look_again()
        try:
            yield folder
        finally:
            sys.path.remove(temporary)
            for module in set(sys.modules) - known:
                if str(getattr(sys.modules[module], "__file__", None) or "").startswith(temporary):
                    del sys.modules[module]
            _look_again()


def _look_again() -> None:
    importlib.invalidate_caches()
    refresh()
