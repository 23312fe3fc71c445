"""What calling a plugin gives, by the API of the plugin."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar, get_args, get_origin

from longshore.rendering.usage import not_factories


def returned(namespace: str, api: object) -> object:
    """The API of what a point's plugins return when they are called; ``object`` where it does not say.

    Raises:
        TypeError: they are not declared as something that is called.
    """
    result = _returned(api)
    if result is None:
        raise not_factories(namespace, api)
    return result


def _returned(api: object) -> object:
    """What calling a plugin of this API gives; ``object`` where the API does not say, ``None`` for no callable."""
    arguments = get_args(api)
    if get_origin(api) is type:
        return arguments[0]
    if get_origin(api) is Callable:
        return arguments[1]
    call: object = getattr(get_origin(api) or api, "__call__", None) if isinstance(api, type) or arguments else None
    annotations: Mapping[str, object] = getattr(call, "__annotations__", {})
    if not annotations and getattr(call, "__globals__", None) is None:
        return None
    result = annotations.get("return", object)
    if isinstance(result, str):
        try:
            result = eval(result, getattr(call, "__globals__", {}))  # noqa: S307  the host's own annotation
        except Exception:  # a name that exists for type checkers only: what is returned can't be checked
            return object
    if isinstance(result, TypeVar):
        parameters: tuple[object, ...] = getattr(get_origin(api), "__parameters__", ())
        known: dict[object, object] = dict(zip(parameters, arguments, strict=False))
        result = known.get(result, object)
    return type(None) if result is None else result
