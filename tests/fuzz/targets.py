"""What is fuzzed. A target takes bytes and fails unless what reads them does what it says.

Nothing is raised but the documented errors, whatever is told can be printed on one line, what is read is what was
written, and where the standard library reads the same thing, it reads the same.
"""

from __future__ import annotations

import contextlib
import email.parser
import email.policy
import importlib.metadata
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import longshore
from longshore import (
    Candidate,
    Distribution,
    FromFile,
    FromReference,
    ImportReferences,
    Installed,
    InvalidRule,
    InvalidSetting,
    Problem,
    Rule,
    Rules,
    enforcement,
    identity,
    traits_of,
)
from longshore.discovery import parse, target
from longshore.discovery.sections import sections
from longshore.model.metadata import headers, name_and_version
from longshore.policy.lockfile import LockUnreadable, parse_lock
from longshore.policy.writing import lock_text

Target = Callable[[bytes], None]
NAMESPACE = "text.app"
OWNER = Installed("/site/acme_shout-1.5.dist-info", "acme-shout", "1.5")
TRAITS = frozenset({"impostor"})


class EntryPointsFile(importlib.metadata.Distribution):
    """A distribution of the standard library that has one file."""

    def __init__(self, text: str) -> None:
        self._text = text

    def read_text(self, filename: str) -> str | None:
        """That file's text, for whatever is asked for."""
        return self._text

    def locate_file(self, path: object) -> Path:
        """It is nowhere."""
        raise NotImplementedError


def is_told(text: str, longest: int = 4000) -> bool:
    """Whether a message can be printed on one line of reasonable length."""
    return text.isprintable() and 0 < len(text) <= longest


def text_of(data: bytes) -> str:
    """As the files that plugins bring are read."""
    return data.decode("utf-8", "surrogateescape")


def entry_points(data: bytes) -> None:
    """``entry_points.txt``: candidates and problems, and what the standard library reads."""
    names = list(sections(data))
    lines = len(text_of(data).splitlines())
    for namespace in dict.fromkeys([NAMESPACE, *names[:5]]):
        found = list(parse(data, namespace, OWNER))
        for each in found:
            if isinstance(each, Candidate):
                assert each.name.isprintable() and each.name.strip() == each.name != ""
                assert (each.module_name, each.attr) == target(each.value)
                assert namespace in names or not namespace
            else:
                assert 1 <= each.line <= lines
                assert is_told(str(each))
        read = [(each.name, each.value) for each in found if isinstance(each, Candidate)]
        theirs = read_by_python(data, namespace)
        assert theirs is None or not namespace or theirs == read, (theirs, read)


def read_by_python(data: bytes, namespace: str) -> list[tuple[str, str]] | None:
    """What the standard library reads, without what is no entry point to us; ``None`` where it reads nothing at all."""
    try:
        found = EntryPointsFile(data.decode("utf-8")).entry_points
    except Exception:  # one bad line costs the whole file there
        return None
    if data.startswith(b"\xef\xbb\xbf"):
        return None  # the first section is lost there
    return [
        (each.name, each.value)
        for each in found
        if each.group == namespace and each.name and each.name.isprintable() and target(each.value)
    ]


def references(data: bytes) -> None:
    """Targets such as ``pkg.mod:attr [extra]``: in two parts, as the standard library takes them apart."""
    text = text_of(data).strip()
    found = target(text)
    [read] = [*(discovery := ImportReferences([text]).discover(NAMESPACE)).candidates, *discovery.problems]
    assert isinstance(read, Candidate if found else Problem)
    assert isinstance(read, Candidate) or is_told(str(read), 4000 + 2 * len(ascii(text)))
    if len(text.splitlines()) == 1:
        try:
            theirs = importlib.metadata.EntryPoint("name", text, "group")
            parts = theirs.module, theirs.attr or ""
        except (AttributeError, ValueError, AssertionError):  # by its version
            parts = None
        assert parts == found


CANDIDATES = [
    Candidate(name, "acme:shout", namespace, owner, ("acme", "shout"))
    for name in ("shout", "", "e f", "b[]*?")
    for namespace in (NAMESPACE, "textapp.formatters")
    for owner in (OWNER, FromFile("/srv/plugins/x.py"), FromReference("acme:shout"), Installed("/x.egg/EGG-INFO", "y"))
]


def decided(rules: Rules) -> None:
    """Each candidate is allowed, or refused with a text that can be told."""
    for each in CANDIDATES:
        decision = rules(each)
        assert isinstance(decision, longshore.Allowed | longshore.Refused)


def versions(data: bytes) -> None:
    """A version and a specifier, on two lines: any text is a version, and what is no specifier is no rule."""
    version, _, specifier = text_of(data).partition("\n")
    own: Distribution = Installed("/site/acme-1.dist-info", "acme", version)
    try:
        rules = Rules([Rule("deny", distribution="acme", version=specifier)])
    except InvalidRule as error:
        assert is_told(str(error), 4000 + 20 * len(specifier))
        return
    rules(Candidate("shout", "acme:shout", NAMESPACE, own, ("acme", "shout")))
    decided(rules)


def rules(data: bytes) -> None:
    """Lines of rules: they read as they are shown."""
    text = text_of(data)
    try:
        read = Rules.from_text(text, "settings", lambda _: TRAITS)
    except InvalidRule as error:
        assert is_told(str(error), 4000 + 20 * len(text))
        return
    for each in read.rules:
        assert Rules.from_text(str(each), "settings", lambda _: TRAITS).rules == (each,)
    again = Rules.from_text("; ".join(map(str, read.rules)), "settings", lambda _: TRAITS)
    assert again.rules == read.rules
    decided(read)


FOLDER = Path(tempfile.mkdtemp(prefix="longshore-fuzz-"))


def rule_files(data: bytes) -> None:
    """``longshore.toml`` and ``pyproject.toml``."""
    for name in ("longshore.toml", "pyproject.toml"):
        (FOLDER / name).write_bytes(data)
        try:
            decided(Rules.from_file(FOLDER / name, lambda _: TRAITS))
        except InvalidRule as error:
            assert is_told(str(error), 4000 + 20 * len(data))


def settings(data: bytes) -> None:
    """The variables of the environment, which can't hold a NUL."""
    value = os.fsdecode(data.replace(b"\0", b""))
    variables = {"LONGSHORE_PLUGINS": value, "LONGSHORE_WATCH": value}
    before = {name: os.environ.get(name) for name in variables}
    os.environ |= variables
    try:
        with contextlib.suppress(InvalidRule):
            list(enforcement._asked_for())
        with contextlib.suppress(InvalidSetting):
            enforcement._watch_asked_for()
    finally:
        for name, each in before.items():
            os.environ.pop(name) if each is None else os.environ.update({name: each})


def metadata(data: bytes) -> None:
    """``METADATA``: a name and a version whatever stands there, and those that the standard library reads."""
    info = FOLDER / "site" / "acme-1.0.dist-info"
    info.mkdir(parents=True, exist_ok=True)
    (info / "METADATA").write_bytes(data)
    name, version = name_and_version(str(info))
    assert name
    assert is_told(str(Installed(str(info))), 4000 + 20 * len(data))
    text = (info / "METADATA").read_text(encoding="utf-8", errors="replace")
    read = headers(text)
    theirs = email.parser.HeaderParser(policy=email.policy.compat32).parsestr(text)
    if not theirs.defects:
        for key in ("Name", "Version"):
            value = theirs[key]
            if value is not None and len(str(value).splitlines()) == 1:
                assert read.get(key.lower()) == str(value).strip(), (key, value, read)


def record(data: bytes) -> None:
    """``RECORD``: whatever it lists, what is noticed about a plugin can be told."""
    site = FOLDER / "recorded"
    for name in ("acme", "other"):
        info = site / f"{name}-1.0.dist-info"
        info.mkdir(parents=True, exist_ok=True)
        (info / "METADATA").write_text(f"Name: {name}\nVersion: 1.0\n")
        (info / "RECORD").write_bytes(data)
        (info / "entry_points.txt").write_text(f"[{NAMESPACE}]\n{name} = {name}.mod:x\n")
    identity._read.clear()  # a file that is written twice in one tick of the clock looks the same
    path = sys.path[:]
    sys.path[:] = [str(site)]
    try:
        longshore.refresh()
        found = longshore.InstalledEntryPoints().discover(NAMESPACE).candidates
        assert [each.name for each in found] == ["acme", "other"] or [each.name for each in found] == ["other", "acme"]
        for each in found:
            assert all(is_told(str(trait)) for trait in traits_of(each))
    finally:
        sys.path[:] = path
        longshore.refresh()


def lock_files(data: bytes) -> None:
    """A lock that is read is written as it was read; anything else is one documented error."""
    try:
        read = parse_lock(text_of(data), "longshore.lock")
    except LockUnreadable as error:
        assert len(str(error)) < 4000
        return
    assert parse_lock(lock_text(read), "longshore.lock") == read


TARGETS: dict[str, Target] = {
    "entry-points": entry_points,
    "references": references,
    "versions": versions,
    "rules": rules,
    "rule-files": rule_files,
    "settings": settings,
    "metadata": metadata,
    "record": record,
    "lock-files": lock_files,
}
