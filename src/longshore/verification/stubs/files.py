"""Which stubs belong into a folder, and whether they are there."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator, Sequence

from longshore.model.stubs import ModuleStub, StubFile
from longshore.model.verification import Project
from longshore.verification.environment import POINTS, Environment
from longshore.verification.errors import module_unusable, stub_unwritable
from longshore.verification.reading import Source, Sources
from longshore.verification.stubs.modules import MARK, module_stub

_PARTIAL = "partial\n"
"""In ``py.typed`` beside stubs: what has no stub is looked for elsewhere (PEP 561)."""


def write(file: StubFile) -> None:
    """Put a file where it belongs.

    Raises:
        StubUnwritable: it can't be written.
    """
    try:
        os.makedirs(os.path.dirname(file.path), exist_ok=True)
        with open(file.path, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(file.text)
    except OSError as error:
        raise stub_unwritable(file.path, f"can't be written: {error.strerror}") from error


def stub_files(environment: Environment, project: Project, modules: Sequence[str], output: str) -> Sequence[StubFile]:
    """Every file that belongs into the folder of stubs, in order.

    Args:
        environment: where hosts and plugins are installed. Nothing of it is imported.
        project: the current project, whose modules are looked for first.
        modules: hosts' modules; those that publish extension points where left out.
        output: the folder.

    Raises:
        ModuleUnusable: there can be no stub of a module.
        StubUnwritable: a stub is there that somebody else wrote.
    """
    sources = Sources(environment, project.roots)
    asked = dict.fromkeys(modules) or dict.fromkeys(_published(sources, project))
    if not asked:
        raise module_unusable(
            POINTS, f"nothing that is installed for {environment.python} publishes an extension point\n"
            "  cure: install a host that does, name another --python, or name a module",
        )  # fmt: skip
    made = {each: _stub(sources, each, output) for each in asked}
    for module, stub in made.items():
        if modules and not stub.points:
            raise module_unusable(module, "has no extension point: expected POINT = ExtensionPoint(NAMESPACE, API)")
    wanted = {module: stub for module, stub in made.items() if stub.points}
    return sorted(_files(sources, wanted, output), key=lambda each: each.path)


def _published(sources: Sources, project: Project) -> Iterator[str]:
    """The modules that define published points: those of the project, else those of what is installed."""
    own = [each.target for each in project.declared if each.namespace == POINTS]
    installed = sources.environment.candidates(POINTS)
    for module, attr in filter(None, own) if own else ((each.module_name, each.attr) for each in installed):
        found = sources.definition(module, attr)
        yield found.module if found else module


def _stub(sources: Sources, module: str, output: str) -> ModuleStub:
    file = sources.environment.file_of(module, sources.roots)
    if file is None:
        raise module_unusable(module, f"there is no such module for {sources.environment.python}")
    file = f"{file}i" if os.path.isfile(f"{file}i") else file
    if not file.endswith((".py", ".pyi")):
        raise module_unusable(module, f"{file} has no source text")
    try:
        with open(file, "rb") as stream:
            tree = ast.parse(stream.read())
    except (OSError, SyntaxError, ValueError) as error:
        raise module_unusable(module, f"{file} can't be read: {error}") from error
    return module_stub(sources, Source(module, file, tree), tree, output)


def _files(sources: Sources, stubs: dict[str, ModuleStub], output: str) -> Iterator[StubFile]:
    """The stubs, those of the packages above them, and what says that the rest of a package is elsewhere."""
    packages: set[str] = set()
    for module in stubs:
        parts = module.split(".")
        packages |= {".".join(parts[:end]) for end in range(1, len(parts) + 1)}
    regular = {each for each in packages if _is_package(sources, each)}
    for module in sorted(regular - stubs.keys()):
        path = _path(sources, module, output)
        present = _present(path)
        if present is None or present.startswith(MARK):  # somebody else's serves as well
            stub = _stub(sources, module, output)
            yield StubFile(path, stub.text, stub, present)
    for module, stub in stubs.items():
        path = _path(sources, module, output)
        present = _present(path)
        if present is not None and not present.startswith(MARK):
            raise stub_unwritable(path, _FOREIGN)
        yield StubFile(path, stub.text, stub, present)
    for module in sorted(each for each in regular if each.rpartition(".")[0] not in regular):
        path = os.path.join(output, *module.split("."), "py.typed")
        present = _present(path)
        if present not in {None, _PARTIAL}:
            raise stub_unwritable(path, _NOT_PARTIAL)
        yield StubFile(path, _PARTIAL, None, present)


_FOREIGN = (
    "is there, and longshore did not write it: it is left as it is\n"
    "  cure: move it away, or name another folder with --output"
)
_NOT_PARTIAL = (
    'says that all of the package is there: expected "partial", as the rest of it is elsewhere\n'
    "  cure: remove it, or name another folder with --output"
)


def _is_package(sources: Sources, module: str) -> bool:
    file = sources.environment.file_of(module, sources.roots) or ""
    return os.path.basename(file) in {"__init__.py", "__init__.pyi"}


def _path(sources: Sources, module: str, output: str) -> str:
    path = os.path.join(output, *module.split("."))
    return os.path.join(path, "__init__.pyi") if _is_package(sources, module) else f"{path}.pyi"


def _present(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8", newline="") as stream:
            return stream.read()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise stub_unwritable(path, f"can't be read: {error}") from error
