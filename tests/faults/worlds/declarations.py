"""What plugins declare of themselves: the file, its syntax, its values; and the order that comes of it."""

from __future__ import annotations

import os
from collections.abc import Callable

from tests.faults.world import (
    ANYTHING,
    DECLARED,
    DISTRIBUTION,
    ENTRY_POINT,
    EVERYONE,
    HEALTHY,
    KEEPS_THE_API,
    METADATA,
    NAMESPACE,
    OWNER,
    WHO,
    Clause,
    Disk,
    World,
    malformed,
)

MODULE = "ballast"
GROUP = f"[longshore.declarations.{NAMESPACE}]\n"
DECLARING = f"{DECLARED}{GROUP}{ENTRY_POINT} = {MODULE}:about\n"
FILE = f"WORLD/2/{MODULE}.py"
HOST = "finish(load_declared())"
NOT_THERE = f"{METADATA}: {ENTRY_POINT} = {MODULE}:about: there is no source of a module '{MODULE}'"
NOTHING = "assigns nothing to 'about', outside of if, try and functions"


def invalid(*lines: str) -> str:
    """The sentence for a declaration that can't be used."""
    head = f"{WHO} was not loaded: its declaration can't be used:"
    return "\n  ".join([head, *lines]) + f"\nCorrect it, or ask the authors of {OWNER} to."


def declaring(
    id: str, put: str | bytes | Callable[[str], object], *lines: str, host: str = HOST, available: bool = True
) -> World:
    """A world whose culprit declares this, in a file of its own.

    Args:
        id: its name.
        put: the source, or what puts something in the file's place.
        lines: what is wrong; nothing where nothing is.
        host: the program.
        available: whether this system has what it needs.
    """

    def build(disk: Disk) -> None:
        disk.culprit(KEEPS_THE_API, DECLARING)
        path = disk.middle.path / f"{MODULE}.py"
        if callable(put):
            put(str(path))
        else:
            path.write_bytes(put if isinstance(put, bytes) else put.encode())

    says = (invalid(*lines),) if lines else ()
    file = f"{MODULE}.py" if any(FILE in each for each in lines) else "entry_points.txt"
    names = HEALTHY if lines else EVERYONE
    return World(f"declaration-{id}", Clause.DECLARATION, build, says, names, file=file, host=host, available=available)


def literal(id: str, text: str, *reasons: str) -> World:
    """A world whose culprit declares this on the first line of its file."""
    return declaring(id, f"about = {text}\n", *(f"{FILE}:1: {each}" for each in reasons))


def with_line(id: str, line: str, says: tuple[str, ...], names: frozenset[str]) -> World:
    """A world whose culprit has this line in the group of declarations."""

    def build(disk: Disk) -> None:
        disk.culprit(entry_points=f"{DECLARED}{GROUP}{line}\n")

    return World(f"declaration-{id}", Clause.DECLARATION, build, says, names, file="entry_points.txt", host=HOST)


def written_for(version: str) -> Callable[[Disk], object]:
    """Lay out a culprit that is written for this."""

    def build(disk: Disk) -> None:
        disk.culprit(KEEPS_THE_API, DECLARING)
        (disk.middle.path / f"{MODULE}.py").write_text(f"about = {{'versions': {version!r}}}\n")

    return build


def circle(disk: Disk) -> None:
    """The culprit wants to be before omega, and after it."""
    disk.culprit(KEEPS_THE_API, DECLARING)
    (disk.middle.path / f"{MODULE}.py").write_text("about = {'before': ['omega'], 'after': ['omega']}\n")


CIRCLE = (
    f"the plugins of '{NAMESPACE}' declare an order that goes in a circle:\n"
    f"  {WHO} comes before 'omega'\n"
    f"  {NAMESPACE}: 'omega' (omega_module:plugin) from omega-plugin 1.0 comes before '{ENTRY_POINT}'\n"
    f"Say which goes first: order=['{ENTRY_POINT}', 'omega']; or update or uninstall one of them."
)
NOT_LITERAL = "not a literal: nothing is run to know its value"

WORLDS = [
    declaring("file-is-not-there", lambda path: None, NOT_THERE),
    declaring("file-dangles", lambda path: os.symlink("nowhere", path), NOT_THERE),
    declaring("file-is-linked-to-itself", lambda path: os.symlink(path, path), NOT_THERE),
    declaring("file-is-a-folder", os.mkdir, NOT_THERE),
    declaring("file-is-a-fifo", os.mkfifo, f"{FILE}: {NOTHING}"),
    declaring("file-leads-to-dev-null", lambda path: os.symlink("/dev/null", path), f"{FILE}: {NOTHING}"),
    declaring(
        "file-leads-to-dev-zero", lambda path: os.symlink("/dev/zero", path),
        f"{FILE}: is larger than 1048576 bytes: declare it in a file of its own",
    ),
    declaring(
        "file-may-not-be-read", lambda path: os.close(os.open(path, os.O_CREAT, 0)), NOT_THERE,
        host=f"powerless()\n{HOST}", available=os.name == "posix",
    ),
    declaring(
        "file-has-fifty-megabytes", b"about = {}\n" + b"#" * 50_000_000,
        f"{FILE}: is larger than 1048576 bytes: declare it in a file of its own",
    ),
    declaring("file-is-binary", bytes(range(255, 0, -1)), f"{FILE}:{ANYTHING}is not Python source: {ANYTHING}"),
    declaring("file-has-nul-bytes", b"about = {}\0\n", f"{FILE}{ANYTHING}is not Python source: {ANYTHING}null bytes"),
    declaring("file-is-latin-1", b"about = {'before': ['caf\xe9']}\n", f"{FILE}{ANYTHING}is not Python source: {ANYTHING}"),
    declaring("file-is-utf-16", "about = {}".encode("utf-16"), f"{FILE}{ANYTHING}is not Python source: {ANYTHING}"),
    declaring(
        "file-has-an-unknown-encoding", "# coding: rot256\nabout = {}\n",
        f"{FILE}{ANYTHING}is not Python source: {ANYTHING}rot256",
    ),
    declaring("file-has-a-syntax-error", "about = {\n\n  'size'; 1}\n", f"{FILE}:{ANYTHING}is not Python source: {ANYTHING}"),
    declaring("file-is-empty", "", f"{FILE}: {NOTHING}"),
    declaring("module-makes-its-names", "def __getattr__(name): raise SystemExit(name)\n", f"{FILE}: {NOTHING}"),
    declaring("is-in-an-if", "if True:\n    about = {}\n", f"{FILE}: {NOTHING}"),
    declaring("would-run", "raise SystemExit('run')\nabout = {'meta': {'size': 1}}\n"),
    declaring("comes-twice", "about = {'meta': {'size': ''}}\nabout = {'meta': {'size': 1}}\n"),
    declaring("has-windows-line-ends", b"about = {\r\n  'position': 'first',\r\n}\r\n"),
    literal("is-a-number", "7", "expected Declaration, got int 7"),
    literal("is-a-call", "exit()", f"is a call, {NOT_LITERAL}"),
    literal("has-a-call", "{'size': exit()}", f"{ANYTHING}"),
    literal("has-a-name", "{'meta': {'size': size}}", f"meta['size']: is the name size, {NOT_LITERAL}"),
    literal("unpacks", "{'meta': {**other}}", f"{ANYTHING}{NOT_LITERAL}"),
    literal("is-of-another-type", "{'meta': {'size': 'big'}}", "meta['size']: expected int, got str 'big'"),
    literal("has-an-unknown-key", "{'mate': {}}", f"has 'mate', which Declaration has not; it has {ANYTHING}"),
    literal("has-a-list-for-a-key", "{'meta': {'keys': {[]: 1}}}", f"meta['keys']{ANYTHING}"),
    literal("has-a-list-for-a-key-of-anything", "{'meta': {'more': {[]: 1}}}", f"meta['more']{ANYTHING}"),
    literal("has-a-list-in-a-set", "{'meta': {'tags': {1, []}}}", f"meta['tags']{ANYTHING}"),
    literal("has-a-list-in-a-set-of-anything", "{'meta': {'more': {1, []}}}", f"meta['more']{ANYTHING}"),
    declaring("has-a-number-of-ten-thousand-digits", f"about = {{'meta': {'9' * 10_000}}}\n", f"{FILE}{ANYTHING}"),
    declaring("is-nested-too-deep", "about = {'meta': " + "[" * 100_000 + "]" * 100_000 + "}\n", f"{FILE}{ANYTHING}"),
    declaring("adds-too-deep", "about = {'meta': {'more': " + "+".join("1" * 100_000) + "}}\n", f"{FILE}{ANYTHING}"),
    declaring("negates-too-deep", "about = {'meta': {'more': " + "-" * 100_000 + "1}}\n", f"{FILE}{ANYTHING}"),
    declaring(
        "is-json-nested-too-deep",
        'about = {"meta": ' + '{"parts": [' * 400 + "]}" * 400 + "}\n", f"{FILE}{ANYTHING}",
    ),
    declaring(
        "has-no-version", "about = {'versions': 'newest'}\n",
        f"{FILE}:1: versions: 'newest' is no version specifier, such as '>=1.2,<3'", host="finish(load_declared('1.4'))",
    ),
    World(
        "declaration-is-of-another-version", Clause.DECLARATION, written_for(">=3"),
        (
            f"{WHO} was not loaded: it is written for '>=3' of the API, and the host offers 1.4, 2.1 ({FILE}:1). Install "
            f"a version of {DISTRIBUTION} that is written for one of these, or another version of the host.",
        ),
        file=f"{MODULE}.py", host="finish(load_declared(('1.4', '2.1')))",
    ),
    World(
        "declaration-goes-in-a-circle", Clause.DECLARATION, circle, (CIRCLE,), EVERYONE, file="bilge", host=HOST
    ),
    with_line("has-no-equals", ENTRY_POINT, (malformed(f"'{ENTRY_POINT}' has no '=': expected 'name = module:attribute'", 4),), EVERYONE),
    with_line("has-no-attribute", f"{ENTRY_POINT} = ballast", (invalid(NOT_THERE.replace(":about", "")),), HEALTHY),
    with_line("is-of-nobody", "nobody = ballast:about", (), EVERYONE),
]  # fmt: skip
