"""A folder of modules and import references as sources of the same managers."""

from __future__ import annotations

import os
import pickle
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import longshore
from longshore import ExtensionManager, FromFile, FromReference, ImportReferences, PluginDirectory
from tests.support import GREETER, NAMESPACE, Greeter, Site, on_path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of plugins: a module, a package, and things that are neither."""
    with on_path():
        made = tmp_path / "plugins"
        made.mkdir()
        (made / "module.py").write_text(GREETER)
        (made / "package").mkdir()
        (made / "package" / "__init__.py").write_text("from .inner import greeter\n")
        (made / "package" / "inner.py").write_text(GREETER)
        (made / "_private.py").write_text("raise SystemExit")
        (made / ".hidden.py").write_text("raise SystemExit")
        (made / "not-a-name.py").write_text("raise SystemExit")
        (made / "data.txt").write_text("")
        (made / "no_package").mkdir()
        (made / "__pycache__").mkdir()
        yield made


def greeters(source: longshore.CandidateSource, **settings: bool) -> ExtensionManager[Greeter]:
    return ExtensionManager[Greeter](NAMESPACE, source=source, **settings)


def test_modules_and_packages_of_a_folder_are_candidates(folder: Path) -> None:
    """Sorted by name; what begins with ``_`` or ``.`` and what can't be imported is left out."""
    manager = greeters(PluginDirectory(folder, "greeter"))
    assert manager.names() == ["module", "package"]
    assert not manager.failures
    assert [each.distribution for each in manager] == [
        FromFile(str(folder / "module.py")),
        FromFile(str(folder / "package" / "__init__.py")),
    ]
    assert [each.obj.greet("a") for each in manager] == ["hello a"] * 2
    assert [each.entry_point_target for each in manager] == ["module:greeter", "package:greeter"]
    assert [each.entry_point.dist for each in manager] == [None, None]


def test_without_attr_the_module_is_the_plugin(folder: Path) -> None:
    """A module may keep an API, too."""
    (folder / "module.py").write_text("def greet(name: str) -> str:\n    return 'module ' + name\n")
    manager = greeters(PluginDirectory(str(folder), names=["module"]))
    assert [each.obj.greet("a") for each in manager] == ["module a"]


def test_names_choose_and_order(folder: Path) -> None:
    """A name that has no file is a problem, and nothing else of the folder is imported."""
    (folder / "zebra.py").write_text(GREETER)
    (folder / "sick.py").write_text("raise SystemExit")
    manager = greeters(PluginDirectory(folder, "greeter", names=["zebra", "nobody", "module"]))
    assert manager.names() == ["zebra", "module"]
    [problem] = manager.failures
    assert isinstance(problem, longshore.Problem)
    assert problem.path == str(folder)
    assert problem.reason == "the plugin directory has no nobody.py and no nobody/__init__.py"


@pytest.mark.parametrize("kind", ["missing", "file", "loop"])
def test_a_folder_that_cannot_be_read_is_one_problem(tmp_path: Path, kind: str) -> None:
    """The host lives on."""
    place = tmp_path / "plugins"
    if kind == "file":
        place.write_text("")
    elif kind == "loop":
        place.symlink_to("plugins")
    manager = greeters(PluginDirectory(place))
    assert not manager.names()
    [problem] = manager.failures
    assert str(problem).startswith(f"{place}: the plugin directory cannot be read: ")


def test_a_package_goes_before_a_module_of_its_name(folder: Path) -> None:
    """As for the import system."""
    names = [f"both{number}" for number in range(10)]
    for name in names:
        (folder / f"{name}.py").write_text("raise SystemExit")
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text(GREETER)
    manager = greeters(PluginDirectory(folder, "greeter", names))
    assert manager.names() == names
    assert not manager.failures


def test_a_failing_file_is_named(folder: Path) -> None:
    """With its path and line; the others are loaded."""
    (folder / "sick.py").write_text("\n\nraise ValueError('broken')\n")
    manager = greeters(PluginDirectory(folder, "greeter"))
    assert manager.names() == ["module", "package"]
    [failure] = manager.failures
    assert str(failure) == (
        f"textapp.greeters: 'sick' (sick:greeter) from file {folder / 'sick.py'} was not loaded: its import raised "
        f"ValueError: broken (at {folder / 'sick.py'}:3). Mend the file, or remove it."
    )


def test_the_cure_of_a_file_is_in_the_file(folder: Path) -> None:
    """Nobody can update or uninstall it."""
    (folder / "absent.py").write_text("import no_such_module_anywhere\n")
    (folder / "typo.py").write_text("greter = 1\n")
    manager = greeters(PluginDirectory(folder, "greeter", names=["absent", "typo"]))
    cures = [str(each).rpartition("). ")[2] for each in manager.failures]
    assert cures == [
        "Install what provides 'no_such_module_anywhere', or mend the file.",
        "Check the part after the ':' in 'typo:greeter', or mend the file.",
    ]


@pytest.mark.parametrize(
    ("reference", "cure"),
    [
        ("no_such_thing:greeter", "There is no module 'no_such_thing': correct the reference, or remove it."),
        ("posixpath:jion", "Check the part after the ':' in 'posixpath:jion', or correct the reference."),
        ("posixpath:join", "Check the arguments that the host passes, or correct the reference."),
    ],
)
def test_the_cure_of_a_reference_is_in_the_configuration(reference: str, cure: str) -> None:
    """Nothing was installed for it, so nothing is to be updated or uninstalled."""
    manager = ExtensionManager[object]("textapp.any", invoke_on_load=True, source=ImportReferences({"it": reference}))
    [failure] = manager.failures
    assert str(failure).endswith(f" {cure}")


def test_a_file_that_failed_is_tried_again(folder: Path) -> None:
    """A half-made module is not found again."""
    sick = folder / "module.py"
    sick.write_text("raise ValueError('broken, for the first time')")
    source = PluginDirectory(folder, "greeter", names=["module"])
    assert not greeters(source).names()
    sick.write_text(GREETER)
    os.utime(sick, (1, 1))
    assert greeters(source).names() == ["module"]


def test_a_file_that_takes_itself_out_of_the_modules_is_a_failure(folder: Path) -> None:
    """It can't take the cause of its failure away either."""
    (folder / "module.py").write_text("import sys\ndel sys.modules[__name__]\nraise ValueError('sneaky')\n")
    [failure] = greeters(PluginDirectory(folder, "greeter", names=["module"])).failures
    assert "its import raised" in str(failure)


def test_files_of_one_name_in_two_folders_are_two_modules(folder: Path, tmp_path: Path) -> None:
    """Nor do they clash with an installed module of their name."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "module.py").write_text(GREETER.replace("hello", "good day"))
    (other / "json.py").write_text(GREETER.replace("hello", "json"))
    first = greeters(PluginDirectory(folder, "greeter", names=["module"]))
    second = greeters(PluginDirectory(other, "greeter"))
    assert [each.obj.greet("a") for each in [*first, *second]] == ["hello a", "json a", "good day a"]
    import json

    assert json.loads("1") == 1


def test_a_file_is_imported_once(folder: Path) -> None:
    """Two managers have the same plugin, and what it defines can be pickled."""
    source = PluginDirectory(folder, "greeter", names=["module"])
    first, second = greeters(source)["module"].obj, greeters(source)["module"].obj
    assert first is second
    assert type(pickle.loads(pickle.dumps(first))) is type(first)


def test_a_file_may_be_loaded_by_many_threads_at_once(folder: Path) -> None:
    """Nobody sees a half-made module, and it is executed once."""
    (folder / "slow.py").write_text("import time\nstarted = []\nstarted.append(1)\ntime.sleep(0.2)\n" + GREETER)
    source = PluginDirectory(folder, "greeter", names=["slow"])
    with ThreadPoolExecutor(16) as pool:
        managers = list(pool.map(lambda _: greeters(source), range(16)))
    assert [each.failures for each in managers] == [()] * 16
    assert len({id(each["slow"].obj) for each in managers}) == 1


def test_a_file_that_is_no_python_is_a_failure(folder: Path) -> None:
    """A source of the host's own may name any file."""

    class OneFile:
        def discover(self, namespace: str) -> longshore.Discovery:
            place = FromFile(str(folder / "data.txt"))
            return longshore.Discovery([longshore.Candidate("data", "data", namespace, place, ("data", ""))])

        def namespaces(self) -> frozenset[str]:
            return frozenset()

    [failure] = greeters(OneFile()).failures
    assert f"its import raised ImportError: {folder / 'data.txt'} is not a Python source file" in str(failure)


def test_a_relative_folder_is_the_one_of_when_it_was_given(folder: Path, tmp_path: Path) -> None:
    """A later change of folder does not matter."""
    os.chdir(tmp_path)
    source = PluginDirectory("plugins", "greeter")
    os.chdir("/")
    assert greeters(source).names() == ["module", "package"]


def test_references_are_candidates(healthy: Site) -> None:
    """By name, or named by themselves; one string is one reference."""
    target = "module_of_good:greeter"
    assert greeters(ImportReferences({"mine": target})).names() == ["mine"]
    assert greeters(ImportReferences([target, f" {target} "])).names() == [target, f" {target} "]
    assert greeters(ImportReferences(f" {target} "))[f" {target} "].entry_point.module == "module_of_good"
    [found] = greeters(ImportReferences(target))
    assert found.distribution == FromReference(target)
    assert found.obj.greet("a") == "hello a"
    assert repr(found) == f"<Extension '{target}': {target} from reference '{target}'>"


@pytest.mark.parametrize("reference", ["", ":", "a b", "m:", "m::x", "m:x [", "../file.py", "m\0:x", "caf\udce9 x"])
def test_a_reference_that_names_no_object_is_a_problem(healthy: Site, reference: str) -> None:
    """The others count."""
    manager = greeters(ImportReferences({"sick": reference, "good": "module_of_good:greeter"}))
    assert manager.names() == ["good"]
    [problem] = manager.failures
    assert isinstance(problem, longshore.Problem)
    assert problem.distribution == FromReference(reference)
    assert str(problem).isprintable()


def test_a_reference_that_fails_is_named(healthy: Site) -> None:
    """It has no distribution to blame."""
    manager = greeters(ImportReferences({"sick": "no_such_module_anywhere:x", "good": "module_of_good:greeter"}))
    assert manager.names() == ["good"]
    [failure] = manager.failures
    assert "from reference 'no_such_module_anywhere:x' was not loaded" in str(failure)
    assert "There is no module 'no_such_module_anywhere'" in str(failure)


@pytest.mark.parametrize("source", [PluginDirectory("."), ImportReferences([])])
def test_these_sources_have_no_namespaces_of_their_own(source: longshore.CandidateSource) -> None:
    """They serve whatever namespace is asked for."""
    assert source.namespaces() == frozenset()


def test_all_sources_serve_all_managers(folder: Path) -> None:
    """A driver, a hook, a selection by names: from a folder as from installed distributions."""
    source = PluginDirectory(folder, "greeter")
    assert longshore.DriverManager[Greeter](NAMESPACE, "module", source=source).driver.greet("a") == "hello a"
    assert longshore.HookManager[Greeter](NAMESPACE, "module", source=source).names() == ["module"]
    assert longshore.NamedExtensionManager[Greeter](NAMESPACE, ["package"], source=source).names() == ["package"]
    enabled = longshore.EnabledExtensionManager[Greeter](NAMESPACE, lambda each: each.name == "package", source=source)
    assert enabled.names() == ["package"]
    references = ImportReferences({"join": "os.path:join"})
    assert longshore.DriverManager[object](NAMESPACE, "join", source=references).driver is os.path.join
    assert "module" not in sys.modules
