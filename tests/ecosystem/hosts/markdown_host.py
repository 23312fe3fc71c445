"""Markdown: its own extensions, and those of pymdown-extensions."""

from collections.abc import Callable
from typing import Any, Protocol, TypeAlias

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from tests.ecosystem.cases import Case

PACKAGE = "Markdown"

ExtensionClass: TypeAlias = type[Extension]
MakesExtension: TypeAlias = Callable[..., Extension]
TreeprocessorClass: TypeAlias = type[Treeprocessor]
MakesPreprocessor: TypeAlias = Callable[[Markdown], Preprocessor]


class Extends(Protocol):
    """An extension, without its base class."""

    def extendMarkdown(self, md: Markdown) -> None: ...

    def getConfig(self, key: str, default: Any = "") -> Any: ...

    def getConfigs(self) -> dict[str, Any]: ...

    def setConfig(self, key: str, value: Any) -> None: ...


class ExtendsFactory(Protocol):
    """A class or function that makes extensions, as it is called."""

    def __call__(self, **kwargs: Any) -> Extends: ...


class Configured(Protocol):
    """The settings of an extension."""

    config: Any


class ExtendsInOrder(Protocol):
    """Wrong: extensions are not told their place."""

    def extendMarkdown(self, md: Markdown, position: int) -> None: ...


ExtendsClass: TypeAlias = type[Extends]
ConfiguredClass: TypeAlias = type[Configured]
ExtendsInOrderClass: TypeAlias = type[ExtendsInOrder]

MODULES = (
    "arithmatex b64 betterem bracketspan caret critic details emoji escapeall extra fancylists highlight inlinehilite "
    "keys magiclink mark pathconverter progressbar quotes saneheaders smartsymbols snippets striphtml superfences "
    "tabbed tasklist tilde blocks.admonition blocks.caption blocks.definition blocks.details blocks.html blocks.tab"
).split()
FACTORIES = {each: f"pymdownx.{each}:makeExtension" for each in MODULES}
CLASSES = {
    "arithmatex": "pymdownx.arithmatex:ArithmatexExtension",
    "betterem": "pymdownx.betterem:BetterEmExtension",
    "blocks.html": "pymdownx.blocks.html:HTMLExtension",
    "blocks.tab": "pymdownx.blocks.tab:TabExtension",
    "critic": "pymdownx.critic:CriticExtension",
    "emoji": "pymdownx.emoji:EmojiExtension",
    "extra": "pymdownx.extra:ExtraExtension",
    "fancylists": "pymdownx.fancylists:FancyListExtension",
    "highlight": "pymdownx.highlight:HighlightExtension",
    "keys": "pymdownx.keys:KeysExtension",
    "magiclink": "pymdownx.magiclink:MagiclinkExtension",
    "mark": "pymdownx.mark:MarkExtension",
    "snippets": "pymdownx.snippets:SnippetExtension",
    "superfences": "pymdownx.superfences:SuperFencesCodeExtension",
    "tabbed": "pymdownx.tabbed:TabbedExtension",
    "tasklist": "pymdownx.tasklist:TasklistExtension",
}
TREEPROCESSORS = {
    "attr_list": "markdown.extensions.attr_list:AttrListTreeprocessor",
    "codehilite": "markdown.extensions.codehilite:HiliteTreeprocessor",
    "footnotes": "markdown.extensions.footnotes:FootnotePostTreeprocessor",
    "inline": "markdown.treeprocessors:InlineProcessor",
    "prettify": "markdown.treeprocessors:PrettifyTreeprocessor",
    "tasklist": "pymdownx.tasklist:TasklistTreeprocessor",
    "toc": "markdown.extensions.toc:TocTreeprocessor",
    "unescape": "markdown.treeprocessors:UnescapeTreeprocessor",
}
PREPROCESSORS = {
    "html": "markdown.preprocessors:HtmlBlockPreprocessor",
    "whitespace": "markdown.preprocessors:NormalizeWhitespace",
    "meta": "markdown.extensions.meta:MetaPreprocessor",
}

CASES = (
    Case("ExtensionClass", "markdown.extensions"),
    Case("ExtendsClass", "markdown.extensions"),
    Case("ExtendsFactory", "markdown.extensions"),
    Case("ConfiguredClass", "markdown.extensions"),
    Case("MakesExtension", "markdown.extensions"),
    Case("Extension", "markdown.extensions", called=True),
    Case("Extends", "markdown.extensions", called=True),
    Case("ExtensionClass", "pymdownx classes", CLASSES),
    Case("ExtendsClass", "pymdownx classes", CLASSES),
    Case("MakesExtension", "pymdownx classes", CLASSES),
    Case("MakesExtension", "pymdownx factories", FACTORIES),
    Case("ExtendsFactory", "pymdownx factories", FACTORIES),
    Case("TreeprocessorClass", "tree processors", TREEPROCESSORS),
    Case("MakesPreprocessor", "preprocessors", PREPROCESSORS),
    Case("ExtendsInOrderClass", "markdown.extensions", wrong="too-few-parameters"),
)
