"""Laws of lock files: what is written is read, whatever is read is told, and the quick reader reads what TOML says."""

from __future__ import annotations

import pickle
import tomllib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from longshore import LongshoreError
from longshore.model import normalized
from longshore.policy.changes import changes
from longshore.policy.lock import AnyPlugin, Lock, LockedDistribution, LockedFile, LockedPlugin, LockedReference
from longshore.policy.lockfile import LockUnreadable, parse_lock
from longshore.policy.quick import quick_values
from longshore.policy.writing import lock_text, quoted

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
PART = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), min_size=1, max_size=8).filter(
    lambda part: part not in {".", ".."}
)
PATHS = st.lists(PART, min_size=1, max_size=3).map("/".join)
DIGITS = st.text("ABCabc019-_", min_size=43, max_size=43)
FILES = st.dictionaries(PATHS, DIGITS.map("sha256={}".format), min_size=1, max_size=3).map(
    lambda each: tuple(each.items())
)
DISTRIBUTIONS = st.lists(
    st.builds(LockedDistribution, TEXT, st.one_of(st.just(""), TEXT), FILES, st.frozensets(PATHS, max_size=2)),
    max_size=3,
    unique_by=lambda each: normalized(each.name),
)
PLAIN = st.builds(LockedFile, TEXT, TEXT, TEXT, FILES) | st.builds(LockedReference, TEXT, TEXT, TEXT)


@st.composite
def locks(draw: st.DrawFn) -> Lock:
    distributions = draw(DISTRIBUTIONS)
    plugins: list[AnyPlugin] = draw(st.lists(PLAIN, max_size=3))
    for each in distributions:
        plugins += draw(st.lists(st.builds(LockedPlugin, TEXT, TEXT, TEXT, st.just(each.name)), max_size=2))
    return Lock(draw(st.lists(TEXT, max_size=3)), plugins, distributions)


@given(locks())
def test_what_is_written_is_read(lock: Lock) -> None:
    text = lock_text(lock)
    assert parse_lock(text, "longshore.lock") == lock
    assert lock_text(parse_lock(text, "longshore.lock")) == text
    assert pickle.loads(pickle.dumps(lock)) == lock


@given(locks())
def test_the_lines_are_those_of_the_tables(lock: Lock) -> None:
    text = lock_text(lock)
    lines = text.split("\n")
    read = parse_lock(text, "longshore.lock")
    assert {lines[each.line - 1] for each in read.plugins} <= {"[[plugin]]"}
    assert {lines[each.line - 1] for each in read.distributions} <= {"[[distribution]]"}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_quoted_text_is_that_text_to_toml(text: str) -> None:
    assert tomllib.loads(f"value = {quoted(text)}") == {"value": text}


@settings(max_examples=40)
@given(locks(), locks())
def test_there_are_changes_where_locks_differ_and_only_there(first: Lock, second: Lock) -> None:
    assert (list(changes(first, second)) == []) == (first == second)
    assert list(changes(first, first)) == []
    assert len(list(changes(first, second))) == len(list(changes(second, first)))


LINES = st.sampled_from([
    "version = 1", 'version = "1"', "version = 2", "namespaces = [", "shared = [", '  "a",', '  "a"', '  ",', "]", "",
    "[[plugin]]", "[[distribution]]", "[plugin.files]", "[distribution.files]", "[plugin]", "[[plugin]", "[x.files]",
    'name = "a"', 'name = "b', 'name = ""', 'name = "a" "b"', 'name = "a\\n"', 'name = "a" # "b"', '"a" = "b"', '"a" = "',
    '"a"="b"', '"" = ""', 'namespace = "a"', 'target = "a:b"', 'distribution = "a"', 'reference = "a"', 'files = "a"',
    "# comment", ' name = "a"', 'directory = "."', f'"a/b.py" = "sha256={"x" * 43}"', '"a" = "b" = "c"', '"""', "name = '''",
    '  "a\\"",', '"', '="a"', ' = "a"', 'name = "a"  ', '"a" = "b"\r', 'name = "\u2028"', '[["plugin"]]', "[plugin.files",
])  # fmt: skip
DOCUMENTS = st.lists(LINES, max_size=14).map("\n".join)


@given(DOCUMENTS)
@example('"a" = "b"')
@example('[[plugin]]\n[plugin.files]\n"a" = "b"\n[plugin.files]')
@example('plugin = "a"\n[[plugin]]')
@example('"plugin" = "a"\n[[plugin]]')
@example('"plugin" = "a"\n[plugin.files]')
@example("namespaces = [\n")
@example("[[distribution]]\n[distribution.files]\n[[distribution]]\n[distribution.files]\n")
def test_what_is_read_quickly_is_what_toml_says(text: str) -> None:
    found = quick_values(text)
    if found is not None:
        assert found == tomllib.loads(text)


@given(locks())
def test_ordinary_locks_are_read_quickly(lock: Lock) -> None:
    text = lock_text(lock)
    ordinary = "\\" not in text and all(line.isprintable() for line in text.split("\n"))
    assert quick_values(text) == (tomllib.loads(text) if ordinary else None)


VALUES = st.recursive(
    st.sampled_from(
        ["1", "2", "true", "1.5", '""', '"a"', '"sha256=x"', "1979-05-27", "[]", "{}", '"../x"', '"\\u0000"']
    ),
    lambda inner: (
        st.lists(inner, max_size=2).map(lambda each: f"[{', '.join(each)}]")
        | st.dictionaries(st.sampled_from(["a", "files", '"/a"', "name"]), inner, max_size=2).map(
            lambda each: "{" + ", ".join(f"{key} = {value}" for key, value in each.items()) + "}"
        )
    ),
    max_leaves=4,
)
KEYS = st.sampled_from(
    ["version", "namespaces", "plugin", "distribution", "files", "name", "namespace", "target", "shared", "x"]
)
PAIRS = st.builds("{} = {}".format, KEYS, VALUES)


@given(st.one_of(st.text(), DOCUMENTS, st.lists(PAIRS | LINES, max_size=12).map("\n".join)))
@example("a = " + "[" * 5000)
@example("a = " + "9" * 5000)
@example("version = true")
@example("version = 1\nplugin = [{}]")
@example("version = 1\nplugin = [1]")
def test_whatever_a_lock_file_says_only_the_documented_error_is_raised(text: str) -> None:
    try:
        assert isinstance(parse_lock(text, "longshore.lock"), Lock)
    except LockUnreadable as error:
        assert str(error).startswith("longshore.lock:")
        assert "\n  cure: " in str(error)
        assert isinstance(error, LongshoreError)
        copied = pickle.loads(pickle.dumps(error))
        assert (str(copied), copied.line, copied.reason) == (str(error), error.line, error.reason)


@given(locks(), st.data())
def test_a_lock_with_one_character_changed_says_something_else_or_is_refused(lock: Lock, data: st.DataObject) -> None:
    """Bit rot never makes an exception other than the documented one."""
    text = lock_text(lock)
    at = data.draw(st.integers(0, len(text) - 1))
    other = (
        text[:at] + data.draw(st.sampled_from(['"', "\\", "[", "]", "=", "a", "\n", "#", "\0", "é"])) + text[at + 1 :]
    )
    try:
        parse_lock(other, "longshore.lock")
    except LockUnreadable:
        return
    assert tomllib.loads(other)


def test_a_lock_of_surrogates_is_nothing_to_write() -> None:
    """They are in no TOML file; what has them is never locked."""
    with pytest.raises(UnicodeEncodeError):
        lock_text(Lock(["\udc80"])).encode()
