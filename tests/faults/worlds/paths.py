"""What ``sys.path`` can hold, folders that can't be read, and mounts."""

from __future__ import annotations

import os
import shutil
import subprocess

from tests.faults.world import (
    DECLARED,
    HEALTHY,
    Clause,
    Disk,
    World,
    import_failed,
)
from tests.faults.worlds.links import listening

SUNK = "raise OSError('sunk')"


def path(name: str, host: str, *says: str, source: str = SUNK, names: frozenset[str] = HEALTHY) -> World:
    """A world whose host does this to ``sys.path``; the culprit's module raises, so that it is seen to be looked at."""
    return World(
        f"path-{name}",
        Clause.PATH,
        lambda disk: disk.culprit(source),
        says or (import_failed("OSError: sunk", 1),),
        names,
        host=host,
    )


def put(entry: str) -> str:
    """A host with one more entry in front of ``sys.path``."""
    return f"sys.path.insert(0, {entry})\nfinish(load())"


DELETED = """
os.mkdir(WORLD + "/gone"); os.chdir(WORLD + "/gone"); os.rmdir(WORLD + "/gone")
sys.path.insert(0, "")
finish(load())
"""
WORLDS = [
    path("entry-is-missing", put("WORLD + '/nowhere'")),
    path("entry-is-relative", "os.chdir(WORLD)\nsys.path[1] = '2'\nfinish(load())"),
    path("entry-is-the-current-folder", "os.chdir(WORLD + '/2')\nsys.path[1] = ''\nfinish(load())"),
    path("entry-is-a-dot", "os.chdir(WORLD + '/2')\nsys.path[1] = '.'\nfinish(load())"),
    path(
        "entry-goes-up-and-down",
        "sys.path[1] = WORLD + '/1/../2'\nfinish(load())",
        import_failed("OSError: sunk", place="WORLD/1/../2/bilge.py:1"),
    ),
    path("entry-ends-with-a-slash", "sys.path[1] += '/'\nfinish(load())"),
    path("entry-comes-three-times", "sys.path[1:1] = [sys.path[1]] * 2\nfinish(load())"),
    path(
        "entry-comes-twice-in-two-spellings",
        "sys.path.insert(1, sys.path[1] + '/.')\nfinish(load())",
        import_failed("OSError: sunk", place="WORLD/2/./bilge.py:1"),
    ),
    path(
        "entry-comes-twice-by-a-link",
        "os.symlink(WORLD + '/2', WORLD + '/link')\nsys.path.append(WORLD + '/link')\nfinish(load())",
    ),
    path("entry-is-bytes", put("b'/no/such'")),
    path("entry-is-none", put("None")),
    path("entry-is-a-number", put("3")),
    path("entry-is-a-path-object", "import pathlib\n" + put("pathlib.Path(WORLD)")),
    path("entry-is-a-list", put("['/no/such']")),
    path(
        "entry-is-a-lying-text",
        "class S(str):\n    def __eq__(self, o): raise SystemExit\n    __hash__ = str.__hash__\nsys.path.append(S('/no/such'))\nfinish(load())",
    ),
    path("entry-has-a-nul-byte-at-the-end", "sys.path.append('/no\\0where')\nfinish(load())"),
    path("entry-has-a-surrogate-at-the-end", "sys.path.append('/\\ud800')\nfinish(load())"),
    path("entry-is-very-long", put("'/' + 'x' * 5000")),
    path("entry-is-an-address", put("'https://example.org/simple'")),
    path("entry-is-a-text-file", "open(WORLD + '/notes.txt', 'w').write('hello')\n" + put("WORLD + '/notes.txt'")),
    path("entry-is-a-fifo", "os.mkfifo(WORLD + '/pipe')\n" + put("WORLD + '/pipe'")),
    path("entry-is-dev-zero", put("'/dev/zero'")),
    path("entry-is-a-file-descriptor", put("'/dev/fd/0'")),
    path(
        "entry-has-escape-codes",
        "os.rename(WORLD + '/2', WORLD + '/2\\x1b[31m')\nsys.path[1] += '\\x1b[31m'\nfinish(load())",
        import_failed("OSError: sunk", place=r"WORLD/2\x1b[31m/bilge.py:1"),
    ),
    path(
        "entry-has-a-name-that-is-not-utf-8",
        "os.rename(os.fsencode(WORLD) + b'/2', os.fsencode(WORLD) + b'/2\\xe9')\nsys.path[1] += '\\udce9'\nfinish(load())",
        import_failed("OSError: sunk", place=r"WORLD/2\udce9/bilge.py:1"),
    ),
    path("is-a-tuple", "sys.path = tuple(sys.path)\nfinish(load())"),
    path("has-ten-thousand-entries", "sys.path.extend(f'/no/such/{n}' for n in range(10_000))\nfinish(load())"),
    path("current-folder-is-deleted", DELETED),
    World(
        "path-entry-is-a-socket",
        Clause.PATH,
        lambda disk: (disk.culprit(SUNK), listening(f"{disk.root}/s")),
        (import_failed("OSError: sunk", 1),),
        host=put("WORLD + '/s'"),
    ),
]


def folder(
    name: str,
    lay: object,
    host: str,
    *says: str,
    names: frozenset[str] = HEALTHY,
    clause: Clause = Clause.FOLDER,
    available: bool = True,
) -> World:
    """A world in which a folder of ``sys.path`` can't be read."""

    def build(disk: Disk) -> None:
        disk.culprit(DECLARED)
        assert callable(lay)
        lay(disk)

    return World(
        f"folder-{name}",
        clause,
        build,
        says,
        names,
        file="WORLD/2",
        unknown=frozenset({"distribution", "entry point"}),
        host=host,
        available=available,
    )


UNLISTED = "WORLD/2: cannot be listed, so that no plugin in it is found: {} (in sys.path; reinstall it or mend it)"
POWERLESS = "powerless()\nfinish(load())"
WORLDS += [
    folder("may-not-be-read", lambda disk: disk.middle.path.chmod(0), POWERLESS, UNLISTED.format("Permission denied")),
    folder(
        "may-only-be-searched",
        lambda disk: disk.middle.path.chmod(0o111),
        POWERLESS,
        UNLISTED.format("Permission denied"),
    ),
    folder(
        "is-a-link-loop",
        lambda disk: (shutil.rmtree(disk.middle.path), disk.middle.path.symlink_to("2")),
        "finish(load())",
        UNLISTED.format("Too many levels of symbolic links"),
    ),
    folder(
        "is-in-a-folder-that-may-not-be-searched",
        lambda disk: (
            disk.middle.path.rename(disk.root / "in"),
            (disk.root / "2").mkdir(),
            (disk.root / "in").rename(disk.root / "2" / "in"),
            (disk.root / "2").chmod(0),
        ),
        "sys.path[1] += '/in'\n" + POWERLESS,
        UNLISTED.format("Permission denied").replace("/2:", "/2/in:"),
    ),
]


def _can_mount() -> bool:
    made = subprocess.run(["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False)
    return made.returncode == 0


CAN_MOUNT = shutil.which("unshare") is not None and os.geteuid() == 0 and _can_mount()
PRIVATE = """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
def mount(source, target, kind, flags):
    assert libc.mount(source.encode(), target.encode(), kind.encode(), flags, None) == 0, ctypes.get_errno()
libc.unshare(0x20000)
mount("none", "/", "", 0x4000 | 0x40000)
"""
OVER = 'mount("none", WORLD + "/2", "tmpfs", {})\n'


def mounted(name: str, host: str, *says: str, names: frozenset[str] = HEALTHY) -> World:
    """A world whose host has mounts of its own."""
    return World(
        f"mount-{name}",
        Clause.MOUNT,
        lambda disk: disk.culprit(SUNK),
        says,
        names,
        host=PRIVATE + host,
        available=CAN_MOUNT,
        file="entry_points.txt" if "between" in name else "bilge.py",
    )


WORLDS += [
    mounted("is-empty-over-the-folder", OVER.format(0) + "finish(load())"),
    mounted(
        "is-read-only",
        'mount(WORLD + "/2", WORLD + "/2", "", 0x1000)\nmount("none", WORLD + "/2", "", 0x20 | 0x1 | 0x1000)\nfinish(load())',
        import_failed("OSError: sunk", 1),
    ),
    mounted(
        "comes-between-scan-and-load",
        "load = scan()\n" + OVER.format(0) + "finish(load())",
        import_failed(
            "ModuleNotFoundError: No module named 'bilge'",
            place="declared in WORLD/2/leaky_barge-6.6.dist-info/entry_points.txt",
            cure="There is no module 'bilge': reinstall leaky-barge 6.6, or uninstall it.",
        ).replace("leaky-barge", "leaky_barge"),
    ),
    mounted(
        "puts-the-folder-in-two-places",
        'os.mkdir(WORLD + "/again")\nmount(WORLD + "/2", WORLD + "/again", "", 0x1000)\nsys.path.append(WORLD + "/again")\nfinish(load())',
        import_failed("OSError: sunk", 1),
    ),
]
