"""Where a failure happened: a file is always named, whatever the plugin does to hide it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import longshore
from longshore import DriverManager, ImportReferences, PluginDirectory
from tests.support import NAMESPACE, Greeter, Site, greeters, only_failure


def told(healthy: Site, source: str, target: str = "module_of_sick:plugin") -> str:
    """What is said of a plugin with this source, the folder left out."""
    healthy.install("sick-plugin", f"[{NAMESPACE}]\nsick = {target}\n", modules={"module_of_sick": source})
    return str(only_failure(greeters())).replace(f"{healthy.path}/", "")


def test_an_error_in_the_standard_library_names_the_plugin_s_line_too(healthy: Site) -> None:
    """The innermost line alone would blame Python."""
    assert "/json/decoder.py:" in told(healthy, "import json\njson.loads('{')")
    assert ", from module_of_sick.py:2). Update" in told(healthy, "import json\njson.loads('{')")


def test_text_that_is_run_at_import_is_not_taken_for_the_file(healthy: Site) -> None:
    """It has the module's names, and a file name of its own."""
    assert "(at <string>:1, from module_of_sick.py:2)" in told(healthy, "\nexec('1/0')")


def test_an_attribute_that_is_missing_names_the_file(healthy: Site) -> None:
    """There is no line."""
    assert "has no attribute 'plugin' (at module_of_sick.py). Check" in told(healthy, "")


def test_a_module_that_is_missing_names_the_metadata(healthy: Site) -> None:
    """That is where it is written that there should be one."""
    text = told(healthy, "", "module_of_nobody")
    assert "(declared in sick_plugin-1.0.dist-info/entry_points.txt). There is no module" in text
    assert "(declared in sick_plugin-1.0.dist-info/entry_points.txt). Update" in told(healthy, "", ".module_of_sick")


def test_a_submodule_that_is_missing_names_its_package(healthy: Site) -> None:
    """The innermost that there is."""
    assert "(at module_of_sick.py). There is no module" in told(healthy, "", "module_of_sick.part.deep")
    assert "(at module_of_sick.py). There is no module" in told(healthy, "__path__ = []", "module_of_sick.part.deep")


def test_a_module_that_hides_names_the_file(healthy: Site) -> None:
    """Something else stands in ``sys.modules``; its file is found as the import would find it."""
    hiding = "import sys, types\nclass M(types.ModuleType):\n    __dict__ = 3\nm = M('m')\nm.__file__ = 3\nsys.modules[__name__] = m"
    assert "(at module_of_sick.py)" in told(healthy, hiding)


@pytest.mark.parametrize("place", ["3", "None", "'f.py'"])
def test_the_places_that_an_error_gives_itself_are_read_carefully(healthy: Site, place: str) -> None:
    """A syntax error may be made by hand."""
    text = told(healthy, f"raise SyntaxError('x', ({place}, {place}, 1, 't'))")
    shown = "at f.py, from module_of_sick.py:1" if "f" in place else "at module_of_sick.py:1"
    assert f"({shown})" in text


def test_code_without_a_module_s_names_is_no_line_of_the_plugin(healthy: Site) -> None:
    """Its globals may hold anything."""
    text = told(healthy, "exec(compile('1/0', 'made.py', 'exec'), {'__name__': 3, '__file__': None})")
    assert "(at made.py:1, from module_of_sick.py:1)" in text
    text = told(healthy, "import sys\ndel sys.modules[__name__]\n__name__ = None\n1/0")
    assert "(at module_of_sick.py:4)" in text
    text = told(healthy, "__file__ = 'elsewhere'\nint('x')")
    assert "(at module_of_sick.py:2)" in text


def test_a_failure_of_a_compiled_file_names_that_file_as_well(healthy: Site) -> None:
    """Its lines are those of a source file that is not there."""
    import py_compile

    healthy.plugin("sick", "\n1/0")
    source = healthy.path / "module_of_sick.py"
    py_compile.compile(str(source), str(source.with_suffix(".pyc")), dfile="yard/module_of_sick.py")
    source.unlink()
    assert f"(at yard/module_of_sick.py:2, from {source.with_suffix('.pyc')})" in str(only_failure(greeters()))


def test_a_file_of_a_plugin_directory_is_named(tmp_path: Path) -> None:
    """It has no metadata."""
    (tmp_path / "sick.py").write_text("import json\njson.loads('{')")
    (tmp_path / "empty.py").write_text("")
    manager = longshore.ExtensionManager[Greeter](NAMESPACE, source=PluginDirectory(tmp_path, "plugin"))
    empty, sick = map(str, manager.failures)
    assert f", from {tmp_path}/sick.py:2)" in sick
    assert f"(at {tmp_path}/empty.py)" in empty


def test_a_reference_to_no_module_has_no_file() -> None:
    """The reference itself is told."""
    with pytest.raises(longshore.ImportFailed) as caught:
        DriverManager[object](NAMESPACE, "x", source=ImportReferences({"x": "no_such_module"}))
    assert (
        "from reference 'no_such_module' was not loaded: its import raised ModuleNotFoundError: No module named "
        in str(caught.value)
    )
    assert "(" not in str(caught.value).partition("raised")[2]


def test_an_error_from_a_reference_to_c_code_has_no_file() -> None:
    """Nothing but the reference."""
    with pytest.raises(longshore.FactoryFailed) as caught:
        DriverManager[object](NAMESPACE, "x", invoke_on_load=True, source=ImportReferences({"x": "builtins:iter"}))
    assert "got 0. Check" in str(caught.value)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("import keyword as plugin", " (at module_of_sick.py)"),
        ("plugin = None", " (at module_of_sick.py)"),
        ("class Hull: pass\nplugin = Hull()", ""),
    ],
)
def test_a_plugin_made_elsewhere_names_the_file_that_the_entry_point_names(
    healthy: Site, source: str, shown: str
) -> None:
    """The findings are about another file, or about none."""
    assert f"does not conform to Greeter{shown}:" in told(healthy, source)


def test_a_report_of_a_reference_to_c_code_has_no_file() -> None:
    """As where it can't be loaded."""
    source = ImportReferences({"x": "builtins:iter"})
    [failure] = longshore.ExtensionManager[Greeter](NAMESPACE, source=source).failures
    assert "does not conform to Greeter:" in str(failure)


def test_a_finder_s_distribution_names_the_finder(healthy: Site) -> None:
    """It has no metadata folder."""
    import importlib.metadata

    class Ship(importlib.metadata.Distribution):
        def read_text(self, filename: str) -> str | None:
            return {
                "METADATA": "Name: ship\nVersion: 3\n",
                "entry_points.txt": f"[{NAMESPACE}]\nsick = module_of_nobody\n",
            }.get(filename)

        def locate_file(self, path: object) -> Path:
            raise FileNotFoundError(path)

    class Finder:
        def find_spec(self, *_: object) -> None:
            return None

        def find_distributions(self, _: object) -> list[Ship]:
            return [Ship()]

    sys.meta_path.append(Finder())
    longshore.refresh()
    assert "from ship 3 was not loaded" in (text := str(only_failure(greeters())))
    assert f"(declared by {Finder.__module__}.{Finder.__qualname__})" in text
