"""Which statements are to be made about a project, and what is wrong before any type checker is asked."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence

from longshore.model.verification import ApiReference, Declared, Project, StaticFinding
from longshore.rendering.safe import did_you_mean
from longshore.verification.apis import Api, Unreadable, kind_of_target, read_api
from longshore.verification.asking import Asking, asking_of
from longshore.verification.circles import circles
from longshore.verification.declaring import declaration_statement, declares_for, undeclared, unusable, unused
from longshore.verification.environment import POINTS, Environment
from longshore.verification.reading import Sources
from longshore.verification.statements import Statement, is_importable, statement
from longshore.verification.targets import plugins, target_findings


class Plan:
    """What is to be asked about a project: its statements, and what is wrong before any type checker is asked.

    Attributes:
        project: the project.
        sources: the texts of the environment.
        statements: about each entry point whose API is known.
        findings: of the project, its targets and its APIs.
    """

    def __init__(self, project: Project, environment: Environment, more: Sequence[str] = ()) -> None:
        """Read what is needed for the statements.

        Args:
            project: the project.
            environment: where its hosts are installed.
            more: further folders with modules, after those of the project.
        """
        self.project = project
        self.sources = Sources(environment, (*project.roots, *map(os.path.abspath, more)))
        own = [each for each in reversed(project.declared) if each.namespace == POINTS]
        self._references: Mapping[str, ApiReference] = {  # the author's own settings count most
            **environment.published(),
            **{each.name: ApiReference(each.name, each.value, str(each.place), "", each.place) for each in own},
            **{each.namespace: each for each in project.configured},
        }
        self._apis: dict[str, Api | Unreadable | None] = {}
        self.statements: list[Statement] = []
        self.findings = [*project.findings, *target_findings(project, self.sources)]
        for number, each in enumerate(plugins(project), 1):
            self.findings += self._add(each, number)
        self.findings += circles(project, self.sources)

    @property
    def roots(self) -> tuple[str, ...]:
        """The folders in which type checkers look first: the project's, and those that only a finder knows."""
        environment, own = self.sources.environment, self.project.roots
        modules = sorted({module for each in self.statements for module in each.modules})
        known = (environment.editable_folder(each, own) for each in modules)
        return tuple(dict.fromkeys((*own, *filter(None, known))))

    @property
    def untyped(self) -> bool:
        """Something that a statement is about is installed and does not say that it is typed."""
        return not all(self.sources.is_typed(module) for each in self.statements for module in each.modules)

    def _add(self, declared: Declared, number: int) -> Iterator[StaticFinding]:
        if declared.namespace == POINTS:
            yield from self._point(declared)
            return
        if declares_for(declared):
            yield from self._declaration(declared, number)
            return
        yield from undeclared(declared, self._asking(declared.namespace), self.project)
        api = self._api(declared.namespace)
        if not isinstance(api, Api):
            yield _without_api(declared, api, self._references)
            return
        target = declared.target
        if target is not None and is_importable(target):
            found = self.sources.definition(*target)
            kind = kind_of_target(api, found)
            if kind is not None or found is None:  # what is not there, the type checkers tell as well
                self.statements.append(statement(declared, api, kind or "object", number))
            else:
                yield StaticFinding(declared.place, declared.namespace, declared.name, "unknown-kind", _KIND)

    def _api(self, namespace: str) -> Api | Unreadable | None:
        if namespace not in self._apis:
            reference = self._references.get(namespace)
            self._apis[namespace] = read_api(self.sources, reference) if reference else None
        return self._apis[namespace]

    def _asking(self, namespace: str) -> Asking:
        reference = self._references.get(namespace)
        return asking_of(self.sources, reference) if reference else Asking()

    def _declaration(self, declared: Declared, number: int) -> Iterator[StaticFinding]:
        """A declaration must be of a plugin of the project, and be read by its host without import."""
        namespace = declares_for(declared)
        yield from unused(declared, self.project)
        target = declared.target
        if target is not None and is_importable(target) and self.sources.definition(*target) is not None:
            asking = self._asking(namespace)
            yield from unusable(declared, asking, self.sources)
            reference = self._references.get(namespace)
            made = declaration_statement(declared, asking, reference, self.sources, number)
            self.statements += [made] if made else []

    def _point(self, declared: Declared) -> Iterator[StaticFinding]:
        """A published API must be readable, and the point must be of the namespace that it is published for."""
        api = self._api(declared.name)
        if isinstance(api, Unreadable):
            if api.code == "unreadable-api":  # what does not exist at all is told of every target
                yield StaticFinding(declared.place, declared.namespace, declared.name, api.code, api.reason)
        elif api is not None and api.namespace not in {"", declared.name}:
            yield StaticFinding(
                declared.place, declared.namespace, declared.name, "invalid-target",
                f"{declared.value!r} is the extension point of {api.namespace!r}, published for {declared.name!r}\n"
                "cure: give the entry point the point's own namespace as its name",
            )  # fmt: skip


_KIND = (
    "whether it is a class, a factory or the object itself can't be read from its source\n"
    'cure: [tool.longshore.apis] with { api = "module:Api", kind = "object" }, or "class", or "factory"'
)


def _without_api(declared: Declared, api: Unreadable | None, references: Mapping[str, ApiReference]) -> StaticFinding:
    reference = references.get(declared.namespace)
    if api is None or reference is None:
        return StaticFinding(
            declared.place, declared.namespace, declared.name, "unknown-api",
            f"no installed distribution publishes an API for {declared.namespace!r}: not checked"
            f"{did_you_mean(declared.namespace, references)}\n"
            f'cure: install its host, or add "{declared.namespace}" = "module:Api" to [tool.longshore.apis]',
            severity="warning",
        )  # fmt: skip
    return StaticFinding(
        declared.place, declared.namespace, declared.name, "unreadable-api",
        f"the API of {declared.namespace!r}, {reference.target!r} by {reference.provider}, can't be read: {api.reason}",
    )  # fmt: skip
