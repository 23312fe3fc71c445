"""Metadata that plugins declare: read before import, checked for keys and types, with file and line."""

from __future__ import annotations

import dataclasses
import os
import sys
import textwrap
import typing
import zipfile
from collections.abc import Mapping, Sequence
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from typing import Annotated, Literal, NamedTuple, NewType, NotRequired, Protocol, Required, TypedDict

import pytest
import typing_extensions
from typing_extensions import ReadOnly

import longshore
from longshore import (
    DriverManager,
    ExtensionManager,
    ExtensionPoint,
    Failure,
    ImportReferences,
    InvalidDeclaration,
    PluginDirectory,
    PluginErrors,
)
from longshore.testing import installed_plugin

from .readers import DECLARED, MODULE, NAMESPACE, Meta, Reader, declaring, imported, readers, texts

Celsius = NewType("Celsius", float)


class Inner(TypedDict, total=False):
    """Part of metadata."""

    here: Required[str]
    depth: int


class Everything(TypedDict, total=False):
    """A key for each kind of type."""

    text: str
    number: int
    real: float
    imaginary: complex
    flag: bool
    data: bytes
    nothing: None
    either: str | int
    maybe: str | None
    choice: Literal["a", 1]
    names: list[str]
    sequence: Sequence[int]
    many: tuple[int, ...]
    pair: tuple[str, int]
    empty: tuple[()]
    group: frozenset[str]
    bag: set[int]
    table: Mapping[str, int]
    plain_table: dict
    inner: Inner
    anything: object
    warmth: Celsius
    noted: Annotated[int, "in metres"]
    fixed: ReadOnly[int]
    tree: list["Everything"]
    perhaps: Inner | list[int] | None
    unclear: Inner | dict[str, str]


RIGHT = [
    ("text", "'a'"),
    ("text", "'a' 'b'"),
    ("number", "-3"),
    ("number", "True"),
    ("real", "3"),
    ("real", "-2.5"),
    ("imaginary", "2j"),
    ("flag", "False"),
    ("data", "b'x'"),
    ("nothing", "None"),
    ("either", "4"),
    ("maybe", "None"),
    ("choice", "1"),
    ("names", "[]"),
    ("names", "['a', 'b']"),
    ("sequence", "(1, 2)"),
    ("sequence", "[1, 2]"),
    ("many", "(1,)"),
    ("pair", "('a', 1)"),
    ("empty", "()"),
    ("group", "frozenset({'a'})"),
    ("group", "frozenset()"),
    ("bag", "{1, 2}"),
    ("bag", "set([1])"),
    ("table", "{'a': 1}"),
    ("table", "{}"),
    ("plain_table", "{1: (2, [3]), 'x': {4}}"),
    ("inner", "{'here': 'x'}"),
    ("inner", "dict(here='x', depth=2)"),
    ("inner", "Inner(here='x')"),
    ("inner", "api.Inner(here='x')"),
    ("anything", "[{1: (None,)}, -1, +1]"),
    ("anything", "frozenset({1})"),
    ("anything", "[set(), set([1]), frozenset()]"),
    ("perhaps", "{'here': 'x'}"),
    ("perhaps", "None"),
    ("number", "+3"),
    ("warmth", "1.5"),
    ("noted", "5"),
    ("fixed", "5"),
    ("tree", "[{'text': 'a', 'tree': []}]"),
]
WRONG = [
    ("pair", '["a", 1]', "expected tuple[str, int], got a list"),
    ("table", '["a"]', "expected Mapping[str, int], got a list"),
    ("number", "NaN", "is the name NaN, not a literal"),
    ("anything", "[{**other}]", "has a ** in it, not a literal"),
    ("text", "1", "expected str, got int 1"),
    ("text", "name", "is the name name, not a literal: nothing is run to know its value"),
    ("text", "f'{x}'", "is an f-string, not a literal"),
    ("text", "'a' + 'b'", "is an operation, not a literal"),
    ("number", "1.5", "expected int, got float 1.5"),
    ("number", "-x", "is an operation, not a literal"),
    ("flag", "1", "expected bool, got int 1"),
    ("nothing", "0", "expected None, got int 0"),
    ("either", "None", "expected str | int, got None"),
    ("choice", "True", "expected Literal['a', 1], got bool True"),
    ("names", "'abc'", "expected list[str], got str 'abc'"),
    ("names", "('a',)", "expected list[str], got a tuple"),
    ("names", "['a', 2, [3]]", "[1]: expected str, got int 2"),
    ("names", "['a', 2, [3]]", "[2]: expected str, got a list"),
    ("names", "[x for x in y]", "is an expression, not a literal"),
    ("names", "['a', *more]", "is an expression, not a literal"),
    ("many", "[1]", "expected tuple[int, ...], got a list"),
    ("pair", "('a',)", "expected tuple[str, int], got a tuple of 1"),
    ("pair", "(1, 'a')", "[0]: expected str, got int 1"),
    ("empty", "(1,)", "expected tuple[()], got a tuple of 1"),
    ("group", "set(x)", "is a call, not a literal"),
    ("group", "frozenset(frozenset())", "is a call, not a literal"),
    ("bag", "{'a'}", "[0]: expected int, got str 'a'"),
    ("bag", "[1]", "expected set[int], got a list"),
    ("table", "[]", "expected Mapping[str, int], got a list"),
    ("table", "{1: 2}", "a key: expected str, got int 1"),
    ("table", "{'a': 'b'}", "['a']: expected int, got str 'b'"),
    ("table", "{**other}", "has a ** in it, not a literal"),
    ("plain_table", "{**other}", "has a ** in it, not a literal"),
    ("inner", "{}", "lacks 'here': str"),
    ("inner", "Outer(here='x')", "is a call, not a literal"),
    (
        "inner",
        "dict([('here', 'x')])",
        "calls dict with values that have no name: write dict(name=value), not a literal",
    ),
    ("inner", "dict(**more)", "has a ** in it, not a literal"),
    ("inner", "{'here': 'x', 'there': 2}", "has 'there', which Inner has not; it has depth, here"),
    ("inner", "[]", "expected Inner, got a list"),
    ("anything", "open('x')", "is a call, not a literal"),
    ("plain_table", "{[]: 1}", "unhashable type: 'list'"),
    ("anything", "{[]}", "unhashable type: 'list'"),
    ("tree", "[{'tree': [{'text': 1}]}]", "[0]['tree'][0]['text']: expected str, got int 1"),
    ("pair", "('a', 1, 2)", "expected tuple[str, int], got a tuple of 3"),
    ("text", "-1", "expected str, got int -1"),
    ("names", "print", "is the name print, not a literal"),
    ("anything", "-(1)()", "is an operation, not a literal"),
    ("inner", "Inner('x')", "calls Inner with values that have no name: write Inner(name=value), not a literal"),
    ("perhaps", "{'depth': 1}", "lacks 'here': str"),
    ("perhaps", "{'here': 'x', 'depth': 'y'}", "['depth']: expected int, got str 'y'"),
    ("perhaps", "3", "Inner | list[int] | None, got int 3"),
    ("perhaps", "['x']", "[0]: expected int, got str 'x'"),
    ("unclear", "{'x': 1}", "Inner | dict[str, str], got a dict"),
]


@pytest.mark.parametrize(("key", "source"), RIGHT)
def test_a_literal_of_the_type_is_handed_over(key: str, source: str) -> None:
    """As its value, of the type it is written in."""
    point = ExtensionPoint(NAMESPACE, Reader, Everything)
    with declaring({"one": f"{{'meta': {{'{key}': {source}}}}}"}):
        (extension,) = ExtensionManager(point, lazy=True)
    expected: object = eval(source, {"Inner": Inner, "api": sys.modules[__name__]})
    assert extension.meta == {key: expected}
    assert type(extension.meta[key]) is type(expected)  # type: ignore[literal-required]


@pytest.mark.parametrize(("key", "source", "text"), WRONG)
def test_a_literal_of_another_type_is_told_with_its_line(key: str, source: str, text: str) -> None:
    """And the plugin is not imported."""
    point = ExtensionPoint(NAMESPACE, Reader, Everything)
    with declaring({"one": f"{{\n  'meta': {{\n    '{key}':\n {source}}}}}"}) as folder:
        manager = ExtensionManager(point)
        assert imported() == []
    assert len(manager) == 0
    lines = texts(manager)["one"].split("\n")
    assert (
        lines[0] == f"{NAMESPACE}: 'one' (acme_one:reader) from acme 1.0 was not loaded: its declaration can't be used:"
    )
    assert any(line.startswith(f"  {folder}/acme_declared.py:4: meta['{key}']") and text in line for line in lines)
    assert lines[-1] == "Correct it, or ask the authors of acme 1.0 to."


def test_all_that_is_wrong_is_told_at_once() -> None:
    """The error has it in its fields as well."""
    source = "{\n 'meta': {'suffixes': [1],\n 'kind': 'x',\n 'more': 2},\n 'position': 'middle', 'after': 'json'}"
    with declaring({"one": source}):
        manager = ExtensionManager(readers)
    (failure,) = manager.failures
    assert isinstance(failure, Failure)
    assert failure.status == "invalid-declaration"
    error = failure.error
    assert isinstance(error, InvalidDeclaration)
    assert [(each.line, each.reason) for each in error.problems] == [
        (2, "meta['suffixes'][0]: expected str, got int 1"),
        (3, "meta['kind']: expected Literal['text', 'binary'], got str 'x'"),
        (4, "meta: has 'more', which Meta has not; it has kind, suffixes"),
        (5, "position: expected Literal['first', 'last'], got str 'middle'"),
        (5, "after: expected list[str] | tuple[str, ...], got str 'json'"),
    ]
    assert error.reason.endswith("acme_declared.py:2: meta['suffixes'][0]: expected str, got int 1")
    assert failure.raised is error


def test_a_plugin_without_a_declaration_is_told_where_it_goes() -> None:
    """Where the host asks for something that must be there."""
    with declaring({}, undeclared=("one",)):
        manager = ExtensionManager(readers)
    assert texts(manager)["one"].endswith(
        "was not loaded: it declares no metadata, which the host asks for. "
        f"Declare it by an entry point 'one' in '{DECLARED}', or as DECLARATION in a plugin directory's file."
    )
    with declaring({"oen": '{"meta": {"suffixes": []}}', "other": '{"meta": {"suffixes": []}}'}, undeclared=("one",)):
        manager = ExtensionManager(readers)
    assert texts(manager)["one"].endswith("plugin directory's file. It has one of oen, other.")


class Optional(TypedDict, total=False):
    """Nothing has to be there."""

    colour: str


def test_metadata_may_be_optional() -> None:
    """Nothing is then as good as an empty dictionary."""
    with declaring({"one": "{}", "two": "{'meta': {'colour': 'red'}}"}, undeclared=("three",)):
        manager = ExtensionManager(ExtensionPoint(NAMESPACE, Reader, Optional))
    assert {each.name: each.meta for each in manager} == {"one": {}, "two": {"colour": "red"}, "three": {}}


class Postponed(TypedDict):
    """Its annotations are texts here, which hides what is said of single keys from the class itself."""

    must: str
    may: NotRequired[int]
    shall: Required[bool]


def test_keys_are_required_as_they_say() -> None:
    """Also where annotations are postponed."""
    with declaring({"one": "{'meta': {'must': 'a', 'shall': True}}", "two": "{'meta': {'may': 2}}"}):
        manager = ExtensionManager(ExtensionPoint(NAMESPACE, Reader, Postponed))
    assert manager.names() == ["one"]
    assert "meta: lacks 'must': str, 'shall': bool" in texts(manager)["two"]


@dataclasses.dataclass(frozen=True)
class Data:
    """Metadata as a dataclass, which checks more than types."""

    suffixes: tuple[str, ...]
    priority: int = 5
    hidden: str = dataclasses.field(default="", init=False)

    def __post_init__(self) -> None:
        if self.priority < 0:
            raise ValueError("priority is not negative")


class Row(NamedTuple):
    """Metadata as a named tuple."""

    suffixes: list[str]
    priority: int = 5


class Attributes(Protocol):
    """Metadata as attributes."""

    suffixes: list[str]
    priority: int = 5
    hint: str | None = None
    tags: list[str] = []  # noqa: RUF012  each plugin gets one of its own

    @property
    def colour(self) -> str | None: ...


@pytest.mark.parametrize("kind", [Data, Row])
def test_metadata_may_be_a_class_of_values(kind: type[Data | Row]) -> None:
    """It is made of what is declared, with its defaults."""
    brackets = "()" if kind is Data else "[]"
    suffixes = f"{brackets[0]}'a', 'b'{brackets[1]}"
    declared = {
        "one": f"{{'meta': {{'suffixes': {suffixes}}}}}",
        "two": f"{{'meta': {kind.__name__}(suffixes={suffixes}, priority=7)}}",
        "less": "{'meta': {'priority': 3}}",
        "more": f"{{'meta': {{'suffixes': {suffixes}, 'hidden': 'x'}}}}",
        "wrong": f"{{'meta': {{'suffixes': {suffixes}, 'priority': -1}}}}",
    }
    point: ExtensionPoint[Reader, Data | Row] = ExtensionPoint(NAMESPACE, Reader, kind)
    with declaring(declared):
        manager = ExtensionManager(point)
    assert manager["one"].meta == kind(eval(suffixes), 5)
    assert manager["two"].meta == kind(eval(suffixes), 7)
    told = texts(manager)
    assert "meta: lacks 'suffixes'" in told["less"]
    assert f"has 'hidden', which {kind.__name__} has not; it has priority, suffixes" in told["more"]
    if kind is Data:
        assert "meta: Data refuses it: ValueError: priority is not negative" in told["wrong"]


def test_metadata_may_be_a_protocol_of_attributes() -> None:
    """What is handed over has them; a default in the Protocol may be left out."""
    declared = {
        "one": "{'meta': {'suffixes': ['a'], 'colour': None}}",
        "two": "{'meta': dict(suffixes=[], colour='red', priority=1)}",
        "less": "{'meta': {'suffixes': []}}",
    }
    with declaring(declared):
        manager = ExtensionManager(ExtensionPoint(NAMESPACE, Reader, Attributes))
    one, two = manager["one"].meta, manager["two"].meta
    assert (one.suffixes, one.priority, one.colour, one.hint) == (["a"], 5, None, None)
    one.tags.append("x")
    assert (one.tags, two.tags, Attributes.tags) == (["x"], [], [])
    assert (two.suffixes, two.priority, two.colour) == ([], 1, "red")
    assert "meta: lacks 'colour': str | None" in texts(manager)["less"]


WHAT = (
    "metadata is a TypedDict, a dataclass, a NamedTuple or a Protocol of attributes, "
    "whose values are texts, numbers, lists and the like"
)


class Impossible(TypedDict):
    """Nothing that a literal can be."""

    path: Path


class Acting(Protocol):
    """Has a method, which no literal has."""

    name: str

    def act(self) -> str: ...


class Unknown(TypedDict):
    """Names nothing."""

    thing: "NoSuchThing"  # type: ignore[name-defined]  # noqa: F821


@pytest.mark.parametrize(
    ("meta", "text"),
    [
        (Impossible, f"'path' of Impossible: no literal is of the type Path: {WHAT}"),
        (list[typing.Callable[[], int]], f"no literal is of the type Callable[[], int]: {WHAT}"),
        (int, f"no literal is of the type int: {WHAT}"),
        (list[typing.TypeVar("T")], f"no literal is of the type ~T: {WHAT}"),
        (list[str], f"no literal is of the type list[str]: {WHAT}"),
        ({"suffixes": str}, f"no literal is of the type {{'suffixes': <class 'str'>}}: {WHAT}"),
        (Acting, f"no literal is of the type Acting: {WHAT}"),
        (Unknown, "an annotation of Unknown names nothing at run time: name 'NoSuchThing' is not defined"),
    ],
)
def test_a_type_that_no_literal_has_is_the_hosts_error(meta: type, text: str) -> None:
    """Told when the point is first used, each time."""
    point = ExtensionPoint(NAMESPACE, Reader, meta)
    for _ in range(2):
        with pytest.raises(TypeError) as caught:
            ExtensionManager(point)
        told = str(caught.value).replace("typing.", "").replace("collections.abc.", "")
        assert told == f"the extension point 'textapp.readers': {text}"


def test_a_manager_may_be_given_both_as_type_arguments() -> None:
    """As stevedore's spelling goes, also through a base."""

    class Readers(ExtensionManager[Reader, Meta]):
        """Knows both."""

    with declaring({"one": "{'meta': {'suffixes': ['a']}}"}, undeclared=("two",)):
        for manager in (ExtensionManager[Reader, Meta](NAMESPACE), Readers(NAMESPACE)):
            assert [each.meta["suffixes"] for each in manager] == [["a"]]
            assert "declares no metadata" in texts(manager)["two"]
        assert ExtensionManager[Reader](NAMESPACE).names() == ["one", "two"]
        assert ExtensionManager[Reader, None](NAMESPACE)["one"].meta is None
        assert ExtensionManager[Reader, "Meta"](NAMESPACE).names() == ["one"]
        unsolved = ExtensionManager[Reader, "NoSuchMeta"](NAMESPACE)  # type: ignore[name-defined]  # noqa: F821
        assert unsolved.names() == ["one", "two"]


def test_a_driver_has_its_metadata() -> None:
    """Only its own declaration is read."""
    with declaring({"one": "{'meta': {'suffixes': ['a']}}", "two": "nonsense("}) as folder:
        (folder / "acme_declared.py").write_text("one = {'meta': {'suffixes': ['a']}}\n")
        assert DriverManager(readers, "one").extensions[0].meta == {"suffixes": ["a"]}
        with pytest.raises(InvalidDeclaration, match="assigns nothing to 'two', outside of if, try and functions"):
            readers.driver("two")


def test_a_strict_load_fails_for_a_wrong_declaration() -> None:
    """As for any other failure."""
    with declaring({"one": "{}"}), pytest.raises(PluginErrors) as caught:
        ExtensionManager(readers, strict=True)
    assert "lacks 'meta': Meta" in str(caught.value.exceptions[0])


def test_select_imports_what_was_selected() -> None:
    """And nothing else."""
    declared = {name: f"{{'meta': {{'suffixes': ['{name}', 'x']}}}}" for name in ("csv", "json", "toml")}
    with declaring(declared):
        manager = ExtensionManager(readers, lazy=True)
        some = manager.select(lambda meta: "json" in meta["suffixes"])
        assert (some.names(), imported()) == (["json"], [])
        assert some.call(Reader.read, "a") == ["acme_json a"]
        assert imported() == ["acme_json"]
        assert manager.select(lambda meta: "x" in meta["suffixes"]).names() == ["csv", "json", "toml"]
        with pytest.raises(KeyError):
            manager.select(lambda meta: meta["colour"])  # type: ignore[typeddict-item]


PLACES = {
    "acme_reader.py": MODULE,
    "acme/__init__.py": "raise SystemError('imported')\n",
    "acme/meta.py": "raise SystemError('imported')\ncsv = {'meta': {'suffixes': ['csv']}}\n",
    "acme/deep/__init__.py": "csv: 'x' = {'meta': {'suffixes': ['deep']}}\n",
    "acme_class.py": "class Reader:\n class Inner:\n  csv = {'meta': {'suffixes': ['class']}}\n",
    "acme_twice.py": "csv = {}\ncsv: 'Later'\ncsv = other = {'meta': {'suffixes': ['last']}}\n",
    "acme_later.py": "csv = {'meta': {'suffixes': ['before']}}\ncsv: 'Later'\n",
    "acme_item.py": 'csv["x"] = {"meta": {"suffixes": []}}\n',
    "acme_latin.py": "# coding: latin-1\ncsv = {'meta': {'suffixes': ['\xe9']}}\n",
    "acme_windows.py": 'csv = {\r\n    "meta": {"suffixes": ["crlf"]},\r\n}\r\n',
    "acme_marked.py": '\ufeffcsv = {"meta": {"suffixes": ["bom"]}}\n',
    "acme_long.py": "#" * 20_000 + "\ncsv = {'meta': {'suffixes': ['long']}}\n",
    "acme_if.py": "if True:\n    csv = {'meta': {'suffixes': ['x']}}\n",
    "acme_bad.py": "csv = {\n  'meta': (\n",
    "acme_null.py": "csv = {'meta': {'suffixes': ['\x00']}}\n",
    "acme_nothing.py": "",
}


def read_from(target: str) -> object:
    """The metadata of a plugin whose declaration is there, or what is wrong."""
    manager = ExtensionManager(readers)
    assert not [name for name in sys.modules if name.startswith("acme") and name != "acme_reader"]
    return manager["csv"].meta["suffixes"][0] if len(manager) else texts(manager)["csv"]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("acme.meta:csv", "csv"),
        ("acme.deep:csv", "deep"),
        ("acme_class:Reader.Inner.csv", "class"),
        ("acme_twice:csv", "last"),
        ("acme_later:csv", "before"),
        ("acme_item:csv", "acme_item.py: assigns nothing to 'csv'"),
        ("acme_latin:csv", "\xe9"),
        ("acme_windows:csv", "crlf"),
        ("acme_marked:csv", "bom"),
        ("acme_long:csv", "long"),
        ("acme_if:csv", "acme_if.py: assigns nothing to 'csv', outside of if, try and functions"),
        ("acme_class:Reader.csv", "acme_class.py: assigns nothing to 'Reader.csv'"),
        ("acme_class:Other.csv", "acme_class.py: assigns nothing to 'Other.csv'"),
        ("acme_bad:csv", "acme_bad.py:2: is not Python source: '(' was never closed"),
        ("acme_null:csv", "acme_null.py"),
        ("acme_nothing", "acme_nothing.py: is named without the literal in it: write 'module:name'"),
        ("acme_nothing:csv", "acme_nothing.py: assigns nothing to 'csv'"),
        ("acme_nowhere:csv", "entry_points.txt: csv = acme_nowhere:csv: there is no source of a module 'acme_nowhere'"),
        ("acme.nowhere:csv", "entry_points.txt: csv = acme.nowhere:csv: there is no source of a module 'acme.nowhere'"),
        ("sys:csv", "entry_points.txt: csv = sys:csv: there is no source of a module 'sys'"),
    ],
)
def test_the_source_is_found_and_nothing_is_imported(target: str, expected: str) -> None:
    """Beside the metadata; what is wrong names the file."""
    entry_points = {NAMESPACE: {"csv": "acme_reader:reader"}, DECLARED: {"csv": target}}
    modules = {file: text for file, text in PLACES.items() if file != "acme_latin.py"}
    with installed_plugin(entry_points, name="acme", modules=modules) as folder:
        (folder / "acme_latin.py").write_bytes(PLACES["acme_latin.py"].encode("latin-1"))
        found = read_from(target)
    assert expected in str(found)


def test_an_editable_install_is_found_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its metadata is in one folder, its sources in another."""
    (tmp_path / "acme_meta.py").write_text("csv = {'meta': {'suffixes': ['editable']}}\n")
    (tmp_path / "acme_reader.py").write_text(MODULE)
    entry_points = {NAMESPACE: {"csv": "acme_reader:reader"}, DECLARED: {"csv": "acme_meta:csv"}}
    with installed_plugin(entry_points, name="acme"):
        monkeypatch.syspath_prepend(str(tmp_path))
        assert read_from("") == "editable"
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "path", ["", *[each for each in sys.path if each != str(tmp_path)]])
        longshore.refresh()
        assert read_from("") == "editable"


class Finder:
    """Finds one package where no path leads, as editable installs with a finder do."""

    folder = ""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):  # type: ignore[no-untyped-def]
        """The package, or a module that raises when it is looked for."""
        if fullname == "acme_raises":
            raise ValueError("not today")
        if fullname == "acme_hollow":
            return ModuleSpec(fullname, None)
        return PathFinder.find_spec(fullname, [cls.folder]) if fullname == "acme_far" else None


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("acme_far.meta:csv", "far"),
        ("acme_far.no.meta:csv", "there is no source of a module"),
        ("acme_raises:csv", "there is no source of a module"),
        ("acme_hollow:csv", "there is no source of a module"),
    ],
)
def test_a_finder_is_asked(target: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the first part of the name alone: no package is imported."""
    package = tmp_path / "acme_far"
    package.mkdir()
    (package / "__init__.py").write_text("raise SystemError('imported')\n")
    (package / "meta.py").write_text("csv = {'meta': {'suffixes': ['far']}}\n")
    monkeypatch.setattr(Finder, "folder", str(tmp_path))
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder])
    entry_points = {NAMESPACE: {"csv": "acme_reader:reader"}, DECLARED: {"csv": target}}
    with installed_plugin(entry_points, name="acme", modules={"acme_reader.py": MODULE}):
        assert expected in str(read_from(target))


def test_a_zip_file_is_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a whole distribution on the path."""
    wheel = tmp_path / "acme.zip"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("acme-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n")
        lines = f"[{NAMESPACE}]\ncsv = acme_reader:reader\n[{DECLARED}]\ncsv = acme_zipped.meta:csv\n"
        archive.writestr("acme-1.0.dist-info/entry_points.txt", lines)
        archive.writestr("acme_reader.py", MODULE)
        archive.writestr("acme_zipped/__init__.py", "raise SystemError('imported')\n")
        archive.writestr("acme_zipped/meta.py", "csv = {'meta': {'suffixes': ['zipped']}}\n")
    monkeypatch.syspath_prepend(str(wheel))
    longshore.refresh()
    assert read_from("") == "zipped"
    del sys.modules["acme_reader"]


def test_a_folder_in_the_files_place_is_no_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is a path that can't be one."""
    with installed_plugin(
        {NAMESPACE: {"csv": "acme_reader:reader"}, DECLARED: {"csv": "acme_odd:csv"}}, name="acme"
    ) as folder:
        (folder / "acme_reader.py").write_text(MODULE)
        os.mkdir(folder / "acme_odd.py")
        monkeypatch.setattr(sys, "path", [*sys.path, "with\0null", 3])
        assert "there is no source of a module 'acme_odd'" in str(read_from(""))


FILES = {
    "csv": f"DECLARATION = {{'meta': {{'suffixes': ['csv']}}, 'position': 'last'}}\n{MODULE}",
    "json": f'DECLARATION = {{"meta": {{"suffixes": ["json"]}}}}\n{MODULE}',
    "none": MODULE,
    "wrong": f"DECLARATION = 3\n{MODULE}",
}
NOT_DECLARED = {
    "comment": f"# it has no DECLARATION, and = nothing\n{MODULE}",
    "longer": f"DECLARATIONS = 3\nprint(DECLARATION = 3) if 0 else 0\n{MODULE}",
}


def test_the_files_of_a_directory_declare_in_themselves(tmp_path: Path) -> None:
    """By a name."""
    for name, text in FILES.items():
        (tmp_path / f"{name}.py").write_text(text)
    manager = ExtensionManager(readers, source=PluginDirectory(tmp_path, attr="reader"))
    assert {each.name: each.meta["suffixes"] for each in manager} == {"json": ["json"], "csv": ["csv"]}
    assert texts(manager)["wrong"].split("\n")[1] == f"  {tmp_path}/wrong.py:1: expected Declaration, got int 3"
    assert "declares no metadata" in texts(manager)["none"]
    undemanding = ExtensionManager[Reader](NAMESPACE, source=PluginDirectory(tmp_path, attr="reader"))
    assert undemanding.names() == ["json", "none", "csv"]
    for name, text in NOT_DECLARED.items():
        (tmp_path / f"{name}.py").write_text(text)
    undemanding = ExtensionManager[Reader](NAMESPACE, source=PluginDirectory(tmp_path, attr="reader"))
    assert undemanding.names() == ["comment", "json", "longer", "none", "csv"]
    os.mkfifo(tmp_path / "fifo.py")
    (tmp_path / "link.py").symlink_to(tmp_path / "nowhere.py")
    source = PluginDirectory(tmp_path, attr="reader", names=["csv", "link"])
    assert "declares no metadata" in texts(ExtensionManager(readers, source=source))["link"]


def test_a_reference_can_not_declare() -> None:
    """And the message says so."""
    manager = ExtensionManager(readers, source=ImportReferences({"posix": "posixpath:join"}))
    assert texts(manager)["posix"].endswith(
        "A plugin that is named by a reference can't declare any; install it with an entry point."
    )
    assert ExtensionManager[object](NAMESPACE, source=ImportReferences({"posix": "posixpath:join"})).names() == [
        "posix"
    ]


def test_a_line_of_declarations_that_can_not_be_read_is_a_problem() -> None:
    """It is told among the failures; the plugin then declares nothing."""
    entry_points = {
        NAMESPACE: {"one": "acme_reader:reader", "two": "acme_reader:reader"},
        DECLARED: {"one": "not a target", "two": "acme_reader:reader"},
    }
    with installed_plugin(entry_points, name="acme", modules={"acme_reader.py": MODULE}):
        manager = ExtensionManager[Reader](NAMESPACE)
    assert manager.names() == ["one", "two"]
    (problem,) = manager.failures
    assert "'one = not a target' does not name an object" in str(problem)


def test_reading_again_is_not_needed(tmp_path: Path) -> None:
    """What was read of a candidate is known to the load that read it; the next load reads anew."""
    with declaring({"one": "{'meta': {'suffixes': ['a']}}"}) as folder:
        manager = ExtensionManager(readers, lazy=True)
        (folder / "acme_declared.py").write_text(textwrap.dedent("one = {'meta': {'suffixes': ['b']}}\n"))
        assert manager["one"].meta == {"suffixes": ["a"]}
        assert manager["one"].obj.read("x") == "acme_one x"
        assert ExtensionManager(readers)["one"].meta == {"suffixes": ["b"]}


def test_what_the_host_does_not_ask_for_is_not_read() -> None:
    """It need not even be a literal."""
    with declaring({"one": "{'meta': anything(x=2), 'position': 'last'}"}, undeclared=("two",)):
        assert ExtensionManager[Reader](NAMESPACE).names() == ["two", "one"]


def test_type_arguments_and_point_that_differ_are_an_error() -> None:
    """As those of the API do."""
    with declaring({"one": "{'meta': {'suffixes': []}}"}):
        assert ExtensionManager[Reader, Meta](readers)["one"].meta == {"suffixes": []}
        with pytest.raises(TypeError, match="was given an extension point that asks for metadata of the type Meta"):
            ExtensionManager[Reader, Optional](readers)
        with pytest.raises(TypeError, match=r"asks for no metadata: leave .* with meta=Meta"):
            ExtensionManager[Reader, Meta](ExtensionPoint(NAMESPACE, Reader))


class MappingFinder:
    """Knows the inner parts of a package, as setuptools' finders for editable installs do."""

    folder = ""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):  # type: ignore[no-untyped-def]
        """A namespace without a place, and a package in it."""
        if fullname == "acme_space":
            spec = ModuleSpec(fullname, None, is_package=True)
            spec.submodule_search_locations = ["/nowhere"]
            return spec
        return PathFinder.find_spec("inner", [cls.folder]) if fullname == "acme_space.inner" else None


def test_a_finder_is_asked_for_the_inner_parts_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is imported for it."""
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "__init__.py").write_text("raise SystemError('imported')\n")
    (tmp_path / "inner" / "meta.py").write_text("csv = {'meta': {'suffixes': ['inner']}}\n")
    monkeypatch.setattr(MappingFinder, "folder", str(tmp_path))
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, MappingFinder, object()])
    entry_points = {NAMESPACE: {"csv": "acme_reader:reader"}, DECLARED: {"csv": "acme_space.inner.meta:csv"}}
    with installed_plugin(entry_points, name="acme", modules={"acme_reader.py": MODULE}):
        assert read_from("") == "inner"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{**other}", "acme_declared.py:1: has a ** in it, not a literal"),
        ('{"meta": {"suffixes": ["a"]}, [1]: 2}', "acme_declared.py:1: has [1], which Declaration has not"),
        ('{"meta": {"suffixes": ["a", NaN]}}', "acme_declared.py:1: meta['suffixes']: is the name NaN"),
        ("3", "acme_declared.py:1: expected Declaration, got int 3"),
    ],
)
def test_the_declaration_itself_is_a_dictionary(source: str, text: str) -> None:
    """Of plain keys."""
    with declaring({"one": source}):
        assert text in texts(ExtensionManager(readers))["one"]


@pytest.mark.parametrize(
    "change",
    ['one["meta"] = {}', "one |= {}", 'del one["meta"]', "one.update(meta=3)", 'one["meta"]["suffixes"] += []'],
)
def test_what_is_changed_later_is_no_literal(change: str) -> None:
    """In a statement that begins with its name."""
    with declaring({"one": "{'meta': {'suffixes': []}}\n" + change + "\ndel two\nprint()\ntwo = 3"}):
        told = texts(ExtensionManager(readers))["one"]
    assert "acme_declared.py:2: changes 'one' after it is assigned: nothing is run to know its value" in told


def test_only_an_assignment_is_one() -> None:
    """Neither a comparison that begins as one, nor a subscript."""
    entry_points = {NAMESPACE: {"csv": "acme_reader:reader"}, DECLARED: {"csv": "acme_odd:csv"}}
    modules = {"acme_reader.py": MODULE, "acme_odd.py": 'csv["x"] = {}\ncsv.y = {}\n'}
    with installed_plugin(entry_points, name="acme", modules=modules):
        assert "acme_odd.py: assigns nothing to 'csv'" in str(read_from(""))


class Number(TypedDict):
    """Its number may be what JSON alone knows."""

    number: float


def test_what_json_alone_knows_is_no_literal() -> None:
    """Infinity is a name in Python."""
    with declaring({"one": '{"meta": {"number": -Infinity}}'}):
        manager = ExtensionManager(ExtensionPoint(NAMESPACE, Reader, Number))
    assert "is an operation, not a literal" in texts(manager)["one"]


def test_a_loader_that_can_not_read_its_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is as none; Ctrl-C in a finder passes."""

    class Loader:
        """Reads nothing."""

        def get_data(self, path: str) -> bytes:
            """Fail."""
            raise OSError(path)

    class Other:
        """Finds it."""

        @classmethod
        def find_spec(cls, fullname, path=None, target=None):  # type: ignore[no-untyped-def]
            """One that can't be read, one that is interrupted."""
            if fullname == "acme_interrupted":
                raise KeyboardInterrupt
            return ModuleSpec(fullname, Loader(), origin="x.py") if fullname == "acme_unread" else None

    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Other])
    for name in ("acme_unread", "acme_interrupted"):
        entry_points = {NAMESPACE: {"csv": "acme_reader:reader"}, DECLARED: {"csv": f"{name}:csv"}}
        with installed_plugin(entry_points, name="acme", modules={"acme_reader.py": MODULE}):
            if name == "acme_unread":
                assert "there is no source of a module 'acme_unread'" in str(read_from(""))
            else:
                with pytest.raises(KeyboardInterrupt):
                    ExtensionManager(readers)


Alias = typing_extensions.TypeAliasType("Alias", list[str])


class Aliased(TypedDict):
    """Names a type in another way."""

    suffixes: Alias


def test_a_type_may_have_another_name() -> None:
    """As ``type Alias = list[str]`` gives it."""
    with declaring({"one": '{"meta": {"suffixes": ["a"]}}', "two": '{"meta": {"suffixes": [1]}}'}):
        manager = ExtensionManager(ExtensionPoint(NAMESPACE, Reader, Aliased))
    assert manager["one"].meta == {"suffixes": ["a"]}
    assert "expected list[str], got int 1" not in texts(manager)["two"]
    assert "meta['suffixes'][0]: expected str, got int 1" in texts(manager)["two"]


@pytest.mark.parametrize(
    ("key", "source", "text"),
    [
        ("choice", '"a"', ""),
        ("choice", '"b"', "expected Literal['a', 1], got str 'b'"),
        ("either", "4", ""),
        ("either", "4.5", "expected str | int, got float 4.5"),
        ("table", '{"a": 1}', ""),
        ("table", '["a"]', "expected Mapping[str, int], got a list"),
        ("pair", '["a", 1]', "expected tuple[str, int], got a list"),
        ("many", "[1]", "expected tuple[int, ...], got a list"),
        ("tree", '[{"tree": []}]', ""),
        ("anything", "[1, [2]]", ""),
    ],
)
def test_what_is_read_quickly_is_held_to_its_type(key: str, source: str, text: str) -> None:
    """As what is read slowly."""
    with declaring({"one": f'{{"meta": {{"{key}": {source}}}}}'}):
        manager = ExtensionManager(ExtensionPoint(NAMESPACE, Reader, Everything))
    if text:
        assert f"meta['{key}']: {text}" in texts(manager)["one"]
    else:
        assert manager["one"].meta == {key: eval(source)}
