"""The nouns of an inspection: what an operator is told of the plugins of an environment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from longshore.model import Candidate, Noun, Problem, Status

InspectedStatus = Status | Literal["hung"]
"""What became of a candidate; ``hung`` is one whose loading took longer than an inspection waits."""


class Remark(Noun):
    """Something that was noticed about a plugin: a side effect, a trait, a finding.

    Attributes:
        code: what kind of thing.
        text: the fact.
    """

    __slots__ = ("code", "text")

    def __init__(self, code: str, text: str) -> None:
        self.code = code
        self.text = text


class Details(Noun):
    """What is known of a plugin beside its outcome.

    Attributes:
        editable: the folder of the project that is installed editable, ``""`` for any other.
        folder: where its distribution is installed.
        seconds: how long importing it took.
        api: what it was compared with, in words; why with nothing, where that is so.
        missing: the name of the module whose absence its import raised.
        traceback: the places of what was raised in the plugin's own files, the last first.
        side_effects: what loading it did to the process.
        traits: what is odd about who it is.
        findings: what the check found.
        by: the distributions that hide it.
        api_version: the newest version of the API that it declares to be written for, ``""`` where that is not asked.
        meta: the metadata that it declares, in words, ``""`` where none is asked for.
    """

    __slots__ = (
        *("editable", "folder", "seconds", "api", "missing", "traceback", "side_effects", "traits", "findings", "by"),
        *("api_version", "meta"),
    )

    def __init__(
        self,
        editable: str = "",
        folder: str = "",
        *,
        seconds: float = 0.0,
        api: str = "",
        missing: str = "",
        traceback: Sequence[str] = (),
        side_effects: Sequence[Remark] = (),
        traits: Sequence[Remark] = (),
        findings: Sequence[Remark] = (),
        by: Sequence[str] = (),
        api_version: str = "",
        meta: str = "",
    ) -> None:
        self.editable = editable
        self.folder = folder
        self.seconds = seconds
        self.api = api
        self.missing = missing
        self.traceback = tuple(traceback)
        self.side_effects = tuple(side_effects)
        self.traits = tuple(traits)
        self.findings = tuple(findings)
        self.by = tuple(by)
        self.api_version = api_version
        self.meta = meta


class Inspected(Noun):
    """One candidate, and what became of it.

    Attributes:
        candidate: the entry point.
        status: what became of it, in a word.
        reason: the same at length, ``""`` where all is well.
        details: what else is known.
    """

    __slots__ = ("candidate", "status", "reason", "details")

    def __init__(self, candidate: Candidate, status: InspectedStatus, reason: str, details: Details) -> None:
        self.candidate = candidate
        self.status: InspectedStatus = status
        self.reason = reason
        self.details = details

    @property
    def failed(self) -> bool:
        """Whether it should have been loaded and could not be."""
        return self.status not in {"loaded", "not-loaded", "refused", "shadowed"}


class PublishedApi(Noun):
    """Who publishes the API of a namespace.

    Attributes:
        namespace: the entry point group.
        host: the distribution, with its version.
        target: what it publishes.
    """

    __slots__ = ("namespace", "host", "target")

    def __init__(self, namespace: str, host: str, target: str) -> None:
        self.namespace = namespace
        self.host = host
        self.target = target


class Looked(Noun):
    """A place where entry points are looked for: an entry of ``sys.path``, or a finder.

    Attributes:
        place: the folder, the file or the name of the finder.
        had: what was there, in words.
    """

    __slots__ = ("place", "had")

    def __init__(self, place: str, had: str) -> None:
        self.place = place
        self.had = had


class Inspection(Noun):
    """What an interpreter has of some namespaces.

    Attributes:
        python: the interpreter.
        namespaces: those that were inspected.
        known: every namespace that something is installed for.
        apis: the published APIs of them.
        plugins: every candidate, in the order of discovery by namespace; those that are hidden last.
        problems: what could not be read.
        places: where was looked.
    """

    __slots__ = ("python", "namespaces", "known", "apis", "plugins", "problems", "places")

    def __init__(
        self,
        python: str,
        namespaces: Sequence[str],
        known: Sequence[str],
        apis: Sequence[PublishedApi],
        plugins: Sequence[Inspected],
        problems: Sequence[Problem],
        places: Sequence[Looked],
    ) -> None:
        self.python = python
        self.namespaces = tuple(namespaces)
        self.known = tuple(known)
        self.apis = tuple(apis)
        self.plugins = tuple(plugins)
        self.problems = tuple(problems)
        self.places = tuple(places)

    @property
    def failed(self) -> bool:
        """Whether something should have been loaded, or read, and could not be."""
        return bool(self.problems) or any(each.failed for each in self.plugins)


WhyCode = Literal[
    "malformed-line",
    "other-spelling",
    "misspelt-namespace",
    "other-namespace",
    "stale-editable",
    "project-not-installed",
    "damaged-metadata",
    "unreadable-metadata",
    "other-environment",
    "misspelt-name",
    "not-installed",
    "nothing-installed",
    "refused",
    "off",
    "shadowed",
    "same-name",
    "invalid-declaration",
    "wrong-api-version",
    "project-gone",
    "files-missing",
    "dependency-missing",
    "extra-missing",
    "undeclared-dependency",
    "hidden-module",
    "syntax-error",
    "import-raised",
    "attribute-missing",
    "exited",
    "hung",
    "does-not-conform",
    "order-cycle",
    "path-only",
    "loaded",
]
"""Why a plugin does not appear, or that it does; each has its row in ``docs/operators.md``."""


class Cause(Noun):
    """Why a plugin does not appear.

    Attributes:
        code: what kind of reason.
        sentence: what to do about it.
    """

    __slots__ = ("code", "sentence")

    def __init__(self, code: WhyCode, sentence: str) -> None:
        self.code: WhyCode = code
        self.sentence = sentence


class Section(Noun):
    """A part of a story: what it is about, and its lines."""

    __slots__ = ("title", "lines")

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        self.title = title
        self.lines = tuple(lines)


class Story(Noun):
    """The whole story of one plugin.

    Attributes:
        namespace: where it was looked for.
        name: its name.
        sections: what is known.
        cause: what to do.
    """

    __slots__ = ("namespace", "name", "sections", "cause")

    def __init__(self, namespace: str, name: str, sections: Sequence[Section], cause: Cause) -> None:
        self.namespace = namespace
        self.name = name
        self.sections = tuple(sections)
        self.cause = cause


class Heavy(Noun):
    """Modules that the import of a plugin has imported besides its own.

    Attributes:
        name: the top-level module or package.
        seconds: what its modules took together, without what they import.
        cumulative: the longest of its imports, with what that imports.
        modules: how many of its modules were imported.
    """

    __slots__ = ("name", "seconds", "cumulative", "modules")

    def __init__(self, name: str, seconds: float, cumulative: float, modules: int) -> None:
        self.name = name
        self.seconds = seconds
        self.cumulative = cumulative
        self.modules = modules


class Timed(Noun):
    """A plugin that was imported in a process of its own.

    Attributes:
        plugin: what became of it.
        heavy: what it drags in, the slowest first.
    """

    __slots__ = ("plugin", "heavy")

    def __init__(self, plugin: Inspected, heavy: Sequence[Heavy]) -> None:
        self.plugin = plugin
        self.heavy = tuple(heavy)
