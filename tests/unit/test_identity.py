"""Who a candidate is: each trait, on distributions laid out as installers do."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from longshore import Candidate, FromReference, InstalledEntryPoints, Rules, Trait, traits, traits_of
from tests.support import GREETER, NAMESPACE, Site, on_path, run_python

PLUGIN = f"{GREETER}\nplugin = greeter\n"


def record(info: Path, *files: str) -> None:
    """The list of files of a distribution, as a wheel has it."""
    lines = [f"{each},sha256=x,1\n" for each in files]
    (info / "RECORD").write_text("".join([*lines, f"{info.name}/METADATA,,\n", '"with, comma.txt",,\n']))


def found(name: str = "one") -> list[str]:
    """What is noticed about the plugins of a name, by their distributions."""
    candidates = [each for each in InstalledEntryPoints().discover(NAMESPACE).candidates if each.name == name]
    return [str(trait) for each in sorted(candidates, key=lambda c: str(c.distribution)) for trait in traits_of(each)]


def test_an_ordinary_plugin_has_none(site: Site) -> None:
    """Nor has anything that is not installed."""
    site.plugin("one", PLUGIN)
    site.plugin("two", PLUGIN)
    record(site.path / "one_plugin-1.0.dist-info", "module_of_one.py")
    record(site.path / "two_plugin-1.0.dist-info", "module_of_two.py", "two/__init__.py", "two/__pycache__/a.pyc")
    assert found() == []
    assert found("two") == []
    assert traits_of(Candidate("a", "b", "c", FromReference("b"), ("b", ""))) == ()


def test_the_same_name_twice(site: Site) -> None:
    """In one namespace, by another distribution."""
    site.plugin("one", PLUGIN, dist="acme")
    site.install("b", f"[{NAMESPACE}]\none = module_of_one:greeter\n[other]\none = module_of_one\n")
    assert found() == [
        "b 1.0 has a plugin of the same name, module_of_one:greeter [same-name]",
        "acme 1.0 has a plugin of the same name, module_of_one:plugin [same-name]",
    ]


@pytest.mark.parametrize("other", ["One", "ｏｎｅ"])
def test_names_that_look_alike(site: Site, other: str) -> None:
    """Case and Unicode form."""
    site.plugin("one", PLUGIN)
    site.install("b", f"[{NAMESPACE}]\n{other} = module_of_one:greeter\n")
    assert found() == [f"b 1.0 has a plugin whose name looks alike, {other!a} [look-alike]"]


def test_a_target_in_the_standard_library(site: Site) -> None:
    """Whatever its files are."""
    site.install("a", f"[{NAMESPACE}]\none = subprocess:run\n")
    assert found() == ["its target subprocess:run is in the standard library [standard-library]"]


def test_a_target_in_another_distribution_s_files(site: Site) -> None:
    """Or in nobody's."""
    record(site.install("a", f"[{NAMESPACE}]\none = beta.core:x\ntwo = gamma:x\n"), "alpha.py")
    record(site.install("b", None), "beta/__init__.py", "beta/core.cpython-311-x86_64-linux-gnu.so")
    assert found() == ["its module beta.core is in the files of b 1.0 [foreign-target]"]
    assert found("two") == ["its module gamma is none of its distribution's files [foreign-target]"]


def test_a_module_that_two_distributions_ship(site: Site) -> None:
    """Namespace packages have no file of their own, and are shared on purpose."""
    record(
        site.install("a", f"[{NAMESPACE}]\none = beta.core:x\ntwo = space.a:x\n"),
        "beta/__init__.py",
        "beta/core.py",
        "space/a.py",
    )
    record(site.install("b", None), "beta/__init__.py", "space/b.py")
    assert found() == ["b 1.0 ships a module beta, too [shared-module]"]
    assert found("two") == []


@pytest.mark.parametrize("content", [None, "", "readme.txt,,\n"])
def test_without_a_list_of_files_nothing_is_said(site: Site, content: str | None) -> None:
    """As of an editable install."""
    info = site.install("a", f"[{NAMESPACE}]\none = beta.core:x\n")
    record(site.install("b", None), "beta/__init__.py", "beta/core.py")
    if content is not None:
        (info / "RECORD").write_text(content)
    assert found() == []


@pytest.mark.parametrize(
    "told", ['{"dir_info": {"editable": true}, "url": "file:///x"}', '{"dir_info":{"editable":true}}']
)
def test_the_files_of_an_editable_install_are_not_its_modules(site: Site, told: str) -> None:
    """Those listed lead to them."""
    info = site.install("a", f"[{NAMESPACE}]\none = beta.core:x\n")
    record(info, "__editable___a_1_0_finder.py", "__editable__.a-1.0.pth")
    (info / "direct_url.json").write_text(told)
    assert found() == []


@pytest.mark.parametrize("told", ["{}", "[]", "{", '{"dir_info": []}', '{"dir_info": {"editable": 1}}', "[" * 100_000])
def test_what_says_nothing_of_an_editable_install_is_none(site: Site, told: str) -> None:
    """An archive, a folder, nonsense."""
    info = site.install("a", f"[{NAMESPACE}]\none = beta.core:x\n")
    record(info, "alpha.py")
    (info / "direct_url.json").write_text(told)
    assert found() == ["its module beta.core is none of its distribution's files [foreign-target]"]


def test_a_list_of_files_that_is_no_file_is_not_opened(site: Site) -> None:
    """A FIFO would hang the host."""
    os.mkfifo(site.install("a", f"[{NAMESPACE}]\none = beta.core:x\n") / "RECORD")
    assert found() == []


def test_a_list_of_files_that_can_not_be_read_says_nothing(site: Site) -> None:
    """As none."""
    (site.install("a", f"[{NAMESPACE}]\none = beta.core:x\n") / "RECORD").symlink_to("/proc/self/mem")
    assert found() == []


def test_a_line_of_the_metadata_can_not_forge_another(site: Site) -> None:
    """Some characters end a line for Python, and not in metadata."""
    info = site.install("a", f"[{NAMESPACE}]\none = a:x\n", metadata=None)
    for character in "\x0b\x0c\x1c\x85\N{LINE SEPARATOR}":
        (info / "METADATA").write_text(f"Summary: x{character}Name: b\nName: a\nVersion: 1.0\n", encoding="utf-8")
        assert found() == []


def test_a_list_of_files_that_changes_is_read_again(site: Site) -> None:
    """An upgrade while the process runs."""
    info = site.install("a", f"[{NAMESPACE}]\none = beta:x\n")
    record(info, "alpha.py")
    assert [each.code for each in traits_of(InstalledEntryPoints().discover(NAMESPACE).candidates[0])] == [
        "foreign-target"
    ]
    record(info, "beta.py")
    os.utime(info / "RECORD", ns=(1, 1))
    assert found() == []


def test_an_impostor(site: Site) -> None:
    """Metadata that says another name or version than the folder, or none."""
    for name, head in {"a": "Name: textapp\nVersion: 1.0", "b": "Name: b\nVersion: 2.0"}.items():
        info = site.install(name, f"[{NAMESPACE}]\none = {name}:x\n")
        (info / "METADATA").write_text(head)
    site.install("c", f"[{NAMESPACE}]\none = c:x\n", metadata=None)
    texts = [each for each in found() if each.endswith("[impostor]")]
    assert texts == [
        "the folder b-1.0.dist-info has the metadata of b 2.0 [impostor]",
        "the folder c-1.0.dist-info has no metadata that says who it is [impostor]",
        "the folder a-1.0.dist-info has the metadata of textapp 1.0 [impostor]",
    ]


@pytest.mark.parametrize("folder", ["a.egg-info", "My_Plugin-1.0_rc1+x-py3.11.egg-info", "my.plugin-1.0-rc1.dist-info"])
def test_names_and_versions_as_tools_wrote_them_are_no_impostors(site: Site, folder: str) -> None:
    """Folder names are normalized in several ways."""
    name, _, version = folder.rpartition(".")[0].partition("-")
    version = version.partition("-py")[0].replace("_", "-")
    info = site.path / folder
    info.mkdir()
    (info / "METADATA").write_text(
        f"Name: {name.replace('_', '.')}\nVersion: {version.replace('-rc1', '_RC1') or '3'}\n"
    )
    (info / "entry_points.txt").write_text(f"[{NAMESPACE}]\none = a:x\n")
    assert found() == []


def test_a_distribution_that_hides_another(site: Site, tmp_path: Path) -> None:
    """Of the same name, later on the path."""
    second = Site(tmp_path / "second")
    site.plugin("one", PLUGIN, dist="acme")
    second.plugin("one", PLUGIN, dist="Acme", version="2.0")
    second.plugin("two", PLUGIN)
    with on_path(str(site.path), str(second.path)):
        assert found() == [f"it hides Acme 2.0 in {second.path} [hides-another]"]
        assert found("two") == []


def test_the_current_folder(site: Site) -> None:
    """A program that is started in a foreign folder finds what lies there."""
    site.plugin("one", PLUGIN)
    os.chdir(site.path)
    assert found() == [f"it is found only in the current folder, {site.path} [current-folder]"]


def test_the_environment_s_path(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """``PYTHONPATH``."""
    site.plugin("one", PLUGIN)
    monkeypatch.setenv("PYTHONPATH", f"/no/such{os.pathsep}{site.path}{os.pathsep}")
    assert found() == [f"it is found only by PYTHONPATH, in {site.path} [python-path]"]


def test_rules_refuse_by_trait(site: Site) -> None:
    """The codes are what they ask for."""
    site.install("a", f"[{NAMESPACE}]\none = subprocess:run\n")
    [candidate] = InstalledEntryPoints().discover(NAMESPACE).candidates
    assert traits(candidate) == {"standard-library"}
    assert Rules.from_text("deny * if standard-library", traits=traits)(candidate) != Rules([])(candidate)
    assert Trait("impostor", "a") == Trait("impostor", "a")


def test_nothing_is_imported(site: Site) -> None:
    """To know who somebody is, it need not be asked."""
    site.plugin("one", "raise SystemExit")
    program = f"""
import sys; sys.path.insert(0, {str(site.path)!r})
from longshore import InstalledEntryPoints, traits_of
[candidate] = InstalledEntryPoints().discover({NAMESPACE!r}).candidates
print(traits_of(candidate), "module_of_one" in sys.modules)
"""
    assert run_python(program) == "() False\n"
    assert "module_of_one" not in sys.modules
