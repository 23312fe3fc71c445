"""An ordinary run of mypy, with the plugin in its settings: real runs, between which files are edited."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.verification.support import SOURCE, host, written

pytestmark = pytest.mark.checkers

HOST = """\
from typing import Protocol
from longshore import ExtensionPoint
class Lifter(Protocol):
    def lift(self, height: int) -> bool: ...
    def close(self) -> None: ...
lifters = ExtensionPoint("quay.lifters", Lifter)
"""
GOOD = """\
class Lifter:
    def lift(self, height: int) -> bool: return True
    def close(self) -> None: ...
good = Lifter()
"""
PROJECT = """\
[project]
name = "acme"
[project.entry-points."quay.lifters"]
one = "acme.lifters:good"
two = "acme.lifters:good"
[tool.mypy]
plugins = ["longshore.mypy"]
files = ["src", "pyproject.toml"]
mypy_path = "src"
strict = true
"""
BAD = GOOD.replace("height: int", "height: bytes")
"""Of another size: a file of the same size and second is the same one for mypy."""
Errors = list[tuple[str, int, str]]
Run = Callable[[Path], Errors]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two good plugins, beside an environment with their host."""
    site = host(
        tmp_path / "site", {"quay.lifters": "quay:lifters"}, {"quay/__init__.py": HOST, "quay/py.typed": ""}, "quay"
    )
    (site / "no_more.txt").write_text("")
    files = {"pyproject.toml": PROJECT, "src/acme/__init__.py": "", "src/acme/lifters.py": GOOD}
    return written(tmp_path / "project", files)


def mypy(
    folder: Path, *arguments: str, program: Sequence[str] = ("mypy",), **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run mypy in a project's folder, in an environment that is this one and the host's folder."""
    environment = {name: each for name, each in os.environ.items() if name != "LONGSHORE_CHECK"} | variables
    environment["PYTHONPATH"] = os.pathsep.join([str(folder.parent / "site"), str(SOURCE)])
    environment["MYPYPATH"] = str(folder.parent / "site")
    last = ["--no-fast-exit"] if program == ("mypy",) else []  # a process that ends in haste tells no coverage
    command = [sys.executable, "-m", *program, *last, *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


def errors(output: str) -> Errors:
    """File, line and code of each error."""
    found = re.findall(r"^(\S+?):(\d+): error: .*?  \[([\w-]+)\]$", output, re.MULTILINE)
    return [(file, int(line), code) for file, line, code in found]


def plain(folder: Path) -> Errors:
    done = mypy(folder)
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    assert done.stderr == ""
    return errors(done.stdout)


def sqlite(folder: Path) -> Errors:
    done = mypy(folder, "--sqlite-cache")
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    return errors(done.stdout)


def workers(folder: Path) -> Errors:
    for _ in range(5):  # on a busy machine mypy may give up waiting for its own workers
        done = mypy(folder, "--num-workers", "2")
        if "Failed to establish connection with worker" not in done.stdout + done.stderr:
            break
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    assert done.stderr == ""
    return errors(done.stdout)


def daemon(folder: Path) -> Errors:
    done = mypy(folder, "run", "--", program=("mypy.dmypy",))
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    return errors(done.stdout)


WAYS: dict[str, Run] = {"plain": plain, "sqlite": sqlite, "workers": workers, "daemon": daemon}


@pytest.fixture
def run(request: pytest.FixtureRequest, project: Path) -> Iterator[Callable[[], Errors]]:
    """One of the ways to run mypy, over and over, with its caches."""
    yield lambda: WAYS[request.param](project)
    if request.param == "daemon":
        mypy(project, "stop", program=("mypy.dmypy",))


@pytest.mark.parametrize("run", WAYS, indirect=True)
def test_edits_between_runs_neither_leave_nor_lose_an_error(run, project):
    """Of the plugin, of the host, of the project's file, and of names."""
    toml, plugin, api = (
        project / "pyproject.toml",
        project / "src/acme/lifters.py",
        project.parent / "site/quay/__init__.py",
    )
    one_and_two = [("pyproject.toml", 4, "assignment"), ("pyproject.toml", 5, "assignment")]
    shifted = [(file, line + 2, code) for file, line, code in one_and_two]

    assert run() == []
    assert run() == []
    plugin.write_text(BAD)
    assert run() == one_and_two
    assert run() == one_and_two  # said again, though nothing has changed
    toml.write_text("# a line\n# and another\n" + PROJECT)
    assert run() == shifted
    plugin.write_text(GOOD)
    assert run() == []
    api.write_text(HOST.replace("height: int", "height: bytes"))
    assert run() == shifted
    api.write_text(HOST)
    assert run() == []
    toml.write_text(PROJECT.replace('two = "acme.lifters:good"', 'two = "acme.lifters:bad"'))
    assert run() == [("pyproject.toml", 5, "attr-defined")]
    plugin.write_text(GOOD + "bad = good\n")
    assert run() == []
    plugin.rename(plugin.with_name("renamed.py"))
    assert {(file, line) for file, line, _ in run()} == {("pyproject.toml", 4), ("pyproject.toml", 5)}
    toml.write_text(PROJECT.replace("acme.lifters", "acme.renamed"))
    assert run() == []
    toml.write_text(PROJECT.replace("acme.lifters", "acme.renamed").replace('two = "', 'two = "no '))
    assert run() == [("pyproject.toml", 5, "entry-point")]
    toml.write_text(PROJECT.replace("acme.lifters", "acme.renamed"))
    assert run() == []


def test_reasons_are_told_in_mypys_own_way(project):
    """The member, what was expected and got, at the line of the entry point; its own findings with a cure."""
    (project / "src/acme/lifters.py").write_text(BAD)
    text = PROJECT.replace(
        'two = "acme.lifters:good"', 'two = "acme.lifters:good [fast]"  # type: ignore[assignment]\nthree = ""'
    )
    (project / "pyproject.toml").write_text(text)

    done = mypy(project)

    assert done.returncode == 1
    assert "pyproject.toml:4: note:         def lift(self, height: int) -> bool" in done.stdout
    assert "pyproject.toml:4: note:         def lift(self, height: bytes) -> bool" in done.stdout
    assert (
        "pyproject.toml:5: error: quay.lifters: two: 'acme.lifters:good [fast]' asks for the extra 'fast'"
        in done.stdout
    )
    assert "pyproject.toml:5: note:     cure: declare it under [project.optional-dependencies]" in done.stdout
    assert "pyproject.toml:6: error: quay.lifters: three: '' is no target  [entry-point]" in done.stdout
    assert "pyproject.toml:5: error: Incompatible" not in done.stdout


def test_a_module_that_only_mypys_settings_know_is_there(project):
    """What mypy_path names is looked at as well."""
    moved = project / "elsewhere" / "acme"
    moved.parent.mkdir()
    (project / "src/acme").rename(moved)
    text = PROJECT.replace('mypy_path = "src"', 'mypy_path = "elsewhere"').replace('"src", ', "")
    (project / "pyproject.toml").write_text(text)
    done = mypy(project)
    assert errors(done.stdout) == [], done.stdout


def test_a_namespace_without_an_api_is_a_note(project):
    """It does not make the run fail."""
    (project / "pyproject.toml").write_text(PROJECT.replace('"quay.lifters"', '"other.ns"'))
    done = mypy(project)
    assert done.returncode == 0
    assert done.stdout.count("pyproject.toml:4: note: other.ns: one: no installed distribution publishes an API") == 1


def test_a_file_that_is_not_checked_is_said(project):
    """On the standard error, with the cure; so is one that does not exist, and nothing where it is checked."""
    for arguments in (["src"], ["-p", "acme"]):
        done = mypy(project, *arguments)
        assert "pyproject.toml is not among the files that mypy checked" in done.stderr
        assert "cure: add it to mypy's files (files = src, pyproject.toml), or run longshore check" in done.stderr
    assert mypy(project, "pyproject.toml").stderr == ""

    bare = written(project.parent / "bare", {"mypy.ini": "[mypy]\nplugins = longshore.mypy\n", "x.py": ""})
    done = mypy(bare, "x.py")
    assert f"{bare}/pyproject.toml does not exist" in done.stderr


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('[project]\nname = "acme"\n', 1, "declares no entry points"),
        ("[project\n", 1, "is no TOML"),
        ('[project]\nentry-points = "x"\n', 2, "project.entry-points is 'x': expected a table"),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error_in_it(text, line, message, project):
    """Mypy goes on with the others."""
    settings = "[mypy]\nplugins = longshore.mypy\nmypy_path = src\n"
    written(project, {"pyproject.toml": text, "mypy.ini": settings, "src/acme/wrong.py": "x: int = ''\n"})
    done = mypy(project, "src", "pyproject.toml")
    assert sorted(errors(done.stdout)) == [
        ("pyproject.toml", line, "entry-point"),
        ("src/acme/wrong.py", 1, "assignment"),
    ]
    assert message in done.stdout


def test_an_environment_that_cannot_be_asked_is_an_error(project):
    """The plugin does not break the run."""
    broken = written(project / "broken", {"bin/python": "#!/bin/sh\necho 'it is broken' >&2; exit 3\n"})
    (broken / "bin/python").chmod(0o755)
    done = mypy(project, "--no-site-packages", VIRTUAL_ENV=str(broken))
    assert errors(done.stdout)[-1] == ("pyproject.toml", 1, "entry-point"), done.stdout
    assert f"{broken}/bin/python can't be asked what is installed: it is broken" in done.stdout
    assert "cure: name another one" in done.stdout


def test_without_a_cache_and_for_longshore_itself(project):
    """The errors are the same without a cache; asked by longshore check the plugin says nothing at all."""
    (project / "src/acme/lifters.py").write_text(BAD)
    done = mypy(project, "--cache-dir", os.devnull)
    assert errors(done.stdout) == [("pyproject.toml", 4, "assignment"), ("pyproject.toml", 5, "assignment")]
    done = mypy(project, "src", LONGSHORE_CHECK="1")
    assert (done.returncode, done.stderr) == (0, "")


def test_longshore_check_beside_the_plugin(project):
    """It asks mypy with the same settings, and the plugin keeps out of its way."""
    (project / "src/acme/lifters.py").write_text(BAD)
    assert plain(project) == [("pyproject.toml", 4, "assignment"), ("pyproject.toml", 5, "assignment")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(project.parent / "site"), str(SOURCE)])}
    done = subprocess.run(
        [sys.executable, "-m", "longshore", "check", "--checker", "mypy"],
        cwd=project, env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert [line for line in done.stdout.splitlines() if line.startswith("pyproject.toml:")] == [
        "pyproject.toml:4:1: error: quay.lifters: one  [does-not-conform]",
        "pyproject.toml:5:1: error: quay.lifters: two  [does-not-conform]",
    ]
    assert done.stderr == ""
    assert plain(project) == [("pyproject.toml", 4, "assignment"), ("pyproject.toml", 5, "assignment")]


ASKING = (
    HOST.replace("import Protocol", "import Protocol, TypedDict")
    + """\
class LifterMeta(TypedDict):
    tons: int
cranes = ExtensionPoint("quay.cranes", Lifter, meta=LifterMeta)
"""
)
DECLARING = """\
[project]
name = "acme"
[project.entry-points."quay.cranes"]
one = "acme.lifters:good"
two = "acme.lifters:good"
none = "acme.lifters:good"
[project.entry-points."longshore.declarations.quay.cranes"]
one = "acme.about:one"
two = "acme.about:two"
[tool.mypy]
plugins = ["longshore.mypy"]
files = ["src", "pyproject.toml"]
mypy_path = "src"
"""


def test_what_plugins_declare_is_checked_at_its_entry_point(tmp_path):
    """The literal itself, and that there is one."""
    files = {"quay/__init__.py": ASKING, "quay/py.typed": ""}
    host(tmp_path / "site", {"quay.cranes": "quay:cranes"}, files, "quay")
    about = "one = {'meta': {'tons': 3}}\ntwo = {'meta': {'tons': '3'}}\n"
    sources = {"src/acme/__init__.py": "", "src/acme/lifters.py": GOOD, "src/acme/about.py": about}
    project = written(tmp_path / "project", {"pyproject.toml": DECLARING, **sources})

    assert plain(project) == [("pyproject.toml", 6, "entry-point"), ("pyproject.toml", 9, "typeddict-item")]
    (project / "src/acme/about.py").write_text(about.replace("'3'", "3"))
    assert plain(project) == [("pyproject.toml", 6, "entry-point")]
