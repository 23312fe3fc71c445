"""What is refused before it is imported, by what the lock says; and what is loaded."""

from __future__ import annotations

import copy
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from longshore import (
    Allowed,
    Candidate,
    DriverManager,
    ExtensionManager,
    Failure,
    FromReference,
    ImportReferences,
    Installed,
    PluginDirectory,
    PolicyRefused,
    Refused,
)
from longshore.discovery import installed
from longshore.policy.lock import Lock, LockedReference
from longshore.policy.locked import Locked
from tests.locks import NAMES, Place, lock, pip, rule_of, written_wheel
from tests.support import GREETER, NAMESPACE, Greeter, Site, on_path, run_python

FANCY = "textapp_fancy-2.1.dist-info"
EVIL = "raise SystemExit('this code was run')\n"


def test_what_is_as_it_was_locked_is_loaded(place: Place) -> None:
    place.locked()
    manager = place.load()
    assert sorted(manager.names()) == NAMES
    assert manager["fancy"].obj.greet("you") == "hello you"


def test_what_python_compiles_is_no_change(place: Place) -> None:
    place.locked()
    place.write("textapp_fancy/__pycache__/formats.cpython-311.pyc", "")
    assert place.refused() == {}


TAMPERING: dict[str, tuple[Callable[[Place], object], dict[str, str]]] = {
    "a module": (
        lambda place: place.write("textapp_fancy/formats.py", EVIL),
        {
            "fancy": "textapp_fancy/formats.py was changed: expected sha256=",
            "flat": "textapp_fancy/formats.py was changed",
        },
    ),
    "data": (
        lambda place: place.write("textapp_fancy/data, with a comma.txt", "other"),
        {
            "fancy": "textapp_fancy/data, with a comma.txt was changed",
            "flat": "textapp_fancy/data, with a comma.txt was changed",
        },
    ),
    "a file is gone": (
        lambda place: (place.site / "textapp_flat.py").unlink(),
        {"fancy": "textapp_flat.py is missing", "flat": "textapp_flat.py is missing"},
    ),
    "a folder in a file's place": (
        lambda place: ((place.site / "textapp_flat.py").unlink(), (place.site / "textapp_flat.py").mkdir()),
        {"fancy": "textapp_flat.py can't be read: Is a directory", "flat": "textapp_flat.py can't be read"},
    ),
    "a FIFO in a file's place": (
        lambda place: ((place.site / "textapp_flat.py").unlink(), os.mkfifo(place.site / "textapp_flat.py")),
        {"fancy": "textapp_flat.py was changed", "flat": "textapp_flat.py was changed"},
    ),
    "a device in a file's place": (
        lambda place: (
            (place.site / "textapp_flat.py").unlink(),
            (place.site / "textapp_flat.py").symlink_to("/dev/zero"),
        ),
        {
            "fancy": "textapp_flat.py can't be read: it is a device",
            "flat": "textapp_flat.py can't be read: it is a device",
        },
    ),
    "a module is added": (
        lambda place: place.write("textapp_fancy/sub/evil.py", EVIL),
        {"fancy": "textapp_fancy/sub/evil.py was added", "flat": "textapp_fancy/sub/evil.py was added"},
    ),
    "a package is added, which hides a module": (
        lambda place: place.write("textapp_fancy/formats/__init__.py", EVIL),
        {
            "fancy": "textapp_fancy/formats/__init__.py was added",
            "flat": "textapp_fancy/formats/__init__.py was added",
        },
    ),
    "a compiled module hides one": (
        lambda place: place.write("textapp_fancy/formats.abi3.so", "no library"),
        {"fancy": "textapp_fancy/formats.abi3.so was added", "flat": "textapp_fancy/formats.abi3.so was added"},
    ),
    "a compiled module beside a package's own init": (
        lambda place: place.write("textapp_fancy/__init__.abi3.so", "no library"),
        {name: "textapp_fancy/__init__.abi3.so was added" for name in ("fancy", "flat", "guest", "other")},
    ),
    "what hides a top-level module": (
        lambda place: place.write("textapp_flat/__init__.py", EVIL),
        {"fancy": "textapp_flat would be imported from ", "flat": "textapp_flat would be imported from "},
    ),
    "a namespace package becomes a regular one": (
        lambda place: place.write("textapp_space/__init__.py", EVIL),
        {name: "textapp_space" for name in ("guest", "other", "spaced")},
    ),
    "an inner namespace package becomes a regular one": (
        lambda place: place.write("textapp_space/one/__init__.py", EVIL),
        {name: "textapp_space.one" for name in ("guest", "other", "spaced")},
    ),
    "a folder without files is no change": (
        lambda place: (place.site / "textapp_fancy" / "sub" / "empty" / "__pycache__").mkdir(parents=True),
        {},
    ),
    "another file in a shared folder is no change": (
        lambda place: place.write("textapp_space/one/third.py", GREETER),
        {},
    ),
    "another folder in a shared folder is no change, though it has a module's name": (
        lambda place: place.write("textapp_space/one/mod/readme.txt", "text"),
        {},
    ),
    "a package in a shared folder that hides a module": (
        lambda place: place.write("textapp_space/one/mod/__init__.py", EVIL),
        {"spaced": "textapp_space/one/mod/__init__.py was added"},
    ),
    "a plugin is added": (
        lambda place: place.write(f"{FANCY}/entry_points.txt", f"[{NAMESPACE}]\nnew = textapp_flat:greeter\n"),
        {"new": "it is not in the lock"},
    ),
    "a target": (
        lambda place: place.write(f"{FANCY}/entry_points.txt", f"[{NAMESPACE}]\nflat = textapp_flat:Greeter\n"),
        {"flat": "another target: expected textapp_flat:greeter, got textapp_flat:Greeter"},
    ),
    "a target, put back as it was": (
        lambda place: place.write(f"{FANCY}/entry_points.txt", f"[{NAMESPACE}]\nflat=textapp_flat:greeter\n"),
        {"flat": ".dist-info/entry_points.txt was changed"},
    ),
    "the name in the metadata": (
        lambda place: place.write(f"{FANCY}/METADATA", "Metadata-Version: 2.1\nName: other\nVersion: 2.1\n"),
        {"fancy": ".dist-info/METADATA was changed", "flat": ".dist-info/METADATA was changed"},
    ),
    "the version": (
        lambda place: place.write(f"{FANCY}/METADATA", "Metadata-Version: 2.1\nName: textapp-fancy\nVersion: 2.2\n"),
        dict.fromkeys(["fancy", "flat"], "another version of textapp-fancy: expected 2.1, got 2.2"),
    ),
    "another distribution has the plugin": (
        lambda place: (place.site / FANCY).rename(place.site / "impostor-2.1.dist-info"),
        {},  # its metadata still says who it is, and all files are as they were
    ),
    "an impostor": (
        lambda place: (
            place.write("impostor-1.dist-info/METADATA", "Name: impostor\nVersion: 1\n"),
            place.write("impostor-1.dist-info/entry_points.txt", f"[{NAMESPACE}]\nflat = textapp_flat:greeter\n"),
        ),
        {"flat": "another distribution: expected textapp-fancy, got impostor 1"},
    ),
}


@pytest.mark.parametrize("what", TAMPERING)
def test_what_was_changed_is_refused(what: str, place: Place) -> None:
    """And the rest is loaded; nothing that was changed is run."""
    place.locked()
    tamper, expected = TAMPERING[what]
    tamper(place)
    refused = place.refused()
    assert sorted(refused) == sorted(expected)
    for name, rule in expected.items():
        assert refused[name].startswith(rule) or (rule in refused[name] and what.endswith("regular one")), refused


def test_a_module_that_comes_first_on_the_path_is_not_taken(place: Place, tmp_path: Path) -> None:
    place.locked()
    (tmp_path / "evil").mkdir()
    (tmp_path / "evil" / "textapp_flat.py").write_text(EVIL)
    rule = f"textapp_flat would be imported from {tmp_path / 'evil' / 'textapp_flat.py'}"
    assert place.refused(str(tmp_path / "evil")) == {"fancy": rule, "flat": rule}


def test_a_portion_of_a_namespace_that_comes_first_is_not_taken(place: Place, tmp_path: Path) -> None:
    """But one that has other modules is no matter."""
    place.locked()
    folder = tmp_path / "first" / "textapp_space" / "one"
    folder.mkdir(parents=True)
    (folder / "unrelated.py").write_text(EVIL)
    assert place.refused(str(tmp_path / "first")) == {}
    (folder / "mod.py").write_text(EVIL)
    rule = f"textapp_space.one.mod would be imported from {folder / 'mod.py'}"
    assert place.refused(str(tmp_path / "first")) == {"spaced": rule}


class Raising:
    """A finder of the import system that raises."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> object:
        if name == "textapp_flat":
            raise SystemExit("no")
        return None


class Pathless:
    """A finder that names no file, and one that has nothing to do with modules."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> object:
        from importlib.machinery import ModuleSpec

        return ModuleSpec(name, None) if name == "textapp_flat" else None


def test_what_finders_say_counts_and_what_they_raise_does_no_harm(place: Place) -> None:
    place.locked()
    for finder, told in {
        Raising: "nowhere: a finder of the import system raised SystemExit",
        Pathless(): "a finder that names no file",
    }.items():
        with on_path(str(place.site)):
            sys.meta_path.insert(0, finder)  # type: ignore[arg-type]
            failures = ExtensionManager[Greeter](NAMESPACE, policy=Locked(place.lock)).failures
        rules = {each.candidate.name: rule_of(each) for each in failures if isinstance(each, Failure)}
        assert rules == dict.fromkeys(["fancy", "flat"], f"textapp_flat would be imported from {told}")


def test_ctrl_c_in_a_finder_passes(place: Place) -> None:
    class Interrupting(Raising):
        @staticmethod
        def find_spec(name: str, path: object = None, target: object = None) -> object:
            if name == "textapp_flat":
                raise KeyboardInterrupt
            return None

    place.locked()
    with on_path(str(place.site)), pytest.raises(KeyboardInterrupt):
        sys.meta_path.insert(0, Interrupting)  # type: ignore[arg-type]
        ExtensionManager[Greeter](NAMESPACE, policy=Locked(place.lock))


def test_a_link_to_the_folder_is_the_folder(place: Place, tmp_path: Path) -> None:
    place.locked()
    (tmp_path / "link").symlink_to(place.site)
    with on_path(str(tmp_path / "link"), str(place.site)):
        manager = ExtensionManager[Greeter](NAMESPACE, policy=Locked(place.lock))
        assert manager.failures == ()
    with on_path(str(place.site)):
        candidate = Candidate(
            "flat",
            "textapp_flat:greeter",
            NAMESPACE,
            Installed(str(tmp_path / "link" / FANCY)),
            ("textapp_flat", "greeter"),
        )
        assert Locked(place.lock)(candidate) == Allowed()


def test_another_version_is_told_as_such(place: Place, tmp_path: Path) -> None:
    """As pip installs it."""
    place.locked()
    files = {"textapp_flat.py": GREETER, "entry_points.txt": f"[{NAMESPACE}]\nflat = textapp_flat:greeter\n"}
    wheel = written_wheel(tmp_path, "textapp_fancy-2.2", files)
    (place.site / "textapp_fancy-2.1.dist-info").rename(tmp_path / "old")
    pip("install", "--no-deps", "--no-index", "--upgrade", "--target", place.site, wheel)
    assert place.refused() == {"flat": "another version of textapp-fancy: expected 2.1, got 2.2"}


def test_an_editable_install_is_told_as_such(place: Place) -> None:
    place.locked()
    place.write(f"{FANCY}/direct_url.json", '{"url": "file:///src/fancy", "dir_info": {"editable": true}}')
    (place.site / "textapp_flat.py").unlink()
    rule = "it is now installed editable, from file:///src/fancy"
    assert place.refused() == {"fancy": rule, "flat": rule}


def test_files_are_verified_once_for_each_policy(place: Place) -> None:
    place.locked()
    with on_path(str(place.site)):
        policy = Locked(place.lock)
        assert len(ExtensionManager[Greeter](NAMESPACE, policy=policy)) == 5
        place.write("textapp_fancy/data, with a comma.txt", "other")
        assert len(ExtensionManager[Greeter](NAMESPACE, policy=policy)) == 5
        assert len(ExtensionManager[Greeter](NAMESPACE, policy=Locked(place.lock))) == 3


def test_the_lock_is_that_of_its_folder_wherever_the_process_goes(place: Place, tmp_path: Path) -> None:
    place.locked()
    with on_path(str(place.site)):
        os.chdir(tmp_path)
        policy = Locked("longshore.lock")
        os.chdir("/")
        assert len(ExtensionManager[Greeter](NAMESPACE, policy=policy)) == 5
        travelled = pickle.loads(pickle.dumps(policy))
        assert len(ExtensionManager[Greeter](NAMESPACE, policy=copy.deepcopy(travelled))) == 5
        assert repr(travelled) == f"Locked({str(place.lock)!r})"


def test_the_text_of_a_refusal(place: Place) -> None:
    """It says who, what was changed, where the lock says so, and the cure."""
    place.locked()
    (place.site / "textapp_flat.py").unlink()
    with on_path(str(place.site)), pytest.raises(PolicyRefused) as caught:
        DriverManager[Greeter](NAMESPACE, "fancy", policy=Locked(place.lock))
    line = next(
        number for number, text in enumerate(place.lock.read_text().splitlines(), 1) if text == 'name = "textapp-fancy"'
    )
    assert str(caught.value) == (
        f"{NAMESPACE}: 'fancy' (textapp_fancy.formats:greeter) from textapp-fancy 2.1 was refused by the rule "
        f"'locked: textapp_flat.py is missing' from {place.lock}:{line - 1}. `longshore lock --diff` shows what has "
        "changed; the same without --diff approves it"
    )


def test_a_namespace_that_was_never_locked_is_told_with_its_command(place: Place, tmp_path: Path) -> None:
    other = tmp_path / "other.lock"
    other.write_text("version = 1\n")
    with on_path(str(place.site)):
        [*failures] = ExtensionManager[Greeter](NAMESPACE, policy=Locked(other)).failures
    for each in failures:
        assert isinstance(each, Failure)
        assert rule_of(each) == "its namespace is not in the lock"
        assert str(each).endswith(
            f"from {other}. `longshore lock --diff {NAMESPACE} --file {other}` shows what has changed; "
            "the same without --diff approves it"
        )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "there is no such lock file"),
        ("version = 1\n[[plugin", "is no TOML: "),
        ("version = 1\n[[plugin]]\nname = 3\n", ":2. Without it nothing is let in"),
    ],
)
def test_a_lock_that_cannot_be_read_lets_nothing_in(text: str | None, told: str, place: Place) -> None:
    if text is not None:
        place.lock.write_text(text)
    manager = place.load()
    assert len(manager) == 0
    assert len(manager.failures) == 5
    for each in manager.failures:
        assert told in str(each)
        assert "the lock file can't be used" in str(each)


def test_a_fifo_as_metadata_hangs_nothing(place: Place) -> None:
    place.locked()
    (place.site / FANCY / "METADATA").unlink()
    os.mkfifo(place.site / FANCY / "METADATA")
    with on_path(str(place.site)):
        decisions = [Locked(place.lock)(each) for each in installed.discover(NAMESPACE).candidates]
    refused = [each.rule for each in decisions if isinstance(each, Refused)]
    assert [each.partition(":")[2].partition(":")[0] for each in refused] == [" .dist-info/METADATA was changed"] * 2


def test_what_is_in_an_archive_is_not_locked(place: Place, tmp_path: Path) -> None:
    place.locked()
    candidate = Candidate(
        "flat",
        "textapp_flat:greeter",
        NAMESPACE,
        Installed("/a.zip/x", "textapp-fancy", "2.1"),
        ("textapp_flat", "greeter"),
    )
    decision = Locked(place.lock)(candidate)
    assert isinstance(decision, Refused)
    assert decision.rule == "locked: it is not installed in a folder, and what is in archives is not locked"


def test_a_target_that_is_none_of_the_files_is_refused_even_if_somebody_wrote_it_into_the_lock(place: Place) -> None:
    place.locked()
    text = place.lock.read_text().replace('"textapp_flat:greeter"', '"posixpath:join"')
    place.lock.write_text(text)
    candidate = Candidate(
        "flat", "posixpath:join", NAMESPACE, Installed(str(place.site / FANCY)), ("posixpath", "join")
    )
    with on_path(str(place.site)):
        decision = Locked(place.lock)(candidate)
    assert isinstance(decision, Refused)
    assert decision.rule == "locked: the module posixpath is not among its files"


def test_references_are_refused_unless_they_are_listed() -> None:
    source = ImportReferences({"join": "posixpath:join"})
    [failure] = ExtensionManager[object](NAMESPACE, source=source, policy=Locked(Lock([NAMESPACE]))).failures
    assert (
        "'locked: it is not in the lock' from a lock in memory. To approve it, add a table to the lock: [[plugin]]"
        in str(failure)
    )
    listed = Lock([NAMESPACE], [LockedReference(NAMESPACE, "join", "posixpath:join")])
    assert ExtensionManager[object](NAMESPACE, source=source, policy=Locked(listed)).names() == ["join"]
    other = ImportReferences({"join": "ntpath:join"})
    [failure] = ExtensionManager[object](NAMESPACE, source=other, policy=Locked(listed)).failures
    assert "another reference: expected posixpath:join, got ntpath:join" in str(failure)
    assert (
        pickle.loads(pickle.dumps(Locked(listed)))(
            Candidate("join", "posixpath:join", NAMESPACE, FromReference("posixpath:join"), ("posixpath", "join"))
        )
        == Allowed()
    )
    assert repr(Locked(listed)) == "Locked(Lock(...))"


def test_plugin_directories_are_locked_by_their_files(tmp_path: Path, site: Site) -> None:
    folder = tmp_path / "plugins"
    (folder / "package").mkdir(parents=True)
    (folder / "single.py").write_text(GREETER)
    (folder / "package" / "__init__.py").write_text(GREETER)
    file = tmp_path / "longshore.lock"
    assert lock("--directory", f"{NAMESPACE}={folder}", "--file", str(file)) == 0

    def refused() -> dict[str, str]:
        source = PluginDirectory(folder, attr="greeter")
        failures = ExtensionManager[Greeter](NAMESPACE, source=source, policy=Locked(file)).failures
        return {each.candidate.name: rule_of(each) for each in failures if isinstance(each, Failure)}

    assert refused() == {}
    assert str(tmp_path) not in file.read_text()
    (folder / "package" / "more.py").write_text(EVIL)
    (folder / "new.py").write_text(EVIL)
    assert refused() == {"new": "it is not in the lock", "package": "package/more.py was added"}
    (folder / "single").mkdir()
    (folder / "single" / "__init__.py").write_text(EVIL)
    assert refused()["single"] == "another file: expected single.py, got single/__init__.py"
    (folder / "package" / "__init__.py").write_text(EVIL)
    assert refused()["package"].startswith("package/__init__.py was changed: expected sha256=")
    [failure] = ExtensionManager[Greeter](
        NAMESPACE, source=PluginDirectory(folder, names=["new"]), policy=Locked(file)
    ).failures
    assert f". `longshore lock --diff --directory {NAMESPACE}={folder}` shows what has changed" in str(failure)


PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
before = set(sys.modules)
from longshore import ExtensionManager
from longshore.policy.locked import Locked
manager = ExtensionManager[object](sys.argv[2], policy=Locked(sys.argv[3]))
print(len(manager), len(manager.failures), *sorted({"tomllib", "pathlib", "csv", "json"} & (set(sys.modules) - before)))
"""


def test_in_a_process_of_its_own_nothing_of_a_changed_plugin_is_run(place: Place) -> None:
    place.locked()
    arguments = [str(place.site), NAMESPACE, str(place.lock)]
    assert run_python(PROGRAM, *arguments, measured=False) == "5 0\n"
    for each in ("textapp_flat.py", "textapp_space/one/mod.py"):
        place.write(each, EVIL)
    assert run_python(
        PROGRAM.replace("import sys\n", "import sys, logging\nlogging.disable()\n", 1), *arguments
    ).startswith("2 3")
