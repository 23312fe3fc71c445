"""The Sphinx extension, with documents that are built."""

from __future__ import annotations

import functools

import pytest

from tests.integrations.sphinx_support import build as build_with

HOST = '''
from typing import Protocol
from longshore import ExtensionPoint

class Formatter(Protocol):
    """Makes lines of text.

    One for each
    value.
    """

    def format(self, data: dict[str, str]) -> list[str]: ...

formatters = ExtensionPoint("textapp.formatters", Formatter)
'''
PLUGINS = '''
class _Simple:
    def format(self, data: dict[str, str]) -> list[str]:
        return []

class _Sloppy:
    def format(self, data: bytes) -> list[str]:
        return []

simple, sloppy = _Simple(), _Sloppy()

class Documented:
    """A class of formatters,
    with a docstring.

    And more of it.
    """

    def format(self, data: dict[str, str]) -> list[str]:
        return []
'''
build = functools.partial(build_with, extension="longshore.integrations.sphinx")


@pytest.fixture
def textapp(site):
    """A host with a published API, and its plugins: one keeps it, one does not, one can't be imported."""
    site.install(
        "textapp",
        "[longshore.points]\ntextapp.formatters = textapp_api:formatters\ntextapp.gone = textapp_api:gone\n",
        modules={"textapp_api": HOST},
    )
    names = "simple = textapp_plugins:simple\nsloppy = textapp_plugins:sloppy\n"
    names += "classes = textapp_plugins:Documented\nsick = textapp_sick:thing\n"
    modules = {"textapp_plugins": PLUGINS, "textapp_sick": "raise SystemExit('sick')\n"}
    site.install("acme", f"[textapp.formatters]\n{names}", version="2.1", modules=modules)
    return site.path


def test_the_points_are_shown_and_nothing_is_imported(textapp, tmp_path):
    made = build(tmp_path, ".. longshore-points:: textapp.formatters\n", site=textapp)
    assert made.warnings == []
    for part in (
        '"textapp.formatters" (textapp 1.0)',
        "textapp_api.Formatter",
        "Makes lines of text.",
        "One for each value.",
        "class Formatter(Protocol):\n          def format(self, data: dict[str, str]) -> list[str]: ...",
        '* "simple" (acme 2.1): "textapp_plugins:simple"',
        '* "sick" (acme 2.1): "textapp_sick:thing"',
    ):
        assert part in made.text


def test_an_api_that_is_no_class_has_no_link(site, tmp_path):
    text = "from collections.abc import Callable\nfrom longshore import ExtensionPoint\n"
    text += 'calls = ExtensionPoint("textapp.calls", Callable[[int], str])\n'
    site.install("textapp", "[longshore.points]\ntextapp.calls = textapp_api:calls\n", modules={"textapp_api": text})
    made = build(tmp_path, ".. longshore-points::\n", site=site.path, builder="html")
    assert made.warnings == []
    assert "collections.abc.Callable[[int], str]" in made.text.replace("</span>", "").replace('<span class="pre">', "")


def test_all_points_are_shown_and_what_can_not_be_read_is_told(textapp, tmp_path):
    made = build(tmp_path, ".. longshore-points::\n   :class: mine\n", site=textapp, builder="html")
    assert "textapp.formatters" in made.text
    assert "textapp.gone" in made.text
    assert "The API can’t be read" in made.text
    assert 'class="mine' in made.text
    [warning] = made.warnings
    assert "index.rst:1: WARNING: the API of 'textapp.gone' can't be read: " in warning


def test_a_point_that_is_not_there_is_told(textapp, tmp_path):
    made = build(tmp_path, ".. longshore-points:: textapp.none\n", site=textapp)
    assert made.text == "No API is published.\n"
    assert ["no installed distribution publishes an API for 'textapp.none'" in each for each in made.warnings] == [True]


def test_a_link_leads_to_the_api_where_it_is_documented(textapp, tmp_path):
    page = ".. longshore-points:: textapp.formatters\n\n.. longshore-plugins:: textapp.formatters\n\n"
    made = build(tmp_path, page + ".. py:class:: textapp_api.Formatter\n", site=textapp, builder="html")
    assert made.warnings == []
    assert made.text.count('href="#textapp_api.Formatter" title="textapp_api.Formatter"') == 2


def test_the_plugins_of_a_namespace_are_shown(textapp, tmp_path):
    made = build(tmp_path, ".. longshore-plugins:: textapp.formatters\n", site=textapp)
    assert made.warnings == []
    assert made.text.startswith('The API: "textapp_api.Formatter"\n')
    assert (
        '"classes" (acme 2.1)\n   A class of formatters, with a docstring.\n\n   "textapp_plugins:Documented"'
        in made.text
    )
    assert "onforms" not in made.text


def test_a_namespace_without_plugins_and_without_an_api(textapp, tmp_path):
    made = build(tmp_path, ".. longshore-plugins:: textapp.none\n", site=textapp)
    assert (made.text, made.warnings) == ("No plugins of textapp.none are installed.\n", [])


def test_an_api_that_can_not_be_read_has_no_link(textapp, tmp_path):
    page = ".. longshore-plugins:: textapp.formatters\n   :api: textapp_api:gone\n"
    made = build(tmp_path, page, site=textapp)
    assert "The API:" not in made.text
    assert '"simple" (acme 2.1)' in made.text


def test_the_check_imports_and_shows_who_keeps_the_api(textapp, tmp_path):
    made = build(tmp_path, ".. longshore-plugins:: textapp.formatters\n   :check:\n", site=textapp)
    assert '"simple" (acme 2.1)\n   "textapp_plugins:simple"\n\n   Conforms to "textapp_api.Formatter".' in made.text
    for name, part in (("sloppy", "does not conform to Formatter"), ("sick", "its import raised SystemExit: sick")):
        assert part in made.text.partition(f'"{name}" (acme 2.1)')[2]
        assert any(f"index.rst:1: WARNING: textapp.formatters: '{name}'" in each for each in made.warnings)


def test_the_check_may_ask_for_classes_and_another_api(textapp, tmp_path):
    page = ".. longshore-plugins:: textapp.formatters\n   :check:\n   :kind: class\n   :api: textapp_api:Formatter\n"
    made = build(tmp_path, page, site=textapp)
    assert 'Conforms to "textapp_api.Formatter".' in made.text.partition('"classes" (acme 2.1)')[2]
    assert any("'simple'" in each for each in made.warnings)


@pytest.mark.parametrize(
    "options, text",
    [
        ("", "no API is published for 'textapp.none': name it with the option :api: module:name"),
        (":api: textapp_api:gone", "The API 'textapp_api:gone' can't be loaded"),
        (":kind: thing", "invalid option value: (option: \"kind\"; value: 'thing')"),
    ],
)
def test_a_check_without_an_api_is_an_error(textapp, tmp_path, options, text):
    namespace = "textapp.none" if not options else "textapp.formatters"
    made = build(tmp_path, f".. longshore-plugins:: {namespace}\n   :check:\n   {options}\n", site=textapp)
    assert any(text.lower() in each.lower() for each in made.warnings)
