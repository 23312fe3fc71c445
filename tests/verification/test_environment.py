"""Which environment is looked at, and where the modules in it are. Nothing of it is imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from longshore.verification.environment import environment_of
from longshore.verification.errors import EnvironmentUnusable
from longshore.verification.points import published_points
from tests.support import run_python
from tests.verification.support import environment, host, plan_of, written


@pytest.fixture(autouse=True)
def not_activated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have activated one."""
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)


@pytest.fixture(scope="module")
def venv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with a host and a file that prints at every start."""
    folder = tmp_path_factory.mktemp("venv") / "made"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    [site] = folder.glob("lib/python*/site-packages")
    host(site, {"textapp.x": "textapp:Api"}, {"textapp.py": "class Api: ...\n"})
    (site / "noise.pth").write_text("import sys; print('noise')\n")
    return folder


def test_the_environment_that_is_named(venv):
    """As a folder or as an interpreter; nobody's modules of this process are in it."""
    for name in (venv, venv / "bin" / "python", venv / "bin" / "python3"):
        found = environment_of(str(name))
        assert list(found.published()) == ["textapp.x"]
        assert os.path.dirname(found.python) == str(venv / "bin")
        assert found.namespaces() == {"longshore.points"}


def test_the_usual_environment(venv, tmp_path, monkeypatch):
    """The activated one first, then the project's, then this process's own."""
    assert environment_of("").python == sys.executable
    assert environment_of("", str(tmp_path)).python == sys.executable
    (tmp_path / ".venv").symlink_to(venv)
    assert environment_of("", str(tmp_path)).python == f"{tmp_path}/.venv/bin/python"
    monkeypatch.setenv("VIRTUAL_ENV", str(tmp_path / "removed"))
    assert environment_of("", str(tmp_path)).python == f"{tmp_path}/.venv/bin/python"
    monkeypatch.setenv("VIRTUAL_ENV", str(venv))
    assert environment_of("", str(tmp_path)).python == f"{venv}/bin/python"
    assert environment_of(sys.executable, str(tmp_path)).python == sys.executable


def test_the_projects_own_environment_lists_its_points(venv, tmp_path, monkeypatch):
    """longshore points, in a project's folder."""
    (tmp_path / ".venv").symlink_to(venv)
    monkeypatch.chdir(tmp_path)
    assert [each.namespace for each in published_points()] == ["textapp.x"]


def test_two_interpreters_in_one_folder_are_two_environments(tmp_path):
    """Only the very interpreter of this process is looked at from inside."""
    other = tmp_path / Path(sys.executable).name
    other.write_text(f"#!/bin/sh\necho '[\"{tmp_path}/theirs\"]'\n")
    other.chmod(0o755)
    folder = Path(os.path.realpath(sys.executable)).parent
    assert environment_of(str(other)).path == (f"{tmp_path}/theirs",)
    assert environment_of(sys.executable).path == tuple(each for each in sys.path if each)
    assert folder.is_dir()


NONSENSE = {
    "missing": ("/nothing/here/python", "No such file"),
    "a name": ("no-such-python-anywhere", "No such file"),
    "a folder": ("/", "ermission denied|directory"),
    "silent": ("#!/bin/sh\n", "list index out of range"),
    "loud": ("#!/bin/sh\necho hello\n", "Expecting value"),
    "failing": ("#!/bin/sh\necho it is broken >&2\nexit 3\n", "it is broken"),
    "no program": ("hello", "Exec format error"),
}


@pytest.mark.parametrize("case", NONSENSE)
def test_nonsense_is_no_interpreter(case, tmp_path):
    """The error says what it said, and what to do."""
    python, reason = NONSENSE[case]
    if case in {"silent", "loud", "failing", "no program"}:
        (tmp_path / "python").write_text(python)
        (tmp_path / "python").chmod(0o755)
        python = str(tmp_path / "python")

    with pytest.raises(EnvironmentUnusable, match=reason) as caught:
        environment_of(python)

    assert caught.value.python == python
    assert "cure: name another one with --python" in str(caught.value)


def test_what_answers_no_list_has_nothing(tmp_path):
    """Something that answers, but not as a Python does."""
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\necho '{}'\n")
    python.chmod(0o755)
    assert environment_of(str(python)).path == ()


def test_modules_are_where_an_import_finds_them(tmp_path):
    """Packages, namespace packages in two folders, stubs, compiled and built-in modules."""
    files = {
        "a/regular/__init__.py": "",
        "a/regular/inside.py": "",
        "a/spread/one.py": "",
        "a/single.py": "",
        "a/hidden/__init__.py": "",
        "a/later/no_package.txt": "",
        "a/fast.cpython-311-x86_64-linux-gnu.so": "",
        "a/stubbed.pyi": "",
        "a/pkgstub/__init__.pyi": "",
        "b/spread/two.py": "",
        "b/spread/deep/three.py": "",
        "b/hidden/only_here.py": "",
        "b/single/below.py": "",
        "b/later/__init__.py": "",
    }
    written(tmp_path, files)
    found = environment(tmp_path / "a", tmp_path / "b")

    where = {
        "regular": "a/regular/__init__.py",
        "regular.inside": "a/regular/inside.py",
        "regular.nothing": None,
        "spread": "a/spread",
        "spread.one": "a/spread/one.py",
        "spread.two": "b/spread/two.py",
        "spread.deep": "b/spread/deep",
        "spread.deep.three": "b/spread/deep/three.py",
        "spread.nothing.three": None,
        "single": "a/single.py",
        "single.below": None,
        "hidden.only_here": None,
        "later": "b/later/__init__.py",
        "fast": "a/fast.cpython-311-x86_64-linux-gnu.so",
        "stubbed": "a/stubbed.pyi",
        "pkgstub": "a/pkgstub/__init__.pyi",
        "nothing": None,
    }
    assert {name: found.file_of(name) for name in where} == {
        name: str(tmp_path / path) if path else None for name, path in where.items()
    }
    assert found.file_of("sys") == "sys"
    assert found.file_of("single", [str(tmp_path / "b")]) == str(tmp_path / "a/single.py")
    assert found.file_of("spread.two", [str(tmp_path / "b")]) == str(tmp_path / "b/spread/two.py")


FINDER = """\
from __future__ import annotations
import sys
MAPPING: dict[str, str] = {mapping!r}
NAMESPACES: dict[str, list[str]] = {{}}
PATH_PLACEHOLDER = '__editable__.acme-1.finder' + ".__path_hook__"
class _EditableFinder:
    pass
raise RuntimeError("it was imported")
"""


def test_an_editable_install_by_a_finder_is_followed(tmp_path):
    """As setuptools writes them, annotated or not; broken ones are passed over."""
    package, module = tmp_path / "work" / "acme", tmp_path / "work" / "acme_one.py"
    site = written(
        tmp_path / "site",
        {
            "__editable___acme_1_finder.py": FINDER.format(
                mapping={"acme": str(package), "acme_one": str(module), "x": 1}
            ),
            "__editable___old_1_finder.py": f"MAPPING = {{'old': {str(package)!r}}}\nMAPPING: dict\n",
            "__editable___broken_1_finder.py": "def (",
            "__editable___other_1_finder.py": "MAPPING = what()\n",
            "__editable___none_1_finder.py": "MAPPING = 3\n",
        },
    )
    written(package, {"__init__.py": "", "sub.py": ""})
    module.write_text("")
    found = environment(tmp_path / "missing", site)

    assert found.file_of("acme") == f"{package}/__init__.py"
    assert found.file_of("acme.sub") == f"{package}/sub.py"
    assert found.file_of("acme.nothing") is None
    assert found.file_of("acme_one") == str(module)
    assert found.file_of("old") == f"{package}/__init__.py"
    assert found.file_of("x") is None
    assert found.file_of("acme", [str(tmp_path / "work")]) == f"{tmp_path}/work/acme/__init__.py"


def test_what_says_that_it_is_typed(tmp_path):
    """The project's own and the library's need not say it; stubs say it for another."""
    site = written(
        tmp_path / "site",
        {
            "typed/__init__.py": "", "typed/py.typed": "", "typed/sub/x.py": "",
            "untyped/__init__.py": "", "single.py": "", "stub.pyi": "",
            "foreign/__init__.py": "", "foreign-stubs/__init__.pyi": "",
            "names/part/__init__.py": "", "names/part/py.typed": "",
        },
    )  # fmt: skip
    own = written(tmp_path / "own", {"mine.py": "", "../site/inside/mine_too.py": ""})
    found = environment(site)

    roots = [str(own), str(site / "inside")]
    answers = {
        "typed": True, "typed.sub.x": True, "untyped": False, "single": False, "stub": True, "foreign": True,
        "names.part": True, "names": False, "mine": True, "mine_too": True, "nothing": True, "json": True, "sys": True,
    }  # fmt: skip
    assert {name: found.is_typed(name, roots) for name in answers} == answers
    assert environment().is_typed("mine", roots)


def test_a_project_hides_what_is_installed_of_it(tmp_path):
    """A module that was renamed is missing, although an older wheel of the project still has it."""
    site = host(tmp_path / "site", {"a.b": "textapp:Api"}, {"textapp.py": "class Api: ...\n"})
    written(site, {"acme/__init__.py": "", "acme/old.py": "x = 1\n"})
    text = '[project.entry-points."a.b"]\nx = "acme.old:x"\n'
    folder = written(tmp_path / "p", {"pyproject.toml": text, "src/acme/__init__.py": "", "src/acme/new.py": "x = 1\n"})

    assert [each.code for each in plan_of(folder, site).findings] == ["no-such-module"]


@pytest.mark.parametrize("before", ["pass", "import importlib_metadata"])
def test_what_this_process_has_done_to_its_own_finders_does_not_matter(before, tmp_path):
    """importlib_metadata puts a finder of its own in the place of Python's."""
    host(tmp_path, {"textapp.x": "textapp:Api"}, {"textapp.py": "class Api: ...\n"})
    program = (
        "import sys\nfrom longshore.verification.environment import Environment\n"
        f"{before}\nprint(*Environment(sys.executable, [sys.argv[1]]).published())"
    )

    assert run_python(program, str(tmp_path)) == "textapp.x\n"
