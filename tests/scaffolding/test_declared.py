"""What a point asks its plugins to declare, as ``longshore new plugin`` writes it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from longshore.cli import main
from tests.support import Site
from tests.verification.support import host

HEAD = """
from dataclasses import KW_ONLY, InitVar, dataclass, field
from typing import ClassVar, Final, Literal, NamedTuple, Protocol, TypedDict
import nowhere
from longshore import ExtensionPoint
class Greeter(Protocol):
    def greet(self, name: str) -> str: ...
"""


@pytest.fixture
def declared(tmp_path, monkeypatch, site: Site):
    """Makes the text of a plugin's declaration, after its docstring, for a host with such a point."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)

    def made(source: str, point: str) -> str:
        text = f'{HEAD}{source}\ngreeters = ExtensionPoint("textapp.greeters", Greeter, {point})\n'
        host(site.path, {"textapp.greeters": "textapp:greeters"}, {"textapp/__init__.py": text, "textapp/py.typed": ""})
        assert main(["new", "plugin", "textapp.greeters", "acme-polite"]) == 0
        file = Path("acme-polite/src/acme_polite/declared.py")
        return file.read_text().partition("annotations\n\n")[2] if file.exists() else ""

    return made


def test_metadata_and_versions(declared):
    """Its entry point, its file, and what is said of it."""
    source = "class Meta(TypedDict):\n    languages: list[str]\n    priority: int\n"
    assert declared(source, 'meta=Meta, versions=("1.4", "2.1")') == (
        "from longshore import Declaration\nfrom textapp import Meta\n\n"
        "polite: Declaration[Meta] = {\n"
        '    "meta": {"languages": ["polite"], "priority": 0},\n'
        '    "versions": ">=2.1,<3",\n'
        "}\n"
    )
    entry_points = tomllib.loads(Path("acme-polite/pyproject.toml").read_text())["project"]["entry-points"]
    assert entry_points == {
        "textapp.greeters": {"polite": "acme_polite:polite"},
        "longshore.declarations.textapp.greeters": {"polite": "acme_polite.declared:polite"},
    }
    assert "declare is in `src/acme_polite/declared.py`" in Path("acme-polite/README.md").read_text()


def test_a_point_that_asks_for_nothing(declared):
    """There is no such file, and nothing is said of it; nor where all may be left out and no annotation is possible."""
    assert declared("class Meta(Protocol):\n    size: int = 3\n", "meta=Meta") == ""
    assert "declare" not in Path("acme-polite/README.md").read_text()
    assert "declarations" not in Path("acme-polite/pyproject.toml").read_text()


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("class Meta(TypedDict):\n    again: 'Meta'", '"again": {"again": {'),
        ("class Meta(TypedDict):\n    unknown: nothing", '{"unknown": "polite"}'),
        ("class Meta(nowhere.Base, TypedDict):\n    size: int", '{"size": 0}'),
        ("class Base(TypedDict):\n    size: int\nclass Meta(Base):\n    size: str", '{"size": "polite"}'),
        ("class Base(TypedDict):\n    size: int\nMeta = Base", '{"size": 0}'),
        ("@dataclass\nclass Meta:\n    a: int\n    _: KW_ONLY\n    b: InitVar[int]", "Meta(a=0, b=0)"),
        ("@dataclass\nclass Meta:\n    '''A docstring.'''\n    a: ClassVar[int]\n    b: int = 3", "Meta()"),
        ("class Base(NamedTuple):\n    a: int\nclass Meta(Base):\n    pass", "Meta(a=0)"),
        ("class Meta(Protocol):\n    a: Final[int]\n    def method(self) -> int: ...", '{"a": 0}'),
        ("class Meta(TypedDict):\n    a: dict[str, dict[str, dict[str, int]]]", '{"polite": {"polite": {}}}'),
    ],
)
def test_values(declared, source, value):
    """A value for each field without a default, of its type as far as that is known."""
    assert value in declared(source, "meta=Meta")


@pytest.mark.parametrize(
    ("versions", "written_for"),
    [('"0.3"', ">=0.3,<1"), ('("1.0+local",)', ">=1.0,<2"), ('["1!2.1b1"]', ">=1!2.1b1,<1!3")],
)
def test_versions(declared, versions, written_for):
    """The newest one, until the next major one."""
    assert declared("", f"versions={versions}") == (
        f'from longshore import Declaration\n\npolite: Declaration[None] = {{\n    "versions": "{written_for}",\n}}\n'
    )
