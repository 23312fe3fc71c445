"""longshore's pytest plugin: fixtures, a marker, and test items of the entry points that a project declares.

Every run of pytest imports this file, where longshore is installed: what it needs of longshore is imported when it is
used. ``-p no:longshore`` leaves it out.
"""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import pytest

import longshore

if TYPE_CHECKING:
    from typing_extensions import TypeForm

T = TypeVar("T")


class InstallPlugin(Protocol):
    """The fixture ``installed_plugin``."""

    def __call__(
        self,
        entry_points: Mapping[str, Mapping[str, str]],
        *,
        name: str = "fake-plugin",
        version: str = "1.0",
        modules: Mapping[str, str] | None = None,
    ) -> Path:
        """Install a distribution until the test ends; its folder.

        Args:
            entry_points: targets by name, by namespace.
            name: the distribution's name.
            version: its version.
            modules: source text by module file.
        """
        ...


class MakeManager(Protocol):
    """The fixture ``make_manager``."""

    def __call__(
        self, point: longshore.ExtensionPoint[T, object], objects: Mapping[str, object]
    ) -> longshore.ExtensionManager[T]:
        """Make a manager of these objects, each checked against the point's API.

        Args:
            point: the extension point.
            objects: plugins by name.
        """
        ...


class AssertConforms(Protocol):
    """The fixture ``assert_conforms``."""

    def __call__(self, plugin: object, api: TypeForm[T], *, strict: bool = False) -> T:
        """Fail where an object does not keep an API; the object, typed as the API.

        Args:
            plugin: any object.
            api: what it must be.
            strict: what only one of mypy and pyright refuses is an error, not a warning.
        """
        ...


@pytest.fixture
def installed_plugin() -> Generator[InstallPlugin]:
    """Install distributions with entry points until the test ends, as longshore.testing.installed_plugin does."""
    from longshore.testing import installed_plugin as install  # late: of the tests that ask for it

    with contextlib.ExitStack() as undone:

        def until_the_test_ends(
            entry_points: Mapping[str, Mapping[str, str]],
            *,
            name: str = "fake-plugin",
            version: str = "1.0",
            modules: Mapping[str, str] | None = None,
        ) -> Path:
            return undone.enter_context(install(entry_points, name=name, version=version, modules=modules))

        yield until_the_test_ends


@pytest.fixture
def make_manager() -> MakeManager:
    """Make a manager of objects, each checked against the API of an extension point: longshore.testing.make_manager."""
    from longshore.testing import make_manager as make  # late: of the tests that ask for it

    return make


@pytest.fixture
def assert_conforms() -> AssertConforms:
    """Fail with a readable report where an object does not keep an API: longshore.testing.assert_conforms."""
    from longshore.testing import assert_conforms as check  # late: of the tests that ask for it

    return check


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options and settings."""
    group = parser.getgroup("longshore", "entry points of this project (longshore)")
    group.addoption(
        "--longshore", action="store_true", help="Check the entry points that this project's pyproject.toml declares."
    )
    group.addoption(
        "--longshore-checker",
        action="append",
        metavar="NAME",
        help="Type checker to ask about them: mypy, pyright, pyrefly or ty; may be repeated. Default: all installed.",
    )
    parser.addini("longshore", "check the entry points that pyproject.toml declares", "bool", default=False)
    parser.addini("longshore_checkers", "type checkers to ask about entry points; default: all installed", "args")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker, and see that the project is collected."""
    config.addinivalue_line(
        "markers",
        "installed_plugins(point, *, argument='plugin', **settings): run the test with each installed plugin of an "
        "extension point, or of a namespace and its API; the settings are those of a manager",
    )
    if _checks_project(config):
        from longshore.integrations.pytest.project import prepare  # late: only where it is opted in

        prepare(config)


def _checks_project(config: pytest.Config) -> bool:
    return bool(config.getoption("longshore") or config.getini("longshore"))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Make items of the entry points that the project declares."""
    if file_path.name != "pyproject.toml" or not _checks_project(parent.config):
        return None
    from longshore.integrations.pytest.project import collected  # late: only where it is opted in

    return collected(file_path, parent)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make one test of each installed plugin that a test is marked with."""
    for marker in metafunc.definition.iter_markers("installed_plugins"):
        from longshore.integrations.pytest.installed import parametrize  # late: of the tests that are so marked

        parametrize(metafunc, marker)
