"""What a plugin's file, package and dependencies can be, and what its module can put in its own place."""

from __future__ import annotations

from tests.faults.world import (
    DECLARED,
    DECLARED_THERE,
    EVERYONE,
    FILE,
    KEEPS_THE_API,
    OWNER,
    Clause,
    Disk,
    World,
    import_failed,
    source_world,
    unreadable_target,
)


def bytes_world(name: str, data: bytes, cause: str, place: str = FILE) -> World:
    """A world whose culprit's file holds these bytes."""

    def build(disk: Disk) -> None:
        disk.culprit("")
        disk.module.write_bytes(data)

    return World(f"import-{name}", Clause.IMPORT, build, (import_failed(cause, place=place),))


WORLDS = [
    bytes_world("null-bytes", b"x = 1\0\n", "…rror: source code string cannot contain null bytes…"),
    bytes_world(
        "latin-1-source",
        b"x = '\xe9'\n",
        "SyntaxError: …",
        FILE + "…",
    ),
    bytes_world("utf-16-source", "x = 1\n".encode("utf-16"), "SyntaxError: …", FILE + "…"),
    bytes_world("unknown-encoding", b"# coding: seaweed\nx = 1\n", "SyntaxError: …encoding…seaweed…", FILE + "…"),
    bytes_world("binary-source", bytes(range(1, 256)), "SyntaxError: …", FILE + "…"),
]


def _without_module(disk: Disk) -> None:
    disk.culprit()
    disk.module.unlink()


def _package(disk: Disk, files: dict[str, str], target: str = "bilge:plugin") -> None:
    disk.culprit(entry_points=DECLARED.replace("bilge:plugin", target))
    disk.module.unlink()
    for name, text in files.items():
        file = disk.middle.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def _shown(sentence: str, target: str) -> str:
    return sentence.replace("bilge:plugin", target)


GONE = f"There is no module 'bilge': reinstall {OWNER}, or uninstall it."
PUMP = "WORLD/2/bilge/pump.py"
WORLDS += [
    World(
        "import-module-is-not-there",
        Clause.IMPORT,
        _without_module,
        (import_failed("ModuleNotFoundError: No module named 'bilge'", place=DECLARED_THERE, cure=GONE),),
        file="entry_points.txt",
    ),
    World(
        "import-submodule-is-not-there",
        Clause.IMPORT,
        lambda disk: _package(disk, {"bilge/__init__.py": ""}, "bilge.pump:plugin"),
        (
            _shown(
                import_failed(
                    "ModuleNotFoundError: No module named 'bilge.pump'",
                    place="WORLD/2/bilge/__init__.py",
                    cure=GONE.replace("'bilge'", "'bilge.pump'"),
                ),
                "bilge.pump:plugin",
            ),
        ),
        file="bilge/__init__.py",
    ),
    World(
        "import-module-is-no-package",
        Clause.IMPORT,
        lambda disk: disk.culprit("", entry_points=DECLARED.replace("bilge:plugin", "bilge.pump:plugin")),
        (
            _shown(
                import_failed(
                    "ModuleNotFoundError: No module named 'bilge.pump'; 'bilge' is not a package",
                    cure=GONE.replace("'bilge'", "'bilge.pump'"),
                ),
                "bilge.pump:plugin",
            ),
        ),
    ),
    World(
        "import-package-raises-before-submodule",
        Clause.IMPORT,
        lambda disk: _package(
            disk, {"bilge/__init__.py": "\nraise OSError('flooded')", "bilge/pump.py": ""}, "bilge.pump:plugin"
        ),
        (_shown(import_failed("OSError: flooded", place="WORLD/2/bilge/__init__.py:2"), "bilge.pump:plugin"),),
        file="bilge/__init__.py",
    ),
    World(
        "import-dependency-is-not-there",
        Clause.IMPORT,
        lambda disk: disk.culprit("import no_such_rope.knots"),
        (
            import_failed(
                "ModuleNotFoundError: No module named 'no_such_rope'",
                1,
                cure=f"Install what provides 'no_such_rope', or uninstall {OWNER}.",
            ),
        ),
    ),
    World(
        "import-dependency-raises",
        Clause.IMPORT,
        lambda disk: (disk.culprit("x = 1\nimport rope"), (disk.last.path / "rope.py").write_text("1/0")),
        (import_failed("ZeroDivisionError: division by zero", place=f"WORLD/3/rope.py:1, from {FILE}:2"),),
    ),
    World(
        "import-dependency-has-a-syntax-error",
        Clause.IMPORT,
        lambda disk: (disk.culprit("import rope"), (disk.last.path / "rope.py").write_text("\na b")),
        (import_failed("SyntaxError: invalid syntax (rope.py, line 2)", place=f"WORLD/3/rope.py:2, from {FILE}:1"),),
    ),
    World(
        "import-cycle",
        Clause.IMPORT,
        lambda disk: _package(
            disk,
            {
                "bilge/__init__.py": "",
                "bilge/pump.py": "from bilge.valve import open_it\nplugin = 1",
                "bilge/valve.py": "from bilge.pump import plugin",
            },
            "bilge.pump:plugin",
        ),
        (
            _shown(
                import_failed(
                    "ImportError: cannot import name 'plugin' from partially initialized module 'bilge.pump' "
                    "(most likely due to a circular import) (WORLD/2/bilge/pump.py)",
                    place="WORLD/2/bilge/valve.py:1",
                ),
                "bilge.pump:plugin",
            ),
        ),
        file="bilge/valve.py",
    ),
    source_world(
        "import-halted-by-none-in-sys-modules",
        Clause.IMPORT,
        "import sys\nsys.modules[__name__] = None",
        import_failed("ModuleNotFoundError: import of bilge halted; None in sys.modules", place=FILE, cure=GONE),
    ),
    source_world(
        "import-puts-a-number-in-sys-modules",
        Clause.IMPORT,
        "import sys\nsys.modules[__name__] = 3",
        unreadable_target("AttributeError: 'int' object has no attribute 'plugin'"),
    ),
    source_world(
        "import-puts-a-hostile-object-in-sys-modules",
        Clause.IMPORT,
        "import sys\nclass H:\n    def __getattribute__(self, name): raise SystemExit(name)\nsys.modules[__name__] = H()",
        import_failed("SystemExit: __spec__", 3),
    ),
    source_world(
        "import-puts-its-plugin-in-sys-modules",
        Clause.IMPORT,
        KEEPS_THE_API + "import sys, types\nhull = types.SimpleNamespace(plugin=plugin)\nsys.modules[__name__] = hull",
        names=EVERYONE,
    ),
    source_world(
        "import-takes-a-healthy-module-out-of-sys-modules",
        Clause.IMPORT,
        "import sys\ndel sys.modules['alpha_module']\nraise OSError('overboard')",
        import_failed("OSError: overboard", 3),
    ),
    source_world(
        "import-deletes-its-own-names",
        Clause.IMPORT,
        KEEPS_THE_API + "globals().clear()",
        unreadable_target("AttributeError: module has no attribute 'plugin'"),
    ),
    source_world(
        "import-closes-the-standard-streams",
        Clause.IMPORT,
        "import os\nfor number in (0, 1, 2): os.close(number)\nraise OSError('dark')",
        import_failed("OSError: dark", 3),
    ),
    source_world(
        "import-catches-its-own-recursion",
        Clause.IMPORT,
        "def spin():\n    try: spin()\n    finally: 1/0\nspin()",
        import_failed("ZeroDivisionError: division by zero", 3),
    ),
]
