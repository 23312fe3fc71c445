"""What an extension point asks plugins to declare: metadata of a type, and versions of the API."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import jsonschema
import pytest

from longshore.cli import main
from longshore.evolution.comparing import compare
from longshore.evolution.errors import ApiUnusable
from longshore.evolution.frozen import frozen_text, read_frozen
from tests.evolution.rows import META, point
from tests.evolution.support import codes, diff, shape

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "_static" / "api-diff.schema.json").read_text("utf-8"))
ITEM = "class Item(TypedDict):\n    n: int\nclass Meta(TypedDict):\n    items: ReadOnly[Sequence[Item]]\nmeta=Meta"
READ_ONLY = f"from typing_extensions import ReadOnly, TypedDict\n{ITEM}"
ASKED = ("metadata", "implementers", "missing-member", True)
MAYBE = ("metadata", "implementers", "missing-member", False)
OTHER = {("metadata", side, "wrong-kind", True) for side in ("implementers", "callers")}
VERSION = ("versions", "implementers", "wrong-api-version")

CASES = [
    ("what a key mentions", READ_ONLY, READ_ONLY.replace("n: int", "n: int\n    o: int"), {("o", "implementers", "missing-member", True)}),
    ("a dataclass", "", "@dataclass\nclass Meta:\n    a: int\nmeta=Meta", {ASKED}),
    ("a dataclass of keywords", "", "@dataclass(kw_only=True)\nclass Meta:\n    a: int\nmeta=Meta", {ASKED}),
    ("a dataclass with defaults", "", "@dataclass\nclass Meta:\n    a: int = 1\nmeta=Meta", set()),
    ("a named tuple", "", "class Meta(NamedTuple):\n    a: int\nmeta=Meta", {ASKED}),
    ("a class that takes nothing", "", "class Meta: ...\nmeta=Meta", set()),
    ("a Protocol", "", "class Meta(Protocol):\n    a: int\nmeta=Meta", {ASKED}),
    ("a Protocol's attribute", "class Meta(Protocol):\n    a: int\nmeta=Meta", "class Meta(Protocol):\n    a: int\n    b: int\nmeta=Meta", {("b", "implementers", "missing-member", True)}),
    ("a generic TypedDict", "", "class Meta(TypedDict, Generic[T]):\n    a: T\nmeta=Meta[int]", {ASKED}),
    ("a mapping", "", "meta=dict[str, int]", set()),
    ("a new type", "", "Meta = NewType('Meta', dict[str, int])\nmeta=Meta", set()),
    ("no type of metadata", "", "meta=list[int]", {MAYBE}),
    ("mappings of other values", "meta=dict[str, int]", "meta=dict[str, str]", OTHER),
    ("a wider mapping", "meta=Mapping[str, int]", "meta=Mapping[str, int | str]", {("metadata", "callers", "wrong-kind", True)}),
    ("a TypedDict for a mapping", "meta=dict[str, int]", f"{META}meta=Meta", OTHER),
    ("a mapping for a TypedDict", f"{META}meta=Meta", "meta=dict[str, int]", OTHER),
    ("a dataclass for a TypedDict", f"{META}meta=Meta", "@dataclass\nclass Other:\n    a: int\nmeta=Other", OTHER),
    ("the same under another name", f"{META}meta=Meta", f"{META.replace('Meta', 'Other')}meta=Other", set()),
    ("a key less under another name", f"{META}    b: int\nmeta=Meta", f"{META.replace('Meta', 'Other')}meta=Other", {("metadata", "implementers", "extra-parameter", True), ("metadata", "callers", "wrong-kind", True)}),
    ("the first versions", "", "versions='1.4'", {(*VERSION, False)}),
    ("one version for another", "versions='1.4'", "versions='2.1'", {(*VERSION, True)}),
    ("a version that is none", "versions=('1.4', 'x')", "versions='1.4'", {(*VERSION, True)}),
]  # fmt: skip


@pytest.mark.parametrize(("title", "old", "new", "hurts"), CASES, ids=[each[0] for each in CASES])
def test_change(title, old, new, hurts, tmp_path):
    """Who is hurt by what, and nobody else; nothing has changed where nothing has."""
    found = diff(point(old), point(new), tmp_path, "point")
    assert codes(found) == hurts
    assert found.changes
    assert found.verdict == ("major" if any(each[3] for each in hurts) else "minor")
    assert diff(point(new), point(new), tmp_path, "point").verdict == "patch"


def test_the_same_versions_in_other_words(tmp_path):
    """Neither their order nor a zero at the end means anything."""
    assert diff(point("versions=('1.4', '2')"), point("versions=('2.0', '1.4')"), tmp_path, "point").changes == ()


def test_metadata_of_another_distribution(tmp_path, monkeypatch):
    """Its type is not in the file; it is imported when it is compared, and where it is gone nobody can know."""
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "acme_meta.py").write_text("from typing import TypedDict\nclass Meta(TypedDict):\n    a: int\n")
    body = "import acme_meta\nmeta=Mapping[str, acme_meta.Meta]"
    old, new = shape(point(""), tmp_path, "point"), shape(point(body), tmp_path, "point")
    assert [*new.types] == ["textapp_api.API"]
    assert codes(compare(old, new)) == set()
    sys.modules.pop("acme_meta")
    (tmp_path / "acme_meta.py").unlink()
    assert codes(compare(old, new)) == {MAYBE}


def test_a_host_whose_metadata_comes_from_a_package_of_its_own(tmp_path, monkeypatch):
    """As with the API: its keys are in the file."""
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "acme_meta.py").write_text("from typing import TypedDict\nclass Meta(TypedDict):\n    a: int\n")
    found = shape(point("import acme_meta\nmeta=acme_meta.Meta"), tmp_path, "point")
    sys.modules.pop("acme_meta")
    assert [*found.types["acme_meta.Meta"].members] == ["a"]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Exit code and output of a command line that has nothing to complain of."""
    code = main(["api", *arguments])
    found = capsys.readouterr()
    assert found.err == ""
    return code, found.out


OLD = point(f"{META}meta=Meta, versions=('1.4', '2.1')")
NEW = point(f"{META}    b: str\nmeta=Meta, versions='2.1'")
TOLD = """\
textapp_api:point -> textapp_api:point: major: 2 differences, 2 break something

textapp_api.Meta.b: added
  new   b: str
  breaks implementers [missing-member]
    why   they are asked for it, and don't give it
    cure  let it be left out, as NotRequired[...]

the versions: changed
  old   1.4, 2.1
  new   2.1
  breaks implementers [wrong-api-version]
    why   those that are written for 1.4 alone are not loaded any more
    cure  go on offering it beside the new ones
"""


def test_the_command(tmp_path, capsys):
    """From the frozen file, in each form."""
    files = [str(tmp_path / name) for name in ("old.json", "new.json")]
    for text, file in zip((OLD, NEW), files, strict=True):
        Path(file).write_text(frozen_text(shape(text, tmp_path, "point")), encoding="utf-8")
    written = json.loads(Path(files[0]).read_text("utf-8"))
    assert (written["version"], written["meta"], written["versions"]) == (1, "textapp_api.Meta", ["1.4", "2.1"])
    assert run(capsys, "diff", *files) == (1, TOLD)
    assert run(capsys, "diff", files[0], files[0])[1].endswith("patch: no difference\n")
    code, out = run(capsys, "diff", *files, "--format", "json")
    told = json.loads(out)
    jsonschema.validate(told, SCHEMA)
    assert code == 1
    assert [(each["type"], each["member"]) for each in told["changes"]] == [("textapp_api.Meta", "b"), ("", "versions")]
    lines = run(capsys, "diff", *files, "--format", "github")[1].splitlines()
    assert [each.partition("%0A")[0] for each in lines] == [
        "::error title=longshore api (missing-member)::textapp_api.Meta.b added: breaks implementers",
        "::error title=longshore api (wrong-api-version)::the versions changed: breaks implementers",
    ]


def test_a_file_without_them(tmp_path, capsys):
    """That of a point that asks for neither has none of the two keys; so has one of an older longshore."""
    old, new = str(tmp_path / "old.json"), str(tmp_path / "new.json")
    Path(old).write_text(frozen_text(shape(point(""), tmp_path, "point")), encoding="utf-8")
    Path(new).write_text(frozen_text(shape(OLD, tmp_path, "point")), encoding="utf-8")
    assert not {"meta", "versions"} & json.loads(Path(old).read_text("utf-8")).keys()
    code, out = run(capsys, "diff", old, new)
    assert code == 1
    assert "\nthe metadata: added\n  new   textapp_api.Meta\n  breaks implementers [missing-member]\n" in out
    assert "\nthe versions: added\n  new   1.4, 2.1\n  may break implementers [wrong-api-version]\n" in out
    code, out = run(capsys, "diff", new, old)
    assert code == 1
    assert "\nthe metadata: removed\n  old   textapp_api.Meta\n  breaks callers [missing-member]\n" in out
    assert "\nthe versions: removed\n  old   1.4, 2.1\n  breaks nobody" in out


BAD = [
    ("meta", 3, "meta should be a text, and is 3"),
    ("meta", "f()", "'f()' is no type"),
    ("versions", "1.4", 'versions should be a list, and is "1.4"'),
    ("versions", [1], "versions should be a text, and is 1"),
]


@pytest.mark.parametrize(("key", "value", "told"), BAD, ids=[each[2] for each in BAD])
def test_bad_file(tmp_path, key, value, told):
    """What stands there is looked at before anything is compared."""
    file = tmp_path / "api.json"
    content = json.loads(frozen_text(shape(OLD, tmp_path, "point")))
    file.write_text(json.dumps({**content, key: value}), encoding="utf-8")
    with pytest.raises(ApiUnusable) as raised:
        read_frozen(str(file))
    assert raised.value.reason.startswith(f"is no frozen API: {told}; restore it")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("meta=3", "its meta is int, and no type: give it a TypedDict"),
        ("def made():\n    class Local(TypedDict): ...\n    return Local\nmeta=made()", "its meta is made inside a function: declare it at the top of a module"),
    ],
    ids=["a number", "a local class"],
)  # fmt: skip
def test_metadata_that_is_no_type(tmp_path, body, told):
    """What is wrong with it, and the cure."""
    with pytest.raises(ApiUnusable) as raised:
        shape(point(body), tmp_path, "point")
    assert raised.value.reason == told
