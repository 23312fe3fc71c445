"""The default source: installed entry points, through the managers."""

from __future__ import annotations

import importlib.metadata
import os
import pickle
import sys
from pathlib import Path

import pytest

import longshore
from longshore.testing import installed_plugin
from tests.support import GREETER, NAMESPACE, Greeter, Site, greeters, on_path, run_python

ONE = f"[{NAMESPACE}]\none = module_of_one:greeter\n"


def names(namespace: str = NAMESPACE) -> list[str]:
    """The names of the installed candidates."""
    return [each.name for each in longshore.InstalledEntryPoints().discover(namespace).candidates]


def test_a_candidate_has_the_parts_of_its_entry_point(site: Site) -> None:
    """Name, value, namespace, distribution and the target's two halves are told without an import."""
    info = site.install("Some-Dist", f"[{NAMESPACE}]\nx = pkg.mod : obj.sub [extra]\n", version="2.0rc1")
    [found] = longshore.InstalledEntryPoints().discover(NAMESPACE).candidates
    assert (found.name, found.value, found.namespace) == ("x", "pkg.mod : obj.sub [extra]", NAMESPACE)
    assert (found.module_name, found.attr) == ("pkg.mod", "obj.sub")
    assert found.distribution == longshore.Installed(str(info))
    assert str(found.distribution) == "Some-Dist 2.0rc1"


def test_the_entry_point_of_a_candidate_is_the_one_of_importlib_metadata(site: Site) -> None:
    """``entry_point`` is a real one, with its distribution."""
    site.install("some-dist", "[g]\nx = pkg.mod:obj [extra]\n")
    [found] = longshore.InstalledEntryPoints().discover("g").candidates
    assert found.entry_point == importlib.metadata.EntryPoint("x", "pkg.mod:obj [extra]", "g")
    assert found.entry_point.dist is not None
    assert found.entry_point.dist.name == "some-dist"
    assert found.entry_point is found.entry_point


def test_an_entry_point_is_made_beside_bytes_that_importlib_metadata_cannot_read(site: Site) -> None:
    """Its parts are enough; only the distribution is missing then."""
    site.install("some-dist", b"[g]\nx = pkg.mod:obj\n# caf\xe9\n")
    [found] = longshore.InstalledEntryPoints().discover("g").candidates
    assert found.entry_point == importlib.metadata.EntryPoint("x", "pkg.mod:obj", "g")
    assert found.entry_point.dist is None


def test_an_extension_tells_all_of_its_entry_point(healthy: Site) -> None:
    """stevedore's names for these parts are there."""
    found = greeters()["good"]
    assert (found.module_name, found.attr) == ("module_of_good", "greeter")
    assert found.entry_point_target == "module_of_good:greeter"
    assert found.entry_point.load() is found.plugin is found.obj
    assert repr(found) == "<Extension 'good': module_of_good:greeter from good-plugin 1.0>"


def test_discovery_imports_no_plugin(site: Site) -> None:
    """Whoever only asks what there is runs no foreign code."""
    site.plugin("good", "raise SystemExit('imported')")
    assert names() == ["good"]
    assert longshore.InstalledEntryPoints().namespaces() >= {NAMESPACE}
    assert "module_of_good" not in sys.modules


def test_namespaces_are_those_of_all_distributions(site: Site) -> None:
    """Each section of each file is a namespace."""
    site.install("a", "[a.one]\nx = m\n[a.two]\n")
    site.install("b", "# only a comment\n\n[b.three]\nx = m\n")
    assert longshore.InstalledEntryPoints().namespaces() >= {"a.one", "a.two", "b.three"}


def test_what_is_installed_later_is_found_after_refresh(site: Site) -> None:
    """One scan serves the process until ``refresh()`` drops it."""
    assert greeters().names() == []
    modules = {"module_of_one": GREETER}
    info = site.path / "late-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: late\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(ONE)
    (site.path / "module_of_one.py").write_text(modules["module_of_one"])
    assert greeters().names() == []
    longshore.refresh()
    assert greeters().names() == ["one"]


def test_refresh_of_one_source_is_its_own(site: Site) -> None:
    """A source of the host's own keeps its scan until it is told."""
    source = longshore.InstalledEntryPoints()
    assert not source.discover(NAMESPACE).candidates
    site.install("one", ONE)
    assert not source.discover(NAMESPACE).candidates
    source.refresh()
    assert [each.name for each in source.discover(NAMESPACE).candidates] == ["one"]


def test_the_scan_is_shared_as_long_as_nothing_changes(site: Site) -> None:
    """Two questions are one scan; the same question gives the same answer object."""
    source = longshore.InstalledEntryPoints()
    assert source.scan() is source.scan()
    assert source.discover(NAMESPACE) is source.discover(NAMESPACE)


def test_a_changed_path_makes_a_new_scan(tmp_path: Path) -> None:
    """A folder that is added or removed counts at once, without ``refresh()``."""
    other = Site(tmp_path / "other")
    other.install("one", ONE)
    assert names() == []
    sys.path.append(str(other.path))
    try:
        assert "one" in longshore.ExtensionManager[object](NAMESPACE).entry_points_names()
    finally:
        sys.path.remove(str(other.path))
    assert longshore.ExtensionManager[object](NAMESPACE).entry_points_names() == []


def test_an_empty_entry_is_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``''`` follows a change of folder."""
    first, second = Site(tmp_path / "first"), Site(tmp_path / "second")
    first.install("one", f"[{NAMESPACE}]\nfirst = m\n")
    second.install("two", f"[{NAMESPACE}]\nsecond = m\n")
    with on_path(""):
        source = longshore.InstalledEntryPoints()
        for folder in (first, second, first):
            os.chdir(folder.path)
            assert [each.name for each in source.discover(NAMESPACE).candidates] == [folder.path.name]


def test_a_relative_entry_follows_the_current_folder(tmp_path: Path) -> None:
    """So does any relative one."""
    Site(tmp_path / "a" / "lib").install("one", ONE)
    Site(tmp_path / "b")
    with on_path("lib"):
        source = longshore.InstalledEntryPoints()
        os.chdir(tmp_path / "b")
        assert not source.discover(NAMESPACE).candidates
        os.chdir(tmp_path / "a")
        assert [each.name for each in source.discover(NAMESPACE).candidates] == ["one"]


def test_a_new_finder_makes_a_new_scan(site: Site) -> None:
    """What import hooks provide is looked at again when they change."""

    class Nothing:
        @staticmethod
        def find_spec(name: str, path: object = None, target: object = None) -> None:
            return None

    source = longshore.InstalledEntryPoints()
    before = source.scan()
    finder = Nothing()
    sys.meta_path.append(finder)
    assert source.scan() is not before
    sys.meta_path.remove(finder)


def test_the_first_distribution_of_a_name_wins(tmp_path: Path) -> None:
    """As for imports, the folder that comes first on the path hides later ones; spellings of a name are one name."""
    first, second = Site(tmp_path / "first"), Site(tmp_path / "second")
    first.install("Some.Dist", f"[{NAMESPACE}]\nnew = m\n", version="2.0")
    second.install("some_dist", f"[{NAMESPACE}]\nold = m\n", version="1.0")
    with on_path(str(first.path), str(second.path)):
        assert names() == ["new"]
    with on_path(str(second.path), str(first.path)):
        assert names() == ["old"]


def test_an_old_egg_info_file_hides_later_distributions(tmp_path: Path) -> None:
    """distutils wrote a file and no folder: it has no entry points, and is no stale leftover."""
    first, second = Site(tmp_path / "first"), Site(tmp_path / "second")
    (first.path / "some_dist-1.0.egg-info").write_text("Metadata-Version: 1.0\nName: some-dist\nVersion: 1.0\n")
    second.install("some-dist", ONE, version="2.0")
    with on_path(str(first.path), str(second.path)):
        assert names() == []
    with on_path(str(second.path), str(first.path)):
        assert names() == ["one"]


@pytest.mark.parametrize("kind", ["dist-info", "egg-info"])
def test_both_kinds_of_metadata_are_read(site: Site, kind: str) -> None:
    """Wheels leave dist-info, ``setup.py develop`` and distribution packages egg-info."""
    site.install("one-plugin", ONE, kind=kind, modules={"module_of_one": GREETER})
    assert [str(each.distribution) for each in greeters()] == ["one-plugin 1.0"]


def test_several_egg_folders_on_the_path_are_all_read(tmp_path: Path) -> None:
    """Each ``.egg`` folder has its one ``EGG-INFO``, which tells its name inside."""
    eggs = []
    for name in ("one", "two"):
        egg = tmp_path / f"{name}-1.0-py3.egg"
        (egg / "EGG-INFO").mkdir(parents=True)
        (egg / "EGG-INFO" / "PKG-INFO").write_text(f"Name: {name}\nVersion: 1.0\n")
        (egg / "EGG-INFO" / "entry_points.txt").write_text(f"[{NAMESPACE}]\n{name} = m\n")
        eggs.append(str(egg))
    with on_path(*eggs):
        found = longshore.InstalledEntryPoints().discover(NAMESPACE).candidates
        assert [(each.name, str(each.distribution)) for each in found] == [("one", "one 1.0"), ("two", "two 1.0")]


@pytest.mark.parametrize("folder", ["EGG-INFO", "dist-info", "egg-info", "x-info", "x.other-info"])
def test_folders_of_other_names_are_no_metadata(site: Site, folder: str) -> None:
    """Only ``NAME.dist-info`` and ``NAME.egg-info`` count in an ordinary folder."""
    (site.path / folder).mkdir()
    (site.path / folder / "entry_points.txt").write_text(ONE)
    assert names() == []


@pytest.mark.parametrize(
    ("line", "module", "attr"),
    [
        ("x = pkg", "pkg", ""),
        ("x=pkg.mod", "pkg.mod", ""),
        ("  x  =  pkg.mod:obj  ", "pkg.mod", "obj"),
        ("x = pkg.mod : obj.sub", "pkg.mod", "obj.sub"),
        ("x = pkg.mod:obj [one, two]", "pkg.mod", "obj"),
        ("x = pkg.mod [one]", "pkg.mod", ""),
        ("x = pkg.mod:obj[one]", "pkg.mod", "obj"),
        ("x = _p._m:_o", "_p._m", "_o"),
        ("x = påckage.mödule:öbject", "påckage.mödule", "öbject"),
    ],
)
def test_targets_are_read_as_the_specification_says(site: Site, line: str, module: str, attr: str) -> None:
    """White space, extras and dotted attributes are allowed."""
    site.install("one", f"[{NAMESPACE}]\n{line}\n")
    [found] = longshore.InstalledEntryPoints().discover(NAMESPACE).candidates
    assert (found.name, found.module_name, found.attr) == ("x", module, attr)


@pytest.mark.parametrize("name", ["a", "with space", "with-dash.dot", "1", "ünïcode", "a:b", "[a", "a]"])
def test_names_may_hold_nearly_anything(site: Site, name: str) -> None:
    """Whatever can be printed, but ``=``."""
    site.install("one", f"[{NAMESPACE}]\n{name} = m\n", modules={"m": ""})
    assert names() == [name]


def test_a_namespace_may_come_in_several_sections(site: Site) -> None:
    """They add up, and other sections between them do not matter."""
    site.install("one", f"[{NAMESPACE}]\na = m\n[other]\nb = m\n[{NAMESPACE}]\nc = m\n")
    assert names() == ["a", "c"]


def test_a_namespace_that_is_part_of_another_is_another(site: Site) -> None:
    """``textapp`` is not ``textapp.greeters``."""
    site.install("one", f"[{NAMESPACE}]\na = m\n[{NAMESPACE}.sub]\nb = m\n[sub.{NAMESPACE}]\nc = m\n")
    assert names() == ["a"]


@pytest.mark.parametrize("padding", [8192 - 60, 8192, 8193, 3 * 8192])
def test_long_files_are_read_to_their_end(site: Site, padding: int) -> None:
    """Whatever their size is in relation to the buffer."""
    site.install("one", "[other]\n#" + "x" * padding + f"\n[{NAMESPACE}]\nlast = m\n")
    assert names() == ["last"]


def test_a_file_of_exactly_one_buffer_is_read(site: Site) -> None:
    """8192 bytes and no more."""
    text = f"[{NAMESPACE}]\nlast = m\n#"
    site.install("one", text + "x" * (8192 - len(text)))
    assert names() == ["last"]


def test_distributions_without_entry_points_are_nothing_to_tell(site: Site) -> None:
    """Neither candidates nor problems."""
    site.install("bare")
    site.install("empty", "")
    found = longshore.InstalledEntryPoints().discover(NAMESPACE)
    assert found == longshore.Discovery(())


def test_a_manager_of_another_source_does_not_look_at_what_is_installed(healthy: Site) -> None:
    """Its entry points are those of its source."""
    manager = longshore.ExtensionManager[object](NAMESPACE, source=longshore.ImportReferences(["os.path:join"]))
    assert manager.names() == ["os.path:join"]
    assert manager.entry_points_names() == ["os.path:join"]
    assert greeters().entry_points_names() == ["good"]


def test_a_fake_install_is_discovered_and_gone_afterwards() -> None:
    """``longshore.testing.installed_plugin`` is a real distribution for as long as its block runs."""
    with installed_plugin({NAMESPACE: {"x": "module_of_x:greeter"}}, modules={"module_of_x.py": GREETER}):
        assert greeters().names() == ["x"]
    assert greeters().names() == []
    assert "module_of_x" not in sys.modules


def test_candidates_and_discoveries_can_be_pickled(healthy: Site) -> None:
    """They travel to other processes, the real entry point left behind."""
    found = longshore.InstalledEntryPoints().discover(NAMESPACE)
    assert found.candidates[0].entry_point.name == "good"
    copied = pickle.loads(pickle.dumps(found))
    assert copied == found
    assert str(copied.candidates[0].distribution) == "good-plugin 1.0"


def test_a_source_is_pickled_without_its_scan(healthy: Site) -> None:
    """What is installed here is not what is installed there."""
    source = longshore.InstalledEntryPoints()
    assert source.discover(NAMESPACE).candidates
    made = pickle.loads(pickle.dumps(source))
    assert isinstance(made, longshore.InstalledEntryPoints)
    assert made.scan() is not source.scan()
    assert made.discover(NAMESPACE) == source.discover(NAMESPACE)


def test_a_fresh_process_gives_the_same_answer_as_importlib_metadata() -> None:
    """For everything that is really installed here."""
    code = """
import importlib.metadata, sys
wanted = {each.group: None for each in importlib.metadata.distribution("pip").entry_points}
wanted = sorted({each.group for dist in importlib.metadata.distributions() for each in dist.entry_points} | {*wanted})
theirs = {each: [(e.name, e.value) for e in importlib.metadata.entry_points(group=each)] for each in wanted}
from longshore import InstalledEntryPoints
source = InstalledEntryPoints()
for group in wanted:
    found = source.discover(group)
    assert [(e.name, e.value) for e in found.candidates] == theirs[group], group
    assert not found.problems, found.problems
assert source.namespaces() == frozenset(wanted)
print(len(wanted))
"""
    assert int(run_python(code)) >= 1


@pytest.mark.parametrize("number", [1, 16])
def test_drivers_are_found_by_name_among_many(site: Site, number: int) -> None:
    """One of a hundred, by its name alone."""
    for each in range(100):
        site.install(f"dist{each}", f"[{NAMESPACE}]\np{each} = module_of_{each}:greeter\n")
    (site.path / f"module_of_{number}.py").write_text(GREETER)
    manager = longshore.DriverManager[Greeter](NAMESPACE, f"p{number}")
    assert manager.driver.greet("a") == "hello a"
    assert not [each for each in sys.modules if each.startswith("module_of_") and each != f"module_of_{number}"]
