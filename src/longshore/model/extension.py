"""What a call asks for, and what a check and an acceptance give: findings, the report, the extension."""

from typing import TYPE_CHECKING, Literal, TypeVar

from longshore.model import Candidate, Distribution, Generic, Noun, Status, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from importlib.metadata import EntryPoint

    from typing_extensions import TypeForm
    from typing_extensions import TypeVar as TypeVarWithDefault

    Meta_co = TypeVarWithDefault("Meta_co", covariant=True, default=None)
else:
    Meta_co = TypeVar("Meta_co", covariant=True)  # defaults exist from 3.13 only

NO_META: object = Meta_co  # the type variable, left as it is: nobody has given a type of metadata
T_co = TypeVar("T_co", covariant=True)

Code = Literal[
    "missing-member",
    "wrong-kind",
    "not-callable",
    "too-few-parameters",
    "extra-parameter",
    "parameter-name",
    "parameter-kind",
    "lost-default",
    "parameter-type",
    "return-type",
    "async-mismatch",
    "attribute-type",
    "read-only",
    "abstract-member",
    "empty-body",
    "class-for-instance",
    "not-a-class",
    "not-a-subclass",
    "virtual-subclass",
    "cannot-tell",
]
Severity = Literal["error", "warning", "unverified"]
Refuser = Literal["", "mypy", "pyright"]


class Location(Noun):
    """A place in a source file; ``line`` counts from 1, 0 where only the file is known."""

    __slots__ = ("file", "line")

    def __init__(self, file: str, line: int) -> None:
        self.file = file
        self.line = line

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


class Finding(Noun):
    """One difference between a plugin and its API.

    Attributes:
        code: what kind of difference; every code has a page in the docs.
        severity: ``error`` where both mypy and pyright refuse, ``warning`` where one does, ``unverified``.
        path: the member, such as ``format(data)``; ``""`` for the plugin itself.
        expected: what the API asks for.
        actual: what the plugin has.
        hint: the cure.
        location: where the plugin defines it, if that is known.
        refused_by: of a warning, the one checker that refuses it; ``""`` for all others.
        from_source: it was read in the plugin's source text, because the object does not tell.
    """

    __slots__ = ("code", "severity", "path", "expected", "actual", "hint", "location", "refused_by", "from_source")

    def __init__(
        self,
        code: Code,
        severity: Severity,
        path: str,
        *,
        expected: str,
        actual: str,
        hint: str,
        location: Location | None = None,
        refused_by: Refuser = "",
        from_source: bool = False,
    ) -> None:
        self.code: Code = code
        self.severity: Severity = severity
        self.path = path
        self.expected = expected
        self.actual = actual
        self.hint = hint
        self.location = location
        self.refused_by: Refuser = refused_by
        self.from_source = from_source


class ConformanceReport:
    """All findings of one check; true when the plugin conforms.

    Attributes:
        subject: what was checked; its description after the report was pickled.
        api: what it was checked against; its description after the report was pickled.
        conforms: no finding is an error.
        findings: errors and warnings.
        unverified: what could not be decided.
    """

    __slots__ = ("subject", "api", "conforms", "findings", "unverified")

    def __init__(self, subject: object, api: object, findings: "Sequence[Finding]" = ()) -> None:
        self.subject = subject
        self.api = api
        if findings:
            self.findings: tuple[Finding, ...] = tuple(f for f in findings if f.severity != "unverified")
            self.unverified: tuple[Finding, ...] = tuple(f for f in findings if f.severity == "unverified")
            self.conforms = all(f.severity != "error" for f in findings)
        else:
            self.findings = self.unverified = ()
            self.conforms = True

    def __bool__(self) -> bool:
        return self.conforms

    def __repr__(self) -> str:
        verdict = "conforms" if self.conforms else "does not conform"
        return f"<ConformanceReport: {verdict}, {len(self.findings)} findings, {len(self.unverified)} unverified>"

    def __reduce__(self) -> "tuple[type[ConformanceReport], tuple[object, ...]]":
        from longshore.model.metadata import described  # late: pickling only

        return ConformanceReport, (described(self.subject), described(self.api), self.findings + self.unverified)


class Unpickled(dict[object, object]):
    """What is looked up anew where it is pickled to."""

    __slots__ = ()

    def __reduce__(self) -> "tuple[object, ...]":
        return Unpickled, ()


class Call:
    """How each plugin is called when it is loaded.

    Attributes:
        api: what the plugin itself must be, ``object`` where only its result is known.
        args: positional arguments.
        kwargs: keyword arguments.
    """

    __slots__ = ("api", "args", "kwargs")

    def __init__(self, api: "TypeForm[object]", args: "Sequence[object]", kwargs: "Mapping[str, object]") -> None:
        self.api = api
        self.args = tuple(args)
        self.kwargs = dict(kwargs)


Effect = Literal[
    "stdout", "stderr", "logging", "working-folder", "import-path", "output", "warning", "slow", "identity"
]


class SideEffect(Noun):
    """Something that loading a plugin did to the process, beside giving the plugin.

    Attributes:
        kind: what was touched.
        text: what happened, and what was put right.
    """

    __slots__ = ("kind", "text")

    def __init__(self, kind: Effect, text: str) -> None:
        self.kind: Effect = kind
        self.text = text

    def __str__(self) -> str:
        return self.text


class NotLoaded(Noun):
    """A candidate that was not tried, or not kept.

    Attributes:
        candidate: the entry point.
        status: ``"not-loaded"``: nobody asked for it; ``"left-out"``: the host's check function did not want it;
            ``"shadowed"``: another distribution of the same name, before it on ``sys.path``, is used in its place.
        reason: the same in a line.
        by: the distribution that shadows it.
    """

    __slots__ = ("candidate", "status", "reason", "by")

    def __init__(self, candidate: Candidate, status: Status, reason: str, by: "tuple[Distribution, ...]" = ()) -> None:
        self.candidate = candidate
        self.status: Status = status
        self.reason = reason
        self.by = by

    def __str__(self) -> str:
        return self.reason


class Watch(Noun):
    """Asks for a closer look at what plugins do while they are loaded.

    Attributes:
        limit: seconds after which the log names the plugin that is still being loaded, and the line it is at; 0 for
            never. Nothing is interrupted.
        output: what it writes to ``sys.stdout`` and ``sys.stderr``, and the warnings it causes, are side effects.
    """

    __slots__ = ("limit", "output")

    def __init__(self, limit: float = 0.0, output: bool = True) -> None:
        self.limit = limit
        self.output = output


class Extension(Generic[T_co, Meta_co]):
    """A plugin that was accepted.

    Attributes:
        name: the entry point's name.
        candidate: the entry point it was loaded from.
        plugin: what the entry point's target gave, as loaded.
        obj: the object for the host: the plugin itself, or what calling it gave.
        report: what the conformance check found.
        seconds: how long importing and calling it took; next to nothing where its module was imported before.
        side_effects: what loading it did to the process besides.
        meta: the metadata that it declares, checked against the type that the host asks for; ``None`` for a host that
            asks for none.
        api_version: of the versions of the API that the host offers, the newest that the plugin is written for; ``""``
            where either of them does not say.
    """

    __slots__ = ("name", "candidate", "plugin", "obj", "report", "seconds", "side_effects", "meta", "api_version")
    meta: Meta_co
    api_version: str

    def __init__(
        self,
        candidate: Candidate,
        plugin: object,
        obj: T_co,
        report: ConformanceReport,
        *,
        seconds: float = 0.0,
        side_effects: "tuple[SideEffect, ...]" = (),
    ) -> None:
        self.name = candidate.name
        self.candidate = candidate
        self.plugin = plugin
        self.obj = obj
        self.report = report
        self.seconds = seconds
        self.side_effects = side_effects
        object.__setattr__(self, "meta", None)  # what is declared is put there by who has checked it
        self.api_version = ""

    @property
    def status(self) -> Status:
        """The outcome in a word, ``"loaded"``."""
        return "loaded"

    @property
    def module_name(self) -> str:
        """The module that the entry point names."""
        return self.candidate.module_name

    @property
    def attr(self) -> str:
        """The attribute path inside the module, ``""`` where the module is the plugin."""
        return self.candidate.attr

    @property
    def entry_point(self) -> "EntryPoint":
        """The entry point as an :class:`importlib.metadata.EntryPoint`."""
        return self.candidate.entry_point

    @property
    def entry_point_target(self) -> str:
        """The target as written in the metadata, extras included."""
        return self.candidate.value

    @property
    def distribution(self) -> Distribution:
        """Where the plugin comes from, one of :class:`Installed`, :class:`FromFile`, :class:`FromReference`."""
        return self.candidate.distribution

    def __repr__(self) -> str:
        return f"<Extension {self.name!r}: {plain(self.candidate.value)} from {self.distribution}>"
