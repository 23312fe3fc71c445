"""Declarations: the quick reader reads as Python does, versions compare as packaging compares, order is an order."""

from __future__ import annotations

import ast
import contextlib
from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from longshore import Candidate, Installed, OrderCycle
from longshore.declarations import Declared
from longshore.declarations.order import ordered
from longshore.declarations.quick import quickly
from longshore.declarations.versions import newest

PARTS = [
    '"',
    "'",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\n",
    " ",
    "#",
    "a",
    "null",
    "True",
    "None",
    "1",
    "-",
    ".5",
    "e3",
    "()",
    "=",
]
SOURCES = st.lists(
    st.sampled_from([*PARTS, '"a": ', '"b": [1, 2,],\n', '"', "csv = {", "\n}", "}\n", "é"]), max_size=12
).map("".join)
VALUES = st.recursive(
    st.integers()
    | st.text(st.characters(codec="ascii"), max_size=5)
    | st.floats(allow_nan=False)
    | st.none()
    | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def by_python(source: str) -> object:
    """What Python assigns to ``csv``, the last time, as a literal; raises where it does not."""
    tree = ast.parse(source)
    values = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and target.id == "csv" and node.value is not None
    ]
    found: object = ast.literal_eval(values[-1])
    return found


def same(one: object, other: object) -> bool:
    """Equal, and of the same types throughout."""
    return repr(one) == repr(other)


@given(SOURCES.map(lambda text: "csv = {" + text))
@example('csv = {"a": null}')
@example('csv = {"a": [1 2]}')
@example("csv = {,}")
@example('csv = {"a": 1}\ncsv = {}')
@example('csv = {"a": 1} | {}')
@example('csv = {"a": "\\ud83d\\ude00"}')
@example('csv = {"a": 01}')
@example('csv = {"a": "b" "c"}')
@example('csv = {"a": f"b"}')
@example('csv = {"a": 1"b": 2}')
@example("csv = {'a\"b\"c': 1}")
@example('csv = {"a": "b\nc"}')
@example('csv = {"a":\x0b1}')
@example('csv = {"a": "\x00"}')
@example('csv = {"a": - 1}')
@example('csv = {"a": 1 2}')
@example('csv = {"a" 1}')
@example('csv = {"a": [,]}')
@example('csv = {"a": [1,,]}')
@example('csv = {"a", "b"}')
@example('csv = {"a": (1)}')
@example('csv = {"a": 1}}')
@example('csv = {"a": "b}')
@example('csv = {"a": 1.}')
@example('csv = {"a": 1_0}')
def test_what_is_read_quickly_is_what_python_reads(source: str) -> None:
    """Of any text: the same, or nothing. What follows the literal need not be Python, so it is cut away if it is not."""
    found = quickly(source.encode(), "csv")
    lines = source.split("\n")
    while found is not None and lines:
        with contextlib.suppress(SyntaxError):
            assert same(found, by_python("\n".join(lines)))
            return
        lines.pop()
    assert found is None


@given(st.dictionaries(st.text(max_size=4), VALUES, max_size=4), st.integers(0, 4))
def test_values_are_read_quickly_as_they_were_written(value: dict[str, object], indent: int) -> None:
    """Of what ``repr`` and ``json`` write: the same, or nothing."""
    import json

    for text in (repr(value), json.dumps(value), json.dumps(value, indent=indent, ensure_ascii=False)):
        found = quickly(f"csv = {text}\n".encode(), "csv")
        assert found is None or same(found, value)


def test_the_usual_declarations_are_read_quickly() -> None:
    """As formatters write them: with the last comma, over several lines, with an annotation, among others."""
    text = 'import x\n\ncsv: D[Meta] = {\n    "meta": {"suffixes": ["csv", "t,]"], "n": -3,},\n    "after": [],\n}\ncsvs = 3\n'
    assert quickly(text.encode(), "csv") == {"meta": {"suffixes": ["csv", "t,]"], "n": -3}, "after": []}
    assert quickly(b'csv = {"a": 1}', "csv") == {"a": 1}
    assert quickly(b"csv = {'a': [True, False, None, -1.5, 0, {}, []], 'b': 'c, }'}", "csv") == {
        "a": [True, False, None, -1.5, 0, {}, []],
        "b": "c, }",
    }


NUMBERS = st.lists(st.integers(0, 3), min_size=1, max_size=3).map(lambda parts: ".".join(map(str, parts)))
TAILS = st.sampled_from(["", "", "", "rc1", ".post1", ".dev1", "a2"])
VERSIONS = st.tuples(NUMBERS, TAILS).map("".join)
CLAUSES = st.tuples(
    st.sampled_from([">=", "<=", "<", ">", "==", "!=", "~=", "==="]), st.sampled_from(["", " "]), VERSIONS
)
RANGES = st.lists(CLAUSES.map("".join), min_size=1, max_size=3).map(",".join)


@given(RANGES, st.lists(VERSIONS, min_size=1, max_size=4))
def test_versions_compare_as_packaging_compares_them(written_for: str, offered: Sequence[str]) -> None:
    """The newest of those that the specifier contains."""
    try:
        wanted = SpecifierSet(written_for)
    except ValueError:
        return  # ~= with one number
    within = sorted(map(Version, wanted.filter(offered)))
    found = newest(written_for, offered)
    assert (found is None) == (not within)
    assert found is None or Version(found) == within[-1]


NAMES = ["a", "b", "c", "d", "e"]
SOME = st.lists(st.sampled_from([*NAMES, "absent"]), max_size=2).map(tuple)
DECLARED = st.builds(Declared, before=SOME, after=SOME, position=st.sampled_from([-1, 0, 0, 0, 1]))


def candidate(name: str, place: int) -> Candidate:
    """One of that name."""
    owner = Installed(f"/site/{name}_{place}-1.0.dist-info", f"{name}-{place}", "1.0")
    return Candidate(name, "m:x", "text.app", owner, ("m", "x"))


@given(st.lists(st.tuples(st.sampled_from(NAMES), DECLARED), max_size=6), st.lists(st.sampled_from(NAMES), max_size=2))
def test_order_keeps_what_is_declared_or_names_a_circle(plugins: list[tuple[str, Declared]], names: list[str]) -> None:
    """All are there, each promise is kept, those that the host names are first; or the circle is one."""
    candidates = [candidate(name, place) for place, (name, _) in enumerate(plugins)]
    declared = {each: said for each, (_, said) in zip(candidates, plugins, strict=True)}
    free = [each for each in candidates if each.name not in names]
    comes_before = {
        (one.name, other.name)
        for one in free
        for other in free
        if one != other and (other.name in declared[one].before or one.name in declared[other].after)
    }
    try:
        found = ordered("text.app", candidates, declared, names)
    except OrderCycle as error:
        circle = list(error.names)
        assert all(step in comes_before for step in zip(circle, [*circle[1:], circle[0]], strict=True))
        return
    assert sorted(each.name for each in found) == sorted(each.name for each in candidates)
    host = [each.name for each in found[: len(candidates) - len(free)]]
    assert host == sorted(host, key=names.index)
    places = {id(each): place for place, each in enumerate(found)}
    for one in free:
        for other in free:
            if one is not other and (other.name in declared[one].before or one.name in declared[other].after):
                assert places[id(one)] < places[id(other)]
    if not comes_before:
        key = [(declared[each].position, candidates.index(each)) for each in found[len(candidates) - len(free) :]]
        assert key == sorted(key)
