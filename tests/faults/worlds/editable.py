"""Editable installs, also beside a wheel, and namespace packages."""

from __future__ import annotations

from tests.faults.world import (
    DECLARED,
    DECLARED_THERE,
    EVERYONE,
    HEALTHY,
    KEEPS_THE_API,
    MODULE,
    OWNER,
    Clause,
    Disk,
    World,
    import_failed,
)

SUNK = "raise OSError('sunk')"
SOURCE = "WORLD/source/bilge.py"
SITE = "import site\nsite.addsitedir(WORLD + '/2')\nfinish(load())"
GONE = import_failed(
    "ModuleNotFoundError: No module named 'bilge'",
    place=DECLARED_THERE,
    cure=f"There is no module 'bilge': reinstall {OWNER}, or uninstall it.",
)
FINDER = """
import sys
from importlib.util import spec_from_file_location
class Finder:
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name == "bilge":
            return spec_from_file_location(name, {!r})
sys.meta_path.append(Finder)
"""


def _editable(disk: Disk, source: str = SUNK, pth: str = "{root}/source\n") -> None:
    """As ``pip install --editable`` leaves it: the metadata here, the module where it is written."""
    disk.culprit()
    disk.module.unlink()
    (disk.info / "direct_url.json").write_text('{"url": "file://%s", "dir_info": {"editable": true}}' % disk.root)
    (disk.root / "source").mkdir()
    (disk.root / "source" / "bilge.py").write_text(source)
    (disk.middle.path / "__editable__.leaky_barge-6.6.pth").write_text(pth.format(root=disk.root))


def _with_finder(disk: Disk, file: str) -> None:
    _editable(disk, pth="import __editable___leaky_barge_finder\n")
    (disk.middle.path / "__editable___leaky_barge_finder.py").write_text(FINDER.format(file.format(root=disk.root)))


def _beside_a_wheel(disk: Disk, version: str, *, first: bool) -> None:
    _editable(disk)
    site = disk.first if first else disk.last
    site.install("leaky-barge", DECLARED, version=version, modules={MODULE: KEEPS_THE_API if first else SUNK})


def _project_with_egg_info(disk: Disk) -> None:
    _editable(disk)
    info = disk.root / "source" / "leaky_barge.egg-info"
    info.mkdir()
    (info / "PKG-INFO").write_text("Name: leaky-barge\nVersion: 6.7\n")
    (info / "entry_points.txt").write_text(DECLARED)


def editable(
    name: str, build: object, *says: str, names: frozenset[str] = HEALTHY, host: str = SITE, file: str = "bilge.py"
) -> World:
    """A world with an editable install."""
    assert callable(build)
    return World(f"editable-{name}", Clause.EDITABLE, build, says, names, file=file, host=host)


FAILED = import_failed("OSError: sunk", place=f"{SOURCE}:1")
LOST = import_failed(
    "FileNotFoundError: [Errno 2] No such file or directory: 'WORLD/moved/bilge.py'", place=DECLARED_THERE
)
WORLDS = [
    editable("is-good", lambda disk: _editable(disk, KEEPS_THE_API), names=EVERYONE),
    editable("module-raises", _editable, FAILED),
    editable(
        "source-has-moved",
        lambda disk: (_editable(disk), (disk.root / "source").rename(disk.root / "moved")),
        GONE,
        file="entry_points.txt",
    ),
    editable(
        "pth-leads-to-a-missing-folder",
        lambda disk: _editable(disk, pth="/no/such/folder\n"),
        GONE,
        file="entry_points.txt",
    ),
    editable(
        "pth-raises",
        lambda disk: _editable(disk, pth="import sys; raise OSError('bad pth')\n"),
        GONE,
        file="entry_points.txt",
    ),
    editable("pth-is-empty", lambda disk: _editable(disk, pth=""), GONE, file="entry_points.txt"),
    editable("pth-is-not-processed", _editable, GONE, host="finish(load())", file="entry_points.txt"),
    editable("finder-is-good", lambda disk: _with_finder(disk, "{root}/source/bilge.py"), FAILED),
    editable(
        "finder-leads-to-a-missing-file",
        lambda disk: _with_finder(disk, "{root}/moved/bilge.py"),
        LOST,
        file="entry_points.txt",
    ),
    editable(
        "finder-is-missing",
        lambda disk: _editable(disk, pth="import __editable___gone_finder\n"),
        GONE,
        file="entry_points.txt",
    ),
    editable(
        "beside-the-same-wheel-later",
        lambda disk: _beside_a_wheel(disk, "6.6", first=False),
        import_failed("OSError: sunk", place="WORLD/3/bilge.py:1"),
    ),
    editable("beside-an-older-wheel-before", lambda disk: _beside_a_wheel(disk, "6.5", first=True), names=EVERYONE),
    editable("beside-its-own-egg-info", _project_with_egg_info, FAILED),
    editable(
        "direct-url-is-broken", lambda disk: (_editable(disk), (disk.info / "direct_url.json").write_text("{")), FAILED
    ),
]


def _namespace(disk: Disk, files: dict[str, str], target: str = "fleet.bilge:plugin") -> None:
    """Files below the three folders, by ``NUMBER/PATH``."""
    disk.culprit(entry_points=DECLARED.replace("bilge:plugin", target))
    disk.module.unlink()
    for name, text in files.items():
        file = disk.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def namespace(
    name: str, files: dict[str, str], *says: str, names: frozenset[str] = HEALTHY, file: str = "bilge.py"
) -> World:
    """A world whose culprit is in the package ``fleet``, which others share."""
    told = tuple(each.replace("(bilge:plugin)", "(fleet.bilge:plugin)") for each in says)
    return World(
        f"namespace-{name}", Clause.NAMESPACE_PACKAGE, lambda disk: _namespace(disk, files), told, names, file=file
    )


FLEET = import_failed("OSError: sunk", place="WORLD/2/fleet/bilge.py:1")
GONE_FLEET = GONE.replace("named 'bilge'", "named 'fleet.bilge'").replace("module 'bilge'", "module 'fleet.bilge'")
OLD = "__path__ = __import__('pkgutil').extend_path(__path__, __name__)"
WORLDS += [
    namespace("is-good", {"1/fleet/a.py": "", "2/fleet/bilge.py": KEEPS_THE_API, "3/fleet/b.py": ""}, names=EVERYONE),
    namespace("part-raises", {"1/fleet/a.py": "", "2/fleet/bilge.py": SUNK}, FLEET),
    namespace("part-is-missing", {"1/fleet/a.py": "", "3/fleet/b.py": ""}, GONE_FLEET, file="entry_points.txt"),
    namespace(
        "another-part-has-an-init",
        {"1/fleet/__init__.py": "", "2/fleet/bilge.py": SUNK},
        GONE_FLEET.replace(DECLARED_THERE, "at WORLD/1/fleet/__init__.py"),
        file="fleet/__init__.py",
    ),
    namespace(
        "another-part-s-init-raises",
        {"1/fleet/__init__.py": SUNK, "2/fleet/bilge.py": KEEPS_THE_API},
        import_failed("OSError: sunk", place="WORLD/1/fleet/__init__.py:1"),
        file="fleet/__init__.py",
    ),
    namespace(
        "a-module-has-its-name",
        {"1/fleet.py": "", "2/fleet/bilge.py": SUNK},
        GONE_FLEET.replace(DECLARED_THERE, "at WORLD/1/fleet.py").replace(
            "named 'fleet.bilge'", "named 'fleet.bilge'; 'fleet' is not a package"
        ),
        file="fleet.py",
    ),
    namespace("old-style", {"1/fleet/__init__.py": OLD, "2/fleet/__init__.py": OLD, "2/fleet/bilge.py": SUNK}, FLEET),
    namespace(
        "old-style-before-a-new-one", {"1/fleet/a.py": "", "2/fleet/__init__.py": OLD, "2/fleet/bilge.py": SUNK}, FLEET
    ),
]
