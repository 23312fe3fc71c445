"""Reads what is wanted rarely: a distribution's name and version, a real entry point, a description."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from longshore._compat import override
from longshore.model import Noun

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_LONGEST = 300
_LARGEST = 1 << 20


class Described(Noun):
    """Stands for an object that does not travel (a plugin in a pickled report): its description."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text

    @override
    def __repr__(self) -> str:
        return self.text


def name_and_version(folder: str) -> tuple[str, str]:
    """The name and version of the distribution whose metadata folder is given.

    The headers of its METADATA (or PKG-INFO) say; where there is none, the folder's name does.
    """
    found: dict[str, str] = {}
    for file in ("METADATA", "PKG-INFO"):
        text = _beginning(f"{folder}/{file}")
        if text is not None:
            found = headers(text)
            break
    egg, kind = os.path.split(folder)
    stem = os.path.basename(egg if kind.lower() == "egg-info" else kind).rpartition(".")[0]
    name, _, version = stem.partition("-")
    return found.get("name") or name or folder, found.get("version") or version.partition("-")[0]


def _beginning(file: str) -> str | None:
    """The text of a small file, or its beginning; ``None`` where there is no file; a FIFO is none, and hangs."""
    try:
        if os.path.isfile(file):
            with open(file, "rb") as stream:
                return stream.read(_LARGEST).decode("utf-8", "replace")
    except (OSError, ValueError):
        pass
    return None


def headers(text: str) -> dict[str, str]:
    """The first value of each header of a METADATA file, by its name in lower case."""
    found: dict[str, str] = {}
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").partition("\n\n")[0]
    for line in lines.split("\n"):  # other characters that end a line elsewhere are text here
        key, _, value = line.partition(":")
        found.setdefault(key.lower(), value.strip())
    return found


def editable_source(folder: str) -> str:
    """Where a distribution that is installed editable says that its sources are, ``""`` for one that is not (PEP 610).

    It is a URL, or ``"a folder"`` where none is given.

    Args:
        folder: its metadata folder.
    """
    text = _beginning(f"{folder}/direct_url.json")
    if text is None:
        return ""
    import json  # late: few distributions have that file

    try:
        told: object = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    about: object = told.get("dir_info") if isinstance(told, dict) else None
    if not isinstance(told, dict) or not isinstance(about, dict) or about.get("editable") is not True:
        return ""
    url: object = told.get("url")
    return url if isinstance(url, str) and url else "a folder"


def entry_point(name: str, value: str, group: str, folder: str) -> EntryPoint:
    """The :class:`importlib.metadata.EntryPoint` of these parts, the one of its distribution where that has it."""
    from importlib.metadata import EntryPoint, PathDistribution  # late: heavy, and reports want none of it
    from pathlib import Path

    wanted = EntryPoint(name, value, group)
    if folder:
        try:
            installed = PathDistribution(Path(folder)).entry_points
        except Exception:  # a broken file was told at discovery; here the parts are enough
            return wanted
        return next((each for each in installed if each == wanted), wanted)
    return wanted


def described(thing: object) -> Described:
    """A short description of any object, whatever its ``__repr__`` does."""
    if isinstance(thing, Described):
        return thing
    try:
        text = str.__str__(repr(thing))
    except KeyboardInterrupt:
        raise
    except BaseException:
        text = "<an object whose repr() raises>"
    return Described(text if len(text) <= _LONGEST else text[:_LONGEST] + "...")
