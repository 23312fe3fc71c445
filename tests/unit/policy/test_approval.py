"""What can be locked, and what is told of the rest."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from base64 import urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from longshore import Candidate, FromFile, FromReference, Installed, PluginDirectory
from longshore.discovery import installed
from longshore.policy.approval import approve
from longshore.policy.lock import Lock, LockedFile, LockedPlugin, LockedReference
from longshore.policy.locked import Locked
from tests.locks import NAMES, Place, pip
from tests.support import GREETER, NAMESPACE, on_path, unprivileged

FANCY = "textapp_fancy-2.1.dist-info"
FOREIGN = {"guest", "other", "spaced"}


def approved(place: Place, *before: str) -> tuple[Lock, dict[str, str]]:
    """The lock of what is there, and why the rest is not in it, by name."""
    with on_path(*before, str(place.site)):
        found = approve(installed.discover(NAMESPACE).candidates)
    return found.lock, {each.name: why.reason for each, why in found.refused}


def test_everything_that_pip_installs_is_locked(place: Place) -> None:
    lock, refused = approved(place)
    assert refused == {}
    assert [each.name for each in lock.plugins] == NAMES
    fancy, guest, spaced = lock.distributions
    assert [path for path, _ in fancy.files] == [
        ".dist-info/METADATA",
        ".dist-info/entry_points.txt",
        "textapp_fancy/__init__.py",
        "textapp_fancy/data, with a comma.txt",
        "textapp_fancy/formats.py",
        "textapp_fancy/sub/__init__.py",
        "textapp_flat.py",
    ]
    assert dict(fancy.files)["textapp_flat.py"] == hash_of(GREETER.encode())
    assert (fancy.name, fancy.version, fancy.shared) == ("textapp-fancy", "2.1", ("textapp_fancy",))
    assert "textapp_fancy/__init__.py" in dict(guest.files)  # another's, through which it is imported
    assert guest.shared == ("textapp_fancy", "textapp_space/one")
    assert spaced.shared == ("textapp_space/one",)


def hash_of(data: bytes, algorithm: str = "sha256") -> str:
    digest = hashlib.new(algorithm, data).digest()
    return f"{algorithm}={urlsafe_b64encode(digest).decode().rstrip('=')}"


def record(place: Place, change: Callable[[str], str], more: bytes = b"") -> None:
    """Change a RECORD."""
    file = place.site / FANCY / "RECORD"
    file.write_bytes(change(file.read_text()).encode() + more)


def without_record(place: Place, **files: str) -> None:
    (place.site / FANCY / "RECORD").unlink()
    for name, text in files.items():
        place.write(f"{FANCY}/{name.replace('_txt', '.txt').replace('__', '-')}", text)


WRONG: dict[str, tuple[Callable[[Place], object], str]] = {
    "changed": (
        lambda place: place.write("textapp_flat.py", "other"),
        f"textapp_flat.py is not as its RECORD says: expected {hash_of(GREETER.encode())}, got {hash_of(b'other')}; reinstall it",
    ),
    "missing": (
        lambda place: (place.site / "textapp_flat.py").unlink(),
        "textapp_flat.py is in its RECORD and not on disk; reinstall it",
    ),
    "missing with its folder": (
        lambda place: (
            (place.site / "textapp_fancy/sub/__init__.py").unlink(),
            (place.site / "textapp_fancy/sub").rmdir(),
        ),
        "textapp_fancy/sub/__init__.py is in its RECORD and not on disk; reinstall it",
    ),
    "a folder": (
        lambda place: ((place.site / "textapp_flat.py").unlink(), (place.site / "textapp_flat.py").mkdir()),
        "'textapp_flat.py' can't be read: Is a directory; mend that or reinstall it",
    ),
    "a stray file": (
        lambda place: place.write("textapp_fancy/more.py", ""),
        "textapp_fancy/more.py is in its folders, and in no RECORD: remove it, or reinstall textapp-fancy",
    ),
    "a weak hash": (
        lambda place: record(place, lambda text: text.replace("sha256=", "md5=")),
        ": expected one of sha256, sha384, sha512; reinstall it",
    ),
    "no list of files": (
        lambda place: without_record(place),
        "it has no RECORD and no top_level.txt that says which files are its own; reinstall it",
    ),
    "an unreadable list of files": (
        lambda place: ((place.site / FANCY / "RECORD").unlink(), (place.site / FANCY / "RECORD").mkdir()),
        "the list of its files can't be read: RECORD is not a regular file; reinstall it",
    ),
    "no CSV": (
        lambda place: record(place, lambda text: f'"{"x" * 200000}",,\n'),
        "the list of its files can't be read: RECORD: field larger than field limit (131072); reinstall it",
    ),
    "a name that is no UTF-8": (
        lambda place: (
            record(place, lambda text: text, b"textapp_fancy/\xff.txt,,\n"),
            Path(os.fsdecode(os.fsencode(place.site / "textapp_fancy") + b"/\xff.txt")).write_text(""),
        ),
        "'textapp_fancy/\\udcff.txt' can't be read: 'utf-8' codec can't encode character '\\udcff' in position 14: "
        "surrogates not allowed; mend that or reinstall it",
    ),
    "editable": (
        lambda place: place.write(f"{FANCY}/direct_url.json", '{"dir_info": {"editable": true}}'),
        "it is installed editable, from a folder, where its files change as they are edited; to lock it, install it as "
        "a wheel (pip install without --editable)",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_not_as_its_record_says_is_not_locked(what: str, place: Place) -> None:
    """And it is told; other distributions are locked."""
    tamper, told = WRONG[what]
    tamper(place)
    lock, refused = approved(place)
    assert set(refused) >= {"fancy", "flat"}
    assert refused["fancy"] == refused["flat"]
    assert refused["fancy"].endswith(told), refused["fancy"]
    assert "spaced" in {each.name for each in lock.plugins}


HARMLESS: dict[str, Callable[[Place], object]] = {
    "no hashes": lambda place: record(place, lambda text: "".join(f"{line.rpartition(',sha')[0] or line},,\n" for line in text.splitlines())),
    "paths alone": lambda place: record(place, lambda text: text.replace(",,", "") + "\n"),
    "sha512": lambda place: record(place, lambda text: text.replace(hash_of(GREETER.encode()), hash_of(GREETER.encode(), "sha512") + "==")),
    "files outside": lambda place: record(place, lambda text: f"{text}../../bin/tool,sha256=x,1\n/etc/tool,,\n"),
    "an installed file of Python's": lambda place: record(place, lambda text: f"{text}textapp_fancy/__pycache__/x.pyc,,\n"),
    "installed-files.txt": lambda place: without_record(
        place,
        installed__files_txt="../textapp_flat.py\n../textapp_fancy/__init__.py\n../textapp_fancy/formats.py\n"
        "../textapp_fancy/sub/__init__.py\n../textapp_fancy/data, with a comma.txt\n\n",
    ),
    "a direct_url.json of a folder": lambda place: place.write(f"{FANCY}/direct_url.json", '{"url": "file:///x", "dir_info": {}}'),
    "a direct_url.json that is a FIFO": lambda place: ((place.site / FANCY / "direct_url.json").unlink(), os.mkfifo(place.site / FANCY / "direct_url.json")),
    "a direct_url.json that is none": lambda place: place.write(f"{FANCY}/direct_url.json", "{"),
    "a direct_url.json of something else": lambda place: place.write(f"{FANCY}/direct_url.json", "[]"),
}  # fmt: skip


@pytest.mark.parametrize("what", HARMLESS)
def test_the_same_files_are_locked_however_they_are_listed(what: str, place: Place) -> None:
    expected, _ = approved(place)
    HARMLESS[what](place)
    assert approved(place) == (expected, {})


def test_without_a_record_the_top_level_names_say_what_is_its_own(place: Place) -> None:
    """All of it, as it is on disk: nothing says what was installed."""
    without_record(place, top_level_txt="textapp_fancy\n../..\n\n/\ntextapp_flat\n")
    place.write("textapp_fancy/__pycache__/x.pyc", "")
    lock, refused = approved(place)
    assert refused == {}
    assert "textapp_fancy/guests/guest.py" in dict(lock.distributions[0].files)


def test_an_egg_info_is_locked_as_well(place: Place) -> None:
    old = place.site / "textapp_fancy-2.1.egg-info"
    (place.site / FANCY).rename(old)
    (old / "METADATA").rename(old / "PKG-INFO")
    (old / "RECORD").unlink()
    (old / "top_level.txt").write_text("textapp_fancy\ntextapp_flat\n")
    (old / "SOURCES.txt").write_text("setup.py\n")
    lock, refused = approved(place)
    assert refused == {}
    assert [path for path, _ in lock.distributions[0].files][:2] == [".egg-info/PKG-INFO", ".egg-info/entry_points.txt"]
    with on_path(str(place.site)):
        policy = Locked(lock)
        assert all(type(policy(each)).__name__ == "Allowed" for each in installed.discover(NAMESPACE).candidates)
    (place.site / "setup.py").write_text("")
    assert f"it is installed editable, from {place.site}" in approved(place)[1]["fancy"]


def test_a_link_is_never_followed_out_of_sight(place: Place, tmp_path: Path) -> None:
    """A folder that is a link counts as a file that can't be locked."""
    without_record(place, top_level_txt="textapp_fancy\ntextapp_flat\n")
    (place.site / "textapp_fancy" / "linked").symlink_to(tmp_path)
    assert "'textapp_fancy/linked' can't be read: Is a directory" in approved(place)[1]["fancy"]


def test_a_module_that_is_imported_from_elsewhere_is_not_locked(place: Place, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "textapp_flat.py").write_text("")
    _, refused = approved(place, str(tmp_path / "other"))
    assert refused["flat"] == (
        f"textapp_flat would be imported from {tmp_path / 'other' / 'textapp_flat.py'}, which is not one of its files: "
        "remove one of the two"
    )


@pytest.mark.parametrize("target", ["posixpath:join", "textapp_space.one.mod:greeter", "no_such_module", "textapp"])
def test_a_target_in_the_files_of_another_is_not_locked(target: str, place: Place) -> None:
    place.write(f"{FANCY}/entry_points.txt", f"[{NAMESPACE}]\nfancy = {target}\n")
    record(place, lambda text: "\n".join(line for line in text.splitlines() if "entry_points" not in line))
    _, refused = approved(place)
    module = target.partition(":")[0]
    assert refused == {"fancy": f"the module {module} is not among its files, and only those are locked"}


def test_names_that_no_import_can_have_are_files_like_others(place: Place) -> None:
    place.write("no-module.py", "")
    record(place, lambda text: f"{text}no-module.py,,\n")
    lock, refused = approved(place)
    assert refused == {}
    place.lock.write_text("")
    (place.site / "no-module.py").unlink()
    with on_path(str(place.site)):
        decisions = [Locked(lock)(each) for each in installed.discover(NAMESPACE).candidates]
    assert {getattr(each, "rule", "") for each in decisions} == {"locked: no-module.py is missing", ""}


def test_a_module_that_this_python_cannot_import_is_no_matter(place: Place) -> None:
    """A wheel may have compiled modules for other Pythons."""
    for each in ("textapp_compiled.cpython-39-x.so", "textapp_space/two/compiled.cpython-39-x.so"):
        place.write(each, "")
        record(place, lambda text, each=each: f"{text}{each},,\n")
    assert approved(place)[1] == {}


def test_what_is_in_an_archive_is_not_locked(place: Place) -> None:
    owner = Installed("/a.zip/x", "acme", "1")
    found = approve([Candidate("a", "acme", NAMESPACE, owner, ("acme", ""))])
    assert found.lock == Lock([NAMESPACE])
    [(_, why)] = found.refused
    assert why.reason == "it is not installed in a folder, and what is in archives is not locked: install it with pip"


def test_references_are_listed_and_files_are_hashed(tmp_path: Path) -> None:
    (tmp_path / "plugins" / "box" / "inner").mkdir(parents=True)
    (tmp_path / "plugins" / "one.py").write_text("1")
    (tmp_path / "plugins" / "box" / "__init__.py").write_text("")
    (tmp_path / "plugins" / "box" / "inner" / "data.txt").write_text("")
    candidates = [
        *PluginDirectory(tmp_path / "plugins").discover("n").candidates,
        Candidate("r", "os.path:join", "n", FromReference("os.path:join"), ("os.path", "join")),
        Candidate("gone", "gone", "n", FromFile(str(tmp_path / "plugins" / "gone.py")), ("gone", "")),
    ]
    found = approve([*candidates, *candidates], base=str(tmp_path))
    assert found.lock == Lock(
        ["n"],
        [
            LockedFile(
                "n", "box", "plugins", [("box/__init__.py", hash_of(b"")), ("box/inner/data.txt", hash_of(b""))]
            ),
            LockedFile("n", "one", "plugins", [("one.py", hash_of(b"1"))]),
            LockedReference("n", "r", "os.path:join"),
        ],
    )
    assert {(each.name, why.reason) for each, why in found.refused} == {
        ("gone", "its files can't be read: No such file or directory")
    }


@pytest.fixture(scope="session")
def editable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site-packages of a real editable install."""
    folder = tmp_path_factory.mktemp("editable")
    project = folder / "project"
    (project / "src").mkdir(parents=True)
    (project / "src" / "textapp_soft.py").write_text(GREETER)
    (project / "pyproject.toml").write_text(
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
        '[project]\nname = "textapp-soft"\nversion = "1.0"\n'
        f'[project.entry-points."{NAMESPACE}"]\nsoft = "textapp_soft:greeter"\n'
        '[tool.hatch.build]\ndev-mode-dirs = ["src"]\n[tool.hatch.build.targets.wheel]\nonly-include = ["src"]\n'
    )
    options = ("--no-deps", "--no-index", "--no-build-isolation", "--no-warn-script-location")
    pip("install", *options, "--prefix", folder / "prefix", "--editable", project)
    [site] = folder.glob("prefix/**/site-packages")
    return site


def test_a_real_editable_install_is_not_locked(editable: Path) -> None:
    with on_path(str(editable), str(editable.parents[3] / "project" / "src")):
        found = approve(installed.discover(NAMESPACE).candidates)
    [(candidate, why)] = found.refused
    assert candidate.name == "soft"
    assert why.reason.startswith(f"it is installed editable, from {(editable.parents[3] / 'project').as_uri()}, where")
    assert found.lock == Lock([NAMESPACE])


def test_an_unreadable_folder_is_told(place: Place) -> None:
    """Whoever locks may not read everything."""
    for each in (place.site, *place.site.parents):
        if "pytest-" in str(each):
            each.chmod(0o755)
    with on_path(str(place.site)):
        candidates = installed.discover(NAMESPACE).candidates
        assert [str(each.distribution) for each in candidates]
        (place.site / "textapp_flat.py").chmod(0)
        with unprivileged():
            found = approve(candidates)
    assert {each.name for each, _ in found.refused} == {"fancy", "flat"}
    assert "'textapp_flat.py' can't be read: Permission denied" in found.refused[0][1].reason
    assert {each.name for each in found.lock.plugins if isinstance(each, LockedPlugin)} == FOREIGN


def test_a_large_file_is_hashed_whole(place: Place) -> None:
    data = os.urandom((1 << 15) * 3 + 1)
    (place.site / "textapp_fancy" / "large.bin").write_bytes(data)
    record(place, lambda text: f"{text}textapp_fancy/large.bin,{hash_of(data)},\n")
    lock, refused = approved(place)
    assert refused == {}
    assert dict(lock.distributions[0].files)["textapp_fancy/large.bin"] == hash_of(data)
    assert json.dumps(hash_of(data)) in json.dumps(lock.distributions[0].files)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.sampled_from(["RECORD", "top_level.txt", "installed-files.txt", "direct_url.json", "METADATA"]),
    st.binary(max_size=60) | st.text('a/.\n,"=\0 []{}:sha256', max_size=40).map(str.encode),
)
def test_whatever_metadata_holds_nothing_is_raised(tmp_path: Path, file: str, data: bytes) -> None:
    """It is locked, or it is told why not."""
    info = tmp_path / "site" / "acme-1.dist-info"
    shutil.rmtree(tmp_path / "site", ignore_errors=True)
    info.mkdir(parents=True)
    (tmp_path / "site" / "a").mkdir()
    (tmp_path / "site" / "a" / "a.py").write_text("")
    (info / file).write_bytes(data)
    found = approve([Candidate("a", "acme", NAMESPACE, Installed(str(info)), ("acme", ""))])
    assert found.refused[0][1].reason
    assert found.lock == Lock([NAMESPACE])
