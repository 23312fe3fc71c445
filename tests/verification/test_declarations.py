"""What plugins declare of themselves, checked before it is shipped: as a host reads it, and by type checkers."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from longshore.model.verification import ApiReference, Place, StaticFinding
from longshore.rendering.points import points_data, points_text
from longshore.run_time import answers
from longshore.verification.asking import asking_of
from longshore.verification.at_run_time import run_time_findings
from longshore.verification.checking import verify
from longshore.verification.planning import Plan
from longshore.verification.points import points_in
from longshore.verification.reading import Sources
from tests.support import on_path
from tests.verification.support import SOURCE, environment, host, plan_of, told, written
from tests.verification.test_check import every, quayside

API = """\
from __future__ import annotations
import dataclasses
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, NamedTuple, NotRequired, Protocol, Required, TypedDict
from longshore import ExtensionPoint
import longshore as ls

class Reader(Protocol):
    def read(self) -> str: ...
class ReaderMeta(TypedDict):
    suffixes: list[str]
    size: NotRequired[int]
class Loose(TypedDict, total=False):
    size: int
class Looser(Loose):
    more: "NotRequired[Annotated[int, 'x']]"
class Tight(Loose, total=False):
    must: Required[str]
@dataclass
class Info:
    name: str
    size: int = 3
@dataclasses.dataclass()
class Sized:
    kinds: ClassVar[int]
    size: int = 3
    more: list[int] = field(default_factory=list)
@dataclass
class Bare:
    less: int = field(repr=False)
@dataclass
class Inherits(Bare):
    more: int = 3
class Pair(NamedTuple):
    one: int
    two: int = 2
class Attributes(Protocol):
    name: str
    size: int = 3
class Properties(Protocol):
    @property
    def name(self) -> str: ...
    def other(self) -> str: ...
class Defaults(Protocol):
    size: int = 3
class Base: ...
class Derived(Base, type("Other", (), {})): ...
Alias = ReaderMeta
OFFERED = ("1.4", "2.1")
readers = ExtensionPoint("quay.readers", Reader, meta=ReaderMeta, versions=OFFERED)
again = readers
by_place = ExtensionPoint[Reader, Info]("quay.infos", Reader, Info, "2.0")
"""
POINTS = {"quay.readers": "quay:readers", "quay.infos": "quay:by_place"}
PLUGIN = "class R:\n    def read(self) -> str: return ''\none = R()\n"


def asking(folder: Path, expression: str, attr: str = "point") -> tuple[str, str, bool, tuple[str, ...]]:
    """What a point that is made by an expression asks for."""
    written(folder, {"quay.py": f"{API}point = {expression}\n"})
    found = asking_of(Sources(environment(folder)), ApiReference("n.s", f"quay:{attr}", "t", "", Place("x")))
    return found.meta.text if found.meta else "", found.kind, found.required, found.versions


METAS = {
    "ReaderMeta": ("dictionary", True),
    "'ReaderMeta'": ("dictionary", True),
    "Loose": ("dictionary", False),
    "Looser": ("dictionary", False),
    "Tight": ("dictionary", True),
    "Info": ("instance", True),
    "Sized": ("instance", False),
    "Bare": ("instance", True),
    "Inherits": ("instance", True),
    "Pair": ("instance", True),
    "Attributes": ("protocol", True),
    "Properties": ("protocol", True),
    "Defaults": ("protocol", False),
    "Derived": ("dictionary", False),
    "dict[str, int]": ("dictionary", False),
    "object": ("dictionary", False),
}


@pytest.mark.parametrize("meta", METAS)
def test_what_a_host_asks_for_is_read_in_its_source(tmp_path: Path, meta: str) -> None:
    """The kind of the type, and whether something of it is required."""
    name, kind, required, _ = asking(tmp_path, f"ls.ExtensionPoint('n.s', Reader, {meta})")
    text = meta.strip("'")
    assert name == (text if text in {"dict[str, int]", "object"} else f"quay.{text}")
    assert (kind, required) == METAS[meta]


def test_an_alias_of_the_type_has_what_the_type_has(tmp_path: Path) -> None:
    """But for the name."""
    assert asking(tmp_path, "ExtensionPoint('n.s', Reader, Alias)")[2] is False  # an alias is not followed: not told


NOTHING = ("", "dictionary", False, ())
OTHERS = {
    "Reader": NOTHING,
    "dict(meta=ReaderMeta)": NOTHING,
    "unknown(meta=ReaderMeta)": NOTHING,
    "ExtensionPoint('n.s', Reader)": NOTHING,
    "ExtensionPoint('n.s', Reader, None)": NOTHING,
    "ExtensionPoint('n.s', Reader, unknown)": NOTHING,
    "ExtensionPoint('n.s', Reader, versions='1')": ("", "dictionary", False, ("1",)),
    "ExtensionPoint('n.s', Reader, versions=['1', '2', 3])": ("", "dictionary", False, ("1", "2")),
    "ExtensionPoint('n.s', Reader, versions=OFFERED)": ("", "dictionary", False, ("1.4", "2.1")),
    "ExtensionPoint('n.s', Reader, versions=made())": NOTHING,
    "ExtensionPoint('n.s', Reader, versions=3)": NOTHING,
    "ExtensionPoint('n.s', Reader, versions='newest')": NOTHING,
    "ExtensionPoint('n.s', Reader, versions=Reader)": NOTHING,
}


@pytest.mark.parametrize("expression", OTHERS)
def test_what_is_not_asked_or_not_told_is_nothing(tmp_path: Path, expression: str) -> None:
    """And no error of the plugin."""
    assert asking(tmp_path, expression) == OTHERS[expression]


def test_names_of_names_are_followed_but_not_in_circles(tmp_path: Path) -> None:
    """As those of APIs."""
    assert asking(tmp_path, "again")[0] == "quay.ReaderMeta"
    assert asking(tmp_path, "one; one = two; two = one") == NOTHING
    assert asking(tmp_path, "again", "nothing") == NOTHING


@pytest.fixture
def quay(tmp_path: Path) -> Path:
    """The folder of an installed host."""
    return host(tmp_path / "site", POINTS, {"quay.py": API}, "quay")


def project(
    folder: Path, declared: str, source: str, *, plugins: str = 'one = "acme:one"\n', of: str = "quay.readers"
) -> Path:
    """A project with these plugins, which are all the same, and these declarations."""
    text = f'[project.entry-points."{of}"]\n{plugins}[project.entry-points."longshore.declarations.{of}"]\n{declared}'
    return written(folder / "p", {"pyproject.toml": text, "acme.py": PLUGIN, "about.py": source})


def planned(folder: Path, site: Path, literal: str) -> Plan:
    """The plan of a project whose one plugin declares this."""
    return plan_of(project(folder, 'one = "about:one"\n', f"from quay import *\none = {literal}\n"), site)


def declared(plan: Plan) -> list[tuple[str, str, str]]:
    """Of each finding its code, the first line, and the line of the declaration's own file."""
    return [
        (each.code, each.message.splitlines()[0], f"{each.source.line}" if each.source else "")
        for each in plan.findings
    ]


GOOD = '{"meta": {"suffixes": [".csv"]}, "versions": ">=1.2,<3", "before": ["two"]}'
WRONG = {
    GOOD: [],
    '{"meta": ReaderMeta(suffixes=[]), "position": "last"}': [],
    '{"meta": {"size": 1, "suffixes": ()}}': [],
    '{"meta": {"suffixes": frozenset({1})}}': [],  # its type is a matter of type checkers
    '{"meta": dict(suffixes=[-1, None])}': [],
    '{"versions": ">=2"}': [("invalid-declaration", "lacks 'meta': quay.ReaderMeta", "2")],
    "3": [("invalid-declaration", "expected Declaration, got int 3", "2")],
    '{"meta": {"suffixes": [str(3)]}}': [
        ("invalid-declaration", "meta: is a call, not a literal: nothing is run to know its value", "2")
    ],
    '{"meta": ReaderMeta([])}': [
        ("invalid-declaration", "meta: is a call, not a literal: nothing is run to know its value", "2")
    ],
    '{"meta": ReaderMeta(**{})}': [
        ("invalid-declaration", "meta: has a ** in it, not a literal: nothing is run to know its value", "2")
    ],
    '{"meta": {**other}}': [
        ("invalid-declaration", "meta: has a ** in it, not a literal: nothing is run to know its value", "2")
    ],
    '{"meta": {"suffixes": lambda: 3}}': [
        ("invalid-declaration", "meta: is a function, not a literal: nothing is run to know its value", "2")
    ],
    '{"meta": {"suffixes": []},\n "versions": "newest"}': [
        ("invalid-declaration", "versions: 'newest' is no version specifier, such as '>=1.2,<3'", "3")
    ],
    '{"meta": {"suffixes": []}, "versions": 2}': [("invalid-declaration", "versions: expected str, got int 2", "2")],
    '{"meta": {"suffixes": []}, "versions": "<1"}': [
        ("wrong-api-version", "versions: '<1' has none of the versions that the host offers, 1.4, 2.1", "2")
    ],
    '{"meta": {"suffixes": []}, "before": ["one"],\n "after": ("two", "one")}': [
        ("invalid-declaration", "before: names 'one', the plugin itself", "2"),
        ("invalid-declaration", "after: names 'one', the plugin itself", "3"),
    ],
}


@pytest.mark.parametrize("literal", WRONG)
def test_what_a_host_would_refuse_is_found_before(tmp_path: Path, quay: Path, literal: str) -> None:
    """With the line in the declaration's own file."""
    assert declared(planned(tmp_path, quay, literal)) == WRONG[literal]


def test_the_cure_is_for_what_is_wrong(tmp_path: Path, quay: Path) -> None:
    """Where there is a literal, its values are; where there is none, that."""
    lines = 'one = "about:one"\ntwo = "about:two"\n'
    source = 'one = {"meta": {"suffixes": str}}\nif 1:\n    two = {}\n'
    folder = project(tmp_path, lines, source, plugins='one = "acme:one"\ntwo = "acme:one"\n')
    cures = {each.name: each.message.partition("\ncure: ")[2] for each in plan_of(folder, quay).findings}
    assert cures == {
        "one": "write plain values of the types that the host asks for; it reads them as text, without importing the module",
        "two": "assign a dictionary of plain values to that name at the top of the module; a host reads it as text, "
        "without importing it",
    }


def test_files_that_a_host_can_not_read_are_found(tmp_path: Path, quay: Path) -> None:
    """Because of their syntax, because there is no source, because the name is not assigned at the top."""
    lines = 'bad = "bad:x"\nstub = "stub:x"\nif = "about:hidden"\nfrom = "about:Reader"\ngone = "gone:x"\nnone = "1"\n'
    names = ("bad", "stub", "if", "from", "gone", "none")
    folder = project(
        tmp_path,
        lines,
        "from quay import *\nif 1:\n    hidden = {}\n",
        plugins="".join(f'{each} = "acme:one"\n' for each in names),
    )
    written(folder, {"bad.py": "x = {\n", "stub.pyi": "x: dict[str, str]\n"})
    found = {each.name: (each.code, each.message.splitlines()[0]) for each in plan_of(folder, quay).findings}
    assert found == {
        "bad": ("invalid-declaration", "is not Python source: '{' was never closed"),
        "stub": ("invalid-declaration", "there is no source of 'stub:x' that a host could read"),
        "if": ("invalid-declaration", "assigns nothing to 'hidden', outside of if, try and functions"),
        "from": ("invalid-declaration", "assigns nothing to 'Reader', outside of if, try and functions"),
        "gone": ("no-such-module", f"there is no module 'gone' in {folder}"),
        "none": ("invalid-target", "'1' is no target"),
    }


def test_a_declaration_without_its_plugin_and_a_plugin_without_its_declaration(tmp_path: Path, quay: Path) -> None:
    """Letter by letter; where nothing is required, nothing needs to be declared."""
    plugins = 'one = "acme:one"\ntwo = "acme:one"\n'
    folder = project(tmp_path, 'one = "about:one"\ntow = "about:one"\n', f"one = {GOOD}\n", plugins=plugins)
    plan = plan_of(folder, quay)
    assert told(plan.findings) == [(3, "two", "missing-declaration"), (6, "tow", "unused-declaration")]
    missing, unused = (each.message for each in plan.findings)
    assert missing == (
        "'two' declares no metadata, which the host of 'quay.readers' asks for, as quay.ReaderMeta\n"
        'cure: add two = "module:name" to [project.entry-points."longshore.declarations.quay.readers"], and assign it '
        'there: name: Declaration[ReaderMeta] = {"meta": ...}'
    )
    assert "so nobody reads what it declares; did you mean 'two'?\n" in unused
    alone = project(tmp_path, 'zz = "about:one"\n', f"one = {GOOD}\n", of="nobody.s")
    assert told(plan_of(alone, quay).findings) == [(2, "one", "unknown-api"), (4, "zz", "unused-declaration")]


def test_an_order_that_goes_in_a_circle(tmp_path: Path, quay: Path) -> None:
    """Of the project's own plugins, in one namespace or another."""
    order = 'one = {"meta": {"suffixes": []}, "after": ["two"]}\ntwo = {"meta": {"suffixes": []}, "after": ["three"]}\n'
    order += 'three = {"meta": {"suffixes": []}, "after": ["one", "two", "absent"]}\n'
    names = ("one", "two", "three")
    plugins = "".join(f'{each} = "acme:one"\n' for each in names)
    declared_as = "".join(f'{each} = "about:{each}"\n' for each in names)
    [finding] = plan_of(project(tmp_path, declared_as, order, plugins=plugins), quay).findings
    assert (finding.name, finding.code, finding.place.line) == ("one", "order-cycle", 6)
    assert finding.message == (
        "what is declared of the order goes in a circle: 'one' before 'three' before 'two' before 'one'; a host of these "
        "can't start\ncure: leave one of these steps out"
    )


STATED = {
    ("quay.readers", GOOD): (
        "import longshore, quay; _longshore_2_meta: quay.ReaderMeta = {'suffixes': ['.csv']}; _longshore_2: "
        "longshore.Declaration[quay.ReaderMeta] = {'meta': _longshore_2_meta, 'versions': '>=1.2,<3', 'before': ['two']}"
    ),
    ("quay.readers", "dict(meta=ReaderMeta(suffixes=[]))"): (
        "import longshore, quay; _longshore_2: longshore.Declaration[quay.ReaderMeta] = "
        "dict(meta=quay.ReaderMeta(suffixes=[]))"
    ),
    ("quay.readers", "{'position': 'first'}"): (
        "import longshore, quay; _longshore_2: longshore.Declaration[quay.ReaderMeta] = {'position': 'first'}"
    ),
    ("quay.infos", "{'meta': {'name': 'x'}}"): (
        "import longshore, quay; _longshore_2_meta: quay.Info = quay.Info(name='x'); _longshore_2: "
        "longshore.Declaration[quay.Info] = {'meta': _longshore_2_meta}"
    ),
    ("quay.infos", "{'meta': Info(name='x')}"): (
        "import longshore, quay; _longshore_2_meta: quay.Info = quay.Info(name='x'); _longshore_2: "
        "longshore.Declaration[quay.Info] = {'meta': _longshore_2_meta}"
    ),
    ("quay.infos", "{'meta': {'a b': 'x'}}"): (
        "import longshore, quay; _longshore_2_meta: quay.Info = {'a b': 'x'}; _longshore_2: "
        "longshore.Declaration[quay.Info] = {'meta': _longshore_2_meta}"
    ),
    ("quay.infos", "{'meta': {3: 'x'}}"): (
        "import longshore, quay; _longshore_2_meta: quay.Info = {3: 'x'}; _longshore_2: "
        "longshore.Declaration[quay.Info] = {'meta': _longshore_2_meta}"
    ),
    ("quay.attributes", "{'meta': {'name': 'x'}}"): (
        "import longshore; _longshore_2: longshore.Declaration[object] = {'meta': {'name': 'x'}}"
    ),
    ("nobody.s", "{'meta': 1}"): "import longshore; _longshore_2: longshore.Declaration[object] = {'meta': 1}",
    ("quay.readers", "{'meta': [each for each in ()]}"): "",
}


@pytest.mark.parametrize(("namespace", "literal"), STATED)
def test_the_literal_itself_is_stated(tmp_path: Path, namespace: str, literal: str) -> None:
    """As the type that the host asks for; what no type checker could accept as a literal is not asked about."""
    points = {**POINTS, "quay.attributes": "quay:attributes"}
    text = f"{API}attributes = ExtensionPoint('quay.attributes', Reader, Attributes)\n"
    site = host(tmp_path / "site", points, {"quay.py": text}, "quay")
    plan = plan_of(
        project(tmp_path, 'one = "about:one"\n', f"from quay import *\none = {literal}\n", of=namespace), site
    )
    texts = [
        "; ".join(text for _, text in each.parts)
        for each in plan.statements
        if "declarations" in each.declared.namespace
    ]
    assert texts == [STATED[namespace, literal]] if STATED[namespace, literal] else texts == []


def test_points_tell_what_they_ask_for(quay: Path) -> None:
    """The type of the metadata, and the versions."""
    found = points_in(environment(quay))
    assert [(each["meta"], each["versions"]) for each in points_data(found)] == [
        ("quay.Info", ["2.0"]),
        ("quay.ReaderMeta", ["1.4", "2.1"]),
    ]
    assert "  metadata quay.ReaderMeta\n  versions 1.4, 2.1\n" in points_text(found)


def at_run_time(folder: Path, *paths: Path) -> list[tuple[str, str, str, int]]:
    """What the check at run time finds of declarations: name, code, first line, line of the source."""
    plan = plan_of(folder, *paths)
    found: list[StaticFinding] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", ":".join(map(str, [*paths, SOURCE])))
        found += run_time_findings(plan.statements, plan.project.roots, sys.executable)
    return [
        (each.name, each.code, each.message.splitlines()[0], each.source.line if each.source else 0) for each in found
    ]


def test_at_run_time_it_is_read_with_the_host_s_own_type(tmp_path: Path, quay: Path) -> None:
    """Nothing of the plugin is imported for that."""
    source = (
        f"raise SystemExit('imported')\ngood = {GOOD}\n"
        'bad = {"meta": {"suffixes": [3]}}\nold = {"meta": {"suffixes": []}, "versions": "<1"}\n'
    )
    lines = "".join(f'{each} = "about:{each}"\n' for each in ("good", "bad", "old"))
    plugins = "".join(f'{each} = "acme:one"\n' for each in ("good", "bad", "old"))
    folder = project(tmp_path, lines, source, plugins=plugins)
    assert at_run_time(folder, quay) == [
        ("bad", "invalid-declaration", "meta['suffixes'][0]: expected str, got int 3", 3),
        ("old", "wrong-api-version", "versions: '<1' has none of the versions that the host offers, 1.4, 2.1", 4),
    ]


def test_at_run_time_a_host_that_can_not_be_asked_is_told(tmp_path: Path) -> None:
    """And one that is not known asks for nothing."""
    written(tmp_path, {"about.py": 'one = {"meta": {}}\n', "sick.py": "raise ValueError('sick')\n"})

    def said(api: str) -> list[tuple[str, str]]:
        asked = {
            "namespace": "longshore.declarations.n.s",
            "name": "one",
            "value": "about:one",
            "api": api,
            "kind": "object",
        }
        return [(each["code"], each["message"]) for each in answers(asked)]  # type: ignore[arg-type]

    with on_path(str(tmp_path)):
        assert said("longshore:Declaration") == []
        [(code, message)] = said("sick:point")
    assert (code, message) == ("unreadable-api", "what 'sick:point' asks for can't be loaded: ValueError: sick")


CHECKED = """\
[project.entry-points."quay.readers"]
good = "acme:one"
bad = "acme:one"
plain = "acme:one"
[project.entry-points."longshore.declarations.quay.readers"]
good = "about:good"
bad = "about:bad"
plain = "about:plain"
"""
ABOUT = """\
from longshore import Declaration
from quay import ReaderMeta
good: Declaration[ReaderMeta] = {"meta": {"suffixes": []}, "before": ["bad"]}
bad: Declaration[ReaderMeta] = {"meta": {"suffixes": [3]}}
plain = {"meta": ReaderMeta(suffixes=[], size=3)}
"""


@pytest.mark.checkers
def test_type_checkers_judge_the_literal(tmp_path: Path) -> None:
    """Whatever is annotated; at the line of the entry point, with the line of the declaration."""
    site, python = quayside(tmp_path, POINTS)
    written(site, {"quay/__init__.py": API, "quay/py.typed": ""})
    folder = written(tmp_path / "p", {"pyproject.toml": CHECKED, "acme.py": PLUGIN, "about.py": ABOUT})
    found = verify(str(folder), python=python, at_run_time=True)
    assert {(each.checker, each.place.line, each.code) for each in found.findings} == {
        *every("does-not-conform", 7),
        ("longshore", 7, "invalid-declaration"),
    }
    assert {str(each.source).rpartition("/")[2] for each in found.findings} == {"about.py:4"}
    reasons = " ".join(each.message for each in found.findings if each.checker in {"mypy", "pyright"})
    assert '"int"; expected "str"' in reasons
    assert '"Literal[3]" is not assignable to "str"' in reasons
    assert json.dumps([each.api for each in found.checked]).count("longshore.Declaration[quay.ReaderMeta]") == 3
