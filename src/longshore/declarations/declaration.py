"""The type of what a plugin declares, for its author's type checker."""

from __future__ import annotations

from typing import Generic, Literal, TypedDict, TypeVar

Meta = TypeVar("Meta")


class Declaration(TypedDict, Generic[Meta], total=False):
    """What a plugin declares about itself, as a literal: ``csv: Declaration[ReaderMeta] = {...}``.

    Attributes:
        meta: what the host wants to know of its plugins, in the type that it asks for.
        versions: the versions of the host's API that the plugin is written for, a PEP 440 specifier such as
            ``">=1.2,<3"``.
        before: names of plugins that come after it.
        after: names of plugins that come before it.
        position: it comes first, or last, of those that nothing else puts in order.
    """

    meta: Meta
    versions: str
    before: list[str] | tuple[str, ...]
    after: list[str] | tuple[str, ...]
    position: Literal["first", "last"]
