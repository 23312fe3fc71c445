"""A virtual environment with the hosts of ``tests/distributions/verified``, installed from real wheels."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.verification.support import DISTRIBUTIONS, SOURCE

HOSTS = ("quay", "oldquay")


@pytest.fixture(autouse=True)
def not_activated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have activated an environment."""
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)


def made_venv(folder: Path, *projects: Path | str) -> Path:
    """A virtual environment with these projects, wheels or folders, and with longshore; its interpreter."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    [site] = folder.glob("lib/python*/site-packages")
    (site / "_longshore.pth").write_text(f"{SOURCE}\n")
    if projects:
        pip("install", "--no-deps", "--no-index", "--no-build-isolation", "--target", str(site), *map(str, projects))
    return folder / "bin" / "python"


def pip(*arguments: str) -> None:
    """Run pip."""
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def verified_wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a wheel of each project in ``tests/distributions/verified``."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "verified-wheels"
    with open(f"{folder}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the workers of pytest-xdist share them
        if not folder.exists():
            projects = sorted(str(each.parent) for each in DISTRIBUTIONS.glob("*/pyproject.toml"))
            pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", f"{folder}.new", *projects)
            Path(f"{folder}.new").rename(folder)
    return folder


@pytest.fixture(scope="session")
def hosts(verified_wheels: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a virtual environment with the hosts alone."""
    wheels = [wheel for each in HOSTS for wheel in verified_wheels.glob(f"{each}-*.whl")]
    return made_venv(tmp_path_factory.mktemp("hosts") / "venv", *wheels)
