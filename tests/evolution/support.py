"""APIs of texts: each is a module, frozen through its file, and compared."""

from __future__ import annotations

import importlib
import itertools
import sys
import typing
from pathlib import Path

from longshore.cli.apis import frozen_of
from longshore.evolution.comparing import compare
from longshore.evolution.frozen import read_frozen, write_frozen
from longshore.model.evolution import ApiDiff, ApiShape

_NUMBERS = itertools.count()


def shape(text: str, folder: Path, name: str = "API") -> ApiShape:
    """The shape of the API in a module of that text, through its file."""
    here = folder / str(next(_NUMBERS))
    here.mkdir()
    (here / "textapp_api.py").write_text(text, encoding="utf-8")
    sys.path.insert(0, str(here))
    try:
        importlib.invalidate_caches()
        found = frozen_of(f"textapp_api:{name}")
    finally:
        sys.path.remove(str(here))
        sys.modules.pop("textapp_api", None)
        vars(typing)["_overload_registry"].pop("textapp_api", None)  # the next one has that name; others keep theirs
    file = str(here / "api.json")
    write_frozen(found, file)
    assert read_frozen(file) == found
    return found


def diff(old: str, new: str, folder: Path, name: str = "API") -> ApiDiff:
    """What becomes of a change of a module."""
    return compare(shape(old, folder, name), shape(new, folder, name))


def sides(found: ApiDiff) -> set[str]:
    """Who is hurt for certain."""
    return {hurt.side for each in found.changes for hurt in each.hurts if hurt.decided}


def codes(found: ApiDiff) -> set[tuple[str, str, str, bool]]:
    """Every hurt, shortly: the member, the side, the code, whether it is certain."""
    return {(each.member, one.side, one.code, one.decided) for each in found.changes for one in each.hurts}
