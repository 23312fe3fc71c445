"""``list-plugins``: the same document with stevedore's extension and with longshore's."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from tests.integrations.sphinx_support import Build, build

from .conftest import GROUP

EXTENSIONS = ["stevedore.sphinxext", "longshore.stevedore.sphinxext"]
DOCUMENTED = '''
class Plugin:
    """A plugin.

    * one
    * two
    """
'''
BUILTIN = "class Plugin:\n    __doc__ = None\n"


@pytest.fixture(params=EXTENSIONS, ids=["stevedore", "longshore"])
def extension(request):
    return request.param


@pytest.fixture
def plugins(add, site):
    add("beta", DOCUMENTED)
    add("alpha", BUILTIN)
    return site.path


def listed(folder, plugins, extension, *options: str, builder: str = "text") -> Build:
    text = "".join(f"   :{each}\n" for each in options)
    return build(folder, f".. list-plugins::\n{text}\n   {GROUP}\n", extension=extension, site=plugins, builder=builder)


def test_a_simple_list(tmp_path, plugins, extension):
    made = listed(tmp_path, plugins, extension)
    assert (made.text, made.warnings) == ("* alpha --\n\n* beta -- A plugin.\n", [])


def test_a_detailed_list(tmp_path, plugins, extension):
    made = listed(tmp_path, plugins, extension, "detailed:", "titlecase:", "overline-style: +", "underline-style: +")
    warning = "Warning:\n\n  No documentation found for alpha in module_of_alpha_dist:Plugin\n"
    assert made.text == f"Alpha\n*****\n\n{warning}\n\nBeta\n****\n\nA plugin.\n\n* one\n\n* two\n"
    assert made.warnings == []


def test_a_detailed_list_as_it_is(tmp_path, plugins, extension):
    made = listed(tmp_path, plugins, extension, "detailed:")
    assert made.text.startswith("alpha\n*****\n")
    assert "\nbeta\n****\n" in made.text


def test_the_lines_without_styles(package):
    found = [package.Extension("a", EntryPoint("a", "m:n", "g"), dict, None)]
    manager = package.ExtensionManager.make_test_instance(found)
    lines = [line for line, _ in package.sphinxext._detailed_list(manager, under="")]
    assert lines[:2] == ["a", "\n"]


def test_a_plugin_that_fails_is_a_warning(tmp_path, add, plugins, extension):
    add("sick", "raise ValueError('bad day')\n")
    made = listed(tmp_path, plugins, extension)
    assert "beta" in made.text
    assert made.warnings == ["WARNING: Failed to load module_of_sick_dist: bad day"]


def test_each_of_two_with_one_name_has_its_own_text(tmp_path, add, plugins, extension):
    """17. with stevedore both have the last one's."""
    add("beta", DOCUMENTED.replace("A plugin", "Another"), dist="other")
    lines = sorted(each for each in listed(tmp_path, plugins, extension).text.splitlines() if "beta" in each)
    if extension.startswith("longshore"):
        assert lines == ["* beta -- A plugin.", "* beta -- Another."]
    else:
        assert len(set(lines)) == 1


def test_the_class_is_given_to_the_list(tmp_path, plugins, extension):
    """17. with stevedore it has no effect."""
    made = listed(tmp_path, plugins, extension, "class: mine", builder="html")
    assert ("mine" in made.text) == extension.startswith("longshore")
