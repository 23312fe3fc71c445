"""Links, FIFOs, sockets and devices in a file's place, and permissions."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable

from tests.faults.world import (
    ANYTHING,
    DECLARED_THERE,
    EVERYONE,
    KEEPS_THE_API,
    METADATA,
    OWNER,
    Clause,
    Disk,
    World,
    import_failed,
    malformed,
    unreadable_target,
)

NOT_READ = "cannot be read: "
NOTHING = frozenset({"entry point"})
GONE = import_failed(
    "ModuleNotFoundError: No module named 'bilge'",
    place=DECLARED_THERE,
    cure=f"There is no module 'bilge': reinstall {OWNER}, or uninstall it.",
)


def in_place_of(disk: Disk, file: str, put: Callable[[str], object]) -> None:
    """Lay the culprit out, and put something else where one of its files is."""
    disk.culprit("raise OSError('sunk')")
    path = disk.middle.path / file
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    put(str(path))


def listening(path: str) -> None:
    """A socket's file."""
    folder, name = os.path.split(path)
    here = os.getcwd()
    os.chdir(folder)  # the path of a socket has to be short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(name)
    os.chdir(here)


def link_to(target: str) -> Callable[[str], object]:
    """A link to that."""
    return lambda path: os.symlink(target, path)


ENTRY_POINTS = "leaky_barge-6.6.dist-info/entry_points.txt"


def entry_points(name: str, put: Callable[[str], object], reason: str, clause: Clause = Clause.LINK) -> World:
    """A world with that in place of the culprit's ``entry_points.txt``."""
    return World(
        f"link-{name}",
        clause,
        lambda disk: in_place_of(disk, ENTRY_POINTS, put),
        (malformed(reason),),
        file="entry_points.txt",
        unknown=NOTHING,
    )


def module(name: str, put: Callable[[str], object], sentence: str) -> World:
    """A world with that in place of the culprit's module."""
    file = "entry_points.txt" if "entry_points.txt" in sentence else "bilge.py"
    return World(f"link-{name}", Clause.LINK, lambda disk: in_place_of(disk, "bilge.py", put), (sentence,), file=file)


def _linked_folder(disk: Disk) -> None:
    disk.culprit()
    disk.info.rename(disk.root / "elsewhere")
    disk.info.symlink_to(disk.root / "elsewhere")


def _linked_site(disk: Disk) -> None:
    disk.culprit()
    disk.middle.path.rename(disk.root / "elsewhere")
    disk.middle.path.symlink_to(disk.root / "elsewhere")


def _linked_file(disk: Disk) -> None:
    disk.culprit()
    disk.module.rename(disk.root / "elsewhere.py")
    disk.module.symlink_to(disk.root / "elsewhere.py")


def _lost_folder(disk: Disk) -> None:
    disk.culprit()
    shutil.rmtree(disk.info)
    disk.info.symlink_to(disk.root / "nowhere")


NO_REGULAR = "is no file, but a device or a FIFO"
NO_FILE = "is a link that leads to no file"
WORLDS = [
    entry_points("entry-points-dangle", link_to("/no/such/file"), NO_FILE),
    entry_points("entry-points-loop", link_to("entry_points.txt"), NO_FILE),
    entry_points("entry-points-lead-to-a-folder", link_to("."), NOT_READ + "Is a directory"),
    entry_points("entry-points-are-a-folder", os.mkdir, NOT_READ + "Is a directory"),
    entry_points("entry-points-are-a-fifo", os.mkfifo, NO_REGULAR),
    entry_points("entry-points-are-a-socket", listening, NOT_READ + ANYTHING),
    entry_points(
        "entry-points-lead-to-a-fifo",
        lambda path: (os.mkfifo(path + ".fifo"), os.symlink(path + ".fifo", path)),
        NO_REGULAR,
    ),
    entry_points("entry-points-lead-to-dev-zero", link_to("/dev/zero"), NO_REGULAR),
    entry_points("entry-points-lead-to-dev-null", link_to("/dev/null"), NO_REGULAR),
    World("link-metadata-folder-is-linked", Clause.LINK, _linked_folder, names=EVERYONE),
    World("link-path-entry-is-linked", Clause.LINK, _linked_site, names=EVERYONE),
    World("link-module-is-linked", Clause.LINK, _linked_file, names=EVERYONE),
    World(
        "link-metadata-folder-dangles",
        Clause.LINK,
        _lost_folder,
        (malformed("is a link that leads to no folder", file=METADATA.rpartition("/")[0], owner="leaky_barge 6.6"),),
        file="leaky_barge-6.6.dist-info",
        unknown=NOTHING,
    ),
    World(
        "link-description-is-a-fifo",
        Clause.LINK,
        lambda disk: in_place_of(disk, "leaky_barge-6.6.dist-info/METADATA", os.mkfifo),
        (import_failed("OSError: sunk", 1).replace("leaky-barge", "leaky_barge"),),
    ),
    World(
        "link-description-leads-to-dev-zero",
        Clause.LINK,
        lambda disk: in_place_of(disk, "leaky_barge-6.6.dist-info/METADATA", link_to("/dev/zero")),
        (import_failed("OSError: sunk", 1).replace("leaky-barge", "leaky_barge"),),
    ),
    World(
        "link-description-is-a-folder",
        Clause.LINK,
        lambda disk: in_place_of(disk, "leaky_barge-6.6.dist-info/METADATA", os.mkdir),
        (import_failed("OSError: sunk", 1).replace("leaky-barge", "leaky_barge"),),
    ),
    World(
        "link-description-loops",
        Clause.LINK,
        lambda disk: in_place_of(disk, "leaky_barge-6.6.dist-info/METADATA", link_to("METADATA")),
        (import_failed("OSError: sunk", 1).replace("leaky-barge", "leaky_barge"),),
    ),
    module("module-dangles", link_to("/no/such/file.py"), GONE),
    module("module-loops", link_to("bilge.py"), GONE),
    module("module-is-a-fifo", os.mkfifo, GONE),
    module("module-is-a-socket", listening, GONE),
    module("module-leads-to-dev-null", link_to("/dev/null"), GONE),
    module("module-is-an-empty-folder", os.mkdir, GONE),
]


def mode(
    name: str, change: Callable[[Disk], object], sentence: str, *, file: str = "entry_points.txt", known: bool = False
) -> World:
    """A world in which the host may not read something."""

    def build(disk: Disk) -> None:
        disk.culprit(KEEPS_THE_API)
        change(disk)

    return World(
        f"permission-{name}",
        Clause.PERMISSION,
        build,
        (sentence,),
        file=file,
        unknown=frozenset() if known else NOTHING,
        host="powerless()\nfinish(load())",
    )


DENIED = "Permission denied"
WORLDS += [
    mode("entry-points", lambda disk: (disk.info / "entry_points.txt").chmod(0), malformed(NOT_READ + DENIED)),
    mode("metadata-folder", lambda disk: disk.info.chmod(0), malformed(NOT_READ + DENIED, owner="leaky_barge 6.6")),
    mode(
        "metadata-folder-can-only-be-listed",
        lambda disk: disk.info.chmod(0o444),
        malformed(NOT_READ + DENIED, owner="leaky_barge 6.6"),
    ),
    mode(
        "description",
        lambda disk: ((disk.info / "METADATA").chmod(0), disk.module.write_text("1/0")),
        import_failed("ZeroDivisionError: division by zero", 1).replace("leaky-barge", "leaky_barge"),
        file="bilge.py",
        known=True,
    ),
    mode(
        "module",
        lambda disk: disk.module.chmod(0),
        import_failed("PermissionError: [Errno 13] Permission denied: 'WORLD/2/bilge.py'"),
        file="bilge.py",
        known=True,
    ),
    mode(
        "package",
        lambda disk: (
            disk.module.unlink(),
            (disk.middle.path / "bilge").mkdir(),
            (disk.middle.path / "bilge" / "__init__.py").touch(),
            (disk.middle.path / "bilge").chmod(0),
        ),
        unreadable_target("AttributeError: module 'bilge' has no attribute 'plugin'", place=DECLARED_THERE),
        known=True,
    ),
]
