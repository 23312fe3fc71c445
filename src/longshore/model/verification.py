"""The nouns of verified authoring: what a project declares, which APIs its namespaces have, what is wrong."""

from __future__ import annotations

from typing import Literal

from longshore.model import Noun

Kind = Literal["object", "class", "factory"]
"""What an entry point names: the object that keeps the API, a class of such objects, a callable that makes one."""
KINDS: tuple[Kind, ...] = ("object", "class", "factory")

Checker = Literal["mypy", "pyright", "pyrefly", "ty"]
CHECKERS: tuple[Checker, ...] = ("mypy", "pyright", "pyrefly", "ty")
"""The type checkers that can be asked, in the order of their answers."""

Severity = Literal["error", "warning"]

StaticCode = Literal[
    "does-not-conform",
    "no-such-module",
    "no-such-attribute",
    "invalid-target",
    "invalid-name",
    "duplicate-name",
    "unknown-extra",
    "unknown-api",
    "unreadable-api",
    "unknown-kind",
    "untyped",
    "malformed-project",
    "invalid-declaration",
    "missing-declaration",
    "unused-declaration",
    "wrong-api-version",
    "order-cycle",
    "import-failed",
]
"""What can be wrong with a declared entry point, each with its page in the documentation."""


class Place(Noun):
    """Where something is written.

    Attributes:
        file: the path of the file.
        line: from 1; 0 for the whole file.
        column: from 1; 0 for the whole line.
    """

    __slots__ = ("file", "line", "column")

    def __init__(self, file: str, line: int = 0, column: int = 0) -> None:
        self.file = file
        self.line = line
        self.column = column

    def __str__(self) -> str:
        return ":".join([self.file, *(str(each) for each in (self.line, self.column) if each)])


class Declared(Noun):
    """An entry point as a project declares it.

    Attributes:
        namespace: the entry point group.
        name: its name.
        value: its target as written, extras included.
        place: where it is declared.
        target: module and attribute path, ``None`` where the value is no target.
        comment: the comment behind it on the line, without its ``#``.
    """

    __slots__ = ("namespace", "name", "value", "place", "target", "comment")

    def __init__(
        self, namespace: str, name: str, value: str, place: Place, target: tuple[str, str] | None, comment: str = ""
    ) -> None:
        self.namespace = namespace
        self.name = name
        self.value = value
        self.place = place
        self.target = target
        self.comment = comment


class ApiReference(Noun):
    """Which API a namespace has, as its host publishes it or an author's project configures it.

    Attributes:
        namespace: the entry point group.
        target: the extension point or the API itself, such as ``textapp.api:formatters``.
        provider: who says so: a distribution with its version, or a place.
        kind: what the entry points name, ``""`` where nobody says and the sources tell.
        place: where it is written.
    """

    __slots__ = ("namespace", "target", "provider", "kind", "place")

    def __init__(self, namespace: str, target: str, provider: str, kind: Kind | Literal[""], place: Place) -> None:
        self.namespace = namespace
        self.target = target
        self.provider = provider
        self.kind: Kind | Literal[""] = kind
        self.place = place


class StaticFinding(Noun):
    """One thing that is wrong with a declared entry point.

    Attributes:
        place: where it is declared.
        namespace: its namespace, ``""`` for the project itself.
        name: its name.
        code: what kind of difference.
        message: what is wrong, in one or several lines: what was expected, what was got, the cure.
        checker: the type checker that says so, ``longshore`` for what needs none.
        severity: only an error makes a check fail.
        rule: the checker's own code for it, ``""`` for none.
        source: where the plugin's own code is, ``None`` where that is not known.
    """

    __slots__ = ("place", "namespace", "name", "code", "message", "checker", "severity", "rule", "source")

    def __init__(
        self,
        place: Place,
        namespace: str,
        name: str,
        code: StaticCode,
        message: str,
        *,
        checker: Checker | Literal["longshore"] = "longshore",
        severity: Severity = "error",
        rule: str = "",
        source: Place | None = None,
    ) -> None:
        self.place = place
        self.namespace = namespace
        self.name = name
        self.code: StaticCode = code
        self.message = message
        self.checker: Checker | Literal["longshore"] = checker
        self.severity: Severity = severity
        self.rule = rule
        self.source = source


class Project(Noun):
    """What declares entry points: a project's folder, a wheel, an installed distribution.

    Attributes:
        root: the folder of the project, whose settings of type checkers hold; the working folder for what is installed.
        file: the file with the declarations.
        name: the distribution's name, ``""`` where the project does not tell.
        extras: the optional dependencies that it offers.
        declared: its entry points, in order.
        configured: the APIs that ``[tool.longshore.apis]`` names.
        roots: the folders in which its modules are, each as for ``sys.path``.
        findings: what could not be read as it should be.
    """

    __slots__ = ("root", "file", "name", "extras", "declared", "configured", "roots", "findings")

    def __init__(
        self,
        root: str,
        file: str,
        name: str = "",
        *,
        extras: tuple[str, ...] | None = None,
        declared: tuple[Declared, ...] = (),
        configured: tuple[ApiReference, ...] = (),
        roots: tuple[str, ...] = (),
        findings: tuple[StaticFinding, ...] = (),
    ) -> None:
        self.root = root
        self.file = file
        self.name = name
        self.extras = extras
        self.declared = declared
        self.configured = configured
        self.roots = roots
        self.findings = findings


class Checked(Noun):
    """An entry point that was checked.

    Attributes:
        declared: the entry point.
        api: its namespace's API, as a type expression.
        provider: who published or configured that API.
        checkers: who was asked.
    """

    __slots__ = ("declared", "api", "provider", "checkers")

    def __init__(self, declared: Declared, api: str, provider: str, checkers: tuple[str, ...]) -> None:
        self.declared = declared
        self.api = api
        self.provider = provider
        self.checkers = checkers


class Verification(Noun):
    """The answer: what is wrong, and what was checked.

    Attributes:
        findings: in the order of the file.
        checked: every entry point whose API is known.
        python: the interpreter in whose environment was looked.
        checkers: name and version of the type checkers that were asked.
    """

    __slots__ = ("findings", "checked", "python", "checkers")

    def __init__(
        self,
        findings: tuple[StaticFinding, ...],
        checked: tuple[Checked, ...],
        python: str,
        checkers: tuple[str, ...],
    ) -> None:
        self.findings = findings
        self.checked = checked
        self.python = python
        self.checkers = checkers

    @property
    def conforms(self) -> bool:
        """No finding is an error."""
        return not any(each.severity == "error" for each in self.findings)


class Implementer(Noun):
    """An installed plugin of a namespace.

    Attributes:
        name: the entry point's name.
        value: its target.
        provider: the distribution and its version.
    """

    __slots__ = ("name", "value", "provider")

    def __init__(self, name: str, value: str, provider: str) -> None:
        self.name = name
        self.value = value
        self.provider = provider


class PublishedPoint(Noun):
    """A namespace with a published API, as ``longshore points`` tells it.

    Attributes:
        namespace: the entry point group.
        reference: what is published, and by whom.
        api: the API as a type expression, ``""`` where it can't be read.
        signature: the API's class without its bodies, or the expression; may have several lines.
        docstring: that of the API, ``""`` for none.
        place: where the API is defined.
        implementers: the installed plugins, in the order of discovery.
        problem: why the API can't be read, ``""`` where it can.
        meta: the type of the metadata that plugins have to declare, as a type expression, ``""`` for none.
        versions: the versions of the API that the host offers.
    """

    __slots__ = (
        *("namespace", "reference", "api", "signature", "docstring", "place", "implementers", "problem"),
        *("meta", "versions"),
    )

    def __init__(
        self,
        reference: ApiReference,
        implementers: tuple[Implementer, ...],
        *,
        api: str = "",
        signature: str = "",
        docstring: str = "",
        place: Place | None = None,
        problem: str = "",
        meta: str = "",
        versions: tuple[str, ...] = (),
    ) -> None:
        self.namespace = reference.namespace
        self.reference = reference
        self.api = api
        self.signature = signature
        self.docstring = docstring
        self.place = place
        self.implementers = implementers
        self.problem = problem
        self.meta = meta
        self.versions = versions
