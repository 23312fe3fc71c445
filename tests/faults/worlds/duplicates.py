"""One distribution several times, several versions, and what unclean upgrades leave."""

from __future__ import annotations

import shutil

from tests.faults.world import (
    DECLARED,
    DISTRIBUTION,
    EVERYONE,
    HEALTHY,
    KEEPS_THE_API,
    MODULE,
    Clause,
    Disk,
    World,
    import_failed,
)

SUNK = "raise OSError('sunk')"
FAILED = import_failed("OSError: sunk", 1)


LEFT = (
    "textapp.greeters: 'old' (no_such:x) from ~eaky_barge 6.5 was not loaded: its import raised "
    "ModuleNotFoundError: No module named 'no_such' (declared in WORLD/2/~eaky_barge-6.5.dist-info/entry_points.txt). "
    "There is no module 'no_such': reinstall ~eaky_barge 6.5, or uninstall it."
)


def again(
    disk: Disk, version: str, target: str = f"{MODULE}:plugin", name: str = DISTRIBUTION, where: str = "last"
) -> None:
    """One more distribution with the culprit's entry point."""
    site = {"first": disk.first, "last": disk.last, "middle": disk.middle}[where]
    site.install(name, DECLARED.replace(f"{MODULE}:plugin", target), version=version)


def _copied(disk: Disk) -> None:
    disk.culprit(SUNK)
    shutil.copytree(disk.middle.path, disk.root / "copy")
    disk.path.insert(2, str(disk.root / "copy"))


def _stale(disk: Disk, *files: str, version: str = "6.5") -> None:
    disk.culprit(SUNK)
    folder = disk.root / "0" / f"leaky_barge-{version}.dist-info"
    folder.mkdir(parents=True)
    for each in files:
        (folder / each).write_text("")
    disk.path.insert(0, str(disk.root / "0"))


def _leftover_in_the_same_folder(disk: Disk) -> None:
    disk.culprit(SUNK)
    (disk.middle.path / "~eaky_barge-6.5.dist-info").mkdir()
    (disk.middle.path / "~eaky_barge-6.5.dist-info" / "entry_points.txt").write_text(
        "[textapp.greeters]\nold = no_such:x\n"
    )


def _only_a_cache(disk: Disk) -> None:
    disk.culprit(SUNK)
    (disk.middle.path / "__pycache__").mkdir()
    (disk.middle.path / "__pycache__" / "bilge.cpython-311.pyc").write_bytes(b"not a cache at all")


def world(name: str, clause: Clause, build: object, *says: str, names: frozenset[str] = HEALTHY) -> World:
    """A world of this clause."""
    assert callable(build)
    return World(name, clause, build, says, names, file="bilge/__init__.py" if "package" in name else "bilge.py")


def _both(disk: Disk, *more: tuple[str, str, str]) -> None:
    disk.culprit(SUNK)
    for version, name, where in more:
        again(disk, version, name=name, where=where)


WORLDS = [
    world("duplicate-of-the-whole-folder", Clause.DUPLICATE, _copied, FAILED),
    world(
        "duplicate-of-the-metadata", Clause.DUPLICATE, lambda disk: _both(disk, ("6.6", DISTRIBUTION, "last")), FAILED
    ),
    world(
        "duplicate-in-another-spelling",
        Clause.DUPLICATE,
        lambda disk: _both(disk, ("6.6", "Leaky.Barge", "last")),
        FAILED,
    ),
    world(
        "duplicate-as-egg-info",
        Clause.DUPLICATE,
        lambda disk: (disk.culprit(SUNK), disk.last.install(DISTRIBUTION, DECLARED, version="6.6", kind="egg-info")),
        FAILED,
    ),
    world(
        "duplicate-entry-of-two-distributions",
        Clause.DUPLICATE,
        lambda disk: _both(disk, ("1.0", "other-barge", "last")),
        FAILED,
        FAILED.replace("leaky-barge 6.6", "other-barge 1.0"),
    ),
    world(
        "duplicate-line",
        Clause.DUPLICATE,
        lambda disk: disk.culprit(SUNK, DECLARED + DECLARED.partition("\n")[2]),
        FAILED,
        FAILED,
    ),
    world(
        "duplicate-name-of-healthy-plugin",
        Clause.DUPLICATE,
        lambda disk: disk.culprit(SUNK, DECLARED + "alpha = bilge:plugin\n"),
        FAILED,
        FAILED.replace("'culprit'", "'alpha'"),
    ),
    world(
        "duplicate-module-name",
        Clause.DUPLICATE,
        lambda disk: (disk.culprit(SUNK), (disk.last.path / "bilge.py").write_text(KEEPS_THE_API)),
        FAILED,
    ),
    world(
        "duplicate-module-and-package",
        Clause.DUPLICATE,
        lambda disk: (
            disk.culprit(KEEPS_THE_API),
            (disk.middle.path / "bilge").mkdir(),
            (disk.middle.path / "bilge" / "__init__.py").write_text(SUNK),
        ),
        import_failed("OSError: sunk", place="WORLD/2/bilge/__init__.py:1"),
    ),
    world("versions-on-two-entries", Clause.VERSIONS, lambda disk: _both(disk, ("7.0", DISTRIBUTION, "last")), FAILED),
    world(
        "versions-on-two-entries-newest-first",
        Clause.VERSIONS,
        lambda disk: _both(disk, ("7.0", DISTRIBUTION, "first")),
        FAILED.replace("6.6", "7.0"),
    ),
    world(
        "versions-in-one-folder-with-the-same-entry",
        Clause.VERSIONS,
        lambda disk: _both(disk, ("7.0", DISTRIBUTION, "middle")),
        FAILED.replace("6.6", "…"),
    ),
    world(
        "versions-that-are-no-versions",
        Clause.VERSIONS,
        lambda disk: _both(disk, ("not a version", DISTRIBUTION, "last")),
        FAILED,
    ),
    world(
        "version-in-the-folder-is-not-that-of-the-description",
        Clause.VERSIONS,
        lambda disk: (disk.culprit(SUNK), (disk.info / "METADATA").write_text("Name: leaky-barge\nVersion: 9.9\n")),
        FAILED.replace("6.6", "9.9"),
    ),
    world("stale-empty-folder-before", Clause.STALE, _stale, FAILED),
    world("stale-folder-with-a-record-before", Clause.STALE, lambda disk: _stale(disk, "RECORD", "INSTALLER"), FAILED),
    world(
        "stale-empty-folder-of-the-same-version-before", Clause.STALE, lambda disk: _stale(disk, version="6.6"), FAILED
    ),
    world("stale-folder-of-pip-s-renaming", Clause.STALE, _leftover_in_the_same_folder, FAILED, LEFT),
    world("stale-cache-file", Clause.STALE, _only_a_cache, FAILED),
    World(
        "stale-empty-folder-alone",
        Clause.STALE,
        lambda disk: (disk.culprit(KEEPS_THE_API), (disk.last.path / "gone_barge-1.0.dist-info").mkdir()),
        names=EVERYONE,
    ),
    World(
        "stale-metadata-of-removed-files",
        Clause.STALE,
        lambda disk: (disk.culprit(), disk.module.unlink()),
        (
            import_failed(
                "ModuleNotFoundError: No module named 'bilge'",
                place="declared in WORLD/2/leaky_barge-6.6.dist-info/entry_points.txt",
                cure="There is no module 'bilge': reinstall leaky-barge 6.6, or uninstall it.",
            ),
        ),
        file="entry_points.txt",
    ),
    World("stale-module-without-metadata", Clause.STALE, lambda disk: (disk.culprit(SUNK), shutil.rmtree(disk.info))),
]
