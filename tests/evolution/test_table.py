"""The table of changes, row by row: by our own answer, by the documentation, and by mypy and pyright."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.evolution.rows import CLASS, CLASS_ROWS, HEAD, POINT_ROWS, ROWS, Row, module, point
from tests.evolution.support import diff, sides

PAGE = Path(__file__).parents[2] / "docs" / "evolution.md"
NAMES = [each.title for each in ROWS]


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_row(row: Row, tmp_path):
    """Who is hurt, and the verdict."""
    found = diff(module(row.old), module(row.new), tmp_path)
    hurt = {name for name, each in (("implementers", row.implementers), ("callers", row.callers)) if each}
    assert sides(found) == hurt
    same = row.title.startswith("nothing but")
    assert found.verdict == ("patch" if same else row.verdict)
    assert found.undecided == 0
    assert bool(found.changes) is not same


@pytest.mark.parametrize("row", CLASS_ROWS, ids=[each.title for each in CLASS_ROWS])
def test_row_of_a_class(row: Row, tmp_path):
    """The same of an API that plugins inherit from."""
    found = diff(module(row.old, CLASS), module(row.new, CLASS), tmp_path)
    assert sides(found) == {name for name in ("implementers", "callers") if getattr(row, name)}
    assert found.verdict == row.verdict


@pytest.mark.parametrize("row", POINT_ROWS, ids=[each.title for each in POINT_ROWS])
def test_row_of_a_point(row: Row, tmp_path):
    """The same of what an extension point asks plugins to declare, and of nothing else."""
    found = diff(point(row.old), point(row.new), tmp_path, "point")
    assert sides(found) == {name for name in ("implementers", "callers") if getattr(row, name)}
    assert (found.verdict, found.undecided) == (row.verdict, 0)
    assert {each.type for each in found.changes} <= {"", "textapp_api.Meta"}
    assert diff(point(row.old), point(row.old), tmp_path, "point").changes == ()


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_nothing_has_changed_where_nothing_has(row: Row, tmp_path):
    """An API is compatible with itself, however it is written."""
    assert diff(module(row.old), module(row.old), tmp_path).changes == ()


def test_the_page_has_the_same_table():
    """Every row, in the same order."""
    lines = [line.split("|")[1:-1] for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    told = [[cell.strip() for cell in each] for each in lines if each[-1].strip() in {"major", "minor", "patch"}]
    words = {True: "breaks", False: ""}
    asked = [
        [each.title, words[each.implementers], words[each.callers], each.verdict if "nothing but" not in each.title else "patch"]
        for each in [*ROWS, *CLASS_ROWS, *POINT_ROWS]
    ]  # fmt: skip
    assert told == asked


def _implementation(body: str, name: str, api: str) -> str:
    """A class with the members of a Protocol; an attribute is set."""
    text = re.sub(r"(\) -> [^:\n]+):(?: \.\.\.)?$", r"\1: raise ValueError", body.replace("API", api), flags=re.M)
    text = text.replace("'Text.'\n    ...", "").rstrip()
    if "@overload" in body:
        text = text.replace("raise ValueError", "...") + "\ndef m(self, a: Any) -> Any: ..."
    return f"class {name}:\n{textwrap.indent(text, '    ')}\n"


def _case(row: Row) -> str:
    parts = [HEAD]
    for api, body in (("Old", row.old), ("New", row.new)):
        parts.append(f"class {api}(Protocol):\n{textwrap.indent(body.replace('API', api), '    ')}\n")
    parts += [_implementation(row.old, "OldPlugin", "New"), _implementation(row.new, "NewObject", "Old")]
    return "".join([*parts, "_old_plugin: New = OldPlugin()\n_new_object: Old = NewObject()\n"])


def _refused(texts: list[str], folder: Path, *, all_lines: bool = False) -> dict[str, set[tuple[int, str]]]:
    """By checker: the number of the case, and the name of the statement that it refuses."""
    for index, text in enumerate(texts):
        (folder / f"case_{index}.py").write_text(text, encoding="utf-8")
    version = "{}.{}".format(*sys.version_info)
    mypy = [sys.executable, "-m", "mypy", "--config-file=", "--no-error-summary", "--python-version", version, "."]
    done = subprocess.run(mypy, cwd=folder, capture_output=True, text=True, check=False)
    assert not done.stderr
    lines = {"mypy": [(each[1], int(each[2])) for each in re.finditer(r"case_(\d+)\.py:(\d+): error: ", done.stdout)]}
    pyright = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable]
    done = subprocess.run(
        [*pyright, "--pythonversion", version, "."], cwd=folder, capture_output=True, text=True, check=False
    )
    told = [each for each in json.loads(done.stdout)["generalDiagnostics"] if each["severity"] == "error"]
    lines["pyright"] = [
        (Path(each["file"]).stem.removeprefix("case_"), each["range"]["start"]["line"] + 1) for each in told
    ]
    found: dict[str, set[tuple[int, str]]] = {}
    for checker, places in lines.items():
        named = {
            (int(case), texts[int(case)].splitlines()[line - 1].split(":")[0].split(" ")[0]) for case, line in places
        }
        found[checker] = {each for each in named if all_lines or each[1] in {"_old_plugin", "_new_object"}}
    return found


@pytest.mark.checkers
def test_mypy_and_pyright_say_the_same(tmp_path):
    """An implementation of exactly OLD is given to NEW and the other way round: each refuses what we say it refuses."""
    rows = [each for each in ROWS if "body" not in each.title or "added" in each.title]
    refused = _refused([_case(each) for each in rows], tmp_path)
    for index, row in enumerate(rows):
        folder = tmp_path / f"row{index}"
        folder.mkdir()
        hurts = [one for each in diff(module(row.old), module(row.new), folder).changes for one in each.hurts]
        for checker in ("mypy", "pyright"):
            sided = {one.side for one in hurts if one.refused_by in {"", checker}}
            names = {"implementers": "_old_plugin", "callers": "_new_object"}
            told = {name for number, name in refused[checker] if number == index}
            assert {names[each] for each in sided} == told, (row.title, checker)


@pytest.mark.checkers
def test_classes_written_for_an_old_class_are_refused_alike(tmp_path):
    """A class that overrides the old members and inherits from the new class."""
    texts, rows = [], [each for each in CLASS_ROWS if "__init__" not in each.old and "removed" not in each.title]
    for row in rows:
        api = f"class New(abc.ABC):\n{textwrap.indent(row.new, '    ')}\n"
        abstract = "@abc.abstractmethod" in row.old
        own = textwrap.indent(row.old.replace("@abc.abstractmethod\n", "").replace("...", "raise ValueError"), "    ")
        lines = f"class Plugin(New):\n{own if abstract else '    pass'}\n"
        texts.append(f"{HEAD}{api}{lines}_old_plugin = Plugin()\n")
    refused = _refused(texts, tmp_path, all_lines=True)
    for index, row in enumerate(rows):
        assert [any(case == index for case, _ in refused[each]) for each in ("mypy", "pyright")] == [
            row.implementers
        ] * 2


INHERITING = """
class Plugin(API): pass
_old_plugin = Plugin()
"""


@pytest.mark.checkers
@pytest.mark.parametrize("title", ["a member gets a body", "a member loses its body"])
def test_bodies_matter_to_those_that_inherit(title, tmp_path):
    """A class that inherits from the Protocol and takes its body can't be made when the body is gone."""
    row = next(each for each in ROWS if each.title == title)
    refused = _refused([module(row.new) + INHERITING], tmp_path)
    assert refused == dict.fromkeys(("mypy", "pyright"), {(0, "_old_plugin")} if row.implementers else set())
