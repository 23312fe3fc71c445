"""What is installed, removed, upgraded or moved while the process runs."""

from __future__ import annotations

from tests.faults.world import (
    DECLARED_THERE,
    EVERYONE,
    HEALTHY,
    KEEPS_THE_API,
    OWNER,
    Clause,
    World,
    import_failed,
    unreadable_target,
)

SUNK = "raise OSError('sunk')"
FAILED = import_failed("OSError: sunk", 1)
GONE = import_failed(
    "ModuleNotFoundError: No module named 'bilge'",
    place=DECLARED_THERE,
    cure=f"There is no module 'bilge': reinstall {OWNER}, or uninstall it.",
)
HEAD = """
import importlib, os, shutil
SITE = WORLD + "/2"
INFO = SITE + "/leaky_barge-6.6.dist-info"
def write(name, text):
    os.makedirs(os.path.dirname(name), exist_ok=True)
    with open(name, "w") as file:
        file.write(text)
    importlib.invalidate_caches()
def install(version, entry):
    info = f"{SITE}/leaky_barge-{version}.dist-info"
    write(info + "/METADATA", f"Name: leaky-barge\\nVersion: {version}\\n")
    write(info + "/entry_points.txt", "[textapp.greeters]\\n" + entry + "\\n")
"""
AGAIN = "refresh()\nfinish(load())"


def change(
    name: str,
    meanwhile: str,
    *says: str,
    source: str = SUNK,
    names: frozenset[str] = HEALTHY,
    end: str = "finish(load())",
    file: str = "bilge.py",
) -> World:
    """A world in which this happens between scan and load."""
    host = f"{HEAD}load = scan()\n{meanwhile}\n{end}"
    return World(f"change-{name}", Clause.CHANGE, lambda disk: disk.culprit(source), says, names, file=file, host=host)


UNDERSCORED = GONE.replace("leaky-barge", "leaky_barge")
WORLDS = [
    change("module-is-removed", "os.remove(SITE + '/bilge.py')", GONE, file="entry_points.txt"),
    change("distribution-is-removed", "shutil.rmtree(SITE)\nos.mkdir(SITE)", UNDERSCORED, file="entry_points.txt"),
    change("path-entry-is-removed", "shutil.rmtree(SITE)", UNDERSCORED, file="entry_points.txt"),
    change("metadata-is-removed", "shutil.rmtree(INFO)", FAILED.replace("leaky-barge", "leaky_barge")),
    change("description-is-removed", "os.remove(INFO + '/METADATA')", FAILED.replace("leaky-barge", "leaky_barge")),
    change(
        "distribution-is-upgraded",
        "shutil.rmtree(INFO)\ninstall('7.0', 'culprit = bilge:better')\nwrite(SITE + '/bilge.py', 'better = 1')",
        unreadable_target("AttributeError: module 'bilge' has no attribute 'plugin'").replace(
            "leaky-barge", "leaky_barge"
        ),
        source=KEEPS_THE_API,
    ),
    change(
        "module-is-emptied",
        "open(SITE + '/bilge.py', 'w').close()",
        unreadable_target("AttributeError: module 'bilge' has no attribute 'plugin'"),
        source=KEEPS_THE_API,
    ),
    change(
        "module-is-half-written",
        "write(SITE + '/bilge.py', 'def plugin(')",
        import_failed("SyntaxError: '(' was never closed (bilge.py, line 1)", 1),
        source=KEEPS_THE_API,
    ),
    change("module-is-mended", f"write(SITE + '/bilge.py', {KEEPS_THE_API!r})", names=EVERYONE),
    change(
        "distribution-is-installed-and-not-looked-for",
        "install('6.6', 'culprit = bilge:plugin\\nmore = bilge:plugin')",
        FAILED,
    ),
    change(
        "healthy-distribution-is-installed",
        f"shutil.rmtree(INFO)\nwrite(SITE + '/bilge.py', {KEEPS_THE_API!r})\ninstall('7.0', 'culprit = bilge:plugin')",
        names=EVERYONE,
        end=AGAIN,
    ),
    change(
        "broken-distribution-is-installed",
        "shutil.rmtree(INFO)\ninstall('7.0', 'culprit = bilge:plugin')",
        FAILED.replace("6.6", "7.0"),
        end=AGAIN,
    ),
    change("distribution-is-removed-and-looked-for", "shutil.rmtree(INFO)", end=AGAIN),
    change("path-is-rearranged", "sys.path[:3] = reversed(sys.path[:3])", FAILED),
    change("path-loses-the-entry", "del sys.path[1]"),
    change(
        "path-entry-is-moved",
        "os.rename(SITE, WORLD + '/moved')\nsys.path[1] = WORLD + '/moved'",
        import_failed("OSError: sunk", place="WORLD/moved/bilge.py:1"),
    ),
    change(
        "current-folder-changes-under-a-relative-entry",
        "os.chdir(WORLD)\nsys.path[1] = '2'\nload = scan()\nos.chdir('/')",
    ),
    change(
        "current-folder-is-deleted",
        "os.mkdir(WORLD + '/gone')\nos.chdir(WORLD + '/gone')\nos.rmdir(WORLD + '/gone')",
        FAILED,
    ),
    change(
        "failed-import-is-mended-and-loaded-again",
        f"load()\nwrite(SITE + '/bilge.py', {KEEPS_THE_API!r} + '#' * 9)",
        FAILED,
        names=EVERYONE,
    ),
    change(
        "module-is-loaded-already-and-file-removed",
        "load()\nos.remove(SITE + '/bilge.py')\nshutil.rmtree(INFO)",
        source=KEEPS_THE_API,
        names=EVERYONE,
    ),
    change(
        "entry-points-are-replaced-by-a-fifo",
        "os.remove(INFO + '/entry_points.txt')\nos.mkfifo(INFO + '/entry_points.txt')",
        FAILED,
    ),
    change(
        "description-is-replaced-by-a-fifo",
        "os.remove(INFO + '/METADATA')\nos.mkfifo(INFO + '/METADATA')",
        FAILED.replace("leaky-barge", "leaky_barge"),
    ),
]
