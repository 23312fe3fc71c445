"""What is wrong with a lock file is told with its line and the cure; writing loses nothing."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from longshore.policy.lock import Lock
from longshore.policy.lockfile import LockUnreadable, LockUnwritable, parse_lock, read_lock
from longshore.policy.writing import lock_text, write_lock
from tests.support import unprivileged

HASH = f"sha256={'x' * 43}"
CURE = "\n  cure: restore it from version control, or remove it and write it anew with `longshore lock`"
ACME = f'[[distribution]]\nname = "acme"\nversion = "1"\n[distribution.files]\n"acme.py" = "{HASH}"\n'

WRONG = {
    "": "the file: expected 'version = 1', got nothing",
    "version = true": "the file: expected 'version = 1', got True",
    "version = 0": "the file: expected 'version = 1', got 0",
    "version = 1\nnamespace = []": "the file: has an unknown key 'namespace'; there are: version, namespaces, plugin, distribution",
    "version = 1\nnamespaces = 'a'": "the file: expected a list of texts as 'namespaces', got 'a'",
    "version = 1\nnamespaces = [1]": "the file: expected a list of texts as 'namespaces', got [1]",
    "version = 1\nplugin = 1": "the file: expected tables [[plugin]], got 1",
    "version = 1\nplugin = [{}]": "[[plugin]] number 1: expected a text as 'namespace', got nothing",
    "version = 1\n\n[[plugin]]\nname = 'a'": "3: [[plugin]] number 1: expected a text as 'namespace', got nothing",
    "version = 1\n[[plugin]]\nnamespace = 'n'\nname = ''": "2: [[plugin]] number 1: expected a text as 'name', got ''",
    "version = 1\n[[plugin]]\nnamespace = 'n'\nname = 'a'\ntarget = 't'\ndistribution = 'acme'": (
        "2: the plugin 'a' is from 'acme', which has no [[distribution]] table"
    ),
    "version = 1\n[[plugin]]\nnamespace = 'n'\nname = 'a'\nreference = 't'\ndistribution = 'acme'": (
        "2: [[plugin]] number 1: has an unknown key 'distribution'; there are: namespace, name, reference"
    ),
    f"version = 1\n{ACME}\n{ACME}": "8: the distribution 'acme' stands here a second time",
    f"version = 1\n{ACME.replace('acme.py', '/acme.py')}": (
        "2: [[distribution]] number 1: the file '/acme.py' has to be a relative path, without '.' and '..'"
    ),
    f"version = 1\n{ACME.replace('acme.py', 'a/../../b.py')}": (
        "2: [[distribution]] number 1: the file 'a/../../b.py' has to be a relative path, without '.' and '..'"
    ),
    f"version = 1\n{ACME.replace('sha256', 'md5')}": (
        f"2: [[distribution]] number 1: the file 'acme.py': expected 'sha256=' and 43 digits, got 'md5={'x' * 43}'"
    ),
    f"version = 1\n{ACME.replace(HASH, 'x' * 100)}": (
        f"2: [[distribution]] number 1: the file 'acme.py': expected 'sha256=' and 43 digits, got '{'x' * 79}..."
    ),
    "version = 1\n[[distribution]]\nname = 'a'\nversion = ''\nfiles = {}": (
        "2: [[distribution]] number 1: expected a table of files and their hashes as 'files', got {}"
    ),
    "version = 1\n[[distribution]]\nname = 'a'\nversion = 1\n": "2: [[distribution]] number 1: expected a text as 'version', got 1",
    "version = 1\nname = ,\n": "2: is no TOML: Invalid value",
    "version = 1\nname": "is no TOML: Expected '=' after a key in a key/value pair (at end of document)",
    "version = " + "9" * 5000: "is no TOML: ",
    "a = " + "[" * 9999: "is no TOML: its values are nested too deep",
}


@pytest.mark.parametrize("text", WRONG, ids=list(range(len(WRONG))))
def test_what_is_wrong_is_told_with_its_line(text: str) -> None:
    with pytest.raises(LockUnreadable) as caught:
        parse_lock(text, "longshore.lock")
    told = str(caught.value)
    assert told.startswith(f"longshore.lock:{'' if WRONG[text][0].isdigit() else ' '}{WRONG[text]}"), told
    assert told.endswith(CURE)
    assert caught.value.file == "longshore.lock"


def test_a_newer_format_is_told_as_such() -> None:
    with pytest.raises(LockUnreadable) as caught:
        parse_lock("version = 2\nanything = 3", "longshore.lock")
    assert str(caught.value) == (
        f"longshore.lock: has version 2 of the format, and this longshore knows version 1 only{CURE.replace('restore', 'update longshore; or restore')}"
    )


def test_a_table_that_may_stand_elsewhere_has_no_line() -> None:
    """A line inside of a text looks like a header."""
    text = "version = 1\nnamespaces = ['''\n[[plugin]]\n''']\n[[plugin]]\nnamespace = 'n'\nname = 'a'\nreference = 'r'"
    assert [each.line for each in parse_lock(text, "longshore.lock").plugins] == [0]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "longshore.lock"
    with pytest.raises(
        LockUnreadable, match=r"longshore.lock: there is no such lock file\n  cure: write it with `longshore lock`"
    ):
        read_lock(str(file))
    file.write_bytes(b"version = 1\n# \xff")
    with pytest.raises(LockUnreadable, match="is not UTF-8"):
        read_lock(str(file))
    with pytest.raises(LockUnreadable, match="is not a file"):
        read_lock(str(tmp_path))
    os.mkfifo(tmp_path / "fifo")
    with pytest.raises(LockUnreadable, match="is not a file"):
        read_lock(str(tmp_path / "fifo"))
    file.chmod(0)
    tmp_path.chmod(0o755)
    with unprivileged(), pytest.raises(LockUnreadable, match="can't be read: "):
        read_lock(str(file))


def test_a_file_that_never_ends_is_not_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "longshore.lock"
    with open(file, "wb") as stream:
        stream.truncate((1 << 28) + 1)  # a sparse file
    with pytest.raises(LockUnreadable, match="is larger than 268435456 bytes"):
        read_lock(str(file))


def test_a_file_is_replaced_as_a_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    file, link = tmp_path / "longshore.lock", tmp_path / "link"
    write_lock(Lock(["a"]), str(file))
    assert read_lock(str(file)) == Lock(["a"])
    file.chmod(0o640)
    link.symlink_to(file)
    write_lock(Lock(["b"]), str(link))
    assert link.is_symlink()
    assert file.read_text() == lock_text(Lock(["b"]))
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(tmp_path.iterdir()) == [link, file]


def test_what_cannot_be_written_is_told_and_what_was_there_stays(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(LockUnwritable) as caught:
        write_lock(Lock(), str(folder))
    assert str(caught.value) == f"{folder}: is not a file\n  cure: mend that, or name another file with --file"
    with pytest.raises(LockUnwritable, match="can't be written: No such file or directory"):
        write_lock(Lock(), str(tmp_path / "none" / "longshore.lock"))
    file = tmp_path / "longshore.lock"
    write_lock(Lock(["a"]), str(file))
    with pytest.raises(UnicodeEncodeError):
        write_lock(Lock(["\udc80"]), str(file))
    assert read_lock(str(file)) == Lock(["a"])
    assert sorted(tmp_path.iterdir()) == [folder, file]
