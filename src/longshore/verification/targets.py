"""What is wrong with an entry point before any type is asked about: its name, its target, its extras."""

from __future__ import annotations

import re
from collections.abc import Iterator

from longshore.model.verification import Declared, Project, StaticCode, StaticFinding
from longshore.rendering.safe import did_you_mean
from longshore.verification.reading import Sources
from longshore.verification.statements import is_importable

SCRIPTS = frozenset({"console_scripts", "gui_scripts"})
"""Namespaces of the packaging tools themselves: programs, no plugins."""
NAMESPACE = re.compile(r"\w+(\.\w+)*")
"""How a namespace is written."""
_NAME = re.compile(r"[^=\[\s]([^=]*[^=\s])?")
_EXTRAS = re.compile(r"\[([^\]]*)\]\s*$")


def plugins(project: Project) -> tuple[Declared, ...]:
    """The entry points that are plugins."""
    return tuple(each for each in project.declared if each.namespace not in SCRIPTS)


def target_findings(project: Project, sources: Sources) -> Iterator[StaticFinding]:
    """Everything that needs no type checker, in the order of the declarations.

    The rules of names and targets are those of the entry points specification.
    """
    seen: dict[tuple[str, str], Declared] = {}
    for each in plugins(project):
        first = seen.setdefault((each.namespace, each.name), each)
        if first is not each:
            yield _finding(
                each, "duplicate-name",
                f"{each.name!r} is declared twice in {each.namespace!r}: first at {first.place}",
                "give one of them another name; a host sees only one of two",
            )  # fmt: skip
        yield from _names(each)
        yield from _extras(each, project.extras)
        yield from _target(each, sources)


def _finding(declared: Declared, code: StaticCode, what: str, cure: str) -> StaticFinding:
    return StaticFinding(declared.place, declared.namespace, declared.name, code, f"{what}\ncure: {cure}")


def _names(declared: Declared) -> Iterator[StaticFinding]:
    if not NAMESPACE.fullmatch(declared.namespace):
        yield _finding(
            declared, "invalid-name", f"{declared.namespace!r} is no name of a namespace",
            "use letters, digits and underscores, with dots between them",
        )  # fmt: skip
    if not _NAME.fullmatch(declared.name) or not declared.name.isprintable():
        yield _finding(
            declared, "invalid-name", f"{declared.name!r} is no name of an entry point",
            "it must not be empty, begin with '[', contain '=' or a line end, or begin or end with white space",
        )  # fmt: skip


def _extras(declared: Declared, offered: tuple[str, ...] | None) -> Iterator[StaticFinding]:
    found = _EXTRAS.search(declared.value)
    for each in (found[1].split(",") if found else ()) if offered is not None else ():
        if each.strip() and _normal(each) not in map(_normal, offered or ()):
            yield _finding(
                declared, "unknown-extra",
                f"{declared.value!r} asks for the extra {each.strip()!r}, which the project does not offer "
                f"(it offers {', '.join(offered or ()) or 'none'})",
                "declare it under [project.optional-dependencies], or remove it from the target",
            )  # fmt: skip


def _normal(extra: str) -> str:
    return re.sub(r"[-_.]+", "-", extra.strip()).lower()


def _target(declared: Declared, sources: Sources) -> Iterator[StaticFinding]:
    target = declared.target
    if target is None or not is_importable(target):
        yield _finding(
            declared, "invalid-target", f"{declared.value!r} is no target",
            "write package.module:attribute, each part the name of a thing that Python can import",
        )  # fmt: skip
        return
    module, attr = target
    if sources.is_hidden(module):
        yield _finding(
            declared, "invalid-target", f"the library has a module {module!r} too, which comes before an installed one",
            "give the project's module another name",
        )  # fmt: skip
    elif not sources.exists(module):
        above = _nearest(module, sources)
        yield _finding(
            declared, "no-such-module", f"there is no module {module!r}"
            + (f"; {above!r} is there" if above else f" in {', '.join(sources.roots) or 'the environment'}"),
            "mend the target, or install what it is in; a module that a build step writes must be there before",
        )  # fmt: skip
    elif sources.definition(module, attr) is None:
        yield _finding(
            declared, "no-such-attribute", f"the module {module!r} has no {attr!r}" + _alike(module, attr, sources),
            "mend the target, or define it at the top of the module",
        )  # fmt: skip


def _nearest(module: str, sources: Sources) -> str:
    while "." in module:
        module = module.rpartition(".")[0]
        if sources.exists(module):
            return module
    return ""


def _alike(module: str, attr: str, sources: Sources) -> str:
    source = sources.source(module)
    return did_you_mean(attr, source.names) if source else ""
