"""What the bytes and lines of metadata can be."""

from __future__ import annotations

from tests.faults.world import (
    DECLARED,
    EVERYONE,
    METADATA_FOLDER,
    Clause,
    Disk,
    World,
    import_failed,
    malformed,
    metadata_world,
)

HEAD = "[textapp.greeters]\n"
UTF_16 = "is UTF-16, and has to be UTF-8: nothing of it can be read"


def encoding(name: str, data: bytes, *says: str, names: frozenset[str] | None = None, unknown: bool = False) -> World:
    """A world whose culprit's entry points are these bytes."""
    made = metadata_world(f"encoding-{name}", Clause.ENCODING, data, *says)
    return World(
        made.id,
        made.clause,
        made.build,
        says,
        names or made.names,
        made.file,
        frozenset({"entry point"} if unknown else ()),
    )


def whole(name: str, data: bytes, reason: str, line: int = 0) -> World:
    """A world in which no entry point can be known."""
    return encoding(name, data, malformed(reason, line), unknown=True)


WORLDS = [
    whole("utf-16-with-mark", DECLARED.encode("utf-16"), UTF_16),
    whole("utf-16-little-endian", DECLARED.encode("utf-16-le"), UTF_16),
    whole("utf-16-big-endian", DECLARED.encode("utf-16-be"), UTF_16),
    whole("utf-32", DECLARED.encode("utf-32"), "begins with NUL bytes, and has to be UTF-8: nothing of it can be read"),
    whole("nul-bytes-alone", b"\0" * 64, "begins with NUL bytes, and has to be UTF-8: nothing of it can be read"),
    whole(
        "compressed",
        bytes.fromhex("1f8b0800") + b"\x9c\xcb",
        r"'\udc8b\x08\x00\udc9c\udccb' stands before any section: expected '[namespace]' above it",
        1,
    ),
    encoding("utf-8-with-mark", b"\xef\xbb\xbf" + DECLARED.encode(), names=EVERYONE),
    encoding(
        "latin-1-name",
        HEAD.encode() + b"culprit-\xe9 = bilge:plugin\n",
        malformed(r"'culprit-\udce9 = bilge:plugin' is not UTF-8", 2),
    ),
    encoding(
        "latin-1-value",
        HEAD.encode() + b"culprit = bilg\xe9:plugin\n",
        malformed(r"'culprit = bilg\udce9:plugin' is not UTF-8", 2),
    ),
    encoding("latin-1-comment", b"# caf\xe9\n" + DECLARED.encode(), names=EVERYONE),
    encoding("latin-1-in-another-section", b"[other]\nx = caf\xe9:y\n" + DECLARED.encode(), names=EVERYONE),
    encoding(
        "nul-in-name",
        HEAD.encode() + b"culprit\0 = bilge:plugin\n",
        malformed(r"'culprit\x00 = bilge:plugin' has a control character in its name", 2),
    ),
    encoding(
        "nul-in-value",
        HEAD.encode() + b"culprit = bilge\0:plugin\n",
        malformed(r"'culprit = bilge\x00:plugin' does not name an object: expected 'module' or 'module:attribute'", 2),
    ),
    encoding(
        "escape-code-in-name",
        HEAD.encode() + b"culprit\x1b[31m = bilge:plugin\n",
        malformed(r"'culprit\x1b[31m = bilge:plugin' has a control character in its name", 2),
    ),
    encoding(
        "right-to-left-mark-in-name",
        (HEAD + "culprit\u202e = bilge:plugin\n").encode(),
        malformed(r"'culprit\u202e = bilge:plugin' has a control character in its name", 2),
    ),
    encoding(
        "form-feed-splits-a-line",
        HEAD.encode() + b"culprit = bilge:plugin\x0cculprit-mast\n",
        malformed("'culprit-mast' has no '=': expected 'name = module:attribute'", 3),
        names=EVERYONE,
    ),
    encoding("windows-line-ends", DECLARED.replace("\n", "\r\n").encode(), names=EVERYONE),
    encoding("old-mac-line-ends", DECLARED.replace("\n", "\r").encode(), names=EVERYONE),
    encoding("no-line-end", DECLARED.rstrip().encode(), names=EVERYONE),
    encoding(
        "overlong-utf-8",
        HEAD.encode() + b"culprit = \xc0\xafbilge:plugin\n",
        malformed(r"'culprit = \udcc0\udcafbilge:plugin' is not UTF-8", 2),
    ),
]


def lines(name: str, text: str, *says: tuple[int, str], names: frozenset[str] | None = None) -> World:
    """A world whose culprit's entry points are this text."""
    return World(
        f"line-{name}",
        Clause.LINE,
        lambda disk: disk.culprit(entry_points=text),
        tuple(malformed(reason, line) for line, reason in says),
        names or frozenset({"alpha", "omega"}),
        file="entry_points.txt",
        unknown=frozenset({"entry point"} if "is-not-closed" in name else ()),
    )


NO_OBJECT = "does not name an object: expected 'module' or 'module:attribute'"
WORLDS += [
    lines("has-no-equals", HEAD + "culprit\n", (2, "'culprit' has no '=': expected 'name = module:attribute'")),
    lines(
        "has-no-name",
        HEAD + "= culprit:plugin\n",
        (2, "'= culprit:plugin' has no name before the '=': expected 'name = module:attribute'"),
    ),
    lines(
        "has-no-value",
        HEAD + "culprit =\n",
        (2, "'culprit =' has nothing after the '=': expected 'name = module:attribute'"),
    ),
    lines("has-two-colons", HEAD + "culprit = bilge:plugin:x\n", (2, f"'culprit = bilge:plugin:x' {NO_OBJECT}")),
    lines("has-a-path", HEAD + "culprit = ./bilge.py\n", (2, f"'culprit = ./bilge.py' {NO_OBJECT}")),
    lines("has-a-call", HEAD + "culprit = bilge:make()\n", (2, f"'culprit = bilge:make()' {NO_OBJECT}")),
    lines("has-a-space", HEAD + "culprit = bilge plugin\n", (2, f"'culprit = bilge plugin' {NO_OBJECT}")),
    lines("has-quotes", HEAD + "culprit = 'bilge:plugin'\n", (2, f"\"culprit = 'bilge:plugin'\" {NO_OBJECT}")),
    lines(
        "has-open-extras", HEAD + "culprit = bilge:plugin [fast\n", (2, f"'culprit = bilge:plugin [fast' {NO_OBJECT}")
    ),
    lines("has-no-attribute-after-the-colon", HEAD + "culprit = bilge:\n", (2, f"'culprit = bilge:' {NO_OBJECT}")),
    lines(
        "section-is-not-closed",
        "[textapp.greeters\nculprit = bilge:plugin\n",
        (1, "'[textapp.greeters' is no section, and what follows is lost: expected '[namespace]'"),
    ),
    lines(
        "section-is-missing",
        "culprit = bilge:plugin\n",
        (1, "'culprit = bilge:plugin' stands before any section: expected '[namespace]' above it"),
    ),
    lines(
        "one-bad-line-among-good-ones",
        DECLARED + "culprit two\n",
        (3, "'culprit two' has no '=': expected 'name = module:attribute'"),
        names=EVERYONE,
    ),
    lines("section-has-no-name", "[]\nculprit = bilge:plugin\n" + DECLARED, names=EVERYONE),
    lines("section-comes-twice", DECLARED + "[other]\nx = y\n" + "[textapp.greeters]\n# culprit\n", names=EVERYONE),
    lines("comments-and-blanks", "# top\n\n" + DECLARED.replace("culprit", "  culprit") + "\n# end\n", names=EVERYONE),
    lines("extras-are-given", HEAD + "culprit = bilge:plugin [fast,deep]\n", names=EVERYONE),
    lines("other-sections-are-broken", "[other]\nno equals\n= nothing\nx =\n" + DECLARED, names=EVERYONE),
]


def module_line(name: str, target: str, cause: str, cure: str = "") -> World:
    """A world whose culprit's target is a module that can't exist."""
    sentence = import_failed(cause, place=f"declared in WORLD/2/{METADATA_FOLDER}/entry_points.txt", cure=cure)
    return World(
        f"line-{name}",
        Clause.LINE,
        lambda disk: disk.culprit(entry_points=f"{HEAD}culprit = {target}\n"),
        (sentence.replace("bilge:plugin", target),),
        file="entry_points.txt",
    )


WORLDS += [
    module_line("module-is-relative", ".bilge:plugin", "ValueError: Empty module name"),
    module_line(
        "module-has-an-empty-part",
        "hull..bilge:plugin",
        "ModuleNotFoundError: No module named 'hull'",
        "There is no module 'hull': reinstall leaky-barge 6.6, or uninstall it.",
    ),
    module_line(
        "module-is-a-number",
        "3:plugin",
        "ModuleNotFoundError: No module named '3'",
        "There is no module '3': reinstall leaky-barge 6.6, or uninstall it.",
    ),
    module_line(
        "module-has-a-long-name",
        "b" * 190,
        f"ModuleNotFoundError: No module named '{'b' * 190}'",
        f"There is no module '{'b' * 190}': reinstall leaky-barge 6.6, or uninstall it.",
    ),
]


def described(name: str, metadata: bytes, owner: str, *, distribution: bool = True) -> World:
    """A world whose culprit's METADATA is this; the module raises, so that the distribution has to be named."""

    def build(disk: Disk) -> None:
        info = disk.culprit("raise OSError('sunk')")
        (info / "METADATA").write_bytes(metadata)

    sentence = import_failed("OSError: sunk", 1).replace("leaky-barge 6.6", owner)
    unknown = frozenset() if distribution else frozenset({"distribution"})
    return World(f"encoding-{name}", Clause.ENCODING, build, (sentence,), unknown=unknown)


WORLDS += [
    described("description-in-latin-1", b"Name: leaky-barge\nVersion: 6.6\nAuthor: Ren\xe9\n", "leaky-barge 6.6"),
    described("description-in-utf-16", "Name: leaky-barge\nVersion: 6.6\n".encode("utf-16"), "leaky_barge 6.6"),
    described("description-with-mark", b"\xef\xbb\xbfName: leaky-barge\nVersion: 6.6\n", "leaky-barge 6.6"),
    described(
        "description-with-escape-codes",
        b"Name: leaky-barge\x1b[31m\nVersion: 6.6\x07\n",
        r"leaky-barge\x1b[31m 6.6\x07",
    ),
    described("description-of-nul-bytes", b"\0" * 64, "leaky_barge 6.6"),
    described("description-without-version", b"Name: leaky-barge\n", "leaky-barge 6.6"),
    described("description-is-empty", b"", "leaky_barge 6.6"),
    described(
        "description-floods",
        b"Name: leaky-barge" + b"x" * 1_000_000 + b"\nVersion: 6.6\n",
        f"leaky-barge{'x' * 189}... (1000015 characters)",
    ),
]
