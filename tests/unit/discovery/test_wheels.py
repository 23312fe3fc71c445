"""The whole way on real wheels: built by hatchling from ``tests/distributions``, installed by pip."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import shutil
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

import longshore
from tests.support import on_path, run_python


@pytest.fixture
def textapp(installed: Path) -> Iterator[types.ModuleType]:
    """The host's module; all of ``tests/distributions`` is installed."""
    with on_path(str(installed)):
        import textapp

        yield textapp


def test_all_that_is_installed_has_one_outcome(textapp: types.ModuleType) -> None:
    """Three plugins work, one can't be imported, one does not conform."""
    manager = longshore.ExtensionManager(textapp.formatters)
    assert sorted((each.name, str(each.distribution)) for each in manager) == [
        ("field", "textapp-rival 0.9"),
        ("simple", "textapp-rival 0.9"),
        ("simple", "textapp-simple 1.4"),
    ]
    failures = {str(each.distribution): each for each in manager.failures}
    assert sorted(failures) == ["textapp-broken 2.0", "textapp-sloppy 5.0"]
    assert isinstance(failures["textapp-broken 2.0"].error, longshore.ImportFailed)
    assert isinstance(failures["textapp-sloppy 5.0"].error, longshore.DoesNotConform)


def test_the_refused_plugin_is_told_with_file_and_line(textapp: types.ModuleType, installed: Path) -> None:
    """Its author finds the place."""
    with pytest.raises(longshore.DoesNotConform) as caught:
        textapp.formatters.driver("sloppy")
    assert f"{installed / 'textapp_sloppy.py'}:" in str(caught.value)
    assert "format" in str(caught.value)


def test_the_broken_plugin_is_told_with_the_cure(textapp: types.ModuleType, installed: Path) -> None:
    """What is missing, and for whom."""
    with pytest.raises(longshore.ImportFailed) as caught:
        textapp.formatters.driver("broken")
    assert f"(at {installed / 'textapp_broken.py'}:3)" in str(caught.value)
    assert str(caught.value).endswith(
        "Install what provides 'a_module_that_nobody_has', or uninstall textapp-broken 2.0."
    )


def test_a_name_of_two_distributions_is_refused(textapp: types.ModuleType) -> None:
    """Both are named with their versions; a resolver chooses."""
    with pytest.raises(longshore.MultipleMatches) as caught:
        textapp.formatters.driver("simple")
    assert "textapp-simple 1.4" in str(caught.value)
    assert "textapp-rival 0.9" in str(caught.value)
    first = longshore.DriverManager(textapp.formatters, "simple", conflict_resolver="first")
    last = longshore.DriverManager(textapp.formatters, "simple", conflict_resolver="last")
    names = {str(each["simple"].distribution) for each in (first, last)}
    assert names == {"textapp-simple 1.4", "textapp-rival 0.9"}


def test_a_driver_is_made_and_used(textapp: types.ModuleType) -> None:
    """With an argument of the host's."""
    field = longshore.DriverManager.invoked(textapp.formatters, "field", max_width=8)
    assert list(field.driver.format({"a": "1", "long": "value"})) == [":a: 1", ":long: v"]
    assert field["field"].entry_point.dist is not None
    assert field["field"].entry_point.dist.version == "0.9"


def test_a_hook_has_both_plugins_of_a_name(textapp: types.ModuleType) -> None:
    """In the order of discovery, as importlib.metadata has it."""
    hook = longshore.HookManager.invoked(textapp.formatters, "simple")
    assert sorted(next(each.obj.format({"a": "1"})) for each in hook) == [":a: 1", "a = 1"]
    theirs = importlib.metadata.entry_points(group="textapp.formatters", name="simple")
    assert [each.entry_point_target for each in hook] == [each.value for each in theirs]


def test_the_published_point_is_found(textapp: types.ModuleType) -> None:
    """As any tool would find it."""
    points = longshore.ExtensionManager[object]("longshore.points")
    assert points["textapp.formatters"].obj is textapp.formatters
    assert str(points["textapp.formatters"].distribution) == "textapp 3.2.1"


def test_a_wheel_on_the_path_is_read_as_it_is(wheels: Path, installed: Path) -> None:
    """A wheel is a zip file."""
    [simple] = wheels.glob("textapp_simple-*.whl")
    with on_path(str(simple)):
        spec = importlib.util.spec_from_file_location("textapp", installed / "textapp.py")
        assert spec is not None
        assert spec.loader is not None
        textapp = sys.modules["textapp"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(textapp)
        manager = longshore.ExtensionManager(textapp.formatters)
        assert [str(each.distribution) for each in manager] == ["textapp-simple 1.4"]
        assert manager["simple"].plugin.__module__ == "textapp_simple"


def test_an_upgrade_while_the_process_runs_needs_a_refresh(installed: Path, tmp_path: Path) -> None:
    """Removal as well."""
    place = tmp_path / "place"
    shutil.copytree(installed, place)
    with on_path(str(place)):
        source = longshore.InstalledEntryPoints()
        before = len(source.discover("textapp.formatters").candidates)
        shutil.rmtree(place / "textapp_rival-0.9.dist-info")
        assert len(source.discover("textapp.formatters").candidates) == before
        source.refresh()
        assert len(source.discover("textapp.formatters").candidates) == before - 2


def test_a_fresh_process_loads_a_driver_and_nothing_else(installed: Path) -> None:
    """One module of one plugin is imported."""
    code = """
import sys
sys.path.insert(0, sys.argv[1])
from textapp import formatters
formatter = formatters.driver("field")(max_width=30)
print(*formatter.format({"a": "1"}))
print(sorted(each for each in sys.modules if each.startswith("textapp")))
"""
    assert run_python(code, str(installed)) == ":a: 1\n['textapp', 'textapp_rival']\n"
