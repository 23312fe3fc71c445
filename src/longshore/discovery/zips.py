"""A zip file on the path, such as a wheel or a zipped egg: read at once, and closed again.

:mod:`importlib.metadata` and :mod:`importlib_metadata` give the same distributions, but keep the file open.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator

from longshore.discovery import parse
from longshore.discovery.problems import failed, first_line
from longshore.discovery.sections import sections
from longshore.model import Candidate, Discovery, Installed, Problem, normalized
from longshore.model.metadata import headers

_LARGEST = 1 << 26
_ZIPPED = (".whl", ".egg", ".zip", ".pyz")


class ZippedDistributions:
    """The distributions of one zip file; a file that is none has none."""

    __slots__ = ("_members", "_problems")

    def __init__(self, file: str, owners: dict[str, tuple[str, bool]]) -> None:
        """Read the file.

        Args:
            file: its path.
            owners: the distributions seen before by normalized name, which win; those of this file are added.
        """
        self._members: list[tuple[Installed, bytes]] = []
        self._problems: list[Problem] = []
        try:
            with zipfile.ZipFile(file) as archive:
                names = frozenset(archive.namelist())
                for child in _infos(archive, file):
                    self._add(archive, names, child, owners)
        except FileNotFoundError:  # removed meanwhile
            return
        except Exception as error:
            if isinstance(error, zipfile.BadZipFile) and not file.lower().endswith(_ZIPPED):
                return  # some other file, from which nothing can be imported either
            self._problems.append(Problem(file, 0, failed("it cannot be read", error), Installed(file)))

    def _add(
        self, archive: zipfile.ZipFile, names: frozenset[str], child: str, owners: dict[str, tuple[str, bool]]
    ) -> None:
        told: dict[str, str] = {}
        for each in ("PKG-INFO", "METADATA"):
            if f"{child}/{each}" in names:
                told = headers(archive.open(f"{child}/{each}").read(1 << 20).decode("utf-8", "replace"))
        name, _, version = child.rpartition(".")[0].partition("-")
        owner = Installed(
            f"{archive.filename}/{child}", told.get("name") or name or child, told.get("version") or version
        )
        if owners.setdefault(normalized(owner.name), (owner.path, True))[0] is owner.path:
            file = f"{child}/entry_points.txt"
            data = archive.open(file).read(_LARGEST) if file in names else b""
            found = first_line(data)
            if len(data) == _LARGEST:
                found = 0, f"has more than {_LARGEST >> 20} MiB when unpacked: what comes after them is not read"
            if found:
                self._problems.append(Problem(f"{archive.filename}/{file}", *found, owner))
            self._members.append((owner, data))

    def discover(self, namespace: str) -> Discovery:
        """The file's candidates of a namespace."""
        found = [item for owner, data in self._members for item in parse(data, namespace, owner)]
        problems = [each for each in found if isinstance(each, Problem)]
        return Discovery([each for each in found if isinstance(each, Candidate)], self._problems + problems)

    def namespaces(self) -> frozenset[str]:
        """Every namespace of the file."""
        return frozenset(name for _, data in self._members for name in sections(data))


def _infos(archive: zipfile.ZipFile, file: str) -> Iterator[str]:
    """The metadata folders at the top of a zip file, in order; those of an egg come last."""
    children = dict.fromkeys(each.partition("/")[0] for each in archive.namelist())
    yield from (each for each in children if each.lower().endswith((".dist-info", ".egg-info")))
    if os.path.basename(file).lower().endswith(".egg"):
        yield from (each for each in children if each.lower() == "egg-info")
