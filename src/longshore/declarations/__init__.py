"""What plugins declare about themselves, read before anything of them is imported.

A distribution names a literal in one of its own source files, by an entry point in a namespace of longshore's own:
``longshore.declarations.NAMESPACE``, under the plugin's name. The file is found and read as text; it is never imported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeGuard

from longshore.declarations.reading import Reading, Sources
from longshore.declarations.shapes import Fields, Shape, Unread
from longshore.declarations.types import metadata_shape, shape_of
from longshore.discovery import CandidateSource
from longshore.exceptions import LongshoreError
from longshore.model import Candidate, FromFile, Installed, Noun

GROUP = "longshore.declarations"
IN_FILES = "DECLARATION"
"""The name of the literal in a file of a plugin directory, which has no entry points."""


class Declared(Noun):
    """What one candidate has declared, checked.

    Attributes:
        meta: its metadata, of the type that the host asks for; ``None`` where it asks for none.
        api_version: the newest of the host's versions that it is written for, ``""`` where it does not say.
        before: names of plugins that come after it.
        after: names of plugins that come before it.
        position: ``-1`` for first, ``1`` for last, ``0`` otherwise.
    """

    __slots__ = ("meta", "api_version", "before", "after", "position")

    def __init__(
        self,
        meta: object = None,
        api_version: str = "",
        before: tuple[str, ...] = (),
        after: tuple[str, ...] = (),
        position: int = 0,
    ) -> None:
        self.meta = meta
        self.api_version = api_version
        self.before = before
        self.after = after
        self.position = position


_NAMES = shape_of(list[str] | tuple[str, ...])
_POSITIONS: Mapping[object, int] = {"first": -1, "last": 1}


class Declarations:
    """What the candidates of one namespace declare; each declaration is read when it is first asked for.

    Args:
        namespace: whose candidates.
        source: where they come from.
        meta: the type of metadata that the host asks for, ``None`` for none.
        versions: the versions of its API that the host offers.

    Attributes:
        problems: lines of metadata that could not be read.

    Raises:
        TypeError: literals can't have the type of metadata, or a version is no text.
        ValueError: a version is none.
    """

    def __init__(self, namespace: str, source: CandidateSource, meta: object, versions: Sequence[str]) -> None:
        self._versions = tuple(versions)
        self._newest_for: dict[str, str | None] = {}
        try:
            self._newest("")
            self._meta = None if meta is None else metadata_shape(meta)
        except (TypeError, ValueError) as error:
            raise type(error)(f"the extension point {namespace!r}: {error}") from None
        self._shape = whole(self._meta)
        found = source.discover(f"{GROUP}.{namespace}")
        self.problems = [each for each in found.problems if each.line]
        self._places: dict[tuple[str, str], Candidate] = {}
        for each in found.candidates:
            if isinstance(each.distribution, Installed):
                self._places.setdefault((each.name, each.distribution.path), each)
        self._sources = Sources()
        self._known: dict[int, tuple[Candidate, Declared | Exception]] = {}

    def of(self, candidate: Candidate) -> Declared:
        """What a candidate declares.

        Raises:
            InvalidDeclaration: it can't be read, or is not as the host asks.
            WrongApiVersion: the plugin is written for none of the versions that the host offers.
        """
        _, known = self._known.get(id(candidate), (None, None))
        if known is None:
            try:
                known = self._read(candidate)
            except LongshoreError as error:
                known = error
            self._known[id(candidate)] = candidate, known  # kept, so that no other gets its id
        if isinstance(known, Exception):
            raise known
        return known

    def right(self, candidate: Candidate) -> Declared | None:
        """What a candidate declares, unless something is wrong with it."""
        try:
            return self.of(candidate)
        except LongshoreError:
            return None

    def _read(self, candidate: Candidate) -> Declared:
        place = self._place(candidate)
        if place is not None:
            return self._declared(candidate, self._sources.read(place, self._shape))
        if "meta" in self._shape.required:
            from longshore.rendering.declarations import nothing_declared  # late: to explain

            path = getattr(candidate.distribution, "path", "")
            names = [name for name, owner in self._places if owner == path]
            raise nothing_declared(candidate, f"{GROUP}.{candidate.namespace}", IN_FILES, names)
        return Declared(self._without({}))

    def _place(self, candidate: Candidate) -> Candidate | None:
        """The entry point of the candidate's declaration, or what stands for one where a file is the plugin."""
        owner = candidate.distribution
        if isinstance(owner, FromFile):
            target = (candidate.module_name, IN_FILES)
            place = Candidate(candidate.name, ":".join(target), candidate.namespace, owner, target)
            return place if self._sources.assign(place) else None
        found = self._places.get((candidate.name, owner.path)) if isinstance(owner, Installed) else None
        return None if found is None or found.value == candidate.value else found  # a source may ignore the namespace

    def _declared(self, candidate: Candidate, reading: Reading) -> Declared:
        """What was read, when it is right."""
        values, problems = reading.values, reading.problems
        range_ = values.get("versions", "")
        api_version: str | None = ""
        if isinstance(range_, str):
            try:
                api_version = self._newest(range_)
            except ValueError as error:
                problems = [*problems, reading.problem("versions", f"versions: {error}")]
        if problems:
            from longshore.rendering.declarations import invalid  # late: to explain

            raise invalid(candidate, problems)
        if api_version is None:
            from longshore.rendering.declarations import wrong_version  # late: to explain

            raise wrong_version(candidate, str(range_), self._versions, reading.where("versions"))
        position = _POSITIONS.get(values.get("position"), 0)
        before, after = names_in(values.get("before")), names_in(values.get("after"))
        return Declared(self._without(values), api_version, before, after, position)

    def _newest(self, written_for: str) -> str | None:
        """The newest of the host's versions that a plugin is written for, ``""`` where nothing is said."""
        if not self._versions:
            return ""
        if written_for not in self._newest_for:
            from longshore.declarations.versions import newest  # late: few hosts offer versions

            self._newest_for[written_for] = newest(written_for, self._versions)
        return self._newest_for[written_for]

    def _without(self, values: Mapping[str, object]) -> object:
        """The metadata in what was read: where there may be none, and is none, what the type makes of nothing."""
        if self._meta is None or "meta" in values:
            return values.get("meta") if self._meta is not None else None
        return self._meta.make({}) if isinstance(self._meta, Fields) else dict[object, object]()


def whole(meta: Shape | None) -> Fields:
    """The type of a whole declaration.

    Args:
        meta: that of the metadata that the host asks for, ``None`` where it asks for none.
    """
    fields = {"meta": Unread() if meta is None else meta, "versions": shape_of(str), "before": _NAMES, "after": _NAMES}
    required = frozenset[str]() if may_lack(meta) else frozenset({"meta"})
    return Fields("Declaration", {**fields, "position": shape_of(Literal["first", "last"])}, required)


def may_lack(meta: Shape | None) -> bool:
    """Whether a plugin need not declare metadata: none is asked for, or nothing of it is required."""
    if isinstance(meta, Fields):
        return meta.is_optional()
    return meta is None or meta.fits({})


def names_in(value: object) -> tuple[str, ...]:
    """The names of a list that was read, none where it is no list."""
    return tuple(map(str, value)) if value and _are_names(value) else ()


def _are_names(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, Sequence)
