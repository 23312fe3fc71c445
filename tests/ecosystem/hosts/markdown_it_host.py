"""markdown-it-py: plugins, which are functions, and renderers by its own Protocol."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token

from tests.ecosystem.cases import Case

PACKAGE = "markdown-it-py"

Plugin: TypeAlias = Callable[[MarkdownIt], None]
RendererClass: TypeAlias = type[RendererProtocol]


class Installs(Protocol):
    """A plugin, as ``MarkdownIt.use`` calls it."""

    def __call__(self, md: MarkdownIt) -> None: ...


class InlineRule(Protocol):
    """A rule for a renderer."""

    def __call__(self, tokens: Sequence[Token], idx: int) -> str: ...


class InstallsText(Protocol):
    """Wrong: a plugin is not given text."""

    def __call__(self, md: str) -> None: ...


PLUGINS = {
    "admon": "mdit_py_plugins.admon:admon_plugin",
    "amsmath": "mdit_py_plugins.amsmath:amsmath_plugin",
    "anchors": "mdit_py_plugins.anchors:anchors_plugin",
    "attrs": "mdit_py_plugins.attrs:attrs_plugin",
    "blocks": "mdit_py_plugins.myst_blocks:myst_block_plugin",
    "colons": "mdit_py_plugins.colon_fence:colon_fence_plugin",
    "deflist": "mdit_py_plugins.deflist:deflist_plugin",
    "dollars": "mdit_py_plugins.dollarmath:dollarmath_plugin",
    "fields": "mdit_py_plugins.field_list:fieldlist_plugin",
    "footnote": "mdit_py_plugins.footnote:footnote_plugin",
    "front matter": "mdit_py_plugins.front_matter:front_matter_plugin",
    "roles": "mdit_py_plugins.myst_role:myst_role_plugin",
    "sections": "mdit_py_plugins.section_ref:section_ref_plugin",
    "subscript": "mdit_py_plugins.subscript:sub_plugin",
    "substitution": "mdit_py_plugins.substitution:substitution_plugin",
    "superscript": "mdit_py_plugins.superscript:superscript_plugin",
    "tasks": "mdit_py_plugins.tasklists:tasklists_plugin",
    "tex": "mdit_py_plugins.texmath:texmath_plugin",
    "words": "mdit_py_plugins.wordcount:wordcount_plugin",
}
RENDERERS = {
    "docutils": "myst_parser.mdit_to_docutils.base:DocutilsRenderer",
    "html": "markdown_it.renderer:RendererHTML",
    "sphinx": "myst_parser.mdit_to_docutils.sphinx_:SphinxRenderer",
}

CASES = (
    Case("Plugin", "plugins", PLUGINS),
    Case("Installs", "plugins", PLUGINS),
    Case("RendererClass", "renderers", RENDERERS),
    Case("InstallsText", "plugins", PLUGINS, wrong="parameter-type"),
)
