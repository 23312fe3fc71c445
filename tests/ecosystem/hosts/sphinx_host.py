"""Sphinx: extensions, which are modules, and builders."""

from collections.abc import Callable
from typing import Any, Protocol, TypeAlias

from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util.typing import ExtensionMetadata

from tests.ecosystem.cases import Case, names

PACKAGE = "Sphinx"

BuilderClass: TypeAlias = type[Builder]
MakesBuilder: TypeAlias = Callable[[Sphinx, BuildEnvironment], Builder]
DomainClass: TypeAlias = type[Domain]
DirectiveClass: TypeAlias = type[Directive]
TransformClass: TypeAlias = type[SphinxTransform]


class ExtensionModule(Protocol):
    """A module that is an extension."""

    def setup(self, app: Sphinx) -> Any: ...


class TypedExtensionModule(Protocol):
    """A module that says what it returns."""

    def setup(self, app: Sphinx) -> ExtensionMetadata: ...


class Builds(Protocol):
    """What a build server asks of a builder."""

    name: str
    format: str

    def get_outdated_docs(self) -> Any: ...

    def get_target_uri(self, docname: str, typ: str | None = None) -> str: ...

    def build_all(self) -> None: ...

    def prepare_writing(self, docnames: set[str]) -> None: ...

    def finish(self) -> None: ...


class Directs(Protocol):
    """A directive, as docutils runs it."""

    def run(self) -> Any: ...


class ThemeModule(Protocol):
    """Wrong: extensions are not given a theme."""

    def setup(self, app: Sphinx, theme: str) -> Any: ...


BuildsClass: TypeAlias = type[Builds]
DirectsClass: TypeAlias = type[Directs]

EXTENSIONS = (
    "sphinx.ext.apidoc sphinx.ext.autodoc sphinx.ext.autosectionlabel sphinx.ext.autosummary sphinx.ext.coverage "
    "sphinx.ext.doctest sphinx.ext.duration sphinx.ext.extlinks sphinx.ext.githubpages sphinx.ext.graphviz "
    "sphinx.ext.ifconfig sphinx.ext.imgconverter sphinx.ext.imgmath sphinx.ext.inheritance_diagram "
    "sphinx.ext.intersphinx sphinx.ext.linkcode sphinx.ext.mathjax sphinx.ext.napoleon sphinx.ext.todo "
    "sphinx.ext.viewcode sphinx.builders.html sphinx.builders.gettext sphinx.builders.linkcheck sphinx.domains.c "
    "sphinx.domains.cpp sphinx.domains.javascript sphinx.domains.python sphinx.domains.rst sphinx.domains.std "
    "furo myst_parser sphinx_design"
).split()
MODULES = {each: each for each in EXTENSIONS}
UNTYPED = {each: "return-type" for each in ("furo", "sphinx.ext.duration", "sphinx_design")}
BUILDERS = {
    name: f"sphinx.{target}"
    for name, target in {
        "changes": "builders.changes:ChangesBuilder",
        "coverage": "ext.coverage:CoverageBuilder",
        "dirhtml": "builders.dirhtml:DirectoryHTMLBuilder",
        "doctest": "ext.doctest:DocTestBuilder",
        "dummy": "builders.dummy:DummyBuilder",
        "epub": "builders.epub3:Epub3Builder",
        "gettext": "builders.gettext:MessageCatalogBuilder",
        "html": "builders.html:StandaloneHTMLBuilder",
        "latex": "builders.latex:LaTeXBuilder",
        "linkcheck": "builders.linkcheck:CheckExternalLinksBuilder",
        "man": "builders.manpage:ManualPageBuilder",
        "pseudoxml": "builders.xml:PseudoXMLBuilder",
        "singlehtml": "builders.singlehtml:SingleFileHTMLBuilder",
        "texinfo": "builders.texinfo:TexinfoBuilder",
        "text": "builders.text:TextBuilder",
        "xml": "builders.xml:XMLBuilder",
    }.items()
}
DOMAINS = {
    name: f"sphinx.domains.{target}"
    for name, target in {
        "c": "c:CDomain",
        "changeset": "changeset:ChangeSetDomain",
        "citation": "citation:CitationDomain",
        "cpp": "cpp:CPPDomain",
        "index": "index:IndexDomain",
        "js": "javascript:JavaScriptDomain",
        "math": "math:MathDomain",
        "py": "python:PythonDomain",
        "rst": "rst:ReSTDomain",
        "std": "std:StandardDomain",
    }.items()
}
DIRECTIVES = names("sphinx.directives.code", "CodeBlock Highlight LiteralInclude") | {
    "autosummary": "sphinx.ext.autosummary:Autosummary",
    "card": "sphinx_design.cards:CardDirective",
    "figure": "docutils.parsers.rst.directives.images:Figure",
    "graph": "sphinx.ext.graphviz:GraphvizSimple",
    "grid": "sphinx_design.grids:GridDirective",
    "table": "docutils.parsers.rst.directives.tables:CSVTable",
    "todo": "sphinx.ext.todo:Todo",
    "toctree": "sphinx.directives.other:TocTree",
}
TRANSFORMS = names(
    "sphinx.transforms", "DefaultSubstitutions MoveModuleTargets SortIds FilterSystemMessages SphinxSmartQuotes"
)

CASES = (
    Case("ExtensionModule", "extensions", MODULES),
    Case("TypedExtensionModule", "extensions", MODULES, refused=UNTYPED),
    Case("BuilderClass", "builders", BUILDERS),
    Case("BuildsClass", "builders", BUILDERS),
    Case("MakesBuilder", "builders", BUILDERS),
    Case("DomainClass", "domains", DOMAINS),
    Case("DirectiveClass", "directives", DIRECTIVES),
    Case("DirectsClass", "directives", DIRECTIVES),
    Case("TransformClass", "transforms", TRANSFORMS),
    Case("ThemeModule", "extensions", MODULES, wrong="too-few-parameters"),
)
