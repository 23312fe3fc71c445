"""A new plugin: a stub made from the API of its namespace, with its entry point and a test."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from longshore.declarations import GROUP
from longshore.model import Installed
from longshore.model.scaffolding import Implementation, Scaffold
from longshore.model.verification import ApiReference, Place
from longshore.scaffolding.errors import api_unreadable, bad_name, other_api, unknown_namespace
from longshore.scaffolding.naming import Names, free_names, misspelt
from longshore.scaffolding.projects import FROM_A_CLONE, GITIGNORE, filled, pyproject, table, wrapped
from longshore.verification.apis import Api, Unreadable, read_api
from longshore.verification.asking import asking_of
from longshore.verification.environment import POINTS, Environment
from longshore.verification.implementing.declared import declaration
from longshore.verification.implementing.functions import docstring
from longshore.verification.implementing.shapes import implementation
from longshore.verification.reading import Sources
from longshore.verification.stubs.names import quoted
from longshore.verification.targets import NAMESPACE

_OPTION = "--api"


def plugin(environment: Environment, namespace: str, name: str = "", api: str = "") -> Scaffold:
    """The project of a plugin.

    Args:
        environment: where its host is installed.
        namespace: what it is a plugin of.
        name: what it is to be called; ``""`` makes a name of the namespace.
        api: where the API is, such as ``cliff.command:Command``, of a host that does not publish it.

    Raises:
        BadName: nothing can be called so.
        UnknownNamespace: nobody publishes the API of the namespace.
        ApiUnreadable: the API can't be read.
        ApiUnimplementable: no plugin of the API can be written.
    """
    if not NAMESPACE.fullmatch(namespace):
        meant = namespace.replace("-", "_")
        near = f": did you mean {meant!r}?" if meant in environment.published() else ""
        cure = "use letters, digits and underscores, with dots between them, such as textapp.formatters"
        raise bad_name(namespace, f"is no name of a namespace{near}", cure)
    names = free_names(environment, name or f"{namespace.partition('.')[0]}-example")
    sources = Sources(environment)
    return _Plugin(sources, names, _api(sources, namespace, api)).scaffold()


def _api(sources: Sources, namespace: str, target: str) -> Api:
    published = sources.environment.published()
    reference = published.get(namespace)
    if target:
        return _named(sources, namespace, target, reference)
    if reference is None:
        raise unknown_namespace(namespace, sorted(published), sources.environment.python)
    return _read(sources, reference)


def _named(sources: Sources, namespace: str, target: str, published: ApiReference | None) -> Api:
    """The API that ``--api`` names, which is that of the host where it publishes one."""
    reason = misspelt(sources, target)
    if reason:
        raise api_unreadable(namespace, target, _OPTION, reason)
    found = _read(sources, ApiReference(namespace, target, _OPTION, "", Place(_OPTION)))
    known = read_api(sources, published) if published else None
    if published is None or not isinstance(known, Api):
        return found
    if known.type.text != found.type.text:
        raise other_api(namespace, known.type.text, published.provider, found.type.text)
    return known  # what the host says of it besides counts: what it compares, and what plugins are to declare


def _read(sources: Sources, reference: ApiReference) -> Api:
    found = read_api(sources, reference)
    if isinstance(found, Unreadable):
        raise api_unreadable(reference.namespace, reference.target, reference.provider, found.reason)
    return found


class _Plugin:
    """Makes the files of one plugin."""

    def __init__(self, sources: Sources, names: Names, api: Api) -> None:
        self._sources = sources
        self._names = names
        self._api = api
        self._namespace = api.reference.namespace
        self._made: Implementation = implementation(sources, api, names.attr)
        self._declared = declaration(sources, asking_of(sources, api.reference), names.entry_point, names.attr)

    def scaffold(self) -> Scaffold:
        """The project."""
        project, package = self._names.project, self._names.package
        told = f"A plugin of {self._namespace}."
        about = {"name": project, "description": told, "requires-python": ">=3.12" if self._made.newest else ">=3.11"}
        entry_point = {self._names.entry_point: f"{package}:{self._made.attr}"}
        entry_points = table(f"project.entry-points.{quoted(self._namespace)}", entry_point)
        tables = [entry_points + (_BARE if self._made.missing else "")]
        if self._declared:
            target = {self._names.entry_point: f"{package}.declared:{self._names.attr}"}
            tables.append(table(f"project.entry-points.{quoted(f'{GROUP}.{self._namespace}')}", target))
        files = {
            ".gitignore": GITIGNORE,
            "README.md": self._readme(),
            "pyproject.toml": pyproject(about, [*self._host()], tables, package, [*self._tools()]),
            f"src/{package}/__init__.py": self._module(told),
            f"src/{package}/py.typed": "",
            f"tests/test_{package}.py": self._test(),
            **({f"src/{package}/declared.py": "\n".join([*_DECLARED, *self._declared, ""])} if self._declared else {}),
        }  # fmt: skip
        by = self._api.reference.provider
        return Scaffold(
            project, f"a plugin of {self._namespace}, whose API is {self._api.type.text} ({by})", files,
            "longshore check",
        )  # fmt: skip

    def _host(self) -> Iterator[str]:
        """The requirement for the host: the distribution that publishes the API, or that is called as its package."""
        environment = self._sources.environment
        if self._api.reference.provider == _OPTION:
            top = self._api.reference.target.partition(":")[0].strip().partition(".")[0]
            folder = environment.distribution(top)
            owner = Installed(folder) if folder else None
        else:
            points = [each for each in environment.candidates(POINTS) if each.name == self._namespace]
            found = points[0].distribution
            owner = found if isinstance(found, Installed) else None
        if owner is not None and owner.name:
            version = owner.version.partition("+")[0]
            yield f"{owner.name}>={version}" if version else owner.name

    def _tools(self) -> Iterator[str]:
        """Settings that only some plugins need."""
        needed = not self._api.namespace and self._api.result is None and not self._made.is_class
        if self._api.reference.provider == _OPTION or needed:
            target = quoted(self._api.reference.target)
            yield (
                "[tool.longshore.apis]\n"
                f"{quoted(self._namespace)} = {{ api = {target}, kind = {quoted(self._made.kind)} }}"
            )
        home = self._api.reference.target.partition(":")[0].strip()
        untyped = sorted(
            {each.partition(".")[0] for each in {*self._made.modules, home} if not self._sources.is_typed(each)}
        )
        if untyped:
            modules = ", ".join(quoted(f"{each}.*") for each in untyped)
            yield f"[[tool.mypy.overrides]]\nmodule = [{modules}]\nfollow_untyped_imports = true"

    def _readme(self) -> str:
        words = {"PROJECT": self._names.project, "PACKAGE": self._names.package}
        words |= {"NAMESPACE": self._namespace, "API": self._api.type.text}
        return wrapped(filled(_README.replace("DECLARED", _ABOUT_DECLARED if self._declared else ""), words))

    def _module(self, told: str) -> str:
        parts = [docstring(told), "", "from __future__ import annotations", ""]
        parts += [*self._made.imports, ""] if self._made.imports else []
        return "\n".join([*parts, "", *self._made.lines, ""])

    def _test(self) -> str:
        module, _, path = self._api.reference.target.partition("[")[0].partition(":")
        module, path = module.strip(), path.strip()
        first = path.partition(".")[0]
        called = f"{first} as api" if first == self._made.attr else first
        api = f"api{path[len(first) :]}" if first == self._made.attr else path
        if self._api.namespace:
            api = f"{api}.api"
        elif self._made.kind == "class":
            anything = ", ".join(["Any"] * self._made.missing)
            api = f"type[{api}[{anything}]]" if anything else f"type[{api}]"
        lines: Sequence[str] = [
            docstring("The plugin keeps its API; pytest checks its entry point as well."), "",
            *(["from typing import Any", ""] if "[Any" in api else []),
            *sorted(["from longshore.testing import assert_conforms", f"from {module} import {called}"]), "",
            f"from {self._names.package} import {self._made.attr}", "", "",
            f"def test_{self._names.attr}_keeps_the_api() -> None:", '    """As its host checks it."""',
            f"    assert_conforms({self._made.attr}, {api})", "",
        ]  # fmt: skip
        return "\n".join(lines)


_BARE = "  # type: ignore[type-arg]  # the host leaves them out"
_DECLARED = (
    '"""What the host reads of this plugin before it imports it: literals alone."""', "",
    "from __future__ import annotations", "",
)  # fmt: skip
_ABOUT_DECLARED = """
What the host asks its plugins to declare is in `src/PACKAGE/declared.py`. Its values only have the right types: write
those that are true of this plugin.
"""
_README = f"""# PROJECT

A plugin of `NAMESPACE`, which has to keep `API`.

What is to be written is in `src/PACKAGE/__init__.py`: each attribute without a value and each
`raise NotImplementedError` waits for its code.
DECLARED
    python -m pip install --quiet --editable ".[dev]"
    longshore check

{FROM_A_CLONE}

`longshore check` compares the entry point of `pyproject.toml` with it, `python -m pytest` and `mypy` do so, too.
"""
