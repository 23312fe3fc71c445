"""What calling a plugin gives, by the API of the plugin."""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType, NoneType
from typing import TYPE_CHECKING, ParamSpec, TypeGuard, TypeVar, get_args, get_origin

from longshore._compat import own_annotations
from longshore.conformance import mro_of
from longshore.conformance.forms.annotations import MISSING, resolve
from longshore.conformance.forms.generics import Bases, put
from longshore.conformance.forms.names import Unknown
from longshore.conformance.forms.static import dict_of_class, first
from longshore.managers import ExtensionPoint

if TYPE_CHECKING:
    from typing_extensions import TypeForm

Meta = TypeVar("Meta")
P = ParamSpec("P")
R = TypeVar("R")


def result_of(point: ExtensionPoint[Callable[P, R], Meta]) -> TypeForm[R]:
    """The API of what a point's plugins return when they are called.

    Raises:
        TypeError: the plugins are not declared as something that is called.
    """
    result = _returned(point.namespace, point.api)
    assert _is_result(result, point)
    return result


def _is_result(result: object, _: ExtensionPoint[Callable[P, R], Meta]) -> TypeGuard[TypeForm[R]]:
    return result is not None


def _returned(namespace: str, api: object) -> object:
    """It is ``object`` where the API does not say, or says it by a name that exists for type checkers only."""
    if get_origin(api) is type:
        return get_args(api)[0]
    if get_origin(api) is Callable:
        result: object = get_args(api)[1]
        return NoneType if result is None else result
    cls: object = get_origin(api) or api
    call, owner = first(mro_of(cls), "__call__") if isinstance(cls, type) else (None, object)
    if not isinstance(call, FunctionType):
        from longshore.rendering.usage import not_factories  # late: to explain

        raise not_factories(namespace, api)
    annotation = own_annotations(call).get("return", MISSING)
    result = put(resolve(annotation, call.__globals__, dict_of_class(owner)), Bases(api).of(owner))
    open_parameters: object = getattr(result, "__parameters__", ())
    if isinstance(result, Unknown):
        from longshore import observer  # late: imports logging
        from longshore.rendering.usage import unverified_result  # late: to explain

        observer.once(unverified_result(namespace, result.text))
        return object
    if result is MISSING or isinstance(result, TypeVar) or (open_parameters and not isinstance(result, type)):
        return object
    return result
