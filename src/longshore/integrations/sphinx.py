"""The Sphinx extension ``longshore.integrations.sphinx``: published APIs and installed plugins, as they are installed.

The directive ``longshore-points`` shows the published APIs, ``longshore-plugins`` the plugins of one namespace.
Metadata and source texts are read, and nothing is imported, but with the option ``check``.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from longshore._compat import override
from longshore.model import Candidate
from longshore.model.extension import ConformanceReport
from longshore.model.verification import KINDS, ApiReference, Implementer, Kind, Place, PublishedPoint
from longshore.rendering.failures import failure
from longshore.rendering.report import type_name
from longshore.run_time import api_of, checked
from longshore.verification.apis import Unreadable, read_api
from longshore.verification.environment import Environment, own_environment
from longshore.verification.points import points_in
from longshore.verification.reading import Sources

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

LOG = logging.getLogger(__name__)
_OURS = "longshore_api"


def _kind(argument: str) -> Kind:
    return next(each for each in KINDS if each == directives.choice(argument, KINDS))


class PointsDirective(SphinxDirective):
    """Shows the published APIs of the environment: of the namespaces in the argument, of all without one."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], object]] | None] = {"class": directives.class_option}

    @override
    def run(self) -> list[nodes.Node]:
        """Make the list."""
        self.env.note_reread()  # what is installed may be another thing at the next build
        wanted = self.arguments[0].split() if self.arguments else []
        found = points_in(own_environment(), wanted)
        for each in [each for each in wanted if each not in {point.namespace for point in found}]:
            LOG.warning("no installed distribution publishes an API for %r", each, location=self.get_location())
        for point in [each for each in found if each.problem]:
            LOG.warning("the API of %r can't be read: %s", point.namespace, point.problem, location=self.get_location())
        items = [_item(point.namespace, point.reference.provider, _about(point)) for point in found]
        return _listed(items, self.options.get("class", []), "No API is published.")


class PluginsDirective(SphinxDirective):
    """Shows the installed plugins of a namespace; with the option ``check``, whether they keep its API."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Callable[[str], object]] | None] = {
        "api": directives.unchanged_required,
        "check": directives.flag,
        "class": directives.class_option,
        "kind": _kind,
    }

    @override
    def run(self) -> list[nodes.Node]:
        """Make the list."""
        self.env.note_reread()
        namespace: str = self.arguments[0]
        environment = own_environment()
        sources = Sources(environment)
        reference = self._reference(environment, namespace)
        if reference is None and "check" in self.options:
            raise self.error(f"no API is published for {namespace!r}: name it with the option :api: module:name")
        name = _api_name(sources, reference) if reference else ""
        items: list[nodes.Node] = []
        for each in environment.candidates(namespace):
            body: list[nodes.Node] = [*_paragraphs(_docstring(sources, each)), _target(each.value)]
            if reference is not None and "check" in self.options:
                body += self._checked(each, reference, name)
            items.append(_item(each.name, str(each.distribution), body))
        intro = [nodes.paragraph("", "The API: ", _link(name))] if name else []
        return [*intro, *_listed(items, self.options.get("class", []), f"No plugins of {namespace} are installed.")]

    def _reference(self, environment: Environment, namespace: str) -> ApiReference | None:
        kind: Kind = self.options.get("kind", "object")
        target: str | None = self.options.get("api")
        if target is not None:
            return ApiReference(namespace, target, "the document", kind, Place("", 0))
        found = environment.published().get(namespace)
        return ApiReference(namespace, found.target, found.provider, kind, found.place) if found else None

    def _checked(self, candidate: Candidate, reference: ApiReference, name: str) -> Iterator[nodes.Node]:
        """Import the plugin and compare it: what it does not keep is shown, and a warning of the build."""
        try:
            api = api_of(reference.target)
        except Exception as error:  # it is the host's code that is imported
            raise self.error(f"the API {reference.target!r} can't be loaded: {error}") from error
        found = checked(candidate, api, reference.kind or "object")
        if isinstance(found, ConformanceReport) and found.conforms:
            yield nodes.paragraph("", "Conforms to ", _link(name or type_name(api)), nodes.Text("."))
            return
        text = str(failure(candidate, found))
        LOG.warning("%s", text, location=self.get_location())
        yield nodes.literal_block(text, text, language="text")


def _item(term: str, provider: str, body: Iterable[nodes.Node]) -> nodes.Node:
    return nodes.definition_list_item(
        "",
        nodes.term("", "", nodes.literal("", term), nodes.Text(f" ({provider})")),
        nodes.definition("", *body),
    )


def _listed(items: Sequence[nodes.Node], classes: Sequence[str], nothing: str) -> list[nodes.Node]:
    if not items:
        return [nodes.paragraph("", nothing)]
    return [nodes.definition_list("", *items, classes=[*classes])]


def _about(point: PublishedPoint) -> Iterator[nodes.Node]:
    if point.problem:
        yield nodes.paragraph("", f"The API can't be read: {point.problem}")
        return
    yield nodes.paragraph("", "", _link(point.api))
    yield from _paragraphs(point.docstring)
    yield nodes.literal_block(point.signature, point.signature, language="python")
    if point.implementers:
        yield nodes.bullet_list("", *map(_implementer, point.implementers))


def _implementer(plugin: Implementer) -> nodes.Node:
    body = [nodes.literal("", plugin.name), nodes.Text(f" ({plugin.provider}): "), nodes.literal("", plugin.value)]
    return nodes.list_item("", nodes.paragraph("", "", *body))


def _target(value: str) -> nodes.Node:
    return nodes.paragraph("", "", nodes.literal("", value))


def _paragraphs(docstring: str) -> Iterator[nodes.Node]:
    """A docstring as plain text; whatever markup it has is its author's affair."""
    for each in docstring.split("\n\n"):
        if each.strip():
            yield nodes.paragraph("", " ".join(each.split()))


def _link(name: str) -> nodes.Node:
    """A reference to a class, which is one where the class has a place in the documentation."""
    text = nodes.literal("", name, classes=["xref", "py", "py-class"])
    if not all(part.isidentifier() for part in name.split(".")):
        return text
    options = {"refdomain": "py", "reftype": "class", "reftarget": name, "refexplicit": True, _OURS: True}
    return addnodes.pending_xref("", text, **options)


def _api_name(sources: Sources, reference: ApiReference) -> str:
    found = read_api(sources, reference)
    return "" if isinstance(found, Unreadable) else found.type.text


def _docstring(sources: Sources, candidate: Candidate) -> str:
    """The first paragraph of what stands in the plugin's source."""
    found = sources.definition(candidate.module_name, candidate.attr)
    if found is None or not isinstance(found.node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        return ""
    return (ast.get_docstring(found.node) or "").partition("\n\n")[0]


def _unresolved(
    app: Sphinx,  # noqa: ARG001  Sphinx' signature
    env: BuildEnvironment,  # noqa: ARG001
    node: addnodes.pending_xref,
    contnode: nodes.TextElement,
) -> nodes.TextElement | None:
    """Leave the name as text where the API has no place in the documentation."""
    return contnode if _OURS in node else None


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directives.

    Args:
        app: the application that loads the extension.
    """
    app.add_directive("longshore-points", PointsDirective)
    app.add_directive("longshore-plugins", PluginsDirective)
    app.connect("missing-reference", _unresolved)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
