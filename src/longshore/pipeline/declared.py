"""What the host asks of what plugins declare about themselves, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from longshore._compat import override
from longshore.declarations import Declarations
from longshore.discovery import installed
from longshore.exceptions import LongshoreError
from longshore.loading import Wanted
from longshore.model import Candidate, LoadFault
from longshore.model.extension import Meta_co
from longshore.pipeline import Settings

if TYPE_CHECKING:
    from typing import TypeGuard

    from typing_extensions import TypeForm

Meta = TypeVar("Meta")


class WantedOf(Wanted[Meta_co]):
    """Metadata of a type, and one of some versions of the API; or only the order that plugins declare.

    Args:
        meta: the type of metadata, ``None`` for none.
        versions: the versions of the API that the host offers.
        declarations: what the candidates declare.
    """

    __slots__ = ("meta", "declarations")

    def __init__(self, meta: TypeForm[Meta_co] | None, declarations: Declarations) -> None:
        self.meta = meta
        self.declarations = declarations

    @override
    def fault(self, candidate: Candidate) -> LoadFault | None:
        """Why a candidate is not loaded, by what it declares."""
        try:
            self.declarations.of(candidate)
        except LongshoreError as error:
            from longshore.model.failure import WrongApiVersion  # late: something is wrong

            return LoadFault("version" if isinstance(error, WrongApiVersion) else "declaration", error)
        return None

    @override
    def said(self, candidate: Candidate) -> tuple[Meta_co, str] | None:
        """The metadata that a candidate declares, and the version of the API that it is for."""
        declared = self.declarations.of(candidate)
        return (declared.meta, declared.api_version) if is_meta(declared.meta, self) else None


def wanted_of(
    meta: TypeForm[Meta] | None, namespace: str, settings: Settings, versions: Sequence[str] = ()
) -> WantedOf[Meta]:
    """What a host asks of what the plugins of a namespace declare.

    Args:
        meta: the type of metadata, ``None`` for none.
        namespace: whose plugins.
        settings: where they come from.
        versions: the versions of the API that the host offers.

    Raises:
        TypeError: literals can't have the type of metadata.
        ValueError: a version is none.
    """
    return WantedOf(meta, Declarations(namespace, settings.get("source", installed), meta, versions))


def is_meta(value: object, wanted: WantedOf[Meta]) -> TypeGuard[Meta]:  # noqa: ARG001  a TypeGuard narrows its first argument
    """Whether this is metadata of the type that is asked for, which reading it has decided."""
    return True
