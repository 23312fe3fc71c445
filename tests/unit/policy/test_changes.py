"""Each kind of difference between two locks, as it is told."""

from __future__ import annotations

from longshore.model import normalized
from longshore.policy.changes import Change, changes
from longshore.policy.lock import Lock, LockedDistribution, LockedFile, LockedPlugin, LockedReference

FILES = [("acme.py", "sha256=1")]


def test_names_compare_as_installers_compare_them() -> None:
    assert normalized("Acme--Formats.x") == normalized("acme_formats-X") == "acme_formats_x"
    before = Lock([], [LockedPlugin("n", "a", "acme:a", "acme")], [LockedDistribution("acme", "1", FILES)])
    after = Lock([], [LockedPlugin("n", "a", "acme:a", "Acme")], [LockedDistribution("Acme", "1", FILES)])
    assert list(changes(before, after)) == [
        Change("target", "n: 'a'", "acme:a from acme", "acme:a from Acme"),
        Change("distribution", "Acme", "acme", "Acme"),
    ]


def test_plugins_of_one_name_in_one_distribution_are_kept_apart() -> None:
    owner = LockedDistribution("acme", "", FILES)
    before = Lock([], [LockedPlugin("n", "a", "acme:a", "acme")], [owner])
    after = Lock([], [LockedPlugin("n", "a", "acme:a", "acme"), LockedPlugin("n", "a", "acme:b", "acme")], [owner])
    [added] = changes(before, after)
    assert (added, added.sign) == (Change("plugin", "n: 'a'", "", "acme:b from acme"), "+")
    [removed] = changes(after, before)
    assert removed.sign == "-"


def test_a_version_that_metadata_does_not_tell() -> None:
    before, after = (Lock([], [], [LockedDistribution("acme", version, FILES)]) for version in ("", "1"))
    assert list(changes(before, after)) == [Change("version", "acme", "none", "1")]
    assert list(changes(Lock(), before)) == [Change("distribution", "acme", "", "no version, 1 file")]


def test_files_and_references() -> None:
    before = Lock([], [LockedFile("n", "a", "plugins", FILES), LockedReference("n", "r", "os:sep")])
    after = Lock([], [LockedFile("n", "a", "others", FILES), LockedReference("n", "r", "os:linesep")])
    assert list(changes(before, after)) == [
        Change("target", "n: 'a'", "a file in plugins", "a file in others"),
        Change("target", "n: 'r'", "reference os:sep", "reference os:linesep"),
    ]
