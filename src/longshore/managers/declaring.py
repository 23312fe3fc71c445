"""What a manager's type arguments ask of what its plugins declare about themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard, TypeVar

from longshore.loading import Wanted
from longshore.managers import ApiBearer, LaterName
from longshore.pipeline import Settings
from longshore.pipeline.declared import wanted_of

if TYPE_CHECKING:
    from typing_extensions import TypeForm

Meta = TypeVar("Meta")


def wanted_by(manager: ApiBearer[object, Meta], namespace: str, settings: Settings) -> Wanted[Meta]:
    """What ``Manager[API, Meta](namespace)`` asks for.

    Raises:
        TypeError: literals can't have the type of metadata.
    """
    meta: object = manager._meta
    return wanted_of(meta, namespace, settings) if _is_type(meta, manager) else Wanted()


def _is_type(meta: object, _: ApiBearer[object, Meta]) -> TypeGuard[TypeForm[Meta]]:
    return not isinstance(meta, LaterName)
