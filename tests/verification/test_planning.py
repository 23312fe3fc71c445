"""Which statements are made, and what is wrong before any type checker is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from longshore.verification.planning import Plan
from longshore.verification.statements import check_module
from tests.support import run_python
from tests.verification.support import host, plan_of, told, written

API = """\
from typing import Protocol
from longshore import ExtensionPoint
class Greeter(Protocol):
    def greet(self, name: str) -> str: ...
class Factory(Protocol):
    def __call__(self) -> Greeter: ...
greeters = ExtensionPoint("textapp.greeters", Greeter)
factories = ExtensionPoint("textapp.factories", Factory)
"""
POINTS = {"textapp.greeters": "textapp:greeters", "textapp.factories": "textapp:factories"}
GREETER = """\
class Greeter:
    def greet(self, name: str) -> str: return name
    class Inner: ...
    attribute: int = 1
greeter = Greeter()
def make() -> Greeter: return Greeter()
"""


@pytest.fixture
def textapp(tmp_path: Path) -> Path:
    """The folder of an installed host."""
    return host(tmp_path / "site", POINTS, {"textapp/__init__.py": API})


def project(folder: Path, entries: str, namespace: str = "textapp.greeters", more: str = "", **modules: str) -> Path:
    """A project in the src layout with these entry points."""
    files = {f"src/{name.replace('__', '/')}.py": text for name, text in {"acme": GREETER, **modules}.items()}
    text = f'[project]\nname = "acme"\n[project.entry-points."{namespace}"]\n{entries}\n{more}'
    return written(folder / "project", {"pyproject.toml": text, **files})


def codes(plan: Plan) -> list[tuple[str, str]]:
    """Name and code of each finding."""
    return [(each.name, each.code) for each in plan.findings]


TARGETS = {
    "acme:greeter": None,
    "acme": None,
    " acme:greeter": "invalid-target",
    "acme:greeter ": None,
    "acme:greeter [fa.st]": None,
    "acme:greeter [Fa_st,  other.one]": "unknown-extra",
    "acme:greeter []": None,
    "acme:greeter [": "invalid-target",
    "acme:Greeter.greet": None,
    "acme:Greeter.Inner": None,
    "acme:Greeter.attribute": None,
    "acme:Greeter.attribute.real": None,
    "acme:Greeter.nope": "no-such-attribute",
    "acme:make.anything": None,
    "acme:gretter": "no-such-attribute",
    "acme.sub": "no-such-module",
    "nope": "no-such-module",
    "nope.sub:x": "no-such-module",
    "acme:": "invalid-target",
    ":greeter": "invalid-target",
    "": "invalid-target",
    "acme:a:b": "invalid-target",
    "acme greeter": "invalid-target",
    "acme:class": "invalid-target",
    "import:x": "invalid-target",
    "acme.:x": "invalid-target",
    "1acme:x": "invalid-target",
    "acme:1": "invalid-target",
    "acme/greeter": "invalid-target",
    "acme:greeter()": "invalid-target",
    "acme:greeter # type: ignore": "invalid-target",
    "sys:path": None,
    "time:sleep": None,
    "math:pi": None,
    "logging.handlers:SocketHandler": None,
    "os:path.join": None,
    "os.path:join": None,
}


@pytest.mark.parametrize("value", TARGETS)
def test_targets_are_looked_up_without_an_import(value, textapp, tmp_path):
    """Built-in and compiled modules too; what a text does not tell is not held against it."""
    extras = "[project.optional-dependencies]\nFa-St = []\n"
    folder = project(tmp_path, f"x = '{value}'", more=extras)

    plan = plan_of(folder, textapp)

    expected = TARGETS[value]
    wrong = [each for each in plan.findings if each.code != "unknown-kind"]
    assert [(each.name, each.code, each.place.line) for each in wrong] == ([("x", expected, 4)] if expected else [])
    for each in wrong:
        assert "\ncure: " in each.message
    assert len(plan.statements) == (expected not in {"invalid-target"})


def test_reasons_name_what_is_there(textapp, tmp_path):
    """The nearest module, a name that is alike, the extras that are offered."""
    entries = 'a = "acme.deep.er:x"\nb = "acme:gretter"\nc = "acme:greeter [no]"\nd = "nothing.at.all:x"'
    plan = plan_of(project(tmp_path, entries), textapp)

    first = {each.name: each.message.splitlines()[0] for each in plan.findings}
    assert first["a"] == "there is no module 'acme.deep.er'; 'acme' is there"
    assert first["b"] == "the module 'acme' has no 'gretter'; did you mean 'greeter'?"
    assert first["c"].endswith("the extra 'no', which the project does not offer (it offers none)")
    assert first["d"].startswith(f"there is no module 'nothing.at.all' in {tmp_path}/project/src, ")


def test_a_module_named_like_one_of_the_library_is_said(textapp, tmp_path):
    """Once it is installed nobody can import it."""
    plan = plan_of(project(tmp_path, 'a = "calendar:greeter"\nb = "json:loads"', calendar=GREETER), textapp)
    assert codes(plan) == [("a", "invalid-target")]
    assert "the library has a module 'calendar' too" in plan.findings[0].message


def test_extras_that_are_known_later_are_not_held_against_a_target(textapp, tmp_path):
    """The project computes them when it is built."""
    text = '[project]\ndynamic = ["optional-dependencies"]\n[project.entry-points."textapp.greeters"]\nx = "acme:greeter [no]"'
    folder = written(tmp_path / "p", {"pyproject.toml": text, "acme.py": GREETER})
    assert codes(plan_of(folder, textapp)) == []


NAMES = {
    "plain": None,
    "with space": None,
    "dots.and-dashes": None,
    "ünïcode": None,
    "class": None,
    "a[b]": None,
    "": "invalid-name",
    "a=b": "invalid-name",
    "[a": "invalid-name",
    " a": "invalid-name",
    "a ": "invalid-name",
    "a\\nb": "invalid-name",
    "a\\u0000": "invalid-name",
    "\\u202Eevil": "invalid-name",
}


@pytest.mark.parametrize("name", NAMES)
def test_names_are_those_that_metadata_can_hold(name, textapp, tmp_path):
    """By the rules of the specification."""
    plan = plan_of(project(tmp_path, f'"{name}" = "acme:greeter"'), textapp)
    assert [each.code for each in plan.findings] == ([NAMES[name]] if NAMES[name] else [])


@pytest.mark.parametrize("namespace", ["a..b", ".a", "a.", "a-b", "a b", ""])
def test_namespaces_are_those_of_the_specification(namespace, textapp, tmp_path):
    """Words with dots between them."""
    plan = plan_of(project(tmp_path, 'x = "acme:greeter"', namespace), textapp)
    assert codes(plan) == [("x", "invalid-name"), ("x", "unknown-api")]


def test_a_name_twice_is_a_finding_with_the_first_place(textapp, tmp_path):
    """TOML refuses it in one table; two files, or two tables, may have it."""
    folder = project(
        tmp_path, 'x = "acme:greeter"', more='[tool.poetry.plugins."textapp.greeters"]\nx = "acme:greeter"\n'
    )
    written(
        folder, {"setup.cfg": "[options.entry_points]\ntextapp.greeters =\n  x = acme:greeter\nother =\n  x = acme\n"}
    )

    plan = plan_of(folder, textapp)

    twice = [each for each in plan.findings if each.code == "duplicate-name"]
    assert [(Path(each.place.file).name, each.place.line) for each in twice] == [
        ("pyproject.toml", 6),
        ("setup.cfg", 3),
    ]
    assert all("first at" in each.message and "pyproject.toml:4:1" in each.message for each in twice)


def test_scripts_are_no_plugins(textapp, tmp_path):
    """They have no API, and nobody misses one."""
    folder = project(tmp_path, 'x = "nothing:at_all"', "console_scripts")
    assert codes(plan_of(folder, textapp)) == []
    assert codes(plan_of(project(tmp_path, 'x = "nothing:at_all"', "gui_scripts"), textapp)) == []


def test_statements_stand_on_the_line_of_the_entry_point(textapp, tmp_path):
    """Two on one line, and the same target twice, each with names of its own; comments for checkers are kept."""
    text = (
        '[project]\nname = "acme"\n\n[project.entry-points]\n'
        '"textapp.greeters" = { one = "acme:greeter", two = "acme:greeter" }\n'
        '[project.entry-points."textapp.factories"]\n'
        'three = "acme:make"  # type: ignore[assignment]\n'
        'four = "acme:Greeter"  # said by people\n'
    )
    folder = written(tmp_path / "p", {"pyproject.toml": text, "acme.py": GREETER})

    plan = plan_of(folder, textapp)
    module = check_module(plan.statements, "# settings")

    lines = module.text.splitlines()
    assert codes(plan) == []
    assert [each.kind for each in plan.statements] == ["object"] * 4
    assert lines[4] == (
        "import acme, textapp; _longshore_1: textapp.Greeter = acme.greeter; _longshore_1_member = acme.greeter.greet; "
        "import acme, textapp; _longshore_2: textapp.Greeter = acme.greeter; _longshore_2_member = acme.greeter.greet"
    )
    assert lines[6].endswith("  # type: ignore[assignment]")
    assert lines[6].startswith(
        "import acme, textapp; _longshore_3: textapp.Factory = acme.make; _longshore_3_made: textapp.Greeter = (acme.make,)[0]("
    )
    assert "#" not in lines[7]
    assert lines[-1] == "# settings"
    for each in plan.statements:  # every column of a statement is its own
        line = each.declared.place.line
        found = {module.at(line, column) for column in range(1, len(lines[line - 1]) + 1)}
        assert (each, "object") in found
        assert (each, "import") in found
        assert (each, "member") in found
    assert module.at(5, 0) == (plan.statements[0], "import")
    assert module.at(3, 1) is None
    compile(module.text, "module", "exec")


def test_entry_points_on_the_first_line_leave_room_for_the_head(textapp, tmp_path):
    """A document of one line."""
    text = 'project.entry-points."textapp.greeters" = { one = "acme:greeter" }'
    folder = written(tmp_path / "p", {"pyproject.toml": text, "acme.py": GREETER})
    module = check_module(plan_of(folder, textapp).statements)
    assert module.text.startswith("import typing; ")
    assert "_longshore_1: textapp.Greeter = acme.greeter" in module.text.splitlines()[0]


KINDS = {
    "acme:greeter": "object",
    "acme:Greeter": "class",
    "acme:make": "factory",
    "acme": "object",
    "acme:Greeter.greet": "factory",
    "acme_more:anything": None,
    "acme_more:bare": None,
    "time:sleep": None,
}


@pytest.mark.parametrize("target", KINDS)
def test_the_kind_is_read_where_nobody_says_it(target, tmp_path):
    """An API that is published without a point does not say what the entry points name."""
    where = host(tmp_path / "site", {"textapp.greeters": "textapp:Greeter"}, {"textapp/__init__.py": API})
    modules = {"acme_more": "bare: int\ndef __getattr__(name: str) -> object: ...\n"}
    plan = plan_of(project(tmp_path, f'x = "{target}"', **modules), where)

    kind = KINDS[target]
    assert [each.kind for each in plan.statements] == ([kind] if kind else [])
    assert codes(plan) == ([] if kind else [("x", "unknown-kind")])
    assert all('kind = "object"' in each.message for each in plan.findings)


@pytest.mark.parametrize("kind", ["object", "class", "factory"])
def test_a_configured_kind_is_what_counts(kind, textapp, tmp_path):
    """And the author's API goes before what is published."""
    more = f'[tool.longshore.apis]\n"textapp.greeters" = {{ api = "textapp:Greeter", kind = "{kind}" }}\n'
    plan = plan_of(project(tmp_path, 'x = "acme:make"', more=more), textapp)
    assert [(each.kind, each.api.reference.provider) for each in plan.statements] == [
        (kind, f"{tmp_path}/project/pyproject.toml:6:1")
    ]


def test_a_namespace_without_an_api_is_said(textapp, tmp_path):
    """With what to do; it is no error."""
    plan = plan_of(project(tmp_path, 'x = "acme:greeter"\ny = "acme:greeter"', "other.ns"), textapp)
    assert told(plan.findings) == [(4, "x", "unknown-api"), (5, "y", "unknown-api")]
    assert {each.severity for each in plan.findings} == {"warning"}
    assert '"other.ns" = "module:Api" to [tool.longshore.apis]' in plan.findings[0].message


def test_a_misspelt_namespace_is_told_from_one_of_another_host(textapp, tmp_path):
    """By the namespaces whose APIs are known."""
    plan = plan_of(project(tmp_path, 'x = "acme:greeter"', "textapp.greters"), textapp)
    assert plan.findings[0].message.splitlines()[0] == (
        "no installed distribution publishes an API for 'textapp.greters': not checked; did you mean "
        "'textapp.greeters'?"
    )


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("nothing:here", "there is no module 'nothing'"),
        ("textapp:nope", "'textapp' has no attribute 'nope'"),
        ("textapp:make", "declare it at the top of a module"),
        ("textapp", "is a module, not an API"),
    ],
)
def test_an_api_that_cannot_be_read_is_an_error(target, reason, tmp_path):
    """It names who publishes it."""
    modules = {"textapp.py": "def make(): ...\n"}
    where = host(tmp_path / "site", {"textapp.greeters": target}, modules)
    plan = plan_of(project(tmp_path, 'x = "acme:greeter"'), where)
    assert codes(plan) == [("x", "unreadable-api")]
    assert reason in plan.findings[0].message
    assert f"{target!r} by textapp 2.5" in plan.findings[0].message
    assert plan.statements == []


def test_the_projects_own_points_are_checked(textapp, tmp_path):
    """They must be readable, and of the namespace that they are published for; its own plugins are checked by them."""
    api = API.replace("textapp.", "acme.")
    entries = (
        '"acme.greeters" = "acme_api:greeters"\n"acme.other" = "acme_api:factories"\n"acme.none" = "acme_api:nope"\n'
        '"acme.bad" = "acme:make"\n"acme.class" = "acme_api:Greeter"\n'
    )
    more = '[project.entry-points."acme.greeters"]\nx = "acme:greeter"\n'
    plan = plan_of(project(tmp_path, entries, "longshore.points", more, acme_api=api), textapp)

    assert codes(plan) == [
        ("acme.none", "no-such-attribute"),
        ("acme.other", "invalid-target"),
        ("acme.bad", "unreadable-api"),
    ]
    assert "is the extension point of 'acme.factories', published for 'acme.other'" in plan.findings[1].message
    assert [each.api.type.text for each in plan.statements] == ["acme_api.Greeter"]


def test_two_hosts_that_publish_one_namespace(tmp_path):
    """The first on the path counts, as its import would."""
    first = host(tmp_path / "a", {"textapp.greeters": "one:Greeter"}, {"one.py": API}, name="one")
    second = host(tmp_path / "b", {"textapp.greeters": "two:Greeter"}, {"two.py": API}, name="two")
    folder = project(tmp_path, 'x = "acme:greeter"')
    assert plan_of(folder, first, second).statements[0].api.reference.provider == "one 2.5"
    assert plan_of(folder, second, first).statements[0].api.reference.provider == "two 2.5"


def test_importlib_metadata_hides_no_host(tmp_path):
    """Once it is imported, Python's own finder gives no distributions; paths are read all the same."""
    folder = host(tmp_path, {"textapp.greeters": "textapp:greeters"}, {})
    code = (
        "import sys, importlib_metadata\n"
        "from longshore.verification.environment import Environment\n"
        "print(*Environment(sys.executable, sys.argv[1:]).published())"
    )
    assert run_python(code, str(folder)) == "textapp.greeters\n"
