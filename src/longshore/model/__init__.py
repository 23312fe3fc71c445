"""The nouns, one small immutable value per station of the way from entry point to extension.

This file holds what comes before the check, :mod:`longshore.model.extension` the check's report and the accepted
plugin, :mod:`longshore.model.failure` the errors; :mod:`longshore.model.metadata` reads what is wanted rarely.
"""

from types import GenericAlias
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.metadata import EntryPoint


if TYPE_CHECKING:
    from typing import Generic as Generic
else:

    class Generic:
        """Stands for :class:`typing.Generic`: beside that one, ``class X(Generic[U, T], Manager[T])`` has no order."""

        __slots__ = ()
        __class_getitem__ = classmethod(GenericAlias)


class Noun:
    """A value: compared, hashed, shown and pickled by its slots, and not changed once made."""

    __slots__: "tuple[str, ...]" = ()

    def _fields(self) -> "tuple[object, ...]":
        return tuple(getattr(self, name) for name in self.__slots__ if not name.startswith("_"))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Noun) and type(other) is type(self) and self._fields() == other._fields()

    def __hash__(self) -> int:
        return hash((type(self), self._fields()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._fields()!r}"


def plain(text: str) -> str:
    """A text on one line, for whatever is written into metadata: with control characters, it is escaped."""
    return text if text.isprintable() else text.encode("unicode_escape").decode("ascii")


def normalized(name: str) -> str:
    """A distribution's name as file names compare, by the rules of the name normalization specification."""
    name = name.lower().replace("-", "_").replace(".", "_")
    while "__" in name:
        name = name.replace("__", "_")
    return name


class Installed(Noun):
    """An installed distribution, known by its metadata folder.

    Attributes:
        path: the ``.dist-info`` or ``.egg-info`` folder, or what a finder names in its place.
    """

    __slots__ = ("path", "_known")

    def __init__(self, path: str, name: str = "", version: str = "") -> None:
        self.path = path
        self._known: tuple[str, str] | None = (name, version) if name else None

    @property
    def name(self) -> str:
        """The name of the distribution, as its metadata spells it; read on first use."""
        return self._read()[0]

    @property
    def version(self) -> str:
        """The version of the distribution, ``""`` where its metadata gives none."""
        return self._read()[1]

    def _read(self) -> "tuple[str, str]":
        if self._known is None:
            from longshore.model.metadata import name_and_version  # late: read to explain, never to load

            self._known = name_and_version(self.path)
        return self._known

    def __str__(self) -> str:
        return plain(f"{self.name} {self.version}".rstrip())


class FromFile(Noun):
    """No distribution: the plugin is a file or package in a plugin directory.

    Attributes:
        path: the module's file.
    """

    __slots__ = ("path",)

    def __init__(self, path: str) -> None:
        self.path = path

    def __str__(self) -> str:
        return plain(f"file {self.path}")


class FromReference(Noun):
    """No distribution: the plugin is named by an import reference in the host's configuration.

    Attributes:
        reference: the reference as written, such as ``"pkg.mod:Obj"``.
    """

    __slots__ = ("reference",)

    def __init__(self, reference: str) -> None:
        self.reference = reference

    def __str__(self) -> str:
        return f"reference {self.reference!r}"


Distribution = Installed | FromFile | FromReference


class Candidate(Noun):
    """An entry point as installed; nothing of it is imported yet.

    Attributes:
        name: the entry point's name.
        value: its target as written, extras included.
        namespace: the entry point group.
        distribution: where it comes from.
        module_name: the module of the target.
        attr: the attribute path inside the module, ``""`` for the module itself.
    """

    __slots__ = ("name", "value", "namespace", "distribution", "module_name", "attr", "_entry_point")

    def __init__(
        self, name: str, value: str, namespace: str, distribution: Distribution, target: "tuple[str, str]"
    ) -> None:
        self.name = name
        self.value = value
        self.namespace = namespace
        self.distribution = distribution
        self.module_name, self.attr = target
        self._entry_point: EntryPoint | None = None

    @property
    def entry_point(self) -> "EntryPoint":
        """The same as :class:`importlib.metadata.EntryPoint`, made on first use, with its ``dist``."""
        if self._entry_point is None:
            from longshore.model.metadata import entry_point  # late: imports importlib.metadata

            folder = self.distribution.path if isinstance(self.distribution, Installed) else ""
            self._entry_point = entry_point(self.name, self.value, self.namespace, folder)
        return self._entry_point


class Problem(Noun):
    """A line or file of metadata that could not be read as it should be.

    Attributes:
        path: the file.
        line: its line number from 1, 0 for the whole file.
        reason: what is wrong and what would be right.
        distribution: whose metadata it is.
    """

    __slots__ = ("path", "line", "reason", "distribution")

    def __init__(self, path: str, line: int, reason: str, distribution: Distribution) -> None:
        self.path = path
        self.line = line
        self.reason = reason
        self.distribution = distribution

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        cure = "; reinstall it or mend it" if isinstance(self.distribution, Installed) else ""
        return plain(f"{place}: {self.reason} (in {self.distribution}{cure})")


class Discovery(Noun):
    """What a source found for one namespace: the candidates in order, and what could not be read."""

    __slots__ = ("candidates", "problems")

    def __init__(self, candidates: "Sequence[Candidate]", problems: "Sequence[Problem]" = ()) -> None:
        self.candidates = tuple(candidates)
        self.problems = tuple(problems)


class Allowed(Noun):
    """A policy's decision: the candidate may be loaded."""

    __slots__ = ()


class Refused(Noun):
    """A policy's decision: the candidate may not be loaded.

    Attributes:
        rule: the rule that decided.
        origin: where that rule comes from.
        cure: what to do about it; may be left out.
    """

    __slots__ = ("rule", "origin", "cure")

    def __init__(self, rule: str, origin: str, cure: str = "") -> None:
        self.rule = rule
        self.origin = origin
        self.cure = cure


Decision = Allowed | Refused


class Policy(Protocol):
    """Says of each candidate, before anything of it is imported, whether it may be loaded."""

    def __call__(self, candidate: Candidate, /) -> Decision:
        """The decision about one candidate."""
        ...


class Loaded(Noun):
    """What loading gave: the plugin, unchecked."""

    __slots__ = ("plugin",)

    def __init__(self, plugin: object) -> None:
        self.plugin = plugin


Stage = Literal["declaration", "version", "import", "attribute", "call", "check-function"]


class LoadFault(Noun):
    """What loading raised.

    Attributes:
        stage: what was being done: reading what the plugin declares, comparing versions of the API, importing the
            module, reading the attribute, calling the factory, asking the host's check function.
        error: what was raised.
    """

    __slots__ = ("stage", "error")

    def __init__(self, stage: Stage, error: BaseException) -> None:
        self.stage: Stage = stage
        self.error = error


Status = Literal[
    "loaded",
    "not-loaded",
    "left-out",
    "refused",
    "shadowed",
    "invalid-declaration",
    "wrong-api-version",
    "import-failed",
    "exited",
    "attribute-not-found",
    "factory-failed",
    "check-function-failed",
    "does-not-conform",
]
"""What became of a candidate, in a word; each has its section in ``docs/outcomes.md``."""


class Told(Noun):
    """A cause that was pickled: what was raised may not travel, its text does.

    Attributes:
        message: the whole text.
        reason: the cause in one line.
        status: what became of the candidate.
    """

    __slots__ = ("message", "reason", "status")

    def __init__(self, message: str, reason: str, status: Status) -> None:
        self.message = message
        self.reason = reason
        self.status: Status = status


LoadOutcome = Loaded | LoadFault
