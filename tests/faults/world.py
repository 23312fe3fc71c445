"""What a fault world is: an environment on disk with one culprit between healthy plugins, and what has to be said of it."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.support import GREETER, NAMESPACE, Site

DISTRIBUTION, VERSION, ENTRY_POINT, MODULE = "leaky-barge", "6.6", "culprit", "bilge"
OWNER = f"{DISTRIBUTION} {VERSION}"
METADATA_FOLDER = "leaky_barge-6.6.dist-info"
DECLARED = f"[{NAMESPACE}]\n{ENTRY_POINT} = {MODULE}:plugin\n"
HEALTHY = frozenset({"alpha", "omega"})
EVERYONE = HEALTHY | {ENTRY_POINT}
KEEPS_THE_API = GREETER + "plugin = greeter\nGreeter.__call__ = lambda self: self\n"
"""A plugin, and a factory of itself."""
ANYTHING = "\N{HORIZONTAL ELLIPSIS}"
"""Stands in an expected sentence for what differs between Pythons."""
HOST = "finish(load())"


class Clause(enum.Enum):
    """What a host has to survive."""

    IMPORT = "import: whatever a module does when it is imported"
    INTERRUPT = "import: Ctrl-C, which has to pass"
    ATTRIBUTE = "attribute: reading the target"
    FACTORY = "factory: calling the target"
    OBJECT = "object: looking at what was loaded"
    METACLASS = "metaclass: looking at a class that was loaded"
    ENCODING = "metadata: encodings"
    LINE = "metadata: malformed lines"
    SIZE = "metadata: sizes"
    LINK = "metadata: links, FIFOs, sockets and devices in a file's place"
    PERMISSION = "metadata: permissions"
    DUPLICATE = "metadata: duplicates on the path"
    VERSIONS = "metadata: two versions of one distribution"
    STALE = "metadata: stale and empty folders"
    EDITABLE = "metadata: editable installs, also beside a wheel"
    NAMESPACE_PACKAGE = "metadata: namespace packages"
    ZIP = "metadata: zip files"
    EGG = "metadata: eggs"
    FINDER = "metadata: finders on sys.meta_path"
    PATH = "metadata: relative, missing and strange path entries"
    FOLDER = "metadata: folders that can't be read"
    MOUNT = "metadata: mounts"
    CHANGE = "changes while the process runs"
    THREADS = "threads, 32 at once"
    FORK = "fork"
    SUBINTERPRETER = "subinterpreters"
    RECURSION = "recursion: plugins that load plugins"
    DECLARATION = "declarations: what plugins declare of themselves, read without import"
    LAZY = "lazy loads: the first use of a plugin"


class Disk:
    """Where a world is laid out: three folders on ``sys.path``; ``alpha`` is in the first, ``omega`` in the last.

    Attributes:
        root: everything is below it; sentences call it WORLD.
        first: the folder of the healthy ``alpha``.
        middle: the folder of the culprit.
        last: the folder of the healthy ``omega``.
        path: what the host puts on ``sys.path``.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.first, self.middle, self.last = (Site(root / name) for name in ("1", "2", "3"))
        self.path = [str(each.path) for each in (self.first, self.middle, self.last)]
        for site, name in ((self.first, "alpha"), (self.last, "omega")):
            text = f"[{NAMESPACE}]\n{name} = {name}_module:plugin\n"
            site.install(f"{name}-plugin", text, modules={f"{name}_module": KEEPS_THE_API})

    def culprit(self, source: str = KEEPS_THE_API, entry_points: str | bytes | None = DECLARED) -> Path:
        """Lay the culprit out; its metadata folder."""
        return self.middle.install(DISTRIBUTION, entry_points, version=VERSION, modules={MODULE: source})

    @property
    def module(self) -> Path:
        """The culprit's file."""
        return self.middle.path / f"{MODULE}.py"

    @property
    def info(self) -> Path:
        """The culprit's metadata folder."""
        return self.middle.path / METADATA_FOLDER


@dataclass(frozen=True)
class World:
    """One fault.

    Attributes:
        id: its name, which says what the fault is.
        clause: what it is an example of.
        build: lays it out.
        says: each warning that longshore logs, in order and whole; none where nothing is wrong.
        names: the plugins that have to be loaded, no others.
        file: the file at fault, as a sentence has to name it.
        unknown: what of distribution and entry point no one can know here.
        invoked: the plugins are factories.
        host: the program, in terms of ``hosts.py``.
        available: whether this Python and system have what it needs.
        repeated: how often the same sentences may come, one for each thread and process.
        besides: what may be said as well, or not, by chance.
    """

    id: str
    clause: Clause
    build: Callable[[Disk], object]
    says: tuple[str, ...] = ()
    names: frozenset[str] = HEALTHY
    file: str = f"{MODULE}.py"
    unknown: frozenset[str] = frozenset()
    invoked: bool = False
    host: str = HOST
    available: bool = True
    repeated: bool = False
    libraries: tuple[str, ...] = field(default=())
    besides: tuple[str, ...] = ()

    @property
    def needed(self) -> frozenset[str]:
        """The plugins that every host has to have: those without a fault."""
        return self.names if not self.says else self.names - {ENTRY_POINT}

    @property
    def marks(self) -> tuple[tuple[str, ...], ...]:
        """What has to be named together; of each, one spelling suffices."""
        wanted: list[tuple[str, ...]] = [(self.file,)]
        if "distribution" not in self.unknown:
            wanted.append((DISTRIBUTION, DISTRIBUTION.replace("-", "_")))
        if "entry point" not in self.unknown:
            wanted.append((ENTRY_POINT,))
        return tuple(wanted)


WHO = f"{NAMESPACE}: '{ENTRY_POINT}' ({MODULE}:plugin) from {OWNER}"
FILE = f"WORLD/2/{MODULE}.py"
METADATA = f"WORLD/2/{METADATA_FOLDER}/entry_points.txt"

DECLARED_THERE = f"declared in {METADATA}"


def import_failed(cause: str, line: int | str = "", *, place: str = "", cure: str = "") -> str:
    """The sentence for an import that raised.

    Args:
        cause: the exception as ``Type: text``.
        line: of the culprit's file, where the place is that file.
        place: where that is elsewhere.
        cure: the last sentence, where it is not the usual one.
    """
    place = place or (f"{FILE}:{line}" if line else FILE)
    cure = cure or f"Update or uninstall {OWNER}, or report it to its authors."
    return f"{WHO} was not loaded: its import raised {cause} ({_at(place)}). {cure}"


def _at(place: str) -> str:
    return place if place.startswith("declared") else f"at {place}"


def unreadable_target(cause: str, line: int | str = "", *, target: str = f"{MODULE}:plugin", place: str = "") -> str:
    """The sentence for an attribute that could not be read."""
    place = place or (f"{FILE}:{line}" if line else FILE)
    who = WHO.replace(f"{MODULE}:plugin", target)
    cure = f"Check the part after the ':' in '{target}', or update {OWNER}."
    return f"{who} was not loaded: its target can't be read: {cause} ({_at(place)}). {cure}"


def call_failed(cause: str, line: int | str = "", *, place: str = "") -> str:
    """The sentence for a factory that raised."""
    place = place or (f"{FILE}:{line}" if line else FILE)
    cure = f"Check the arguments that the host passes, or report it to the authors of {OWNER}."
    return f"{WHO} was not loaded: calling it raised {cause} ({_at(place)}). {cure}"


def nonconforming(finding: str, where: int | str = "", *, at: str = "", count: str = "1 error") -> str:
    """The sentence for a plugin that does not keep the API.

    Args:
        finding: its code, what is expected, what was got and the cure, one to a line.
        where: the line of the culprit's file, or another place.
        at: the file that stands in the first line, where no finding has it.
        count: how many findings there are.
    """
    code, expected, got, cure = finding.split("\n", 3)
    at = f" (at {at})" if at else ""
    lines = [
        f"{WHO} does not conform to Greeter{at}:",
        f"  {count}:",
        f"  {code}",
        f"    expected  {expected}",
        f"    got       {got}",
    ]
    if where:
        lines.append(f"    where     {f'{FILE}:{where}' if isinstance(where, int) else where}")
    return "\n".join([*lines, f"    cure      {cure}"])


GREET = "a method greet(name: str) -> str"
MISSING = f"error: greet [missing-member]\n{GREET}\nit is missing\nadd 'greet'"


def malformed(reason: str, line: int = 0, *, file: str = METADATA, owner: str = OWNER) -> str:
    """The sentence for metadata that could not be read."""
    place = f"{file}:{line}" if line else file
    return f"{place}: {reason} (in {owner}; reinstall it or mend it)"


def source_world(
    id: str,
    clause: Clause,
    source: str,
    *says: str,
    invoked: bool = False,
    names: frozenset[str] = HEALTHY,
    host: str = HOST,
) -> World:
    """A world whose culprit is a module of this text."""
    return World(id, clause, lambda disk: disk.culprit(source), says, names, invoked=invoked, host=host)


def metadata_world(
    id: str, clause: Clause, entry_points: str | bytes, *says: str, names: frozenset[str] = HEALTHY
) -> World:
    """A world whose culprit's ``entry_points.txt`` is this; its module is healthy."""
    return World(id, clause, lambda disk: disk.culprit(entry_points=entry_points), says, names, file="entry_points.txt")
