"""What mypy and pyright say: of ``x: API = plugin`` for every plugin, and of the classes of those that are refused."""

from __future__ import annotations

import ast
import inspect
import json
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .cases import Result, host_name

ROOT = Path(__file__).resolve().parents[2]
MYPY = """[mypy]
follow_untyped_imports = True
ignore_missing_imports = True
mypy_path = {root}/src:{root}:{folder}
show_absolute_path = True
"""
OVERRIDE = re.compile("base class|supertype|[Cc]annot override|\\[override]")
Lines = Set[tuple[str, int]]


@dataclass(frozen=True)
class Verdicts:
    """The lines, by file, that each checker reports."""

    mypy: Lines
    pyright: Lines

    def of_both(self, lines: Iterable[tuple[str, int]]) -> bool:
        """Whether each of them reports one of these lines."""
        wanted = set(lines)
        return not wanted.isdisjoint(self.mypy) and not wanted.isdisjoint(self.pyright)


class Probes:
    """One module per host, with one assignment per plugin."""

    def __init__(self, folder: Path, results: Iterable[Result]) -> None:
        """Write the modules.

        Args:
            folder: where; it is empty.
            results: of whom.
        """
        self.folder = folder
        self._texts: dict[Path, list[str]] = {}
        self._places = {result: self._add(result) for result in results}
        for file, lines in self._texts.items():
            file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.verdicts = verdicts(folder, {each.stem: each for each in self._texts})

    def _add(self, result: Result) -> tuple[str, int]:
        file = self.folder / f"probe_{host_name(result.host)}.py"
        lines = self._texts.setdefault(file, ["# pyright: basic, reportPrivateImportUsage=false"])
        attribute = f".{result.candidate.attr}" if result.candidate.attr else ""
        call = "()" if result.case.called else ""
        number = len(lines)
        lines.append(f"import {result.candidate.module_name} as module{number}")
        lines.append(f"from {result.host.__name__} import {result.case.api} as API{number}")
        lines.append(f"plugin{number}: API{number} = module{number}{attribute}{call}")
        return str(file), len(lines)

    def refused_by(self, result: Result) -> set[str]:
        """The checkers that refuse the assignment."""
        place = self._places[result]
        found = {"mypy": self.verdicts.mypy, "pyright": self.verdicts.pyright}
        return {name for name, lines in found.items() if place in lines}

    def stray(self) -> set[tuple[str, int]]:
        """Lines that are reported and are no assignments."""
        return (set(self.verdicts.mypy) | set(self.verdicts.pyright)) - set(self._places.values())


def verdicts(folder: Path, modules: Mapping[str, Path], *, overrides: bool = False) -> Verdicts:
    """Run both checkers over modules.

    Args:
        folder: where they run.
        modules: what to check, with their files; what they import is followed.
        overrides: keep only what is said of members that do not fit those of a base.
    """
    (folder / "mypy.ini").write_text(MYPY.format(root=ROOT, folder=folder), encoding="utf-8")
    names = [each for name in sorted(modules) for each in ("-m", name)]
    told = _run(folder, "mypy", "--config-file=mypy.ini", "--no-error-summary", "--no-pretty", *names)
    found = re.findall(r"^(.+?\.py):(\d+): error: (.*)$", told, re.MULTILINE)
    mypy = {(file, int(line)) for file, line, text in found if not overrides or OVERRIDE.search(text)}
    files = sorted(map(str, modules.values()))  # named one by one, or pyright leaves out what is installed
    data = json.loads(_run(folder, "pyright", "--outputjson", "--pythonpath", sys.executable, *files))
    rule = "reportIncompatible" if overrides else ""
    told_of = [each for each in data["generalDiagnostics"] if each.get("rule", "").startswith(rule)]
    errors = [each for each in told_of if each["severity"] == "error"]
    return Verdicts(mypy, {(each["file"], each["range"]["start"]["line"] + 1) for each in errors})


def _run(folder: Path, checker: str, *arguments: str) -> str:
    command = [sys.executable, "-m", checker, *arguments]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


def own_classes(result: Result) -> list[type]:
    """The classes of a plugin that are Python source, from its own to ``object``."""
    plugin = result.plugin
    cls = plugin if isinstance(plugin, type) else type(plugin)
    return [each for each in cls.__mro__ if _source(each) is not None]


def class_modules(result: Result) -> dict[str, Path]:
    """Where those classes are written; checkers take the standard library from typeshed, never from its source."""
    files = {each.__module__: Path(_source(each) or "") for each in own_classes(result)}
    installed = {name: file for name, file in files.items() if file.is_relative_to(sysconfig.get_path("purelib"))}
    return {name: file for name, file in installed.items() if name != "typing_extensions"}


def definitions(result: Result, member: str) -> Iterator[tuple[str, int]]:
    """The lines at which the plugin's classes define a member."""
    for cls in own_classes(result):
        file = _source(cls) or ""
        for node in _classes(file):
            if node.name == cls.__name__:
                for each in node.body:
                    if member in _names(each):
                        yield from ((file, line) for line in range(*_head(each)))


@cache
def _classes(file: str) -> list[ast.ClassDef]:
    tree = ast.parse(Path(file).read_text(encoding="utf-8"))
    return [each for each in ast.walk(tree) if isinstance(each, ast.ClassDef)]


def _head(node: ast.stmt) -> tuple[int, int]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return min([node.lineno, *(each.lineno for each in node.decorator_list)]), node.body[0].lineno
    return node.lineno, (node.end_lineno or node.lineno) + 1


def _names(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {node.name}
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}


def _source(cls: type) -> str | None:
    try:
        return inspect.getsourcefile(cls)
    except TypeError:
        return None
