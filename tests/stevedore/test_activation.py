"""Programs that can't be edited: ``import stevedore`` gives longshore's package in one process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import run_python

ALL = "_cache dispatch driver enabled exception extension hook named".split()


def module(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", "-m", "longshore.stevedore", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False, timeout=60)


def test_stevedore_is_longshores_from_then_on():
    program = """
from longshore.stevedore.activation import activate
activate()
activate()
import stevedore, stevedore.driver, sys
import longshore.stevedore.dispatch
from stevedore import extension
from stevedore.dispatch import DispatchExtensionManager
assert stevedore is longshore.stevedore
assert stevedore.driver.DriverManager is longshore.stevedore.DriverManager
assert extension is longshore.stevedore.extension
assert DispatchExtensionManager is longshore.stevedore.dispatch.DispatchExtensionManager
for name in sys.argv[1:]:
    assert sys.modules["stevedore." + name].__name__ == "longshore.stevedore." + name
import stevedore.example.simple
assert stevedore.example.simple.__name__ == "stevedore.example.simple"
import stevedore.sphinxext
assert stevedore.sphinxext.ExtensionManager is longshore.stevedore.ExtensionManager
"""
    run_python(program, *ALL)


def test_it_is_too_late_after_stevedore_was_imported():
    program = """
import stevedore
from longshore.stevedore.activation import activate
try:
    activate()
except RuntimeError as error:
    print(error)
"""
    assert "activate first" in run_python(program)


def test_it_works_without_stevedore():
    program = """
import sys
from importlib.machinery import PathFinder
real = PathFinder.find_spec
PathFinder.find_spec = classmethod(lambda cls, name, *rest: None if name == "stevedore" else real(name, *rest))
from longshore.stevedore.activation import activate
activate()
import stevedore.driver
assert stevedore.driver.DriverManager.__module__ == "longshore.stevedore.driver"
"""
    run_python(program)


@pytest.fixture
def program(tmp_path):
    text = "import sys, stevedore\nprint(__name__, stevedore.__name__, sys.argv)\nsys.exit(len(sys.argv))\n"
    (tmp_path / "textapp_program.py").write_text(text)
    return tmp_path / "textapp_program.py"


def test_a_script_is_run(program):
    done = module(str(program), "-v", "x")
    assert (done.returncode, done.stderr) == (3, "")
    assert done.stdout == f"__main__ longshore.stevedore {[str(program), '-v', 'x']}\n"


def test_a_module_is_run(program):
    done = module("-m", "textapp_program", "-v", cwd=program.parent)
    assert (done.returncode, done.stderr) == (2, "")
    assert done.stdout == f"__main__ longshore.stevedore {[str(program), '-v']}\n"


def test_a_program_that_ends_by_itself_ends_well(tmp_path):
    (tmp_path / "textapp_program.py").write_text("print('done')\n")
    for arguments in (["textapp_program.py"], ["-m", "textapp_program"]):
        done = module(*arguments, cwd=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "done\n", "")


def test_a_script_finds_the_modules_beside_it(program, tmp_path):
    """Its folder is the first place to look in, as where Python runs it; not where Python is told to keep that out."""
    (program.parent / "textapp_beside.py").write_text("")
    program.write_text("import sys, textapp_beside\nprint(sys.path[0])\n")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "link.py").symlink_to(program)
    for script in (program, elsewhere / "link.py"):
        plain = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
        done = module(str(script), cwd=elsewhere)
        assert (done.stdout, done.stderr) == (plain.stdout, plain.stderr) == (f"{program.parent}\n", "")
    command = [sys.executable, "-P", "-m", "longshore.stevedore", str(program)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "No module named 'textapp_beside'" in done.stderr


def test_a_command_is_found_on_the_path(program, monkeypatch):
    program.rename(program.with_name("textapp-command"))
    (program.parent / "textapp-command").chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    done = module("textapp-command")
    assert done.stdout == f"__main__ longshore.stevedore {[str(program.parent / 'textapp-command')]}\n"


@pytest.mark.parametrize("arguments, status", [([], 2), (["-m"], 2), (["-h"], 0), (["--help"], 0)])
def test_the_usage_is_told(arguments, status):
    done = module(*arguments)
    assert done.returncode == status
    assert done.stderr == "usage: python -m longshore.stevedore (-m MODULE | PROGRAM) [ARGUMENT ...]\n"


def test_the_program_is_a_function_too(capsys):
    from longshore.stevedore.__main__ import main

    assert main(["--help"]) == 0
    assert capsys.readouterr().err.startswith("usage: ")


def test_a_program_that_is_not_there_is_told(tmp_path):
    done = module("textapp-no-such", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.endswith("there is no program 'textapp-no-such'\n")


def test_a_file_that_the_program_misses_is_its_own_affair(tmp_path):
    (tmp_path / "textapp_program.py").write_text("open('missing.txt')\n")
    done = module("textapp_program.py", cwd=tmp_path)
    assert done.returncode == 1
    assert "FileNotFoundError" in done.stderr
    assert "usage" not in done.stderr
