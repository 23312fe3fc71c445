"""The house: what holds for every file of it. The import contracts are in pyproject.toml, and run by lint-imports."""

from __future__ import annotations

import ast
import inspect
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import longshore

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "longshore"
FILES = sorted(path for path in SOURCE.rglob("*.py") if "projects" not in path.parts)
NAMES = [str(path.relative_to(SOURCE)) for path in FILES]
MANAGERS = [
    "DispatchExtensionManager",
    "DriverManager",
    "EnabledExtensionManager",
    "ExtensionManager",
    "HookManager",
    "NameDispatchExtensionManager",
    "NamedExtensionManager",
]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def type_checking_imports(path: Path) -> Iterator[ast.ImportFrom]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            yield from (each for each in ast.walk(node) if isinstance(each, ast.ImportFrom))


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_files_have_at_most_300_lines(path):
    """A longer file holds more than one concept."""
    assert len(path.read_text().splitlines()) <= 300


def code_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    docstring = ast.get_docstring(node, clean=False)
    body = node.body[1:] if docstring is not None else node.body
    return (node.end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_functions_have_at_most_40_lines_and_six_parameters(path):
    """The docstring is not counted; constructors that keep stevedore's signature, and nouns of many fields, may have more."""
    for node in functions(path):
        assert code_lines(node) <= 40, node.name
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        given = [each for each in arguments if each.arg not in {"self", "cls"}]
        own = {"__init__", "make_test_instance"} if path.parent.name == "stevedore" else {"__init__", "terms_for"}
        if not (path.parent.name in {"managers", "model", "policy", "stevedore"} and node.name in own):
            assert len(given) <= 6, node.name


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_only_compat_asks_for_the_python_version(path):
    """Differences between Pythons are in one file."""
    assert path.name == "_compat.py" or "version_info" not in path.read_text()


@pytest.mark.parametrize("path", FILES[1:], ids=NAMES[1:])
def test_no_import_of_our_own_is_hidden_from_the_import_contracts(path):
    """TYPE_CHECKING is where Python hides its knots; only the face repeats its lazy imports there."""
    assert path.parent != SOURCE or path.name != "__init__.py"
    assert [each.module for each in type_checking_imports(path) if (each.module or "").startswith("longshore")] == []


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_late_imports_of_our_own_say_so(path):
    """An import inside a function is late for a reason, which stands beside it."""
    lines = path.read_text().splitlines()
    for node in functions(path):
        for each in ast.walk(node):
            if isinstance(each, ast.ImportFrom) and (each.module or "").startswith("longshore"):
                assert "# late" in lines[each.lineno - 1] or "# late" in lines[(each.end_lineno or 0) - 1], each.module


def test_the_face_says_the_same_three_times():
    """__all__, the lazy table and the block for type checkers are equal, and every name is there."""
    block = {name.name: each.module for each in type_checking_imports(SOURCE / "__init__.py") for name in each.names}
    table = {name: home for home, names in longshore._HOMES.items() for name in names.split()}

    assert block == table
    assert sorted(table) == sorted(longshore.__all__) == sorted(dir(longshore))
    for name in longshore.__all__:
        assert getattr(longshore, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        longshore.nonsense  # noqa: B018


def test_every_public_class_and_function_has_a_docstring():
    """Purpose first, in one sentence."""
    for name in longshore.__all__:
        thing = getattr(longshore, name)
        if inspect.isclass(thing) or inspect.isfunction(thing):
            assert (inspect.getdoc(thing) or "").strip(), name
            for member, value in vars(thing).items() if inspect.isclass(thing) else ():
                if inspect.isfunction(value) and not member.startswith("_"):
                    assert inspect.getdoc(value), f"{name}.{member}"


@pytest.mark.parametrize("manager", MANAGERS)
def test_no_manager_overrides_anothers_method(manager):
    """What managers share is a base; a method that differs is not in it."""
    cls = getattr(longshore, manager)
    for name, member in vars(cls).items():
        if inspect.isfunction(member) and name not in {"__init__", "__annotate_func__"}:
            assert not any(name in vars(base) for base in cls.__mro__[1:-1]), name


HOT = """
import json, os, sys, typing  # os is there at every start-up, for the sake of site
class Reader(typing.Protocol):
    def read(self, count: int) -> str: ...
class Factory(typing.Protocol):
    def __call__(self, size: int = 1) -> Reader: ...
sys.path.insert(0, sys.argv[1])
sys.path.insert(0, sys.argv[2])
import hot_reader
before = set(sys.modules)
from longshore import DriverManager, ExtensionPoint
point = ExtensionPoint("tests.hot", Factory)
assert DriverManager(point, "hot").driver is hot_reader.Reader
print(json.dumps(sorted(set(sys.modules) - before)))
"""
PLUGIN = """
class Reader:
    def __init__(self, size: int = 1) -> None: ...
    def read(self, count: int) -> str: return ""
"""


def test_the_way_to_a_driver_imports_ten_modules_of_ours_and_no_other(tmp_path):
    """From `import longshore` to a loaded and checked driver, on an ordinary plugin."""
    (tmp_path / "hot-1.0.dist-info").mkdir()
    (tmp_path / "hot-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: hot\nVersion: 1.0\n")
    (tmp_path / "hot-1.0.dist-info" / "entry_points.txt").write_text("[tests.hot]\nhot = hot_reader:Reader\n")
    (tmp_path / "hot_reader.py").write_text(PLUGIN)

    answer = subprocess.run(
        [sys.executable, "-I", "-S", "-c", HOT, str(tmp_path), str(SOURCE.parent)],
        check=True,
        capture_output=True,
        text=True,
    )

    imported = json.loads(answer.stdout)
    assert sorted(each for each in imported if not each.startswith("longshore")) == []
    assert len(imported) <= 10
    assert set(imported) == {
        "longshore",
        "longshore.conformance",
        "longshore.discovery",
        "longshore.loading",
        "longshore.managers",
        "longshore.managers.collection",
        "longshore.managers.driver",
        "longshore.model",
        "longshore.model.extension",
        "longshore.pipeline",
    }


ALL = """
import sys, typing
class Reader(typing.Protocol):
    def read(self, count: int) -> str: ...
sys.path.insert(0, sys.argv[1])
from longshore import ExtensionManager
manager = ExtensionManager[Reader]("tests.none")
assert manager.call(Reader.read, 3) == [] and manager.fold is not None
print(*sorted({"logging", "asyncio", "inspect", "dataclasses", "re", "json", "pathlib"} & {*sys.modules}))
"""


def test_a_manager_to_which_nothing_happens_imports_nothing_heavy():
    """Neither the log, nor what explains."""
    before = subprocess.run(
        [sys.executable, "-I", "-S", "-c", "import sys, typing; print(*sorted({'re'} & {*sys.modules}))"],
        check=True,
        capture_output=True,
        text=True,
    )
    answer = subprocess.run(
        [sys.executable, "-I", "-S", "-c", ALL, str(SOURCE.parent)], check=True, capture_output=True, text=True
    )
    assert answer.stdout == before.stdout


def test_the_wheel_holds_the_package_and_nothing_else(tmp_path):
    """Every file of src/longshore, py.typed, the demo's projects and the license; no tests, no docs."""
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", tmp_path, ROOT],
        check=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    package = {
        f"longshore/{path.relative_to(SOURCE).as_posix()}"
        for path in SOURCE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    info = f"longshore-{longshore_version()}.dist-info"
    assert {name for name in names if not name.startswith(info)} == package
    assert "longshore/py.typed" in names
    assert f"{info}/licenses/LICENSE" in names


def longshore_version() -> str:
    import tomllib

    return tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
