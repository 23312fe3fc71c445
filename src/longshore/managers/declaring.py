"""What a manager's type arguments ask of what its plugins declare about themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard, TypeVar

from longshore.loading import Wanted
from longshore.managers import ApiBearer, ExtensionPoint, LaterName
from longshore.pipeline import Settings
from longshore.pipeline.declared import wanted_of

if TYPE_CHECKING:
    from typing_extensions import TypeForm

Meta = TypeVar("Meta")


def wanted_by(
    manager: ApiBearer[object, Meta], namespace: ExtensionPoint[object, Meta] | str, settings: Settings
) -> Wanted[Meta]:
    """What ``Manager[API, Meta](namespace)`` asks for.

    Raises:
        TypeError: literals can't have the type of metadata, or the point asks for another.
    """
    meta: object = manager._meta
    if isinstance(namespace, ExtensionPoint):
        if meta != namespace.meta:
            from longshore.rendering.usage import different_metadata  # late: to explain

            raise different_metadata(type(manager).__name__, meta, namespace.meta)
        return namespace.wanted(settings) or Wanted()
    return wanted_of(meta, namespace, settings) if _is_type(meta, manager) else Wanted()


def _is_type(meta: object, _: ApiBearer[object, Meta]) -> TypeGuard[TypeForm[Meta]]:
    return not isinstance(meta, LaterName)
