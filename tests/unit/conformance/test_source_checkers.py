"""mypy and pyright themselves are asked what they infer, and it is what the source room tells.

These tests need the group ``types`` and run on the main Python only. A type that a line leaves open must be marked:
``# open``, or ``# arguments`` where only the type arguments are left open; ``# open: mypy`` is for one checker alone.
``# not asked`` is for what only helps.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sysconfig
import types
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest

from longshore.conformance.forms.kinds import args_of, origin_of
from longshore.conformance.forms.names import Unknown
from longshore.conformance.source import Told
from longshore.conformance.source.attributes import attribute_type, variable_type
from tests.unit.conformance.source_support import written  # noqa: F401

pytestmark = pytest.mark.checkers

SAMPLE = Path(__file__).with_name("source_sample.txt")
SHORT = re.compile(r"\b(?:\w+\.)+(?=\w)")


def output_of(checker: str, folder: Path, *arguments: str) -> str:
    """What a checker of this interpreter's environment prints."""
    command = Path(sysconfig.get_path("scripts"), checker)
    done = subprocess.run([command, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    return done.stdout


def revealed_by_mypy(path: Path) -> dict[int, str]:
    """What mypy reveals, by line."""
    output = output_of("mypy", path.parent, "--config-file=", f"--cache-dir={path.parent / 'cache'}", str(path))
    found = re.findall(rf'{path.name}:(\d+): note: Revealed type is "(.*)"', output)
    return {int(line): text for line, text in found}


def revealed_by_pyright(path: Path) -> dict[int, str]:
    """What pyright reveals, by line."""
    told = json.loads(output_of("pyright", path.parent, "--outputjson", str(path)))["generalDiagnostics"]
    found = ((each["range"]["start"]["line"] + 1, re.search(r' is "(.*)"$', each["message"])) for each in told)
    return {line: text[1] for line, text in found if text is not None}


def spelled(form: object) -> str:
    """A type in the way that both checkers write it."""
    origin, arguments = origin_of(form), args_of(form)
    if isinstance(form, Unknown):
        return "open"
    if form is typing.Any or form is ...:
        return "Any" if form is typing.Any else "..."
    if form is None or form is types.NoneType:
        return "None"
    if origin is typing.Literal:
        return "Literal[" + ", ".join(map(repr, arguments)) + "]"
    if origin in {typing.Union, types.UnionType}:
        return " | ".join(map(spelled, sorted(arguments, key=lambda each: each is types.NoneType)))
    if origin is None:
        name = str(getattr(form, "__name__", form))
        return {"ellipsis": "EllipsisType"}.get(name, name)
    return f"{origin.__name__}[{', '.join(map(spelled, arguments)) or '()'}]"


def normal(text: str) -> str:
    """The text of a checker without modules, and with the words that mean the same."""
    text = SHORT.sub("", text).replace("?", "").replace("Unknown", "Any").replace('b"', "b'").replace('"]', "']")
    text = re.sub(r"def \(.*?\) -> (\w+)", r"type[\1]", text)  # a class, to mypy
    return " | ".join(sorted(re.split(r" \| (?![^\[]*\])", text)))  # a bar in brackets stays


def questions() -> Iterator[tuple[str, str, str]]:
    """The owner and the name of every attribute and variable of the sample, and the mark of its line."""
    text = SAMPLE.read_text(encoding="utf-8")
    lines = text.splitlines()
    for owner, statement in statements(ast.parse(text)):
        variables = isinstance(statement, ast.Assign | ast.AnnAssign)
        for node in ast.walk(statement) if variables or isinstance(statement, ast.FunctionDef) else ():
            mark = lines[getattr(node, "lineno", 1) - 1].partition("  # ")[2]
            name = getattr(node, "id", "") if variables else getattr(node, "attr", "")
            of_object = variables or (isinstance(node, ast.Attribute) and ast.unparse(node.value) == "self")
            if name and of_object and mark != "not asked" and isinstance(getattr(node, "ctx", None), ast.Store):
                yield owner, name, mark


def statements(module: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """The statements of the module, and those of its classes."""
    for each in module.body:
        yield "", each
        for part in each.body if isinstance(each, ast.ClassDef) else ():
            yield each.name, part


@pytest.fixture(scope="module")
def revealed(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], tuple[str, str]]:
    """What the checkers reveal of each."""
    folder = tmp_path_factory.mktemp("sample")
    (folder / "sample.py").write_text(SAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    asked = list(dict.fromkeys((owner, name) for owner, name, _ in questions()))
    text = "import sample\n" + "".join(
        f"reveal_type(sample.{name})\n"
        if not owner
        else f"def f{n}(x: sample.{owner}) -> None: reveal_type(x.{name})\n"
        for n, (owner, name) in enumerate(asked)
    )
    path = folder / "asking.py"
    path.write_text(text, encoding="utf-8")
    mypy, pyright = revealed_by_mypy(path), revealed_by_pyright(path)
    return {each: (normal(mypy.get(n, "")), normal(pyright.get(n, ""))) for n, each in enumerate(asked, 2)}


def mark_for(checker: str, mark: str) -> str:
    """What the mark of a line says of a checker."""
    kind, _, only = mark.partition(": ")
    return kind if only in {"", checker} else ""


def test_what_both_checkers_infer_is_what_is_told(revealed, written):  # noqa: F811
    """Every attribute and variable of the sample has the type that mypy and pyright reveal, or is marked."""
    module = written(SAMPLE.read_text(encoding="utf-8"))
    differences = []
    marks = {(owner, name): mark for owner, name, mark in reversed(list(questions()))}
    for (owner, name), said in revealed.items():
        cls = getattr(module, owner) if owner else module
        told = variable_type(cls, name) if not owner or name in vars(cls) else attribute_type(cls, name)
        assert isinstance(told, Told), name
        mark = marks[owner, name]
        for checker, form, text in zip(("mypy", "pyright"), (told.mypy, told.pyright), said, strict=True):
            mine = normal(spelled(form))
            wanted = {"open": "open", "arguments": text.partition("[")[0]}.get(mark_for(checker, mark), text)
            if mine != wanted:
                differences.append(f"{owner}.{name}: {checker} reveals {text}, told is {mine} (marked {mark!r})")
    assert len(revealed) >= 150
    assert not differences, "\n".join(["", *differences])
