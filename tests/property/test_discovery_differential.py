"""Our scan against ``importlib.metadata.entry_points`` of the running Python, on random environments.

The answer has to be the same list in the same order. Where it differs on purpose, :data:`DIFFERENCES` says how; each is
tested one by one. Theirs is asked in a process of its own, which knows nothing of longshore or ``importlib_metadata``.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import importlib_metadata
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import longshore
from tests.faults.worlds import WORLDS
from tests.support import Site, on_path

NAMESPACE = "text.app"
Row = tuple[str, str, str]

SERVER = """
import importlib, importlib.metadata, json, pathlib, sys
metadata = importlib.metadata
if sys.argv[1:]:
    sys.path += sys.argv[1:]
    import importlib_metadata as metadata
    import zipp  # which it imports late
    del sys.path[-1]
rest = sys.path[:]
for line in sys.stdin:
    ask = json.loads(line)
    sys.path[:] = [*map(eval, ask["path"]), *rest]
    importlib.invalidate_caches()
    try:
        found = metadata.entry_points(group=ask["group"])
        answer = [[each.name, each.value, each.group] for each in found]
    except Exception as error:
        answer = type(error).__name__
    print(json.dumps(answer), flush=True)
"""


class Theirs:
    """``importlib.metadata`` of the running Python, or the package, in a process without site-packages."""

    def __init__(self, *package: str) -> None:
        command = [sys.executable, "-I", "-S", "-c", SERVER, *package]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, path: list[object]) -> list[Row] | str:
        """The rows, or the name of what it raised."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        texts = [f"pathlib.Path({str(each)!r})" if isinstance(each, Path) else repr(each) for each in path]
        print(json.dumps({"path": texts, "group": NAMESPACE}), file=self.process.stdin, flush=True)
        answer: list[list[str]] | str = json.loads(self.process.stdout.readline())
        return answer if isinstance(answer, str) else [(name, value, group) for name, value, group in answer]

    def close(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()


@pytest.fixture(scope="module")
def theirs() -> Iterator[Theirs]:
    """One process for all questions."""
    server = Theirs()
    yield server
    server.close()


@pytest.fixture(scope="module")
def package() -> Iterator[Theirs]:
    """The same, with the package ``importlib_metadata`` in place of the standard library."""
    server = Theirs(str(Path(importlib_metadata.__file__).parent.parent))
    yield server
    server.close()


def ours(path: list[object]) -> tuple[list[Row], list[str]]:
    """Our rows, and the reasons of the problems."""
    with on_path(*path):
        found = longshore.InstalledEntryPoints().discover(NAMESPACE)
    rows = [(each.name, each.value, each.namespace) for each in found.candidates]
    return rows, [each.reason for each in found.problems]


class Dist(NamedTuple):
    """One distribution: its spelling, version and kind, the lines of its ``entry_points.txt``."""

    name: str
    version: str
    kind: Literal["dist-info", "egg-info", "egg-info file"]
    lines: list[str] | None
    newline: str

    @property
    def folder(self) -> str:
        return f"{self.name}-{self.version}.{self.kind.split()[0]}"

    @property
    def files(self) -> dict[str, str]:
        metadata = f"Metadata-Version: 2.1\nName: {self.name}\nVersion: {self.version}\n"
        if self.kind == "egg-info file":
            return {self.folder: metadata}
        files = {f"{self.folder}/{'METADATA' if self.kind == 'dist-info' else 'PKG-INFO'}": metadata}
        if self.lines is not None:
            files[f"{self.folder}/entry_points.txt"] = self.newline.join(self.lines)
        return files


class Place(NamedTuple):
    """One entry of ``sys.path``."""

    name: str
    kind: Literal["folder", "zip", "missing", "text file", "empty", "folder/"]
    dists: list[Dist]
    egg: Dist | None

    def make(self, root: Path) -> str:
        target = root / self.name
        files = {name: text for each in self.dists for name, text in each.files.items()}
        if self.egg is not None:
            files |= {
                "EGG-INFO/" + name.partition("/")[2]: text for name, text in self.egg.files.items() if "/" in name
            }
        if self.kind == "zip":
            with zipfile.ZipFile(target, "w") as archive:
                for name, text in files.items():
                    archive.writestr(name, text)
        elif self.kind == "text file":
            target.write_text("no zip")
        elif self.kind != "missing":
            target.mkdir()
            for name, text in files.items() if self.kind != "empty" else ():
                (target / name).parent.mkdir(exist_ok=True)
                (target / name).write_bytes(text.encode())
        return f"{target}/" if self.kind == "folder/" else str(target)


SPELLINGS = [
    "alpha",
    "Alpha",
    "al_pha",
    "al.pha",
    "Al__Pha",
    "beta",
    "BETA",
    "gamma.x",
    "gamma_x",
    "g\N{LATIN SMALL LETTER AE}",
]
LINES = [
    *(
        f"[{NAMESPACE}]",
        f"[{NAMESPACE}]",
        f"[ {NAMESPACE} ]",
        f"[{NAMESPACE}.sub]",
        "[other]",
        f"[[{NAMESPACE}]]",
        "[]",
    ),
    *(
        "a = m:x",
        "b=m",
        "c = m.n:o.p [extra, more]",
        "  d  =  m  :  q  ",
        "e f = m:x",
        "g.h-i = m:x",
        "[j = m:x",
        "k] = m",
    ),
    *(
        "é = m:ü",
        "l = m[e]",
        "m = m..n:..",
        "a = other:y",
        "# comment",
        "#",
        "",
        "   ",
        "\t",
        "n : o = m",
        "p = 1:2",
        "\x0c",
    ),
    *("q = m:x\x0br = m:y", "s = m:x\N{LINE SEPARATOR}t = m:y", "u = m [\x1b]"),
]


def dists(spellings: list[str]) -> st.SearchStrategy[Dist]:
    """Distributions of these names."""
    kinds: list[Literal["dist-info", "egg-info", "egg-info file"]] = [
        "dist-info",
        "dist-info",
        "egg-info",
        "egg-info file",
    ]
    lines = st.lists(st.sampled_from(LINES), max_size=8).map(lambda each: [f"[{NAMESPACE}]", *each])
    return st.builds(
        Dist,
        st.sampled_from(spellings),
        st.sampled_from(["1.0", "2.0", "10", "1!2.0+local"]),
        st.sampled_from(kinds),
        st.none() | lines | st.lists(st.sampled_from(LINES), max_size=8),
        st.sampled_from(["\n", "\n", "\r\n", "\r"]),
    )


@st.composite
def places(draw: st.DrawFn) -> list[Place]:
    """A path of up to five entries."""
    made: list[Place] = []
    for number in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(["folder", "folder", "folder", "zip", "missing", "text file", "empty", "folder/"]))
        egg = draw(st.none() | dists(SPELLINGS))
        egg = (
            None
            if egg is None or egg.kind == "egg-info file" or kind in {"zip", "folder/"}
            else egg._replace(kind="egg-info")
        )
        name = f"p{number}-1.0-py3.egg" if egg else f"p{number}"
        found = draw(st.lists(dists(SPELLINGS), max_size=5, unique_by=lambda each: each.folder))
        made.append(Place(name, kind, found, egg))
    return made


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(places=places(), again=st.booleans())
def test_the_answer_is_the_one_of_importlib_metadata(theirs: Theirs, places: list[Place], again: bool) -> None:
    """The same names and values in the same order, whatever the environment."""
    with tempfile.TemporaryDirectory() as root:
        path: list[object] = [each.make(Path(root)) for each in places]
        path += path[:1] if again else []
        assert ours(path)[0] == theirs.ask(path)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(places=places())
def test_the_package_gives_the_same(theirs: Theirs, package: Theirs, places: list[Place]) -> None:
    """Of whole distributions."""
    with tempfile.TemporaryDirectory() as root:
        path: list[object] = [each.make(Path(root)) for each in places]
        assert package.ask(path) == theirs.ask(path)


class Difference(NamedTuple):
    """One case where the answers differ on purpose: what is installed, the names that we give, a word of the problem."""

    build: Callable[[Site], list[object] | None]
    names: list[str]
    reason: str


def _file(data: bytes) -> Callable[[Site], None]:
    def build(site: Site) -> None:
        site.install("sick", data)

    return build


def _stale(site: Site) -> list[object]:
    (site.path / "first").mkdir()
    (site.path / "first" / "same-0.9.dist-info").mkdir()
    real = Site(site.path / "second")
    real.install("same", b"[text.app]\na = m\n")
    return [str(site.path / "first"), str(real.path)]


def _nameless_egg(site: Site) -> list[object]:
    info = site.path / "x-1.0.egg" / "EGG-INFO"
    info.mkdir(parents=True)
    (info / "entry_points.txt").write_bytes(b"[text.app]\na = m\n")
    return [str(info.parent)]


def _path_object(site: Site) -> list[object]:
    other = Site(site.path / "other")
    other.install("other", b"[text.app]\nb = m\n")
    return [other.path, str(site.path)]


def _bytes(site: Site) -> list[object]:
    return [bytes(_path_object(site)[0]), str(site.path)]  # type: ignore[call-overload]


def _folder_for_a_file(site: Site) -> None:
    (site.install("sick", None) / "entry_points.txt").mkdir()
    site.install("well", GOOD)


def _dangling(site: Site) -> None:
    (site.install("sick", None) / "entry_points.txt").symlink_to("nowhere")
    site.install("well", GOOD)


def _sick_zip(site: Site) -> list[object]:
    with zipfile.ZipFile(site.path / "z.zip", "w") as archive:
        archive.writestr("z-1.0.dist-info/METADATA", "Name: z\nVersion: 1.0\n")
        archive.writestr("z-1.0.dist-info/entry_points.txt", "[text.app]\na = m\nb\n")
    return [str(site.path / "z.zip")]


GOOD = b"[text.app]\na = m\n"
DIFFERENCES = {
    "a line without '=' costs only itself": Difference(_file(GOOD + b"b\nc = m\n"), ["a", "c"], "has no '='"),
    "a value that names nothing is a problem": Difference(_file(GOOD + b"b = -\n"), ["a"], "does not name an object"),
    "an empty value is a problem": Difference(_file(GOOD + b"b =\n"), ["a"], "has nothing after the '='"),
    "an empty name is a problem": Difference(_file(GOOD + b"= m\n"), ["a"], "has no name before the '='"),
    "a name that can't be printed is a problem": Difference(_file(GOOD + b"b\x1b = m\n"), ["a"], "control character"),
    "a byte order mark is no part of a section": Difference(_file(b"\xef\xbb\xbf" + GOOD), ["a"], ""),
    "bytes that are not UTF-8 cost their line": Difference(
        _file(GOOD + b"\xff = m\nc = m\n"), ["a", "c"], "is not UTF-8"
    ),
    "they cost nothing in comments": Difference(_file(GOOD + b"# \xff\nc = m\n"), ["a", "c"], ""),
    "a file in UTF-16 is a problem": Difference(_file(GOOD.decode().encode("utf-16")), [], "is UTF-16"),
    "a stale empty dist-info hides nothing": Difference(_stale, ["a"], ""),
    "an egg without PKG-INFO counts": Difference(_nameless_egg, ["a"], ""),
    "a Path object is no path": Difference(_path_object, [], ""),
    "bytes are no path": Difference(_bytes, [], ""),
    "a section without its end is a problem": Difference(
        _file(GOOD + b"[other]\n[text.app = m\n"), ["a"], "is no section, and what follows is lost"
    ),
    "a section without its end and without '=' is a problem": Difference(
        _file(GOOD + b"[text.app.x\nb = m\n"), ["a", "b"], "is no section, and what follows is lost"
    ),
    "a line before any section is a problem": Difference(_file(b"b = m\n" + GOOD), ["a"], "stands before any section"),
    "a folder in the file's place is a problem": Difference(_folder_for_a_file, ["a"], "cannot be read"),
    "a link to no file is a problem": Difference(_dangling, ["a"], "is a link that leads to no file"),
    "a bad line in a zip file costs only itself": Difference(_sick_zip, ["a"], "has no '='"),
}


SILENT = {
    "a section without its end is a problem",
    "a line before any section is a problem",
    "a folder in the file's place is a problem",
    "a link to no file is a problem",
}
"""Where the candidates are the same, and only the problem is told by us alone."""


@pytest.mark.parametrize("name", DIFFERENCES)
def test_the_differences_are_these(theirs: Theirs, site: Site, name: str) -> None:
    """Where importlib.metadata raises, hides or passes over something we go on, and say what is wrong."""
    difference = DIFFERENCES[name]
    path = difference.build(site) or [str(site.path)]
    rows, reasons = ours(path)
    assert [name for name, _, _ in rows] == difference.names
    assert len(reasons) == bool(difference.reason)
    assert all(difference.reason in each for each in reasons)
    assert (theirs.ask(path) == rows) is (name in SILENT)


PACKAGE: dict[str, list[str] | str] = {
    "a stale empty dist-info hides nothing": ["a"],
    "an egg without PKG-INFO counts": "MetadataNotFound",
}
"""Where the package ``importlib_metadata`` differs from the standard library: the names it gives, or what it raises."""


REFUSED_BY_NEWER = {"a value that names nothing is a problem", "an empty value is a problem"}
"""Where the standard library of Python 3.15 raises, for every namespace."""


@pytest.mark.parametrize("name", DIFFERENCES)
def test_the_package_differs_only_there(theirs: Theirs, package: Theirs, site: Site, name: str) -> None:
    """It passes over a distribution without metadata where another of the same name has some, as we do."""
    path = DIFFERENCES[name].build(site) or [str(site.path)]
    found = package.ask(path)
    standard = theirs.ask(path)
    assert found == standard or name in PACKAGE or (standard == "ValueError" and name in REFUSED_BY_NEWER)
    if name in PACKAGE:
        assert PACKAGE[name] == (found if isinstance(found, str) else [each for each, _, _ in found])


def test_every_difference_of_the_page_is_tested() -> None:
    """Each row of the table has its cases here, but for the unreadable file, which other tests have."""
    page = (Path(__file__).parents[2] / "docs" / "discovery.md").read_text()
    table = page.partition("### Where the answer differs")[2].partition("\n\n##")[0]
    rows = [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ")][1:]
    assert sorted(rows) == sorted([*ROWS, *IN_WORLDS])
    assert {each for names in IN_WORLDS.values() for each in names} <= {each.id for each in WORLDS}
    assert {name for names in ROWS.values() for name in names} == {*DIFFERENCES}


ROWS = {
    "a line without `=`": ["a line without '=' costs only itself", "a bad line in a zip file costs only itself"],
    "a file that is not UTF-8": ["bytes that are not UTF-8 cost their line", "they cost nothing in comments"],
    "a UTF-16 file": ["a file in UTF-16 is a problem"],
    "a UTF-8 byte order mark": ["a byte order mark is no part of a section"],
    "an empty or malformed value": ["a value that names nothing is a problem", "an empty value is a problem"],
    "an empty name, a control character in a name": [
        "an empty name is a problem",
        "a name that can't be printed is a problem",
    ],
    "a line before the first section": ["a line before any section is a problem"],
    "a folder in the file's place, an unreadable file": ["a folder in the file's place is a problem"],
    "a `.dist-info` without `METADATA` and `entry_points.txt`, left behind by an unclean upgrade, before the real one": [
        "a stale empty dist-info hides nothing"
    ],
    "an `entry_points.txt` that is a link to no file": ["a link to no file is a problem"],
    "a section's line without its `]`": [
        "a section without its end is a problem",
        "a section without its end and without '=' is a problem",
    ],
    "an egg without `PKG-INFO`": ["an egg without PKG-INFO counts"],
    "an entry of `sys.path` that is not a string": ["a Path object is no path", "bytes are no path"],
}

# what a host meets on its disk, tested there
IN_WORLDS = {
    "a file that begins with NUL bytes": ["encoding-nul-bytes-alone"],
    "more than 50 bad lines in one namespace of one file": ["size-hundred-thousand-bad-lines"],
    "a FIFO, a socket or a device in the file's place": [
        "link-entry-points-are-a-fifo",
        "link-entry-points-are-a-socket",
        "link-entry-points-lead-to-dev-zero",
    ],
    "a metadata folder that is a link to no folder, or may not be searched": [
        "link-metadata-folder-dangles",
        "permission-metadata-folder-can-only-be-listed",
    ],
    "an entry of `sys.path` that is there and can't be listed": ["folder-may-only-be-searched"],
    "a file called `.whl`, `.egg`, `.zip` or `.pyz` that is no zip file": ["zip-is-a-web-page", "zip-is-truncated"],
    "a zipped `entry_points.txt` of more than 64 MiB": ["zip-is-a-bomb"],
    "a finder that raises when it is asked for distributions": ["finder-raises"],
}
