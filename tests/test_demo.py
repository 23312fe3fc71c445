"""``longshore demo`` as a user runs it: in a pipe, on a terminal, from source and from real wheels."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import termios
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from longshore.cli.demo.installing import PROJECTS, install, projects, tour

GOLDEN = Path(__file__).parent / "unit" / "cli" / "demo.txt"
MODULE = (sys.executable, "-m", "longshore")
SCRIPT = (str(Path(sys.executable).with_name("longshore")),)
ESCAPE = "\x1b"


def environment(**extra: str) -> dict[str, str]:
    dropped = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "TMPDIR"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return kept | {"TERM": "xterm-256color", "PYTHONWARNINGS": "error"} | extra


def piped(*command: str, **extra: str) -> str:
    done = subprocess.run(
        command, env=environment(**extra), capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def on_terminal(*command: str, columns: int, **extra: str) -> str:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    process = subprocess.Popen(command, env=environment(**extra), stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown = b""
    while True:
        try:
            data = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not data:
            break
        shown += data
    os.close(ours)
    assert process.wait(timeout=60) == 0, shown.decode()
    return shown.decode().replace("\r\n", "\n")


def normalised(text: str) -> str:
    """The text with paths and their line numbers taken out."""
    text = re.sub(r"where     \S*/(textapp_columns/__init__\.py):\d+", r"where     PLACE/\1:N", text)
    return text.replace(str(projects()), "PROJECTS")


def without_colour(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize("command", [MODULE, SCRIPT], ids=["python -m longshore", "longshore"])
def test_piped_output_is_plain_and_as_agreed(command: tuple[str, ...]) -> None:
    assert normalised(piped(*command, "demo")) == GOLDEN.read_text(encoding="utf-8")


def test_the_report_points_at_the_lines_that_are_wrong(tmp_path: Path) -> None:
    text = piped(*MODULE, "demo", "--keep", str(tmp_path / "kept"))
    places = re.findall(r"error: (\S+).*?where     (\S+):(\d+)\n", text, re.DOTALL)
    assert len(places) == 5
    for path, file, line in places:
        source = Path(file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
        expected = "def format" if "format" in path else "class Columns" if source.startswith("class") else "__init__"
        assert expected in source


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.terminal
def test_on_a_terminal_it_is_coloured_and_fits(columns: int) -> None:
    shown = on_terminal(*MODULE, "demo", columns=columns)
    assert f"{ESCAPE}[32maccepted" in shown
    assert f"{ESCAPE}[1;31mrefused: 5 errors" in shown
    plain = without_colour(shown)
    too_long = [each for each in plain.splitlines() if len(each.rstrip()) > columns and "/" not in each]
    assert not too_long
    for text in ("Mapping[str, str]", "list[str]", "Iterator[str]", "[parameter-name]", "textapp-columns 0.3.0"):
        assert text in plain


@pytest.mark.terminal
def test_words_are_the_same_on_a_terminal_and_in_a_pipe() -> None:
    ruled = re.compile("[─=-]{4,}")
    shown, plain = (
        ruled.sub("", normalised(text)).split()
        for text in (without_colour(on_terminal(*MODULE, "demo", columns=200)), piped(*MODULE, "demo"))
    )
    assert shown == plain


@pytest.mark.parametrize("extra", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
@pytest.mark.terminal
def test_no_colour_where_none_is_wanted(extra: Mapping[str, str]) -> None:
    shown = on_terminal(*MODULE, "demo", columns=80, **extra)
    assert normalised(shown) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.terminal
def test_a_terminal_without_rich(tmp_path: Path) -> None:
    (tmp_path / "rich.py").write_text("raise ImportError('not here')\n", encoding="utf-8")
    shown = on_terminal(*MODULE, "demo", columns=80, PYTHONPATH=str(tmp_path))
    assert normalised(shown) == GOLDEN.read_text(encoding="utf-8")


def test_it_does_not_depend_on_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "textapp.py").write_text("raise SystemExit('the wrong one')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert normalised(piped(*SCRIPT, "demo")) == GOLDEN.read_text(encoding="utf-8")


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    piped(*MODULE, "demo", TMPDIR=str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_goes_away_is_no_traceback() -> None:
    with subprocess.Popen(
        [*MODULE, "demo"], env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_real_wheels_of_the_projects_give_the_same(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name in PROJECTS:
        shutil.copytree(str(projects().joinpath(name)), tmp_path / "source" / name)
    pip(
        "wheel", "--no-build-isolation", "--wheel-dir", str(tmp_path), *(str(tmp_path / "source" / n) for n in PROJECTS)
    )
    path = []
    for name in PROJECTS:
        [wheel] = tmp_path.glob(f"{name.replace('-', '_')}-[0-9]*.whl")
        install(projects().joinpath(name), tmp_path / "ours" / name)
        assert metadata_in_wheel(wheel) == metadata_in(tmp_path / "ours" / name)
        pip("install", "--no-index", "--target", str(tmp_path / "theirs" / name), str(wheel))
        path.append(tmp_path / "theirs" / name)
    capfd.readouterr()
    assert tour(path) == 0
    assert normalised(capfd.readouterr().out) == GOLDEN.read_text(encoding="utf-8")


def metadata_in_wheel(wheel: Path) -> tuple[str, set[str]]:
    """Its entry points, and its files without their metadata."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        [entry_points] = [archive.read(each).decode() for each in names if each.endswith("/entry_points.txt")]
    return entry_points, {each for each in names if ".dist-info/" not in each}


def metadata_in(place: Path) -> tuple[str, set[str]]:
    """The same of an installed project."""
    [entry_points] = place.glob("*.dist-info/entry_points.txt")
    files = {each.relative_to(place).as_posix() for each in place.rglob("*") if each.is_file()}
    return entry_points.read_text(encoding="utf-8"), {each for each in files if ".dist-info/" not in each}


def pip(command: str, *arguments: str) -> None:
    line = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", command, "--no-deps", *arguments]
    done = subprocess.run(line, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.checkers
def test_the_projects_type_check_under_mypy_strict(tmp_path: Path) -> None:
    sources = [str(projects().joinpath(name, "src")) for name in PROJECTS]
    packages = [f"--package={name.replace('-', '_')}" for name in PROJECTS]
    line = [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={tmp_path}", *packages]
    here = environment(MYPYPATH=os.pathsep.join([*sources, str(Path(__file__).parent.parent / "src")]))
    here.pop("PYTHONWARNINGS")
    done = subprocess.run(line, env=here, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
