"""Fixtures: a folder into which pip has installed the distributions of ``tests/locks.py``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.locks import WHEELS, Place, pip, written_wheel


@pytest.fixture(scope="session")
def fancy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, made once."""
    wheels, site = tmp_path_factory.mktemp("lock-wheels"), tmp_path_factory.mktemp("lock") / "site"
    files = [written_wheel(wheels, stem, each) for stem, each in WHEELS.items()]
    pip("install", "--no-deps", "--no-index", "--no-compile", "--target", site, *files)
    return site


@pytest.fixture
def place(fancy: Path, tmp_path: Path) -> Place:
    """A copy of it."""
    return Place(fancy, tmp_path)
