"""``longshore new`` as it is typed: what is written, what is said, and when nothing is written."""

from __future__ import annotations

import pickle
import sys
import tomllib
from pathlib import Path

import pytest

from longshore.cli import main
from longshore.exceptions import LongshoreError
from longshore.model.scaffolding import Scaffold
from longshore.scaffolding.errors import ApiUnreadable, BadName, FolderUnusable, OtherApi, UnknownNamespace
from longshore.scaffolding.naming import names_of
from longshore.scaffolding.plugin import plugin
from longshore.scaffolding.writing import write
from longshore.verification.errors import ApiUnimplementable
from tests.support import Site
from tests.verification.support import environment, host, written

API = """
from typing import Protocol
from longshore import ExtensionPoint
class Greeter(Protocol):
    def greet(self, name: str) -> str: ...
class Sample(Protocol):
    class point:
        pass
greeters = ExtensionPoint("textapp.greeters", Greeter)
numbers = ExtensionPoint("textapp.numbers", int)
class Holder:
    greeters = ExtensionPoint("textapp.held", Greeter)
def make(): ...
"""
POINTS = {
    "textapp.greeters": "textapp.api:greeters",
    "textapp.numbers": "textapp.api:numbers",
    "textapp.held": "textapp.api:Holder.greeters",
    "textapp.bad": "textapp.api:make",
    "text_app.all": "textapp.api:greeters",
}


@pytest.fixture
def folder(tmp_path, monkeypatch, site: Site):
    """An empty working folder, where a host is installed."""
    modules = {"textapp/__init__.py": "", "textapp/py.typed": "", "textapp/api.py": API, "untyped.py": API}
    host(site.path, POINTS, modules)
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    return work


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What is said where nothing is written."""
    before = sorted(Path().rglob("*"))
    assert main(["new", *arguments]) == 2
    assert sorted(Path().rglob("*")) == before
    told = capsys.readouterr()
    assert told.out == ""
    return told.err


def pyproject(folder: Path) -> dict[str, object]:
    return tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))


def test_a_plugin(folder, capsys):
    """Every file of it; what is said can be copied."""
    assert main(["new", "plugin", "textapp.greeters", "Acme_Polite"]) == 0
    assert capsys.readouterr().out == (
        "acme-polite: a plugin of textapp.greeters, whose API is textapp.api.Greeter (textapp 2.5)\n\n"
        "  .gitignore\n  README.md\n  pyproject.toml\n  src/acme_polite/__init__.py\n  src/acme_polite/py.typed\n"
        "  tests/test_acme_polite.py\n\n"
        'Next:\n\n  cd acme-polite\n  python -m pip install --quiet --editable ".[dev]"\n  longshore check\n'
    )
    assert (folder / "acme-polite/src/acme_polite/__init__.py").read_text() == (
        '"""A plugin of textapp.greeters."""\n\nfrom __future__ import annotations\n\n\n'
        'class Polite:\n    """A plugin: see textapp.api.Greeter."""\n\n'
        "    def greet(self, name: str) -> str:\n"
        '        """See textapp.api.Greeter.greet."""\n'
        "        raise NotImplementedError\n\n\n"
        "polite = Polite()\n"
    )
    about = pyproject(folder / "acme-polite")["project"]
    assert about["name"] == "acme-polite"
    assert about["dependencies"] == ["textapp>=2.5"]
    assert about["entry-points"] == {"textapp.greeters": {"polite": "acme_polite:polite"}}
    readme = (folder / "acme-polite/README.md").read_text()
    assert "textapp.api.Greeter" in readme
    assert "each attribute without a value and each `raise NotImplementedError` waits" in " ".join(readme.split())


def test_a_plugin_without_a_name(folder, capsys):
    """It gets one of the namespace's."""
    assert main(["new", "plugin", "textapp.held"]) == 0
    test = (folder / "textapp-example/tests/test_textapp_example.py").read_text()
    assert "from textapp.api import Holder\n\nfrom textapp_example import example\n" in test
    assert "assert_conforms(example, Holder.greeters.api)\n" in test


def test_a_plugin_of_a_host_that_knows_nothing_of_longshore(folder, capsys):
    """Its API is named; it need not be typed, nor be of a distribution of its name."""
    assert main(["new", "plugin", "some.space", "acme-x", "--api", "untyped:Greeter"]) == 0
    found = pyproject(folder / "acme-x")
    assert found["project"]["dependencies"] == []
    assert found["project"]["entry-points"] == {"some.space": {"x": "acme_x:X"}}
    assert found["tool"]["longshore"] == {"apis": {"some.space": {"api": "untyped:Greeter", "kind": "class"}}}
    assert found["tool"]["mypy"]["overrides"] == [{"module": ["untyped.*"], "follow_untyped_imports": True}]
    assert "assert_conforms(X, type[Greeter])\n" in (folder / "acme-x/tests/test_acme_x.py").read_text()

    assert main(["new", "plugin", "some.space", "acme-z", "--api", "textapp.api:Greeter"]) == 0
    found = pyproject(folder / "acme-z")
    assert found["project"]["dependencies"] == ["textapp>=2.5"]
    assert "overrides" not in found["tool"]["mypy"]


def test_an_api_that_is_published_anyway(folder, capsys):
    """The host's own point counts."""
    assert main(["new", "plugin", "textapp.greeters", "acme-y", "--api", "textapp.api:Greeter"]) == 0
    found = pyproject(folder / "acme-y")
    assert found["project"]["dependencies"] == ["textapp>=2.5"]
    assert found["project"]["entry-points"] == {"textapp.greeters": {"y": "acme_y:y"}}  # as without --api: an object
    assert "longshore" not in found["tool"]


def test_a_plugin_called_as_its_point(folder, capsys):
    """The test imports both."""
    assert main(["new", "plugin", "textapp.greeters", "acme-greeters"]) == 0
    test = (folder / "acme-greeters/tests/test_acme_greeters.py").read_text()
    assert "from textapp.api import greeters as api\n" in test
    assert "assert_conforms(greeters, api.api)\n" in test


def test_an_entry_point_that_is_a_keyword_or_a_word_of_the_language(folder, capsys):
    """It keeps its name, and what it names gets another one."""
    for name in ("class", "list", "3d", "none", "exception"):
        assert main(["new", "plugin", "textapp.greeters", f"acme-{name}"]) == 0
        found = pyproject(folder / f"acme-{name}")["project"]["entry-points"]["textapp.greeters"]
        assert found == {name: f"acme_{name}:acme_{name}"}


def test_another_folder(folder, capsys):
    """One that is there and empty, or one that is not there; its name may have spaces."""
    (folder / "mine").mkdir()
    assert main(["new", "host", "acme", "--directory", "mine"]) == 0
    assert "  cd mine\n" in capsys.readouterr().out
    assert main(["new", "host", "acme", "--directory", "some/where else"]) == 0
    assert "  cd 'some/where else'\n" in capsys.readouterr().out
    assert (folder / "some/where else/src/acme/api.py").read_text() == (folder / "mine/src/acme/api.py").read_text()


def test_where_longshore_comes_from(folder, capsys):
    """Beside the first of the dependencies that is longshore, and where the commands are."""
    told = "longshore is installed from a clone first: on the package index, another project has its name."
    assert main(["new", "host", "acme"]) == 0
    assert main(["new", "plugin", "textapp.greeters", "acme-polite"]) == 0
    for project, line in (("acme", 'dependencies = ["longshore"]\n'), ("acme-polite", 'dev = ["longshore", ')):
        assert f"# {told}\n{line}" in (folder / project / "pyproject.toml").read_text()
        assert f"\n\n{told}\n\n" in (folder / project / "README.md").read_text()


def test_what_is_said_of_a_project_is_not_too_wide(folder, capsys, site):
    """Also where names are long, and where they have words in capital letters."""
    names = {"API.PROJECT": "textapp.api:NAMESPACE"}
    modules = {"textapp/api.py": f"from typing import Protocol\n{API}class NAMESPACE(Protocol): ...\n"}
    host(site.path, names, modules)
    long = "-".join(["acme"] * 8)
    assert main(["new", "host", long]) == 0
    assert main(["new", "plugin", "API.PROJECT", f"{long}-polite"]) == 0
    for project in (long, f"{long}-polite"):
        readme = (folder / project / "README.md").read_text()
        assert max(map(len, readme.splitlines())) <= 100
    assert "A plugin of `API.PROJECT`, which has to keep `textapp.api.NAMESPACE`.\n" in readme
    assert '\n\n    python -m pip install --quiet --editable ".[dev]"\n    longshore check\n\n' in readme


def test_a_folder_that_git_made(folder, capsys):
    """It is as good as an empty one; what tools leave behind is not kept."""
    (folder / "acme" / ".git").mkdir(parents=True)
    assert main(["new", "host", "acme"]) == 0
    assert ".mypy_cache/\n" in (folder / "acme" / ".gitignore").read_text()


def test_nothing_is_overwritten(folder, capsys):
    """A folder with something in it is left as it is, and so is a file."""
    written(folder / "acme", {"notes.txt": "mine"})
    assert refused(capsys, "host", "acme") == (
        "longshore new: acme is there already, and not empty: nothing is overwritten\n"
        "  cure: name another folder with --directory\n"
    )
    assert refused(capsys, "plugin", "textapp.greeters", "acme") == refused(capsys, "host", "acme")
    told = refused(capsys, "host", "acme", "--directory", "acme/notes.txt")
    assert told.startswith("longshore new: acme/notes.txt can't be written: ")


BAD = {
    "-acme": "is no name of a project\n  cure: use letters",
    "": "is no name of a project",
    "a/b": "is no name of a project",
    "café": "is no name of a project",
    "3d": "makes '3d', which is no name of a package\n  cure: begin with a letter",
    "class": "is a keyword of Python: it can't be imported\n  cure: add a word, such as class-app",
    "Json": "is a module of Python's own library\n  cure: add a word, such as json-app",
    "longshore": "would hide a package that the project needs",
    "PyTest": "would hide a package that the project needs",
    "hatchling": "would hide a package that the project needs",
    "packaging": "would hide a module that is installed: ",
    "textapp": "would hide a module that is installed: ",
    "no-module": "is a distribution that is installed: ",
    "time": "is a module of Python's own library",
    "echo": "is what shells do themselves: they would never start the program\n  cure: add a word, such as echo-app",
    "type": "is what shells do themselves",
    "true": "is what shells do themselves",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_names(folder, capsys, site, name):
    """Each with its cure; nothing that is installed has the name."""
    host(site.path, {}, {}, "No_Module")
    assert refused(capsys, "host", "--directory=x", "--", name).startswith(f"longshore new: {name!r} {BAD[name]}")


def test_a_plugin_that_would_hide_its_host(folder, capsys):
    """The module of that name is installed."""
    told = refused(capsys, "plugin", "textapp.greeters", "textapp")
    assert told.startswith("longshore new: 'textapp' would hide a module that is installed: ")


def test_a_plugin_that_would_take_the_place_of_its_host(folder, capsys, site):
    """The distribution of that name is installed, whatever its modules are called."""
    host(site.path, {"other.greeters": "textapp.api:greeters"}, {}, "Other_App")
    for name in ("other-app", "Other.App"):
        told = refused(capsys, "plugin", "other.greeters", name)
        assert told.startswith("longshore new: 'other-app' is a distribution that is installed: ")
        assert told.endswith("Other_App-2.5.dist-info\n  cure: choose another name\n")


def test_an_unknown_namespace(folder, capsys):
    """Which there are, and which was meant."""
    assert refused(capsys, "plugin", "textapp.greeter") == (
        f"longshore new: no host that is installed for {sys.executable} publishes an API for 'textapp.greeter'\n"
        "  did you mean 'textapp.greeters'?\n"
        "  published: text_app.all, textapp.bad, textapp.greeters, textapp.held, textapp.numbers\n"
        f"  cure: {sys.executable} -m pip install its host, or name its API with --api module:Class\n"
    )
    with pytest.raises(UnknownNamespace, match="published: none"):
        plugin(environment(folder), "nobody.knows")
    assert refused(capsys, "plugin", "no name").startswith("longshore new: 'no name' is no name of a namespace\n")
    assert refused(capsys, "plugin", "text-app.all").startswith(
        "longshore new: 'text-app.all' is no name of a namespace: did you mean 'text_app.all'?\n  cure: use letters"
    )


def test_an_api_that_cant_be_read(folder, capsys):
    """A function, a module that is not there, an attribute that is not there, a Python that is not there."""
    assert "'textapp.api:make' by textapp 2.5, can't be read: " in refused(capsys, "plugin", "textapp.bad")
    told = refused(capsys, "plugin", "x.y", "--api", "nowhere:X")
    assert told == (
        "longshore new: the API of 'x.y', 'nowhere:X' by --api, can't be read: there is no module 'nowhere'\n"
    )
    assert "has no attribute 'Y'" in refused(capsys, "plugin", "x.y", "--api", "textapp.api:Y")
    assert "can't be asked" in refused(capsys, "plugin", "x.y", "--python", "/nothing")
    assert "no stub can be written for int: " in refused(capsys, "plugin", "textapp.numbers")


@pytest.mark.parametrize(
    ("api", "reason"),
    [
        ("textapp.api.Greeter", "write it as MODULE:CLASS, textapp.api:Greeter"),
        ("textapp.api", "write it as MODULE:CLASS, textapp.api:Greeter"),
        ("textapp", "write it as MODULE:CLASS, textapp:Api"),
        ("nowhere", "write it as MODULE:CLASS, nowhere:Api"),
        (
            "textapp.api:Store[int]",
            "type arguments can't be given here: write textapp.api:Store, or name an alias of them, such as "
            "Api = Store[int]",
        ),
    ],
)
def test_an_api_that_is_not_written_as_one(folder, capsys, api, reason):
    """It is told how it is written."""
    told = refused(capsys, "plugin", "x.y", "--api", api)
    assert told == f"longshore new: the API of 'x.y', {api!r} by --api, can't be read: {reason}\n"


def test_an_api_that_the_host_does_not_compare_with(folder, capsys):
    """Another one than it publishes; where that can't be read, any is taken."""
    assert refused(capsys, "plugin", "textapp.greeters", "--api", "textapp.api:Sample") == (
        "longshore new: 'textapp.greeters' is published as textapp.api.Greeter by textapp 2.5: its host will compare "
        "with that, not with textapp.api.Sample\n  cure: leave out --api\n"
    )
    assert main(["new", "plugin", "textapp.bad", "--api", "textapp.api:Greeter"]) == 0
    with pytest.raises(OtherApi) as caught:
        plugin(environment(folder.parent / "site"), "textapp.greeters", api="textapp.api:Sample")
    error = pickle.loads(pickle.dumps(caught.value))
    assert (error.namespace, error.published, error.target) == (
        "textapp.greeters",
        "textapp.api.Greeter",
        "textapp.api.Sample",
    )


def test_usage(folder, capsys):
    """A kind has to be named."""
    with pytest.raises(SystemExit) as stop:
        main(["new"])
    assert stop.value.code == 2
    for kind in ("host", "plugin"):
        with pytest.raises(SystemExit) as stop:
            main(["new", kind, "--help"])
        assert stop.value.code == 0
        assert max(map(len, capsys.readouterr().out.splitlines())) <= 100


def test_errors_are_data(folder):
    """They can be pickled, and tell what they are about."""
    found: list[LongshoreError] = []
    for namespace, name in (("textapp.greeter", ""), ("textapp.bad", ""), ("textapp.numbers", ""), ("x.y", "json")):
        try:
            plugin(environment(folder.parent / "site"), namespace, name)
        except LongshoreError as error:
            found.append(pickle.loads(pickle.dumps(error)))
    try:
        write(Scaffold("x", "x", {}, "x"), str(folder.parent))
    except LongshoreError as error:
        found.append(pickle.loads(pickle.dumps(error)))
    unknown, unreadable, impossible, bad, full = found
    assert isinstance(unknown, UnknownNamespace)
    assert (unknown.namespace, unknown.published, unknown.python) == (
        "textapp.greeter",
        tuple(sorted(POINTS)),
        sys.executable,
    )
    assert isinstance(unreadable, ApiUnreadable)
    assert (unreadable.namespace, unreadable.target) == ("textapp.bad", "textapp.api:make")
    assert unreadable.reason.startswith("'textapp.api:make' is a function")
    assert isinstance(impossible, ApiUnimplementable)
    assert (impossible.api, impossible.reason[:20]) == ("int", "it is not a class, a")
    assert isinstance(bad, BadName)
    assert (bad.name, bad.reason) == ("json", "is a module of Python's own library")
    assert isinstance(full, FolderUnusable)
    assert (full.folder, full.reason[:20]) == (str(folder.parent), "is there already, an")


@pytest.mark.parametrize("name", ["Acme.CSV", "acme_csv", "acme--csv", "ACME-csv"])
def test_names_are_normalized(name):
    """These are one name for installers, so they are one for the project."""
    names = names_of(name)
    assert (names.project, names.package, names.entry_point, names.attr) == ("acme-csv", "acme_csv", "csv", "csv")
