"""How large metadata and plugins can be."""

from __future__ import annotations

from dataclasses import replace

from tests.faults.world import (
    ANYTHING,
    DECLARED,
    EVERYONE,
    FILE,
    OWNER,
    Clause,
    Disk,
    World,
    import_failed,
    malformed,
    metadata_world,
    unreadable_target,
)

MEGA = 1_000_000
HEAD = "[textapp.greeters]\n"

NO_EQUALS = "has no '=': expected 'name = module:attribute'"
BAD_LINES = (
    *(malformed(f"'culprit' {NO_EQUALS}", number) for number in range(3, 53)),
    malformed("99950 further lines of this namespace up to this one can't be read either", 100_002),
)
LONG_NAME = f"textapp.greeters: 'culprit{'x' * 174}... (1000027 characters) (bilge:no_plugin) from {OWNER} was not loaded: {ANYTHING} (at {FILE}).{ANYTHING}"
LONG_VALUE = f"textapp.greeters: 'x' (bilge:culprit{ANYTHING}... (1050006 characters)) from {OWNER} was not loaded: {ANYTHING} (at {FILE}).{ANYTHING}"
GONE = [
    unreadable_target(
        f"AttributeError: module 'bilge' has no attribute 'gone{each}'", target=f"bilge:gone{each}"
    ).replace("'culprit'", f"'gone{each}'")
    for each in range(1000)
]


def size(
    name: str,
    text: str,
    *says: str,
    names: frozenset[str] = EVERYONE,
    file: str = "entry_points.txt",
    known: bool = True,
) -> World:
    """A world whose culprit's entry points are this long."""
    made = metadata_world(f"size-{name}", Clause.SIZE, text, *says, names=names)
    return replace(made, file=file, unknown=frozenset(() if known else {"entry point"}))


def entries(number: int) -> str:
    """Entry points of another namespace."""
    return "[textapp.others]\n" + "".join(f"other{each} = module_{each}:plugin\n" for each in range(number))


def _fifty_megabytes(disk: Disk) -> None:
    disk.culprit(entry_points=("# " + "x" * 997 + "\n") * 50_000 + DECLARED)


def _in_fifty_megabytes_of_entries(disk: Disk) -> None:
    line = "other = module:" + "x" * 984 + "\n"
    disk.culprit(entry_points="[textapp.others]\n" + line * 50_000 + DECLARED)


def _large_description(disk: Disk) -> None:
    info = disk.culprit("raise OSError('sunk')")
    (info / "METADATA").write_bytes(b"Name: leaky-barge\nVersion: 6.6\n\n" + b"x" * 50 * MEGA)


def _many_distributions(disk: Disk) -> None:
    disk.culprit("raise OSError('crowded')")
    for number in range(2000):
        (disk.middle.path / f"buoy_{number}-1.dist-info").mkdir()


def _many_files(disk: Disk) -> None:
    disk.culprit("raise OSError('crowded')")
    for number in range(2000):
        (disk.middle.path / f"buoy_{number}.txt").touch()


WORLDS = [
    World("size-fifty-megabytes-of-comments", Clause.SIZE, _fifty_megabytes, names=EVERYONE),
    World("size-fifty-megabytes-of-entries", Clause.SIZE, _in_fifty_megabytes_of_entries, names=EVERYONE),
    World("size-fifty-megabytes-of-description", Clause.SIZE, _large_description, (import_failed("OSError: sunk", 1),)),
    size("hundred-thousand-entries", entries(100_000) + DECLARED),
    size("hundred-thousand-sections", "".join(f"[textapp.n{each}]\nx = y\n" for each in range(100_000)) + DECLARED),
    size("hundred-thousand-bad-lines", DECLARED + "culprit\n" * 100_000, *BAD_LINES),
    size(
        "line-of-ten-megabytes",
        DECLARED + "culprit" + "x" * 10 * MEGA + "\n",
        malformed(f"'culprit{'x' * 193}' {NO_EQUALS}", 3),
    ),
    size(
        "name-of-a-megabyte",
        DECLARED.replace("culprit", "culprit" + "x" * MEGA).replace("bilge:", "bilge:no_"),
        LONG_NAME,
        file="bilge.py",
        names=frozenset({"alpha", "omega"}),
    ),
    size("value-of-a-megabyte", DECLARED + "x = bilge:" + "culprit" * 150_000, LONG_VALUE, file="bilge.py"),
    size("section-of-a-megabyte", f"[{'x' * MEGA}]\na = b\n" + DECLARED),
    size("fifty-megabytes-without-a-line-end", DECLARED + "[x]\n" + "y" * 50 * MEGA),
    size("one-entry-exactly-at-a-read", DECLARED + "#" * (8192 - len(DECLARED))),
    size(
        "thousand-missing-modules",
        HEAD + "".join(f"gone{each} = bilge:gone{each}\n" for each in range(1000)) + "culprit = bilge:plugin\n",
        *GONE,
        file="bilge.py",
        known=False,
    ),
    World("size-two-thousand-distributions", Clause.SIZE, _many_distributions, (import_failed("OSError: crowded", 1),)),
    World("size-two-thousand-files", Clause.SIZE, _many_files, (import_failed("OSError: crowded", 1),)),
    World(
        "size-module-of-ten-megabytes",
        Clause.SIZE,
        lambda disk: disk.culprit("#" + "x" * 10 * MEGA + "\nraise OSError('heavy')"),
        (import_failed("OSError: heavy", 2),),
    ),
    World(
        "size-hundred-thousand-attributes",
        Clause.SIZE,
        lambda disk: disk.culprit("globals().update((f'a{n}', n) for n in range(100_000))\nraise OSError('cluttered')"),
        (import_failed("OSError: cluttered", 2),),
    ),
]
