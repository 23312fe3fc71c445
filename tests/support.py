"""What the tests share: an API, plugins that keep it, and distributions laid out on disk as installers do."""

from __future__ import annotations

import contextlib
import importlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

import longshore

NAMESPACE = "textapp.greeters"


class Greeter(Protocol):
    """The API of most tests."""

    def greet(self, name: str) -> str: ...


GREETER = """
class Greeter:
    def greet(self, name: str) -> str:
        return "hello " + name

greeter = Greeter()
"""
"""A module whose ``greeter`` keeps the API."""


class Site:
    """A folder of installed distributions, on ``sys.path``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)

    def install(
        self,
        name: str,
        entry_points: str | bytes | None = None,
        *,
        version: str = "1.0",
        modules: Mapping[str, str] | None = None,
        metadata: str | None = "",
        kind: str = "dist-info",
    ) -> Path:
        """Lay out one distribution; its metadata folder.

        Args:
            entry_points: the content of ``entry_points.txt``, ``None`` for no such file.
            modules: source text by module name.
            metadata: further lines of METADATA, ``None`` for no such file.
        """
        info = self.path / f"{name.replace('-', '_')}-{version}.{kind}"
        info.mkdir(exist_ok=True)
        if metadata is not None:
            head = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{metadata}"
            (info / ("METADATA" if kind == "dist-info" else "PKG-INFO")).write_text(head, encoding="utf-8")
        if entry_points is not None:
            data = entry_points if isinstance(entry_points, bytes) else entry_points.encode()
            (info / "entry_points.txt").write_bytes(data)
        for module, text in (modules or {}).items():
            (self.path / f"{module}.py").write_text(text, encoding="utf-8")
        importlib.invalidate_caches()
        longshore.refresh()
        return info

    def plugin(self, name: str, source: str, attr: str = "plugin", *, dist: str = "", version: str = "1.0") -> Path:
        """Lay out a distribution with one entry point of :data:`NAMESPACE`; its module file."""
        module = f"module_of_{name}"
        target = f"{module}:{attr}" if attr else module
        text = f"[{NAMESPACE}]\n{name} = {target}\n"
        self.install(dist or f"{name}-plugin", text, version=version, modules={module: source})
        return self.path / f"{module}.py"


@contextlib.contextmanager
def on_path(*entries: object) -> Iterator[None]:
    """Put entries before all others on ``sys.path``; afterwards path, folder, finders and modules are as before."""
    path, folder, finders, modules = sys.path[:], os.getcwd(), sys.meta_path[:], dict(sys.modules)
    sys.path[:0] = entries  # type: ignore[list-item]
    importlib.invalidate_caches()
    longshore.refresh()
    try:
        yield
    finally:
        os.chdir(folder)
        sys.path[:] = path
        sys.meta_path[:] = [each for each in sys.meta_path if each in finders or _is_a_tool(each)]
        for name in set(sys.modules) - set(modules):
            if name.startswith(("module_of_", "_longshore_file_", "textapp")):
                del sys.modules[name]
        importlib.invalidate_caches()
        longshore.refresh()


@contextlib.contextmanager
def unprivileged() -> Iterator[None]:
    """Run as a user who may not read everything; what is needed has to be imported before."""
    user = os.geteuid()
    if user == 0:
        os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        if user == 0:
            os.setresuid(0, 0, 0)


def _is_a_tool(finder: object) -> bool:
    return type(finder).__name__ in {"MetadataPathFinder", "PluginFileFinder"}


def greeters() -> longshore.ExtensionManager[Greeter]:
    """All installed greeters."""
    return longshore.ExtensionManager[Greeter](NAMESPACE)


def only_failure(manager: longshore.ExtensionManager[Greeter]) -> longshore.Failure:
    """The one failure of a namespace whose healthy plugin, ``good``, was loaded nevertheless."""
    assert manager.names() == ["good"]
    assert manager["good"].obj.greet("you") == "hello you"
    [failure] = manager.failures
    assert isinstance(failure, longshore.Failure)
    return failure


def only_problem(manager: longshore.ExtensionManager[Greeter]) -> longshore.Problem:
    """The one unreadable thing beside the healthy plugin ``good``, which was loaded nevertheless."""
    assert manager.names() == ["good"]
    [problem] = manager.failures
    assert isinstance(problem, longshore.Problem)
    return problem


def run_python(code: str, *arguments: str, timeout: float = 30, cwd: Path | None = None, measured: bool = True) -> str:
    """What a program writes to standard output, run by this Python with all warnings as errors.

    Args:
        measured: coverage may be measured in it.

    Raises:
        AssertionError: it failed; its standard error is shown.
        TimeoutExpired: it hangs.
    """
    command = [sys.executable, "-W", "error", "-c", code, *arguments]
    environment = {name: each for name, each in os.environ.items() if measured or not name.startswith("COVERAGE")}
    environment["PYTHONPATH"] = str(Path(longshore.__file__).parents[1])
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=timeout, cwd=cwd, env=environment, check=False
    )
    assert done.returncode == 0, f"exit status {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout
