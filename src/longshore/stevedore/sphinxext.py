"""The Sphinx extension ``longshore.stevedore.sphinxext``: stevedore's directive ``list-plugins``, with its options."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers import rst
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx.util import logging
from sphinx.util.nodes import nested_parse_with_titles

from longshore._compat import override
from longshore.stevedore.extension import Extension, ExtensionManager

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.metadata import EntryPoint

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


LOG = logging.getLogger("stevedore.sphinxext")


def _get_docstring(plugin: object) -> str:
    return inspect.getdoc(plugin) or ""


def _in_order(mgr: ExtensionManager[object]) -> Iterable[Extension[object]]:
    return sorted(mgr, key=lambda each: each.name)


def _simple_list(mgr: ExtensionManager[object]) -> Iterator[tuple[str, str]]:
    for ext in _in_order(mgr):
        doc = _get_docstring(ext.plugin) or "\n"
        yield f"* {ext.name} -- {doc.splitlines()[0].strip()}", ext.module_name


def _detailed_list(
    mgr: ExtensionManager[object], over: str = "", under: str = "-", titlecase: bool = False
) -> Iterator[tuple[str, str]]:
    for ext in _in_order(mgr):
        title = ext.name.title() if titlecase else ext.name
        lines = [over * len(title)] if over else []
        lines += [title, under * len(title)] if under else [title]
        nothing = f".. warning:: No documentation found for {ext.name} in {ext.entry_point_target}"
        for line in [*lines, "\n", _get_docstring(ext.plugin) or nothing, "\n"]:
            yield line, ext.module_name


class ListPluginsDirective(rst.Directive):
    """Lists the plugins of a namespace, which are imported for their docstrings."""

    option_spec: ClassVar[dict[str, Callable[[str], object]] | None] = {
        "class": directives.class_option,
        "detailed": directives.flag,
        "titlecase": directives.flag,
        "overline-style": directives.single_char_or_unicode,
        "underline-style": directives.single_char_or_unicode,
    }
    has_content = True

    @override
    def run(self) -> Sequence[nodes.Node]:
        """Write the list as reStructuredText, and have it parsed here."""
        namespace = " ".join(self.content).strip()
        LOG.info("documenting plugins from %r", namespace)
        manager: ExtensionManager[object] = ExtensionManager(namespace, on_load_failure_callback=_report_load_failure)
        if "detailed" in self.options:
            data = _detailed_list(
                manager,
                over=self.options.get("overline-style", ""),
                under=self.options.get("underline-style", "="),
                titlecase="titlecase" in self.options,
            )
        else:
            data = _simple_list(manager)
        text = StringList()
        for lines, source in data:
            for line in lines.splitlines():
                text.append(line, source)
        section = nodes.section()
        section.document = self.state.document
        nested_parse_with_titles(self.state, text, section)
        for each in [each for each in section.children if isinstance(each, nodes.Element)]:
            each["classes"] += self.options.get("class", [])
        return section.children


def _report_load_failure(manager: ExtensionManager[object], ep: EntryPoint, err: BaseException) -> None:  # noqa: ARG001
    LOG.warning("Failed to load %s: %s", ep.module, err)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive.

    Args:
        app: the application that loads the extension.
    """
    LOG.info("loading longshore.stevedore.sphinxext")
    app.add_directive("list-plugins", ListPluginsDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
