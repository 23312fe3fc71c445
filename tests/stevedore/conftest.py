"""Every test with the fixture ``package`` runs twice: with stevedore itself, and with longshore in its place."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest

from tests.support import Site

GROUP = "textapp.plugins"
PLUGIN = """
class Plugin:
    "A plugin."
    def __init__(self, *args, **kwds):
        self.args, self.kwds = args, kwds
    def name(self):
        return __name__
"""


class Package:
    """One of the two packages.

    Attributes:
        ours: whether it is longshore's.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.ours = name.startswith("longshore")

    def __getattr__(self, name: str) -> object:
        modules = "dispatch driver enabled exception extension hook named _cache sphinxext".split()
        if name in modules:
            return importlib.import_module(f"{self.name}.{name}")
        for home in "extension named enabled driver hook dispatch exception".split():
            found = importlib.import_module(f"{self.name}.{home}")
            if hasattr(found, name):
                return getattr(found, name)
        raise AttributeError(name)

    @property
    def top(self) -> ModuleType:
        """The package itself."""
        return importlib.import_module(self.name)

    def forget(self) -> None:
        """Drop what the process knows of entry points, as users do it."""
        self.ExtensionManager.ENTRY_POINT_CACHE.clear()
        self._cache._c._internal.clear()

    def __repr__(self) -> str:
        return self.name


def prepared(name: str, folder: object, monkeypatch: pytest.MonkeyPatch) -> Package:
    """A package that knows nothing yet, and writes no disk cache, wherever the tests' Python is."""
    made = Package(name)
    monkeypatch.setattr(made._cache._c, "_dir", str(folder))
    monkeypatch.setattr(made._cache._c, "_disable_caching", True, raising=False)
    made.forget()
    return made


@pytest.fixture(params=["stevedore", "longshore.stevedore"], ids=["stevedore", "longshore"])
def package(request, tmp_path, monkeypatch) -> Iterator[Package]:
    """stevedore, then longshore's."""
    made = prepared(request.param, tmp_path / "cache", monkeypatch)
    yield made
    made.forget()


@pytest.fixture
def theirs(tmp_path, monkeypatch) -> Iterator[Package]:
    """stevedore itself, for what longshore does in another way."""
    made = prepared("stevedore", tmp_path / "cache", monkeypatch)
    yield made
    made.forget()


@pytest.fixture
def ours(tmp_path, monkeypatch) -> Iterator[Package]:
    """longshore's."""
    made = prepared("longshore.stevedore", tmp_path / "cache", monkeypatch)
    yield made
    made.forget()


@pytest.fixture
def add(site: Site) -> Callable[..., None]:
    """Installs a distribution with one entry point, the module of which has a class ``Plugin``."""

    def install(name: str, source: str = PLUGIN, *, dist: str = "", attr: str = "Plugin", group: str = GROUP) -> None:
        dist = dist or f"{name}-dist"
        module = f"module_of_{dist.replace('-', '_')}"
        site.install(dist, f"[{group}]\n{name} = {module}:{attr}\n", modules={module: source})

    return install


@pytest.fixture
def abc(add: Callable[..., None], site: Site) -> None:
    """Three plugins, ``a``, ``b`` and ``c``, in this order."""
    modules = {f"module_of_{each}": PLUGIN for each in "abc"}
    text = "".join(f"{each} = module_of_{each}:Plugin\n" for each in "abc")
    site.install("abc-dist", f"[{GROUP}]\n{text}", modules=modules)


@pytest.fixture
def logs(caplog: pytest.LogCaptureFixture) -> Callable[..., list[tuple[str, str, str]]]:
    """What stevedore's loggers were told so far: logger, level and text, without the debug level unless asked."""
    caplog.set_level(logging.INFO, "stevedore")

    def told(least: int = logging.INFO) -> list[tuple[str, str, str]]:
        found = [
            (each.name, each.levelname, each.getMessage())
            for each in caplog.records
            if each.name.startswith("stevedore") and each.levelno >= least
        ]
        caplog.clear()
        return found

    return told
