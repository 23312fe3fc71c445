"""Bad input, ``sys.path``: entries that are no folders, or no text. They are skipped, and nothing hangs."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import longshore
from tests.support import GREETER, NAMESPACE, Site, greeters, on_path, only_problem, run_python


def a_text_file(folder: Path) -> object:
    (folder / "entry").write_text("no zip")
    return str(folder / "entry")


def an_empty_file(folder: Path) -> object:
    (folder / "entry").write_text("")
    return str(folder / "entry")


def half_a_zip(folder: Path) -> object:
    (folder / "entry.zip").write_bytes(b"PK\x03\x04 and no more")
    return str(folder / "entry.zip")


def a_link_loop(folder: Path) -> object:
    (folder / "entry").symlink_to("entry")
    return str(folder / "entry")


def a_dangling_link(folder: Path) -> object:
    (folder / "entry").symlink_to("nowhere")
    return str(folder / "entry")


def a_socket(folder: Path) -> object:
    here = os.open(".", os.O_RDONLY)
    try:
        os.chdir(folder)  # the name of a socket has to be short
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("entry")
    finally:
        os.fchdir(here)
        os.close(here)
    return str(folder / "entry")


def a_folder_with_plugins_as_a_path_object(folder: Path) -> object:
    Site(folder / "entry").install("hidden", f"[{NAMESPACE}]\nhidden = m\n")
    return folder / "entry"


def a_name_that_is_not_utf_8(folder: Path) -> object:
    (folder / os.fsdecode(b"caf\xe9")).mkdir()
    return str(folder / os.fsdecode(b"caf\xe9"))


STRANGE: list[Callable[[Path], object]] = [
    a_text_file,
    an_empty_file,
    a_dangling_link,
    a_socket,
    a_folder_with_plugins_as_a_path_object,
    a_name_that_is_not_utf_8,
    lambda _: "",
    lambda _: "/dev/null",
    lambda _: "/dev/zero",
    lambda _: "/no/such/folder",
    lambda _: "x" * 5000,
    lambda _: "https://example.org/packages",
]


@pytest.mark.parametrize("entry", STRANGE, ids=lambda each: each.__name__)
@pytest.mark.parametrize("before", [True, False])
def test_strange_entries_are_skipped(
    healthy: Site, tmp_path: Path, entry: Callable[[Path], object], before: bool
) -> None:
    """Before or after the healthy folder, they change nothing."""
    (tmp_path / "strange").mkdir()
    strange = entry(tmp_path / "strange")
    with on_path(*([strange] if before else [])):
        if not before:
            sys.path.append(strange)
        manager = greeters()
        assert manager.names() == ["good"]
        assert not manager.failures


def test_half_a_zip_file_is_told(healthy: Site, tmp_path: Path) -> None:
    """A download that broke off; a text file of another name is no zip file that anyone meant."""
    (tmp_path / "strange").mkdir()
    entry = half_a_zip(tmp_path / "strange")
    with on_path(entry):
        problem = only_problem(greeters())
    assert (problem.path, problem.reason) == (entry, "it cannot be read: BadZipFile: 'File is not a zip file'")


def test_a_zip_file_that_vanishes_between_the_look_and_the_opening_is_skipped(healthy: Site, tmp_path: Path) -> None:
    """Nothing can be imported from it any more."""
    from longshore.discovery.zips import ZippedDistributions

    found = ZippedDistributions(str(tmp_path / "gone.whl"), {}).discover(NAMESPACE)
    assert (found.candidates, found.problems) == ((), ())


def test_a_zip_bomb_is_not_unpacked(healthy: Site, tmp_path: Path) -> None:
    """Only the beginning of it."""
    import zipfile

    with zipfile.ZipFile(tmp_path / "bomb-1.0.whl", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb-1.0.dist-info/entry_points.txt", "[other]\n" + "#" * (1 << 26))
    with on_path(str(tmp_path / "bomb-1.0.whl")):
        problem = only_problem(greeters())
    assert problem.reason == "has more than 64 MiB when unpacked: what comes after them is not read"
    assert str(problem.distribution) == "bomb 1.0"


def test_an_entry_that_is_a_subclass_of_str_is_its_text(healthy: Site, tmp_path: Path) -> None:
    """It is not asked whether it is equal to another."""

    class Text(str):
        def __eq__(self, other: object) -> bool:
            raise SystemExit

        __hash__ = str.__hash__

    Site(tmp_path / "more").install("more-plugin", f"[{NAMESPACE}]\nmore = module_of_good:greeter\n")
    sys.path.append(Text(tmp_path / "more"))
    longshore.refresh()
    assert sorted(greeters().names()) == sorted(greeters().names()) == ["good", "more"]
    del sys.path[-1]


def test_an_entry_that_can_not_be_listed_is_told(healthy: Site, tmp_path: Path) -> None:
    """A link loop, a folder that may not be read: what is in there is not found."""
    entry = a_link_loop(tmp_path)
    with on_path(entry):
        problem = only_problem(greeters())
    assert problem.path == entry
    assert str(problem) == (
        f"{entry}: cannot be listed, so that no plugin in it is found: Too many levels of symbolic links "
        "(in sys.path; reinstall it or mend it)"
    )


@pytest.mark.parametrize("entry", ["\0", "/no\0where", "\ud800"])
def test_entries_that_no_file_system_knows_are_skipped(healthy: Site, entry: str) -> None:
    """Discovery goes on behind them; Python's own import does not, and that is told as what it is."""
    with on_path(entry):
        manager = greeters()
        [failure] = manager.failures
        assert "'good' (module_of_good:greeter) from good-plugin 1.0 was not loaded: its import raised" in str(failure)
    sys.path.append(entry)
    assert greeters().names() == ["good"]


def test_a_fifo_on_the_path_does_not_hang_a_process(tmp_path: Path) -> None:
    """Not even where a thread could be blocked for ever."""
    os.mkfifo(tmp_path / "pipe")
    os.mkfifo(tmp_path / "pipe.egg")
    os.mkfifo(tmp_path / "pipe.zip")
    code = """
import sys
sys.path[:0] = sys.argv[1:]
import longshore
print(len(longshore.ExtensionManager[object]("no.such.namespace")))
"""
    assert run_python(code, *map(str, sorted(tmp_path.iterdir())), timeout=20) == "0\n"


def test_every_strange_thing_at_once_does_not_hang_a_process(tmp_path: Path) -> None:
    """FIFOs in all places: on the path, as a metadata folder, as files of one."""
    site = Site(tmp_path / "site")
    info = site.install(
        "good-plugin", f"[{NAMESPACE}]\ngood = module_of_good:greeter\n", modules={"module_of_good": GREETER}
    )
    sick = site.install("sick-plugin", metadata=None)
    os.mkfifo(sick / "entry_points.txt")
    os.mkfifo(site.path / "pipe-1.0.dist-info")
    os.mkfifo(tmp_path / "pipe")
    assert info.exists()
    code = """
import sys
sys.path[:0] = sys.argv[2:]
import longshore
manager = longshore.ExtensionManager[object](sys.argv[1])
print(manager.names(), [str(each.distribution) for each in manager], [each.reason for each in manager.failures])
"""
    shown = run_python(code, NAMESPACE, str(tmp_path / "pipe"), str(site.path), timeout=20)
    assert shown == "['good'] ['good-plugin 1.0'] ['is no file, but a device or a FIFO']\n"


def test_a_deleted_current_folder_is_no_folder(tmp_path: Path) -> None:
    """With ``''`` on the path and the folder gone, what is absolute is still found."""
    site = Site(tmp_path / "site")
    site.install("good-plugin", f"[{NAMESPACE}]\ngood = module_of_good:greeter\n", modules={"module_of_good": GREETER})
    (tmp_path / "gone").mkdir()
    code = """
import os, sys
import longshore
os.rmdir(os.getcwd())
sys.path[:0] = ["", "relative", sys.argv[2]]
print(longshore.ExtensionManager[object](sys.argv[1]).names())
"""
    assert run_python(code, NAMESPACE, str(site.path), cwd=tmp_path / "gone") == "['good']\n"


def test_the_path_is_found_by_spellings_that_differ(healthy: Site) -> None:
    """The same folder twice, or with other slashes, gives no plugin twice."""
    with on_path(f"{healthy.path}/", f"{healthy.path}/../site", str(healthy.path)):
        assert greeters().names() == ["good"]


def test_entries_of_a_subclass_of_str_are_text(healthy: Site, tmp_path: Path) -> None:
    """As for the import system."""

    class Text(str):
        __slots__ = ()

    other = Site(tmp_path / "other")
    other.install("more", f"[{NAMESPACE}]\nmore = module_of_good:greeter\n")
    with on_path(Text(other.path)):
        assert greeters().names() == ["more", "good"]


@pytest.mark.parametrize("entry", ["bytes(hidden)", "None", "17", "object()", "[]", "Touchy()", "hidden", "Ellipsis"])
def test_entries_that_are_no_text_are_skipped(tmp_path: Path, entry: str) -> None:
    """As the import system skips them; to see whether the path has changed asks them nothing.

    In a process of its own, which no coverage measures: that looks at ``sys.path`` and does not expect such things.
    """
    site = Site(tmp_path / "site")
    site.install("good-plugin", f"[{NAMESPACE}]\ngood = module_of_good:greeter\n", modules={"module_of_good": GREETER})
    Site(tmp_path / "hidden").install("hidden", f"[{NAMESPACE}]\nhidden = m\n")
    code = """
import pathlib, sys
import longshore

class Touchy:
    def __eq__(self, other):
        raise RuntimeError("don't compare me")

hidden = pathlib.Path(sys.argv[3])
for path in ([ENTRY, sys.argv[2]], [sys.argv[2], ENTRY], [ENTRY, sys.argv[2], ENTRY]):
    sys.path[:0] = path
    manager = longshore.ExtensionManager[object](sys.argv[1])
    print(manager.names(), manager.failures)
    del sys.path[: len(path)]
"""
    shown = run_python(
        code.replace("ENTRY", entry), NAMESPACE, str(site.path), str(tmp_path / "hidden"), measured=False
    )
    assert shown == "['good'] ()\n" * 3
