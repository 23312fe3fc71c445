"""Fixtures: a folder of installed distributions, and real wheels built from ``tests/distributions``."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support import GREETER, NAMESPACE, Site, on_path

pytest_plugins = ["pytester"]  # runs pytest itself, for the tests of the pytest plugin
PROJECTS = Path(__file__).parent / "distributions"

# a law holds on a busy machine as well: no test fails because its examples were slow to come
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

# what pytest, Sphinx and the checkers print must not depend on who runs the tests: a terminal, a pipe or a CI service
SURROUNDINGS = (
    *("CI", "BUILD_NUMBER", "GITHUB_ACTIONS", "TF_BUILD", "COLUMNS", "LINES"),
    *("NO_COLOR", "NO_COLOUR", "FORCE_COLOR", "FORCE_COLOUR", "PY_COLORS", "CLICOLOR", "CLICOLOR_FORCE"),
    *("MYPY_FORCE_COLOR", "MYPY_FORCE_TERMINAL_WIDTH", "LONGSHORE_CONFORMANCE", "LONGSHORE_CHECK"),
    "PYTEST_ADDOPTS",  # with --cov, a pytest that a test starts would collect, and delete, what other processes measure
)
for name in SURROUNDINGS:
    os.environ.pop(name, None)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """An empty folder on ``sys.path``."""
    made = Site(tmp_path / "site")
    with on_path(str(made.path)):
        yield made


@pytest.fixture
def healthy(site: Site) -> Site:
    """A folder on ``sys.path`` with one healthy plugin, ``good``; the tests add a sick one."""
    modules = {"module_of_good": GREETER}
    site.install("good-plugin", f"[{NAMESPACE}]\ngood = module_of_good:greeter\n", modules=modules)
    return site


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of wheels, one for each project in ``tests/distributions``, built once per session."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "wheels"
    projects = sorted(str(each.parent) for each in PROJECTS.glob("*/pyproject.toml"))
    with open(f"{folder}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the workers of pytest-xdist share them
        if not folder.exists():
            _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", f"{folder}.new", *projects)
            Path(f"{folder}.new").rename(folder)
    return folder


@pytest.fixture(scope="session")
def installed(wheels: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which pip has installed all the wheels."""
    folder = tmp_path_factory.mktemp("installed")
    _pip("install", "--no-deps", "--no-index", "--target", str(folder), *map(str, sorted(wheels.glob("*.whl"))))
    return folder


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
