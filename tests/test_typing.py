"""What four type checkers say of the package and of ``tests/typing``, whose files are checked and never run.

A line of ``tests/typing`` that must be an error ends in a mark, ``# E: argument``; ``kinds.toml`` there has the code that
each checker reports for an error of that kind. A checker with a code of its own is named after it, several codes are
joined, ``# E: keyword mypy=arg-type+misc``; ``-`` is a checker that reports nothing, which only ``disagreements.py`` may
say. Every other line must pass in all four.

These tests need the group ``types`` and run on the main Python only.
"""

import ast
import contextlib
import functools
import io
import json
import os
import re
import subprocess
import sys
import sysconfig
import tokenize
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import longshore

pytestmark = pytest.mark.checkers

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "typing"
PACKAGE = ROOT / "src" / "longshore"
SOURCES = sorted(PACKAGE.rglob("*.py"))
ORDER = ("mypy", "pyright", "pyrefly", "ty")
DISAGREEMENTS = "disagreements.py"
CONSEQUENCES = ("reportUnknown", "reportUnusedExpression")  # what strict pyright tells beside an error
UNANNOTATED = "missing type annotation and could be inferred"  # an attribute whose type is plain from its value
TRANSITIVE = ("Return type is partially", "Type of parameter", "Type of base class")  # something of such a class
SAYS_ANY = {
    "conformance/forms/library.py",  # as data: what typeshed says of Awaitable, which plugins are held to
    "stevedore/dispatch.py",  # stevedore's map_method: what a method that is named by a text returns
    "stevedore/extension.py",  # the same
}
OVERRIDES = {
    "stevedore/dispatch.py": 4,
    "stevedore/driver.py": 1,
    "stevedore/hook.py": 1,
}  # stevedore's own, as they are
OVERRIDE = ["# type: ignore[override]  # ty: ignore[incompatible-method-override]"]
MARK = re.compile(r"# E: (?P<words>.*)$")


class Line(NamedTuple):
    """A line of a file."""

    path: Path
    number: int

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.number}"


class Told(NamedTuple):
    """What a checker says of a line."""

    line: Line
    severity: str
    code: str
    text: str


def output_of(checker: str, *arguments: str) -> str:
    """What a checker of this interpreter's environment prints, run at the top of the repository."""
    command = Path(sysconfig.get_path("scripts"), checker)
    told = subprocess.run(
        [command, *arguments],
        cwd=ROOT,
        env={
            **os.environ,
            "MYPYPATH": "src",
            "PYTHONPATH": "src",
            "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1",
            "NO_COLOR": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode in {0, 1}, f"{checker} ended with {told.returncode}:\n{told.stdout}\n{told.stderr}"
    return told.stdout


def mypy() -> Iterator[Told]:
    """What mypy says, by ``mypy.ini``; each test process has a cache of its own."""
    cache = ROOT / ".mypy_cache" / os.environ.get("PYTEST_XDIST_WORKER", "tests")
    options = ("--output=json", "--cache-dir", str(cache), "--python-executable", sys.executable)
    for each in map(json.loads, output_of("mypy", *options, str(PACKAGE), str(CASES)).splitlines()):
        yield Told(Line(ROOT / each["file"], each["line"]), each["severity"], each["code"] or "", each["message"])


def pyright() -> Iterator[Told]:
    """What pyright says, by pyproject.toml: strict for the cases, standard for the package."""
    for each in json.loads(output_of("pyright", "--outputjson", "--pythonpath", sys.executable))["generalDiagnostics"]:
        line = Line(Path(each["file"]), each["range"]["start"]["line"] + 1)
        yield Told(line, each["severity"], each.get("rule", ""), each["message"])


def pyrefly() -> Iterator[Told]:
    """What pyrefly says, by pyproject.toml: its preset "strict"."""
    output = output_of(
        "pyrefly", "check", "--output-format=json", "--min-severity=info", "--python-interpreter-path", sys.executable
    )
    for each in json.loads(output)["errors"]:
        yield Told(Line(ROOT / each["path"], each["line"]), each["severity"], each["name"], each["description"])


def ty() -> Iterator[Told]:
    """What ty says, by pyproject.toml."""
    severities = {"info": "info", "minor": "warning", "major": "error", "critical": "error"}
    for each in json.loads(output_of("ty", "check", "--output-format=gitlab", "--python", sys.prefix)):
        line = Line(ROOT / each["location"]["path"], each["location"]["positions"]["begin"]["line"])
        yield Told(line, severities[each["severity"]], each["check_name"], each["description"])


RUNS: dict[str, Callable[[], Iterator[Told]]] = {"mypy": mypy, "pyright": pyright, "pyrefly": pyrefly, "ty": ty}


@functools.cache
def said_by(checker: str) -> tuple[Told, ...]:
    """All that a checker says of the package and the cases, from one run."""
    return tuple(each for each in RUNS[checker]() if each.severity != "note")


def marks(checker: str) -> dict[Line, str]:
    """What the marked lines of the cases say that a checker reports."""
    kinds = tomllib.loads((CASES / "kinds.toml").read_text(encoding="utf-8"))
    found: dict[Line, str] = {}
    for path in sorted(CASES.glob("*.py")):
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            mark = MARK.search(text)
            if mark:
                kind, *own = mark["words"].split()
                found[Line(path, number)] = {**kinds[kind], **dict(each.split("=") for each in own)}[checker]
    return found


def differences(checker: str) -> Iterator[str]:
    """Where a checker and the marks differ, one line of text each and what the checker says."""
    wanted = marks(checker)
    got: dict[Line, list[Told]] = {}
    for each in said_by(checker):
        if each.line.path.parent == CASES:
            got.setdefault(each.line, []).append(each)
    for line in sorted({*wanted, *got}):
        codes = {each.code for each in got.get(line, ())}
        codes = {code for code in codes if not code.startswith(CONSEQUENCES)} or codes
        said = "+".join(sorted(codes)) or "-"
        if said != wanted.get(line, "-"):
            texts = "".join(f"\n    {each.text}" for each in got.get(line, ()))
            yield f"{line}: marked {wanted.get(line, '-')}, {checker} says {said}{texts}"


@pytest.mark.parametrize("checker", ORDER)
def test_exactly_the_marked_lines_are_errors(checker: str) -> None:
    """Every marked line is reported with its code, and nothing is said of any other."""
    found = list(differences(checker))
    assert not found, "\n".join(["", *found])


@pytest.mark.parametrize("checker", ORDER)
def test_the_package_is_clean(checker: str) -> None:
    """No checker finds an error in the package."""
    found = [each for each in said_by(checker) if PACKAGE in each.line.path.parents and each.severity == "error"]
    assert not found, "\n".join(["", *(f"{each.line}: {each.code}: {each.text}" for each in found)])


@pytest.mark.parametrize("checker", ORDER)
def test_only_the_disagreements_leave_a_checker_out(checker: str) -> None:
    """A wrong call is an error in all four checkers, or stands where the disagreements are listed."""
    left_out = [str(line) for line, code in marks(checker).items() if code == "-" and line.path.name != DISAGREEMENTS]
    assert not left_out, "\n".join(["", *left_out])


def public_names() -> Iterator[str]:
    """All that ``longshore`` exports, and the bases of its classes, whose members they inherit."""
    for name in longshore.__all__:
        yield name
        exported = getattr(longshore, name)
        for base in exported.__mro__ if isinstance(exported, type) else ():
            if base.__module__.startswith("longshore"):
                yield base.__name__


def public_symbols() -> Iterator[tuple[str, list[str]]]:
    """Every public name with its public members, and what pyright calls missing in the type of each."""
    known = set(public_names())
    output = output_of("pyright", "--verifytypes", "longshore", "--ignoreexternal", "--outputjson")
    for symbol in json.loads(output)["typeCompleteness"]["symbols"]:
        parts = symbol["name"].split(".")
        public = "testing" in parts or not known.isdisjoint(parts)
        if public and not any(re.match(r"_(?!_)", each) for each in parts):
            yield symbol["name"], [each["message"] for each in symbol["diagnostics"] if each["severity"] == "error"]


def test_no_public_type_holds_any() -> None:
    """No public signature or attribute is unknown to pyright, which knows the types of a library as its users do."""
    symbols = dict(public_symbols())
    assert {"longshore.check", "longshore.managers.driver.DriverManager.invoked"} <= symbols.keys(), sorted(symbols)
    leaks = [
        f"{name}: {text}"
        for name, texts in symbols.items()
        for text in texts
        if re.search(r"\b(Any|Unknown)\b", text) or not (UNANNOTATED in text or text.startswith(TRANSITIVE))
    ]
    assert not leaks, "\n".join(["", *leaks])


def annotated(tree: ast.AST) -> Iterator[ast.AST]:
    """All that stands in annotations and subscripts, text that stands for a type included."""
    for node in ast.walk(tree):
        for each in (getattr(node, "annotation", None), getattr(node, "returns", None), getattr(node, "slice", None)):
            for part in ast.walk(each) if isinstance(each, ast.AST) else ():
                yield part
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    with contextlib.suppress(SyntaxError):
                        yield from ast.walk(ast.parse(part.value, mode="eval"))


def names_in(nodes: Iterator[ast.AST]) -> set[str]:
    """The names and attributes among these nodes."""
    return {str(getattr(node, "id", "") or getattr(node, "attr", "") or getattr(node, "name", "")) for node in nodes}


def comments(text: str) -> Iterator[str]:
    """The comments of a source text; what looks like one inside a string is none."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def used(tree: ast.AST, name: str) -> bool:
    """Whether a function of this name is called or imported; that something is compared with it is another matter."""
    called = names_in(node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return name in called | names_in(node for node in ast.walk(tree) if isinstance(node, ast.alias))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_is_written_to_silence_a_checker(path: Path) -> None:
    """No ``Any`` in a type (as a run-time value it may be compared), no ``cast``, no comment that ignores an error.

    But for the methods of stevedore's that override another with another signature: the line before says which and why.
    """
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ("Any" in names_in(annotated(tree))) == (path.relative_to(PACKAGE).as_posix() in SAYS_ANY)
    assert not used(tree, "cast")
    ignored = [each for each in comments(text) if re.match(r"#\s*(?:type|pyright|pyrefly|ty|mypy):", each)]
    assert ignored == OVERRIDE * OVERRIDES.get(path.relative_to(PACKAGE).as_posix(), 0)
