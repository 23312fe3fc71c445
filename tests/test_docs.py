"""Runs every example of the documentation: the pages of docs/, the docstrings of the package, the pages of the codes.

What is run of a page, in order and in one fresh module:

- a ``pycon`` block, or a ``python`` block that begins with ``>>>``: outputs are compared exactly. Temporary folders
  are shown as ``site-packages``;
- any other ``python`` block: executed;
- a ``{code-block}`` with ``:caption: PROJECT/FILE``: a file of a project. Each project with a ``pyproject.toml`` is
  installed, as real metadata, while its page runs. A caption without a project is only a title;
- a ``toml`` block: read.

The commands of the worked examples are run by ``tests/examples``, in environments of their own.

A block is left out only by a line ``<!-- not run: REASON -->`` in front of it.
"""

from __future__ import annotations

import contextlib
import doctest
import importlib
import importlib.util
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import ModuleType
from typing import get_args

import pytest

from longshore.model.extension import Code, ConformanceReport
from longshore.model.verification import StaticCode
from longshore.testing import installed_plugin

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SOURCES = ROOT / "src"
PAGES = sorted(page for page in DOCS.rglob("*.md") if "_build" not in page.parts)
MYPYS = {"longshore.mypy", "longshore.integrations.mypy"}
CODES = sorted(get_args(Code))
TEMPORARY = re.compile(re.escape(str(Path(tempfile.gettempdir()) / "longshore-")) + r"\w+")
DURATION = re.compile(r" in \d+\.\d\ds\b")
MILLISECONDS = re.compile(r" {3,}\d+\.\d(?=  )")
OMISSION = re.compile(r"<!-- not run: \S.* -->")


@dataclass(frozen=True)
class Block:
    """A fenced block of a page.

    Attributes:
        language: ``python``, ``pycon``, ``toml`` and so on.
        caption: the file that it is, ``""`` for none.
        heading: the heading above it.
        line: of its first line of text, from 0.
        text: what is in it.
        skipped: it is not run.
        project: the project in whose folder its commands are run, ``""`` for none.
    """

    language: str
    caption: str
    heading: str
    line: int
    text: str
    skipped: bool
    project: str = ""

    @property
    def is_session(self) -> bool:
        return self.language == "pycon" or (self.language == "python" and self.text.startswith(">>>"))

    @property
    def is_run(self) -> bool:
        return self.language in {"python", "pycon"} and not self.caption and not self.skipped


def blocks_of(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    lines = page.read_text(encoding="utf-8").splitlines()
    heading, last, number = "", "", 0
    while number < len(lines):
        line = lines[number]
        number += 1
        fence = re.match(r"(`{3,})\s*(.*)", line)
        if fence is None:
            heading = line.lstrip("# ") if line.startswith("#") else heading
            last = line if line.strip() else last
            continue
        end = next(place for place in range(number, len(lines)) if lines[place].rstrip() == fence[1])
        language, caption = re.sub(r"^\{code-block\}\s*", "", fence[2]).strip(), ""
        while number < end and (option := re.match(r":(\w+): *(.*)", lines[number])):
            caption = option[2] if option[1] == "caption" else caption
            number += 1
        text = "\n".join(lines[number:end]) + "\n"
        place = re.fullmatch(r"<!-- in (\S+) -->", last)
        skipped = OMISSION.fullmatch(last) is not None
        yield Block(language, caption, heading, number, text, skipped, place[1] if place else "")
        number, last = end + 1, ""


class Checker(doctest.OutputChecker):
    """Compares outputs exactly, but for the names of temporary folders and for times."""

    def check_output(self, want, got, optionflags):
        return super().check_output(want, shown(got), optionflags)

    def output_difference(self, example, got, optionflags):
        return super().output_difference(example, shown(got), optionflags)


def shown(text: str) -> str:
    """An output as the page has it."""
    text = MILLISECONDS.sub(lambda found: "1.2".rjust(len(found[0])), text)
    return DURATION.sub(" in 0.12s", TEMPORARY.sub("site-packages", text))


@contextlib.contextmanager
def fresh_module(name: str, folder: Path, blocks: list[Block]) -> Iterator[ModuleType]:
    """A module whose source file has the code of a page, in the lines where the page has it."""
    lines: list[str] = []
    for block in blocks:
        lines += [""] * (block.line - len(lines))
        if block.is_session:
            lines += [
                re.sub(r"^(>>>|\.\.\.) ?", "", each) if each[:3] in {">>>", "..."} else f"# {each}"
                for each in block.text.splitlines()
            ]
        else:
            lines += block.text.splitlines()
    file = folder / f"{name}.py"
    file.write_text("\n".join(lines), encoding="utf-8")
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    try:
        yield module
    finally:
        del sys.modules[name]


@contextlib.contextmanager
def installed_projects(page: Path) -> Iterator[dict[str, Path]]:
    """Install the projects that the page shows file by file; where each is."""
    files: dict[str, dict[str, str]] = {}
    for block in blocks_of(page):
        if "/" in block.caption and block.language in {"python", "toml"} and not block.skipped:
            project, _, file = block.caption.partition("/")
            files.setdefault(project, {})[file.removeprefix("src/")] = block.text.removeprefix("\n")
    with contextlib.ExitStack() as stack:
        folders: dict[str, Path] = {}
        for name, project in files.items():
            about = tomllib.loads(project.pop("pyproject.toml"))["project"]
            packages = [str(folder) for file in project for folder in list(PurePosixPath(file).parents)[:-1]]
            project |= {f"{each}/__init__.py": "" for each in packages if f"{each}/__init__.py" not in project}
            entry_points = about.get("entry-points", {})
            folders[name] = stack.enter_context(
                installed_plugin(entry_points, name=about["name"], version=about["version"], modules=project)
            )
        yield folders


def run(block: Block, module: ModuleType) -> None:
    """Run one block in the module of its page."""
    if not block.is_session:
        exec(compile("\n" * block.line + block.text, module.__file__, "exec"), vars(module))
        return
    session = doctest.DocTestParser().get_doctest(block.text, {}, module.__name__, module.__file__, block.line)
    session.globs = vars(module)
    told: list[str] = []
    results = doctest.DocTestRunner(Checker()).run(session, out=told.append, clear_globs=False)
    assert not results.failed, "".join(told)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_examples_of_page(page: Path, tmp_path: Path) -> None:
    blocks = [each for each in blocks_of(page) if each.is_run]
    name = f"docs_{page.stem.replace('-', '_')}"
    with installed_projects(page), fresh_module(name, tmp_path, blocks) as module:
        for block in blocks:
            run(block, module)


SHELLS = [page for page in PAGES if any(each.project for each in blocks_of(page))]


@pytest.mark.checkers
@pytest.mark.parametrize("page", SHELLS, ids=lambda page: str(page.relative_to(DOCS)))
def test_commands_of_page(page: Path, tmp_path: Path) -> None:
    """Each ``console`` block with ``<!-- in PROJECT -->`` in front, in the folder of that project, as a user types it."""
    with installed_projects(page) as folders:
        projects = {each.project for each in blocks_of(page) if each.project}
        for block in blocks_of(page):
            if block.caption.partition("/")[0] in projects:
                file = tmp_path / block.caption
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(block.text.removeprefix("\n"), encoding="utf-8")
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        settings = {name: each for name, each in os.environ.items() if name != "PYTEST_ADDOPTS"}
        for block in blocks_of(page):
            if block.project:
                installed = os.pathsep.join(str(each) for name, each in folders.items() if name != block.project)
                settings |= {"PATH": path, "PYTHONPATH": f"{SOURCES}{os.pathsep}{installed}", "MYPYPATH": installed}
                command, _, told = block.text.removeprefix("$ ").partition("\n")
                done = subprocess.run(
                    command.split(), cwd=tmp_path / block.project, env=settings, capture_output=True, text=True
                )
                assert shown(done.stdout.replace(f"{tmp_path}{os.sep}", "")) == told, (command, done.stderr)


def test_examples_of_readme(tmp_path: Path) -> None:
    """They use the plugin of the first page."""
    blocks = [each for each in blocks_of(ROOT / "README.md") if each.is_run]
    with installed_projects(DOCS / "index.md"), fresh_module("docs_readme", tmp_path, blocks) as module:
        for block in blocks:
            run(block, module)
    assert list(module.one.format({"colour": "blue"})) == ["colour = blue"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_toml_of_page_can_be_read(page: Path) -> None:
    for block in blocks_of(page):
        if block.language == "toml" and not block.skipped:
            assert tomllib.loads(block.text)


def test_each_code_of_a_declared_entry_point_is_on_its_page() -> None:
    """With a section of its own, and none besides."""
    text = (DOCS / "entry-point-codes.md").read_text("utf-8")
    assert sorted(re.findall(r"(?m)^## (\S+)$", text)) == sorted(get_args(StaticCode))


def test_each_dependency_is_on_its_page_with_its_reason() -> None:
    about = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = [about["project"]["dependencies"], about["build-system"]["requires"]]
    groups += [*about["project"]["optional-dependencies"].values(), *about["dependency-groups"].values()]
    names = {re.split("[<>=~]", each)[0] for group in groups for each in group if isinstance(each, str)}
    assert names == set(re.findall(r"`([\w.-]+)`", (DOCS / "dependencies.md").read_text("utf-8"))) & names


def modules() -> list[str]:
    """The names of all modules of the package but the data of its demo."""
    files = [file.relative_to(SOURCES) for file in SOURCES.rglob("*.py")]
    names = [".".join(file.with_suffix("").parts) for file in files if "projects" not in file.parts]
    return sorted(name.removesuffix(".__init__") for name in names if not name.endswith("__main__"))


def documented() -> list[object]:
    """All modules; those for mypy itself want it installed."""
    return [pytest.param(each, marks=[pytest.mark.checkers] if each in MYPYS else []) for each in modules()]


@pytest.mark.parametrize("name", documented())
def test_examples_of_docstrings(name: str) -> None:
    module = importlib.import_module(name)
    told: list[str] = []
    for each in doctest.DocTestFinder().find(module, name):
        results = doctest.DocTestRunner(Checker()).run(each, out=told.append)
        assert not results.failed, "".join(told)


def page_of(code: str) -> Path:
    return DOCS / "codes" / f"{code}.md"


def example(code: str, heading: str) -> Block:
    """The good or the bad example of a code's page."""
    return next(each for each in blocks_of(page_of(code)) if each.heading == heading and each.is_run)


def test_each_code_has_its_page() -> None:
    assert {page.stem for page in page_of("any").parent.glob("*.md")} - {"index"} == set(CODES)


def codes_of_example(code: str, heading: str, folder: Path) -> set[str]:
    block = example(code, heading)
    with fresh_module(f"docs_{heading.lower()}_{code.replace('-', '_')}", folder, [block]) as module:
        run(block, module)
        report = module.report
    assert isinstance(report, ConformanceReport)
    return {each.code for each in report.findings + report.unverified}


@pytest.mark.parametrize("code", CODES)
def test_bad_example_gives_the_code(code: str, tmp_path: Path) -> None:
    assert code in codes_of_example(code, "Bad", tmp_path)


@pytest.mark.parametrize("code", CODES)
def test_good_example_gives_nothing(code: str, tmp_path: Path) -> None:
    assert codes_of_example(code, "Good", tmp_path) == set()


def verdicts(code: str) -> dict[str, str]:
    """The table of a code's page: severity, and what mypy and pyright do with the bad example."""
    rows = re.findall(
        r"^\| *(severity|mypy|pyright) *\| *([^|]*?) *\|$", page_of(code).read_text("utf-8"), re.MULTILINE
    )
    return dict(rows)


@pytest.mark.parametrize("code", CODES)
def test_page_of_code_says_its_severity(code: str, tmp_path: Path) -> None:
    block = example(code, "Bad")
    with fresh_module(f"docs_severity_{code.replace('-', '_')}", tmp_path, [block]) as module:
        run(block, module)
        report = module.report
    found = {each.severity for each in report.findings + report.unverified if each.code == code}
    assert found == {verdicts(code)["severity"]}


CHECKERS = {
    "mypy": ["--no-error-summary", "--show-error-codes", "--hide-error-context"],
    "pyright": ["--pythonpath", sys.executable],
}


@pytest.mark.checkers
@pytest.mark.parametrize("checker", CHECKERS)
def test_pages_of_codes_say_what_checkers_say(checker: str, tmp_path: Path) -> None:
    for code in CODES:
        for heading in ("Bad", "Good"):
            file = tmp_path / f"{heading.lower()}_{code.replace('-', '_')}.py"
            file.write_text(example(code, heading).text, encoding="utf-8")
    command = [sys.executable, "-m", checker, *CHECKERS[checker], "."]
    environment = os.environ | {"MYPYPATH": str(SOURCES)}
    output = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False).stdout
    refused = set(re.findall(r"(\w+)\.py:\d+(?::\d+ -|:) error", output))
    said = {f"bad_{code.replace('-', '_')}" for code in CODES if verdicts(code)[checker] == "refuses"}
    assert refused == said, output
