"""A folder of distributions in which commands are run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.inspection.support import Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A folder with the host and one healthy plugin, ``good``."""
    made = Place(tmp_path / "site")
    made.host()
    made.greeter("good")
    return made
