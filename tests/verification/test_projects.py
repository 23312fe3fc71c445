"""What declares entry points: TOML in every form, ``setup.cfg``, Poetry, wheels, what is installed."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from longshore.verification.errors import ProjectUnreadable
from longshore.verification.projects import read_project
from tests.verification.support import declared, environment, opened, plan_of, project_of, told, written

FORMS = {
    "tables": (
        '[project]\nname = "acme"\n\n[project.entry-points."textapp.formatters"]\nsimple = "acme.simple:Simple"\n',
        [("5:1", "textapp.formatters", "simple", "acme.simple:Simple")],
    ),
    "dotted": (
        'project.name = "a"\nproject . entry-points."a.b".x = "m:y"\n  project.entry-points."a.b"."\\u0078y"=\'m:z\'\n',
        [("2:1", "a.b", "x", "m:y"), ("3:3", "a.b", "xy", "m:z")],
    ),
    "inline": (
        '[project]\nentry-points = { "a.b" = { x = "m:y", z="m:q" }, c = {d="m"} }',
        [("2:28", "a.b", "x", "m:y"), ("2:39", "a.b", "z", "m:q"), ("2:55", "c", "d", "m")],
    ),
    "crlf": (
        '[project]\r\nname="a"\r\n[project.entry-points."a.b"] # c\r\n\tx = "m:y" # d\r\n\r\n# c\r\ny = "m:y"\r\n',
        [("4:2", "a.b", "x", "m:y"), ("7:1", "a.b", "y", "m:y")],
    ),
    "strings that look like tables": (
        (
            '[project]\ndescription = """\n[project.entry-points.fake]\nx = "m"\n\\""" \'\'\' """"\n'
            "readme = '''\n[[x]]\n''''\nother = [ \"]\", { a = '}' }, \"\"\"#\"\"\" ] # [x]\n"
            'when = 1979-05-27 07:32:00 # c\nnumbers = [1,\n 2, # a ] b\n 3,\n]\nempty = ["", \'\', """""", []]\n'
            "[project.entry-points.a]\nx = \"\"\"\\\n  m:y\"\"\"\nz='''m:z'''\n"
        ),
        [("17:1", "a", "x", "m:y"), ("19:1", "a", "z", "m:z")],
    ),
    "quoted": (
        '[project.entry-points."a\\u002Eb"]\n"\\"q\\"" = "m:\\u0079"\n\'sq"\' = "m"\n"tab\\t" = "m"\n',
        [("2:1", "a.b", '"q"', "m:y"), ("3:1", "a.b", 'sq"', "m"), ("4:1", "a.b", "tab\t", "m")],
    ),
    "unicode": (
        '[project.entry-points."größe.ns"]\n"ein café" = "mödul:Ä"\n',
        [("2:1", "größe.ns", "ein café", "mödul:Ä")],
    ),
    "tables in any order": (
        '[tool.x]\n[project.entry-points.a]\nx="m"\n[[other]]\n[other.deep]\n[[other]]\n[project.entry-points.b]\nx="m"\n[project]\nname="x"\n',
        [("3:1", "a", "x", "m"), ("8:1", "b", "x", "m")],
    ),
    "poetry": (
        '[tool.poetry]\nname = "acme"\n[tool.poetry.plugins."a.b"]\nx = "m:y [e]"\n[tool.poetry.extras]\ne = []\n',
        [("4:1", "a.b", "x", "m:y [e]")],
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_toml_has_its_places(form, tmp_path):
    """Line and column are those of the key."""
    text, expected = FORMS[form]

    project = project_of(tmp_path, text)

    assert [declared(each) for each in project.declared] == expected
    assert {each.place.file for each in project.declared} == {str(tmp_path / "pyproject.toml")}
    assert project.findings == ()
    for each in project.declared:  # the place is that of the key: the text of the line tells
        line = text.splitlines()[each.place.line - 1]
        assert line[each.place.column - 1 :][:1] in {each.name[0], '"', "'", "p"}


def test_comments_behind_entries_are_kept(tmp_path):
    """Without their sign; that of an inline table is said of all in it, that of another line of nothing."""
    text = (
        '[project.entry-points."a.b"] # of the table\n'
        'x = "m:y"# type: ignore[assignment]  # why\n'
        "y = 'm#n' \t #d\n"
        'z = "m"\n# alone\n'
        "[project.entry-points]\n"
        'i = { one = "m", two = "m" } # pyright: ignore\n'
        "j = { one = 'm' }\n"
    )

    project = project_of(tmp_path, text)

    assert [(each.name, each.comment) for each in project.declared] == [
        ("x", "type: ignore[assignment]  # why"),
        ("y", "d"),
        ("z", ""),
        ("one", "pyright: ignore"),
        ("two", "pyright: ignore"),
        ("one", ""),
    ]


MALFORMED = {
    "a text for all": ('[project]\nentry-points = "x"\n', [(2, "", "malformed-project")], "project.entry-points is 'x'"),
    "an array for all": ("[project]\nentry-points = []\n", [(2, "", "malformed-project")], "expected a table"),
    "no project": ("project = 3\n", [(1, "", "malformed-project")], "project is 3: expected a table"),
    "an array of tables": (
        '[[project.entry-points."a.b"]]\nx="m:y"\n', [(1, "", "malformed-project")],
        "project.entry-points.a.b is [{'x': 'm:y'}]: expected a table of names and targets",
    ),
    "a namespace's dot unquoted": (
        '[project.entry-points.a.b]\nx="m:y"\n', [(1, "b", "invalid-target")], "a name with a dot must be quoted",
    ),
    "a number": ("[project.entry-points.a]\n\nx = 1\n", [(3, "x", "invalid-target")], "the target of 'x' is 1"),
    "poetry's": ('[tool.poetry.plugins]\nbad = "m"\n', [(2, "", "malformed-project")], "tool.poetry.plugins.bad is 'm'"),
    "apis": ('[tool.longshore]\napis = "x"\n', [(2, "", "malformed-project")], "tool.longshore.apis is 'x'"),
    "an api's dot unquoted": (
        '[tool.longshore.apis]\nb.c = "x:Y"\n', [(2, "", "malformed-project")], "a namespace with a dot must be quoted",
    ),
    "an api's kind": (
        '[tool.longshore.apis]\na = { api="x:Y", kind="Class" }\n', [(2, "", "malformed-project")], "kind",
    ),
    "an api's further key": (
        '[tool.longshore.apis.a]\napi = "x:Y"\nmore = 1\n', [(1, "", "malformed-project")], "'more': 1",
    ),
    "a kind alone": ('[tool.longshore.apis]\nf = {kind="class"}\n', [(2, "", "malformed-project")], "expected"),
}  # fmt: skip


@pytest.mark.parametrize("case", MALFORMED)
def test_what_is_malformed_is_a_finding_at_its_line(case, tmp_path):
    """Nothing is passed over."""
    text, expected, message = MALFORMED[case]

    project = project_of(tmp_path, text)

    assert told(project.findings) == expected
    assert message in project.findings[0].message
    assert project.findings[0].place.column == 1


def test_apis_are_configured_in_three_forms(tmp_path):
    """A text, an inline table, a table."""
    project = project_of(
        tmp_path,
        '[project.entry-points.a]\nx = "m"\n'
        '[tool.longshore.apis]\n"a.b" = "host:Api"\nc = { api = "host:Api", kind = "class" }\n'
        '[tool.longshore.apis."d.e"]\nkind = "factory"\napi = "host:Api"\n',
    )

    found = [(each.namespace, each.target, each.kind, each.place.line) for each in project.configured]
    assert found == [("a.b", "host:Api", "", 4), ("c", "host:Api", "class", 5), ("d.e", "host:Api", "factory", 6)]
    assert project.configured[0].provider == f"{tmp_path}/pyproject.toml:4:1"


UNREADABLE = {
    "bom": (b"\xef\xbb\xbf[project.entry-points.a]\nx='m'\n", "it begins with a byte order mark"),
    "latin-1": (b'[project.entry-points.a]\nx="\xff"\n', "can't decode byte 0xff"),
    "no toml": (b"[project\n", "is no TOML"),
    "deep for the library": (b"a=" + b"[" * 50_000 + b"]" * 50_000, "nested too deep"),
    "deep for the places": (b"a=" + b"{a=" * 320 + b"1" + b"}" * 320, "nested too deep"),
    "empty": (b"", "declares no entry points: add a table such as"),
    "scripts only": (b'[project.scripts]\nx="m:y"\n', "declares no entry points"),
    "dynamic": (b'[project]\ndynamic=["entry-points"]\n', "known when it is built: build a wheel and check that"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_cannot_be_read_is_said_with_the_file(case, tmp_path):
    """An error that names the file, and the cure where there is one."""
    content, reason = UNREADABLE[case]

    with pytest.raises(ProjectUnreadable, match=reason) as caught:
        project_of(tmp_path, content)

    assert str(tmp_path / "pyproject.toml") in str(caught.value)


def test_places_without_a_project_are_told_apart(tmp_path):
    """A folder without one, one with a setup.py, another file, a name that is not installed."""
    here = written(tmp_path / "empty", {})
    with pytest.raises(ProjectUnreadable, match="empty: declares no entry points: add"):
        read_project(str(here), environment())
    (here / "setup.py").write_text("raise RuntimeError('it was run')")
    with pytest.raises(ProjectUnreadable, match="those in setup.py are known when it is run"):
        read_project(str(here), environment())
    with pytest.raises(ProjectUnreadable, match="name a folder, a pyproject.toml"):
        read_project(str(here / "setup.py"), environment())
    with pytest.raises(ProjectUnreadable, match=f"no distribution of that name is installed for {sys.executable}"):
        read_project("no-such-thing", environment())


def test_a_project_is_named_by_its_folder_or_either_file(tmp_path, monkeypatch):
    """All the same, also from within."""
    folder = written(tmp_path, {"pyproject.toml": '[project.entry-points.a]\nx = "m"\n', "setup.cfg": ""})
    monkeypatch.chdir(folder)
    for path in (str(folder), f"{folder}/", str(folder / "pyproject.toml"), str(folder / "setup.cfg"), "."):
        project = read_project(path, environment())
        assert [each.name for each in project.declared] == ["x"], path
        assert Path(project.file).resolve() == folder / "pyproject.toml"


SETUP_CFG = """\
[metadata]
name = acme
[options]
package_dir =
    = lib
    extra = elsewhere
[options.packages.find]
where = code
[options.entry_points]
a.b =
  x = m:y
  # a comment

  y=m:z [More.Of]
  ; another
  bad
  =m
  e =
c.d:
  q = m:r
e.f = one = m:o
g.h : two = m:o
[options.extras_require]
more_of =
  thing
[after]
a.b =
  no = m:y
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_setup_cfg_is_read_with_its_lines(end, tmp_path):
    """Its extras and its folders are known as well."""
    written(tmp_path, {"setup.cfg": SETUP_CFG.replace("\n", end).encode(), "lib/m.py": "", "code/n.py": ""})

    project = read_project(str(tmp_path), environment())

    assert [declared(each) for each in project.declared] == [
        ("11:3", "a.b", "x", "m:y"),
        ("14:3", "a.b", "y", "m:z [More.Of]"),
        ("17:3", "a.b", "", "m"),
        ("20:3", "c.d", "q", "m:r"),
        ("21:7", "e.f", "one", "m:o"),
        ("22:7", "g.h", "two", "m:o"),
    ]
    assert told(project.findings) == [(16, "bad", "invalid-target"), (18, "e", "invalid-target")]
    assert project.extras is None  # without a pyproject.toml nobody says that these are all
    assert project.roots == (str(tmp_path / "lib"), str(tmp_path / "code"), str(tmp_path))


def test_setup_cfg_beside_a_pyproject_adds_to_it(tmp_path):
    """Its extras are offered too."""
    pyproject = '[project.entry-points.a]\nx = "m"\n'
    config = "[options.entry_points]\nb =\n  y = m [more]\n[options.extras_require]\nmore =\n"
    written(tmp_path, {"pyproject.toml": pyproject, "setup.cfg": config, "m.py": ""})

    plan = plan_of(tmp_path)

    assert [each.name for each in plan.project.declared] == ["x", "y"]
    assert {each.code for each in plan.findings} == {"unknown-api"}


def test_setup_cfg_that_names_another_file_is_said(tmp_path):
    """The entry points are not passed over in silence."""
    written(tmp_path, {"setup.cfg": "[options]\nentry_points = file: points.txt\n"})
    with pytest.raises(ProjectUnreadable, match="build a wheel and check that"):
        read_project(str(tmp_path), environment())


ROOTS = {
    "src": ("", "src"),
    "setuptools": ('[tool.setuptools.package-dir]\n"" = "lib"\n', "lib"),
    "setuptools find": ('[tool.setuptools.packages.find]\nwhere = ["code", 3]\n', "code"),
    "hatch": ('[tool.hatch.build.targets.wheel]\npackages = ["deep/down/pkg"]\n', "deep/down"),
    "poetry": ('[tool.poetry]\npackages = [{include = "m", from = "python"}, "x", {include = "n"}]\n', "python"),
    "uv": ('[tool.uv.build-backend]\nmodule-root = "here"\n', "here"),
    "pdm": ('[tool.pdm.build]\npackage-dir = "there"\n', "there"),
    "maturin": ('[tool.maturin]\npython-source = "py"\n', "py"),
    "nonsense": ("[tool.setuptools.packages]\nfind = 3\n[tool.hatch]\nbuild = []\n[tool.poetry]\npackages = 3\n", "."),
}


@pytest.mark.parametrize("backend", ROOTS)
def test_the_modules_are_where_the_backend_has_them(backend, tmp_path):
    """No target is missing because of a layout."""
    text, folder = ROOTS[backend]
    entry = '[project.entry-points.a]\nx = "module_here"\n'
    written(tmp_path, {"pyproject.toml": f"{entry}{text}", f"{folder}/module_here.py": ""})

    plan = plan_of(tmp_path)

    assert [each.code for each in plan.findings] == ["unknown-api"]
    assert str(tmp_path / folder) in plan.project.roots


METADATA = "Metadata-Version: 2.1\nName: acme\nVersion: 1.5\nProvides-Extra: fast\n\nProvides-Extra: no\n"


def a_wheel(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def test_a_wheel_is_read_and_its_modules_found(tmp_path):
    """Those of its data folder as well; the place is inside the wheel."""
    files = {
        "acme/__init__.py": "class Plugin: ...\n",
        "acme-1.5.data/purelib/acme_pure.py": "x = 1\n",
        "acme-1.5.data/platlib/acme_plat.py": "x = 1\n",
        "acme-1.5.dist-info/METADATA": METADATA,
        "acme-1.5.dist-info/entry_points.txt": (
            "# c\n[a.b]\ngood = acme:Plugin [fast]\nbad=acme:Nope\n pure = acme_pure:x\nplat = acme_plat:x [no]\n"
        ),
    }
    wheel = a_wheel(tmp_path / "acme-1.5-py3-none-any.whl", files)

    project = opened(wheel)

    assert project.name == "acme"
    assert project.extras == ("fast",)
    assert [declared(each) for each in project.declared] == [
        ("3:1", "a.b", "good", "acme:Plugin [fast]"),
        ("4:1", "a.b", "bad", "acme:Nope"),
        ("5:2", "a.b", "pure", "acme_pure:x"),
        ("6:1", "a.b", "plat", "acme_plat:x [no]"),
    ]
    assert project.declared[0].place.file == f"{wheel}/acme-1.5.dist-info/entry_points.txt"
    assert not any(Path(each).exists() for each in project.roots)


def test_what_has_no_settings_takes_the_apis_of_the_working_folder(tmp_path, monkeypatch):
    """The project that a wheel was built from, as a rule."""
    files = {"acme-1.5.dist-info/METADATA": METADATA, "acme-1.5.dist-info/entry_points.txt": "[a.b]\nx = acme:x\n"}
    wheel = a_wheel(tmp_path / "acme.whl", files)
    monkeypatch.chdir(written(tmp_path / "p", {}))
    assert opened(wheel).configured == ()
    written(tmp_path / "p", {"pyproject.toml": '[tool.longshore.apis]\n"a.b" = "host:Api"\n'})
    assert [(each.namespace, each.provider) for each in opened(wheel).configured] == [("a.b", "pyproject.toml:2:1")]
    written(tmp_path / "p", {"pyproject.toml": "[["})
    with pytest.raises(ProjectUnreadable, match=r"pyproject\.toml: is no TOML"):
        opened(wheel)


BROKEN = {
    "no zip": (b"nonsense", "can't be unpacked: File is not a zip file"),
    "empty": (b"", "can't be unpacked"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_wheel_is_said(case, tmp_path):
    """With what is wrong with it."""
    content, reason = BROKEN[case]
    wheel = tmp_path / "acme-1-py3-none-any.whl"
    wheel.write_bytes(content)
    with pytest.raises(ProjectUnreadable, match=reason):
        opened(wheel)


def test_a_wheel_that_breaks_while_it_is_unpacked_is_said(tmp_path):
    """Cut off, with a wrong checksum, encrypted, packed in a way that nobody knows."""
    files = {"acme.py": "x = 1\n" * 200, "acme-1.dist-info/METADATA": METADATA}
    good = a_wheel(tmp_path / "good.whl", files).read_bytes()
    at = good.index(b"x = 1\nx")
    start = good.index(b"PK\x01\x02")
    broken = {
        "sum": good[:at] + b"y" + good[at + 1 :],
        "cut": good[: len(good) // 2],
        "encrypted": good[:6] + b"\x01" + good[7 : start + 8] + b"\x01" + good[start + 9 :],
        "unknown": good[: start + 10] + b"\x63" + good[start + 11 :],
    }
    for name, content in broken.items():
        wheel = tmp_path / f"{name}.whl"
        wheel.write_bytes(content)
        with pytest.raises(ProjectUnreadable, match="can't be unpacked"):
            opened(wheel)


def test_a_zip_that_is_no_wheel_is_said(tmp_path):
    """It has no metadata; or declares nothing; or its metadata is no text."""
    with pytest.raises(ProjectUnreadable, match=r"is no wheel: it has no \.dist-info folder"):
        opened(a_wheel(tmp_path / "a.whl", {"x.py": ""}))
    with pytest.raises(ProjectUnreadable, match=r"acme 1\.5 declares no entry points"):
        opened(a_wheel(tmp_path / "b.whl", {"acme-1.5.dist-info/METADATA": METADATA}))
    with pytest.raises(ProjectUnreadable, match="can't be read"):
        opened(a_wheel(tmp_path / "c.whl", {"acme-1.5.dist-info/entry_points.txt": "[a]\nx = m\n"}))


def test_a_wheel_cannot_write_outside_of_its_folder(tmp_path):
    """What it calls its files does not matter."""
    with pytest.raises(ProjectUnreadable, match="no wheel"):
        opened(a_wheel(tmp_path / "a.whl", {"../../outside.py": "", "../outside.py": ""}))
    assert list(tmp_path.parent.glob("outside.py")) == []


@pytest.mark.parametrize("kind", ["dist-info", "egg-info"])
def test_what_is_installed_is_found_by_its_name(kind, tmp_path):
    """However the name is written; also as setuptools' own metadata."""
    info = f"Acme_Plug-1.5.{kind}"
    metadata = METADATA.replace("acme", "Acme.Plug")
    files = {
        f"{info}/{'METADATA' if kind == 'dist-info' else 'PKG-INFO'}": metadata,
        f"{info}/entry_points.txt": "[a.b]\ngood = acme:Plugin [fast]\n",
        "acme.py": "class Plugin: ...\n",
    }
    written(tmp_path, files)

    project = opened("acme-plug", tmp_path)

    assert project.name == "Acme.Plug"
    assert project.extras == ("fast",)
    assert project.roots == ()
    assert project.declared[0].place.file == f"{tmp_path}/{info}/entry_points.txt"
