"""Zip files and eggs on the path: good ones, and what breaks them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

from tests.faults.world import (
    DECLARED,
    EVERYONE,
    HEALTHY,
    KEEPS_THE_API,
    Clause,
    Disk,
    World,
    import_failed,
    malformed,
)

NAME = "leaky_barge-6.6-py3-none-any.whl"
ZIP = f"WORLD/2/{NAME}"
INFO = "leaky_barge-6.6.dist-info"
SUNK = "raise OSError('sunk')"
UNKNOWN = frozenset({"entry point"})


def wheel(source: str = SUNK, entry_points: bytes = DECLARED.encode(), **more: bytes) -> bytes:
    """A wheel of the culprit."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{INFO}/METADATA", "Name: leaky-barge\nVersion: 6.6\n")
        archive.writestr(f"{INFO}/entry_points.txt", entry_points)
        archive.writestr("bilge.py", source)
        for name, data in more.items():
            archive.writestr(name, data)
    return made.getvalue()


def zipped(
    name: str,
    data: Callable[[], bytes],
    *says: str,
    names: frozenset[str] = HEALTHY,
    file: str = "bilge.py",
    unknown: frozenset[str] = frozenset(),
) -> World:
    """A world with that wheel on the path."""

    def build(disk: Disk) -> None:
        path = disk.middle.path / NAME
        path.write_bytes(data())
        disk.path[1] = str(path)

    return World(f"zip-{name}", Clause.ZIP, build, says, names, file=file, unknown=unknown)


def damaged(name: str, data: Callable[[], bytes], reason: str) -> World:
    """A world with a wheel that can't be read."""
    return zipped(name, data, malformed(reason, file=ZIP, owner="leaky_barge 6.6"), file=NAME, unknown=UNKNOWN)


def _without_directory() -> bytes:
    data = wheel()
    return data[: data.rindex(b"PK\x05\x06") - 10]


def _wrong_sum() -> bytes:
    data = bytearray(wheel(KEEPS_THE_API))
    place = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)  # the directory's entry for entry_points.txt
    data[place + 16 : place + 20] = b"\0\0\0\0"
    return bytes(data)


def _encrypted() -> bytes:
    data = bytearray(wheel())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := data.find(mark, place + 1)) >= 0:
            data[place + offset] |= 1
    return bytes(data)


def _unknown_method() -> bytes:
    data = bytearray(wheel())
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        place = -1
        while (place := data.find(mark, place + 1)) >= 0:
            data[place + offset : place + offset + 2] = struct.pack("<H", 99)
    return bytes(data)


NOT_READ = "it cannot be read: "
NO_ZIP = NOT_READ + "BadZipFile: 'File is not a zip file'"
KEEL = import_failed(
    "ModuleNotFoundError: No module named 'keel'",
    place=f"declared in {ZIP}/{INFO}/entry_points.txt",
    cure="There is no module 'keel': reinstall leaky-barge 6.6, or uninstall it.",
).replace("bilge:", "keel:")
SUNK_IN_ZIP = import_failed("OSError: sunk", place=f"{ZIP}/bilge.py:1")
WORLDS = [
    zipped("is-good", lambda: wheel(KEEPS_THE_API), names=EVERYONE),
    zipped("module-raises", wheel, SUNK_IN_ZIP),
    zipped(
        "module-is-not-there",
        lambda: wheel(entry_points=DECLARED.replace("bilge", "keel").encode()),
        KEEL,
        file="entry_points.txt",
    ),
    zipped(
        "entry-points-have-a-bad-line",
        lambda: wheel(KEEPS_THE_API, DECLARED.encode() + b"culprit two\n"),
        malformed(
            "'culprit two' has no '=': expected 'name = module:attribute'", 3, file=f"{ZIP}/{INFO}/entry_points.txt"
        ),
        names=EVERYONE,
        file="entry_points.txt",
    ),
    zipped(
        "entry-points-are-utf-16",
        lambda: wheel(KEEPS_THE_API, DECLARED.encode("utf-16")),
        malformed("is UTF-16, and has to be UTF-8: nothing of it can be read", file=f"{ZIP}/{INFO}/entry_points.txt"),
        file="entry_points.txt",
        unknown=UNKNOWN,
    ),
    zipped("follows-other-bytes", lambda: b"#!/usr/bin/env python\n" + wheel(), SUNK_IN_ZIP),
    zipped("has-a-comment", lambda: wheel()[:-2] + b"\5\0hello", SUNK_IN_ZIP),
    damaged("is-truncated", lambda: wheel()[:200], NO_ZIP),
    damaged("has-no-central-directory", _without_directory, NO_ZIP),
    damaged("is-empty-file", lambda: b"", NO_ZIP),
    damaged("is-a-web-page", lambda: b"<html>404</html>", NO_ZIP),
    damaged(
        "has-a-wrong-checksum", _wrong_sum, f"{NOT_READ}BadZipFile: \"Bad CRC-32 for file '{INFO}/entry_points.txt'\""
    ),
    damaged(
        "is-encrypted",
        _encrypted,
        f"{NOT_READ}RuntimeError: \"File '{INFO}/METADATA' is encrypted, password required for extraction\"",
    ),
    damaged(
        "has-an-unknown-compression",
        _unknown_method,
        f"{NOT_READ}NotImplementedError: 'That compression method is not supported'",
    ),
    zipped(
        "is-a-bomb",
        lambda: wheel(KEEPS_THE_API, DECLARED.encode() + b"#" * 100_000_000),
        malformed(
            "has more than 64 MiB when unpacked: what comes after them is not read",
            file=f"{ZIP}/{INFO}/entry_points.txt",
        ),
        names=EVERYONE,
        file="entry_points.txt",
        unknown=UNKNOWN,
    ),
    zipped("has-no-members", lambda: b"PK\x05\x06" + b"\0" * 18),
]


def egg(
    name: str, build: Callable[[Disk], object], *says: str, names: frozenset[str] = HEALTHY, file: str = "bilge.py"
) -> World:
    """A world with an egg."""
    return World(f"egg-{name}", Clause.EGG, build, says, names, file=file)


def _egg_folder(disk: Disk, *, described: bool = True) -> None:
    folder = disk.middle.path / "leaky_barge-6.6-py3.11.egg"
    (folder / "EGG-INFO").mkdir(parents=True)
    (folder / "EGG-INFO" / "entry_points.txt").write_text(DECLARED)
    if described:
        (folder / "EGG-INFO" / "PKG-INFO").write_text("Name: leaky-barge\nVersion: 6.6\n")
    (folder / "bilge.py").write_text(SUNK)
    disk.path[1] = str(folder)


def _egg_file(disk: Disk) -> None:
    path = disk.middle.path / "leaky_barge-6.6-py3.11.egg"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("EGG-INFO/PKG-INFO", "Name: leaky-barge\nVersion: 6.6\n")
        archive.writestr("EGG-INFO/entry_points.txt", DECLARED)
        archive.writestr("bilge.py", SUNK)
    disk.path[1] = str(path)


def _egg_info(disk: Disk, *, folder: bool = True) -> None:
    disk.middle.install(
        "leaky-barge", DECLARED if folder else None, version="6.6", kind="egg-info", modules={"bilge": SUNK}
    )
    if not folder:
        path = disk.middle.path / "leaky_barge-6.6.egg-info"
        text = (path / "PKG-INFO").read_text()
        (path / "PKG-INFO").unlink()
        path.rmdir()
        path.write_text(text)


def _egg_link(disk: Disk) -> None:
    project = disk.root / "project"
    (project / "leaky_barge.egg-info").mkdir(parents=True)
    (project / "leaky_barge.egg-info" / "entry_points.txt").write_text(DECLARED)
    (project / "leaky_barge.egg-info" / "PKG-INFO").write_text("Name: leaky-barge\nVersion: 6.6\n")
    (project / "bilge.py").write_text(SUNK)
    (disk.middle.path / "leaky-barge.egg-link").write_text(f"{project}\n.")
    (disk.middle.path / "easy-install.pth").write_text(f"{project}\n")
    disk.path.insert(2, str(project))


EGG = "WORLD/2/leaky_barge-6.6-py3.11.egg"
WORLDS += [
    egg("folder", _egg_folder, import_failed("OSError: sunk", place=f"{EGG}/bilge.py:1")),
    egg(
        "folder-without-description",
        lambda disk: _egg_folder(disk, described=False),
        import_failed("OSError: sunk", place=f"{EGG}/bilge.py:1").replace("leaky-barge", "leaky_barge"),
    ),
    egg("file", _egg_file, import_failed("OSError: sunk", place=f"{EGG}/bilge.py:1")),
    egg("info-folder", _egg_info, import_failed("OSError: sunk", 1)),
    egg("info-file-of-distutils", lambda disk: _egg_info(disk, folder=False)),
    egg("link-to-a-project", _egg_link, import_failed("OSError: sunk", place="WORLD/project/bilge.py:1")),
    egg(
        "link-to-nowhere",
        lambda disk: (disk.culprit(SUNK), (disk.middle.path / "gone.egg-link").write_text("/no/such\n.")),
        import_failed("OSError: sunk", 1),
    ),
]
