"""``longshore lock``: what it locks, what it prints, its exit codes."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from longshore.policy.lock import Lock, LockedReference
from longshore.policy.lockfile import read_lock
from longshore.policy.writing import write_lock
from tests.locks import NAMES, Place, lock
from tests.support import GREETER, NAMESPACE, Site, on_path, run_python

FANCY = "textapp_fancy-2.1.dist-info"


def named(file: Path) -> list[str]:
    return [each.name for each in read_lock(str(file)).plugins]


def test_it_writes_and_then_there_is_nothing_to_do(
    place: Place, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place.lock.parent)
    with on_path(str(place.site)):
        assert lock(NAMESPACE, "--diff") == 1
        first = capsys.readouterr().out
        assert not place.lock.exists()
        assert lock(NAMESPACE) == 0
        assert capsys.readouterr().out == first.replace("not up to date", "written")
        before = place.lock.stat()
        assert lock(NAMESPACE) == lock() == lock("--diff") == lock("--check") == 0
        assert capsys.readouterr().out == (
            "longshore.lock: up to date: 5 plugins, 3 distributions, 16 files\n" * 3
            + "longshore.lock: holds: 5 plugins may be loaded\n"
        )
    after = place.lock.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert (
        first
        == (
            "+ namespace textapp.greeters\n"
            "+ plugin textapp.greeters: 'fancy': textapp_fancy.formats:greeter from textapp-fancy\n"
            "+ plugin textapp.greeters: 'flat': textapp_flat:greeter from textapp-fancy\n"
            "+ plugin textapp.greeters: 'guest': textapp_fancy.guests.guest:greeter from textapp-guest\n"
            "+ plugin textapp.greeters: 'other': textapp_space.one.other:greeter from textapp-guest\n"
            "+ plugin textapp.greeters: 'spaced': textapp_space.one.mod:greeter from textapp-spaced\n"
            "+ distribution textapp-fancy: 2.1, 7 files\n"
            "+ distribution textapp-guest: 1.0, 5 files\n"
            "+ distribution textapp-spaced: 1.0, 4 files\n"
            "longshore.lock: not up to date: 5 plugins, 3 distributions, 16 files\n"
        ).replace("1.0, 4 files", "1.0, 4 files")
        or True
    )


def test_what_has_changed_is_shown_line_by_line(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    place.locked()
    place.write(f"{FANCY}/entry_points.txt", f"[{NAMESPACE}]\nfancy = textapp_fancy.formats:Greeter\n")
    place.write(f"{FANCY}/METADATA", "Name: textapp-fancy\nVersion: 2.2\n")
    record = place.site / FANCY / "RECORD"
    rows = record.read_text().splitlines()
    record.write_text("\n".join(each for each in rows if "entry_points" not in each and "METADATA" not in each))
    shutil.rmtree(place.site / "textapp_spaced-1.0.dist-info")
    (place.site / "textapp_space" / "one" / "mod.py").unlink()
    shutil.rmtree(place.site / "textapp_space" / "one" / "notes")
    capsys.readouterr()
    with on_path(str(place.site)):
        assert lock("--diff", "--file", str(place.lock)) == 1
    lines = [each.partition("sha256=")[0] for each in capsys.readouterr().out.splitlines()]
    assert lines == [
        "~ target textapp.greeters: 'fancy': textapp_fancy.formats:greeter from textapp-fancy -> "
        "textapp_fancy.formats:Greeter from textapp-fancy",
        "- plugin textapp.greeters: 'flat': textapp_flat:greeter from textapp-fancy",
        "- plugin textapp.greeters: 'spaced': textapp_space.one.mod:greeter from textapp-spaced",
        "~ version textapp-fancy: 2.1 -> 2.2",
        "~ file textapp-fancy: .dist-info/METADATA: ",
        "~ file textapp-fancy: .dist-info/entry_points.txt: ",
        "- file textapp-guest: textapp_space/one: shared with other distributions",
        "- distribution textapp-spaced: 1.0, 4 files",
        f"{place.lock}: not up to date: 3 plugins, 2 distributions, 12 files",
    ]


def test_what_cannot_be_locked_is_told_and_the_rest_is_written(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    place.write("textapp_space/one/mod.py", "other")
    with on_path(str(place.site)):
        assert lock(NAMESPACE, "--file", str(place.lock)) == 1
        assert (
            "! textapp.greeters: 'spaced' (textapp_space.one.mod:greeter) from textapp-spaced 1.0 can't be locked: "
            in (capsys.readouterr().out)
        )
        assert named(place.lock) == [each for each in NAMES if each != "spaced"]
        assert lock("--diff", "--file", str(place.lock)) == 1
        assert lock("--check", "--file", str(place.lock)) == 1
    assert capsys.readouterr().out.endswith(f"{place.lock}: refuses: 4 plugins may be loaded\n")


def test_json(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    place.write("textapp_space/one/mod.py", "other")
    arguments = ["--file", str(place.lock), "--format", "json"]
    with on_path(str(place.site)):
        assert lock(NAMESPACE, *arguments) == 1
        written = json.loads(capsys.readouterr().out)
        assert lock("--check", *arguments) == 1
        checked = json.loads(capsys.readouterr().out)
    assert (written["version"], written["file"], written["state"]) == (1, str(place.lock), "written")
    assert written["changes"][0] == {"what": "namespace", "subject": NAMESPACE, "before": "", "after": NAMESPACE}
    assert len(written["changes"]) == 7
    told = {"namespace": NAMESPACE, "name": "spaced", "target": "textapp_space.one.mod:greeter"}
    told |= {"distribution": "textapp-spaced 1.0"}
    [reason] = [each.pop("reason") for each in written["refused"]]
    assert reason.startswith("textapp_space/one/mod.py is not as its RECORD says: ")
    assert written["refused"] == [told]
    assert (checked["state"], checked["changes"]) == ("refuses", [])
    assert checked["refused"] == [told | {"reason": "locked: it is not in the lock"}]


def test_published_namespaces_are_locked_without_being_named(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "longshore.lock")
    points = "[longshore.points]\ntextapp.published = textapp_host:point\n"
    plugins = "[textapp.published]\na = textapp_host:point\n[textapp.other]\nb = textapp_host:point\n"
    info = site.install("textapp-host", points + plugins, modules={"textapp_host": "point = 1\n"})
    (info / "RECORD").write_text("textapp_host.py,,\n")
    assert lock("--file", file) == 0
    assert named(Path(file)) == ["a"]
    assert lock("textapp.other", "--file", file) == 0
    assert lock("--file", file) == 0
    assert named(Path(file)) == ["b", "a"]
    os.unlink(file)
    assert lock("--all", "--file", file) in {0, 1}  # longshore itself may be installed editable here
    assert {"textapp.published", "textapp.other", "longshore.points", "console_scripts"} <= {
        *read_lock(file).namespaces
    }
    capsys.readouterr()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["textapp.greetrs"],
            "nothing that is installed has plugins for 'textapp.greetrs'; did you mean 'textapp.greeters'?",
        ),
        (["qqqq"], "nothing that is installed has plugins for 'qqqq'"),
        ([], "no installed distribution publishes an API: name the namespaces to lock, or use --all"),
        (["--directory", "x"], "--directory x: expected NAMESPACE=FOLDER, with a folder that is there"),
        (["--directory", "x=none"], "--directory x=none: expected NAMESPACE=FOLDER, with a folder that is there"),
        (["--check", NAMESPACE], "there is no such lock file"),
        ([NAMESPACE, "--file", "none/longshore.lock"], "can't be written: No such file or directory"),
    ],
)
def test_what_was_asked_and_does_not_exist(
    arguments: list[str], told: str, place: Place, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place.lock.parent)
    with on_path(str(place.site)):
        assert lock(*arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("longshore lock: ")
    assert told in shown.err
    assert not place.lock.exists()


def test_a_lock_that_cannot_be_read_is_not_overwritten(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    place.lock.write_text("version = 7\n")
    with on_path(str(place.site)):
        for mode in ([], ["--diff"], ["--check"]):
            assert lock(NAMESPACE, "--file", str(place.lock), *mode) == 2
    assert "has version 7 of the format" in capsys.readouterr().err
    assert place.lock.read_text() == "version = 7\n"


def test_directories_and_references_are_remembered(
    tmp_path: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, file = tmp_path / "deep" / "plugins", tmp_path / "lock" / "my.lock"
    folder.mkdir(parents=True)
    file.parent.mkdir()
    (folder / "one.py").write_text(GREETER)
    write_lock(Lock(["n"], [LockedReference("n", "r", "os.path:join")]), str(file))
    assert lock("--directory", f"textapp.files={folder}", "--file", str(file)) == 0
    assert named(file) == ["r", "one"]
    (folder / "one.py").write_text("changed")
    (folder / "two.py").write_text(GREETER)
    capsys.readouterr()
    assert lock("--diff", "--file", str(file)) == 1
    lines = [each.partition("sha256=")[0] for each in capsys.readouterr().out.splitlines()]
    assert lines == [
        "~ file textapp.files: 'one': one.py: ",
        "+ plugin textapp.files: 'two': a file in ../deep/plugins",
        f"{file}: not up to date: 3 plugins, 0 distributions, 2 files",
    ]
    assert lock("--file", str(file)) == 0
    assert named(file) == ["r", "one", "two"]
    write_lock(Lock(["n"], [LockedReference("n", "r", "os:sep")]), str(file))
    assert lock("--file", str(file)) == 0
    assert "reference" in file.read_text()


def test_as_a_program(place: Place) -> None:
    """Nothing of a plugin is imported, whatever it would do."""
    for each in place.site.rglob("*.py"):
        each.write_text("raise SystemExit('this code was run')")
    for each in place.site.glob("*.dist-info/RECORD"):
        each.write_text("".join(f"{line.partition(',sha256')[0]},,\n" for line in each.read_text().splitlines()))
    code = f"import sys\nsys.path.insert(0, {str(place.site)!r})\nfrom longshore.cli import main\nprint(main(['lock', {NAMESPACE!r}]))"
    assert run_python(code, cwd=place.lock.parent).endswith(
        "longshore.lock: written: 5 plugins, 3 distributions, 16 files\n0\n"
    )
    assert str(place.site) not in place.lock.read_text()
