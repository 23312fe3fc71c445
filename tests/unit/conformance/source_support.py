"""Modules that are written to a file and imported, for the tests of what their text tells."""

from __future__ import annotations

import importlib.util
import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from longshore.conformance.forms.names import Unknown
from longshore.conformance.source import NotSet, Told, Unreadable

UNKNOWN = "?"
_numbers = itertools.count()


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Callable[[str], ModuleType]]:
    """Writes a module to a file and imports it."""
    names: list[str] = []

    def write(text: str) -> ModuleType:
        names.append(f"source_module_{next(_numbers)}")
        path = tmp_path / f"{names[-1]}.py"
        path.write_text(text, encoding="utf-8")
        spec = importlib.util.spec_from_file_location(names[-1], path)
        module = importlib.util.module_from_spec(spec)
        sys.modules[names[-1]] = module
        spec.loader.exec_module(module)
        return module

    yield write
    for name in names:
        del sys.modules[name]


def types_of(telling: object) -> object:
    """What mypy and pyright see, :data:`UNKNOWN` where that can't be known; the answer itself where nothing is told."""
    if isinstance(telling, NotSet | Unreadable):
        return type(telling)
    assert isinstance(telling, Told)
    forms: list[Any] = [UNKNOWN if isinstance(each, Unknown) else each for each in (telling.mypy, telling.pyright)]
    return forms[0] if telling.mypy is telling.pyright or forms[0] is UNKNOWN is forms[1] else tuple(forms)
