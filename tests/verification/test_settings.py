"""The author's own settings of a type checker neither hide a defect nor add noise."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from longshore.model.verification import Checker
from longshore.verification.checking import verify
from longshore.verification.errors import CheckerFailed
from tests.verification.support import written

pytestmark = pytest.mark.checkers

PROJECT = """\
[project.entry-points."quay.instances"]
good = "acme:good"
bad = "acme:bad"
none = "acme:none"
"""
PLUGIN = """\
from collections.abc import Iterator, Mapping
class Good:
    def lift(self, goods: Mapping[str, int], height: int = 60) -> Iterator[str]: yield ""
    def close(self) -> None: ...
class Bad:
    def lift(self, goods, height: str = "") -> Iterator[str]: return missing
    def close(self) -> None: ...
good, bad = Good(), Bad()
"""
FOUND = [(3, "does-not-conform"), (4, "no-such-attribute")]
MYPY_PLUGIN = "from mypy.plugin import Plugin\ndef plugin(version: str) -> type[Plugin]: return Plugin\n"

# the checker, what is added to pyproject.toml, and other files
SETTINGS: dict[str, tuple[Checker, str, Mapping[str, str]]] = {
    "mypy, skip": ("mypy", '[tool.mypy]\nfollow_imports = "skip"\n', {}),
    "mypy, error": ("mypy", '[tool.mypy]\nfollow_imports = "error"\n', {}),
    "mypy, silent": ("mypy", '[tool.mypy]\nfollow_imports = "silent"\n', {}),
    "mypy, ignored": ("mypy", "[tool.mypy]\nignore_errors = true\n", {}),
    "mypy, codes": ("mypy", '[tool.mypy]\ndisable_error_code = ["assignment", "attr-defined"]\n', {}),
    "mypy, the host skipped": ("mypy", '[[tool.mypy.overrides]]\nmodule = "quay.*"\nfollow_imports = "skip"\n', {}),
    "mypy, all modules ignored": ("mypy", '[tool.mypy]\noverrides = [{module = "*", ignore_errors = true}]\n', {}),
    "mypy, odd values": (
        "mypy",
        ('[tool.mypy]\nignore_errors = true\nplugins = ["p.py"]\nexclude = ["a\\"b", "\\u00e9\\t"]\nenable_error_code = []\n'
        '[tool.other]\nwhen = 1979-05-27\nratio = 1.5\nnested = { "a.b" = [1, true, {}] }\n'),
        {"p.py": MYPY_PLUGIN},
    ),
    "mypy, overrides of nothing": ("mypy", '[tool.mypy]\nignore_errors = true\noverrides = ["x"]\n', {}),
    "mypy, strict": (
        "mypy",
        ("[tool.mypy]\nstrict = true\ndisallow_any_expr = true\ndisallow_any_explicit = true\n"
        "disallow_any_unimported = true\ndisallow_any_decorated = true\nwarn_unreachable = true\npretty = true\n"
        'enable_error_code = ["ignore-without-code", "redundant-expr", "unused-awaitable", "possibly-undefined"]\n'),
        {},
    ),
    "mypy, an ini": (
        "mypy", "",
        {"mypy.ini": "[mypy]\nfollow_imports = skip\nplugins = p.py\nmypy_path = $MYPY_CONFIG_FILE_DIR/x\n[mypy-*]\nignore_errors = True\n[other]\na = b\n",
         "p.py": MYPY_PLUGIN, "x/none.py": ""},
    ),
    "mypy, a harmless ini before": ("mypy", '[tool.mypy]\nfollow_imports = "skip"\n', {".mypy.ini": "[mypy]\nstrict = True\n"}),
    "mypy, a setup.cfg": ("mypy", "", {"setup.cfg": "[mypy]\nignore_errors = True\n"}),
    "mypy, no settings in them": ("mypy", "", {"setup.cfg": "[other]\na = b\n", "mypy.ini": "no section\n"}),
    "pyright, strict": ("pyright", '[tool.pyright]\ntypeCheckingMode = "strict"\nreportMissingTypeStubs = "error"\n', {}),
    "pyright, off": ("pyright", '[tool.pyright]\ntypeCheckingMode = "off"\nreportAssignmentType = false\n', {}),
    "pyright, ignored": ("pyright", '[tool.pyright]\nignore = ["**"]\nexclude = ["**"]\ninclude = ["no"]\nstubPath = "s"\n', {}),
    "pyright, comments": (
        "pyright", "",
        {"pyrightconfig.json": '// why\n{"typeCheckingMode": "strict", /* x */ "ignore": ["**"], "reportAssignmentType": false,}'},
    ),
    "pyright, json": ("pyright", "", {"pyrightconfig.json": '{"extraPaths": ["lib"], "reportAssignmentType": "none"}'}),
    "pyright, no table": ("pyright", "[tool]\npyright = 5\n", {}),
    "pyright, odd values": ("pyright", "[tool.pyright]\nextraPaths = 3\nstubPath = 5\n", {}),
    "pyrefly, off": ("pyrefly", '[tool.pyrefly]\npreset = "off"\n', {}),
    "pyrefly, strict": ("pyrefly", '[tool.pyrefly]\npreset = "strict"\n', {}),
    "pyrefly, codes": ("pyrefly", "[tool.pyrefly.errors]\nbad-assignment = false\nmissing-attribute = false\n", {}),
    "pyrefly, any": ("pyrefly", '[tool.pyrefly]\nreplace-imports-with-any = ["*"]\nignore-missing-imports = ["*"]\n', {}),
    "pyrefly, a file": (
        "pyrefly", "",
        {"pyrefly.toml": 'search_path = ["lib"]\npython-version = "3.12.0"\npython-interpreter-path = "no"\n[errors]\nbad-assignment = false\n'},
    ),
    "pyrefly, a broken file": ("pyrefly", "", {"pyrefly.toml": "[[["}),
    "ty, all ignored": ("ty", '[tool.ty.rules]\nall = "ignore"\n', {}),
    "ty, all errors": ("ty", '[tool.ty.rules]\nall = "error"\n[tool.ty.terminal]\nerror-on-warning = true\noutput-format = "concise"\n', {}),
    "ty, excluded": ("ty", '[tool.ty.src]\nexclude = ["**"]\n[tool.ty.environment]\npython-version = "3.12"\n', {}),
    "ty, any": ("ty", '[tool.ty.analysis]\nreplace-imports-with-any = ["**"]\nallowed-unresolved-imports = ["**"]\n', {}),
    "ty, overrides": ("ty", '[[tool.ty.overrides]]\ninclude = ["**"]\nrules = { invalid-assignment = "ignore" }\n', {}),
    "ty, a file": ("ty", "", {"ty.toml": '[rules]\ninvalid-assignment = "ignore"\n'}),
}  # fmt: skip


@pytest.mark.parametrize("case", SETTINGS)
def test_settings_change_no_answer(case, hosts, tmp_path, monkeypatch):
    """The good one is good, the bad ones are bad, once."""
    checker, more, files = SETTINGS[case]
    monkeypatch.setenv("MYPYPATH", str(tmp_path / "elsewhere"))
    folder = written(tmp_path / "p", {"pyproject.toml": PROJECT + more, "acme.py": PLUGIN, ".git/x": "", **files})
    before = sorted(each.relative_to(folder) for each in folder.rglob("*") if ".mypy_cache" not in each.parts)

    found = verify(str(folder), checkers=[checker], python=str(hosts))

    mine = [each for each in found.findings if each.checker == checker]
    assert [(each.place.line, each.code) for each in mine] == FOUND, [each.message for each in mine]
    after = sorted(each.relative_to(folder) for each in folder.rglob("*") if ".mypy_cache" not in each.parts)
    assert before == after


def test_settings_of_a_folder_above(hosts, tmp_path):
    """mypy takes those of a repository for each project in it."""
    files = {"mypy.ini": "[mypy]\nfollow_imports = skip\n", "deep/p/pyproject.toml": PROJECT, "deep/p/acme.py": PLUGIN}
    written(tmp_path, files)
    found = verify(str(tmp_path / "deep" / "p"), checkers=["mypy"], python=str(hosts))
    assert [(each.place.line, each.code) for each in found.findings if each.checker == "mypy"] == FOUND


PRAGMAS = """\
[project.entry-points."quay.instances"]
one = "acme:bad"  # type: ignore
two = "acme:bad"  # pyright: ignore[reportAssignmentType]
three = "acme:bad"  # pyrefly: ignore
four = "acme:bad"  # ty: ignore
five = "acme:bad"  # said by people: ignore
"""
LEFT: Mapping[Checker, list[str]] = {
    "mypy": ["two", "three", "four", "five"],
    "pyright": ["three", "four", "five"],
    "pyrefly": ["two", "four", "five"],
    "ty": ["two", "three", "five"],
}


@pytest.mark.parametrize("checker", LEFT)
def test_comments_behind_an_entry_point_are_the_checkers_own(checker, hosts, tmp_path):
    """What a line may be ignored for is up to each."""
    folder = written(tmp_path / "p", {"pyproject.toml": PRAGMAS, "acme.py": PLUGIN})
    found = verify(str(folder), checkers=[checker], python=str(hosts))
    assert [each.name for each in found.findings] == LEFT[checker]


BROKEN: dict[str, tuple[Checker, Mapping[str, str], str]] = {
    "pyright": ("pyright", {"pyrightconfig.json": "{nonsense"}, "could not be parsed"),
    "mypy": ("mypy", {"mypy.ini": "[mypy]\nplugins = no_such_plugin\n"}, "no_such_plugin"),
    "ty": ("ty", {"ty.toml": '[environment]\nroot = ["no-such-folder"]\n'}, "no-such-folder"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_settings_that_a_checker_refuses_are_said(case, hosts, tmp_path):
    """In its own words, with the command."""
    checker, files, reason = BROKEN[case]
    folder = written(tmp_path / "p", {"pyproject.toml": PROJECT, "acme.py": PLUGIN, **files})
    with pytest.raises(CheckerFailed, match=reason) as caught:
        verify(str(folder), checkers=[checker], python=str(hosts))
    assert caught.value.checker == checker
    assert Path(caught.value.command[0]).name == checker
