"""The errors of use: what a host did wrong, and how it is done right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from longshore.rendering.report import type_name
from longshore.rendering.safe import object_text


def misuse(manager: str, namespace: object, api: object, known: object, *, invoked: bool) -> TypeError:
    """Why a manager can't tell what its plugins must be.

    Args:
        manager: the name of its class.
        namespace: what it was given first.
        api: the extension point's API, where that is a point.
        known: its type argument, a type variable for none.
        invoked: ``invoke_on_load`` is on.
    """
    if isinstance(namespace, str):
        return no_api(manager) if isinstance(known, TypeVar) and known.__covariant__ else unsolved(manager, known)
    if isinstance(api, TypeVar):
        return not_a_namespace(manager, namespace)
    return invoke_with_point(manager) if invoked else different_apis(manager, known, api)


def no_api(manager: str) -> TypeError:
    """A namespace alone does not say what its plugins must be."""
    return TypeError(
        f"{manager} does not know the API of its plugins. Pass an extension point, "
        f"{manager}(ExtensionPoint('namespace', API), ...), or give the type argument, {manager}[API]('namespace', ...). "  # noqa: E501
        f"{manager}[object](...) loads unchecked, on purpose"
    )


def unsolved(manager: str, argument: object) -> TypeError:
    """The type argument is a type variable, or a name that means nothing."""
    error = no_api(manager)
    return TypeError(f"{error}. Its type argument {object_text(argument)} is not a type")


def different_apis(manager: str, argument: object, api: object) -> TypeError:
    """A type argument and an extension point that contradict each other."""
    return TypeError(
        f"{manager}[{type_name(argument)}] was given an extension point whose API is {type_name(api)}: "
        f"leave the type argument out, or declare the extension point with {type_name(argument)}"
    )


def different_metadata(manager: str, argument: object, meta: object) -> TypeError:
    """A type argument and an extension point that contradict each other about metadata."""
    asked = "no metadata" if meta is None else f"metadata of the type {type_name(meta)}"
    return TypeError(
        f"{manager}[..., {type_name(argument)}] was given an extension point that asks for {asked}: "
        f"leave the type arguments out, or declare the point with meta={type_name(argument)}"
    )


def invoke_with_point(manager: str) -> TypeError:
    """``invoke_on_load`` with a point would lose the types of the plugin's arguments."""
    return TypeError(
        f"invoke_on_load=True does not go with an extension point, whose API is that of the plugin itself. "
        f"Write {manager}.invoked(point, ..., *args), or {manager}(point.invoked(*args), ...) where options are set: "
        f"the arguments are then type-checked"
    )


def not_a_namespace(manager: str, given: object) -> TypeError:
    """Neither a namespace nor a point."""
    return TypeError(f"{manager} wants an ExtensionPoint or a namespace string, not {object_text(given)}")


def names_are_text(names: object, argument: str = "names") -> TypeError:
    """A string is a sequence of strings, and not meant; nor is anything else that is none."""
    if isinstance(names, str):
        return TypeError(f"{argument} is a sequence of names, not one string: write [{names!r}]")
    return TypeError(f"{argument} is a sequence of names, not {object_text(names)}")


def not_a_method(selector: object, api: object) -> TypeError:
    """A selector that is no method of the API."""
    if isinstance(api, TypeVar):
        return TypeError("this manager does not know its API: make it by Manager[API].make_test_instance(...)")
    return TypeError(
        f"{object_text(selector)} is not a method of the API {type_name(api)} or of a base of it: "
        f"pass the API's own method, as in call({type_name(api)}.method, ...)"
    )


def not_factories(namespace: str, api: object) -> TypeError:
    """The point's plugins are not declared as something that is called."""
    return TypeError(
        f"the plugins of {namespace!r} can't be invoked: the API {type_name(api)} is no callback Protocol, "
        f"no Callable[...] and no type[X]"
    )


def unverified_result(namespace: str, annotation: str) -> str:
    """What the plugins return is declared by a name that exists for type checkers only."""
    return (
        f"what the plugins of {namespace!r} return is not verified: {annotation!r} names nothing at run time. "
        f"Import it outside of 'if TYPE_CHECKING:' where the API is declared"
    )


def unknown_settings(names: Sequence[str], known: Iterable[str]) -> TypeError:
    """Settings that do not exist."""
    return TypeError(f"there is no setting {', '.join(map(repr, names))}; the settings are: {', '.join(sorted(known))}")


def unknown_unverified(value: object) -> TypeError:
    """What is to become of what can't be decided is none of the choices."""
    return TypeError(f"unverified is 'allow', 'warn' or 'refuse', not {object_text(value)}")


def lazy_and_strict() -> TypeError:
    """Two settings that contradict each other."""
    return TypeError("lazy=True does not go with strict=True: what is not loaded yet can't have failed")


def no_literal(hint: object) -> TypeError:
    """A type of metadata, or of part of it, that no literal has."""
    return TypeError(
        f"no literal is of the type {type_name(hint)}: metadata is a TypedDict, a dataclass, a NamedTuple or "
        f"a Protocol of attributes, whose values are texts, numbers, lists and the like"
    )


def versions_are_texts(offered: Sequence[object]) -> TypeError:
    """Versions that a host offers are texts."""
    return TypeError(f"versions of an API are texts, as in versions=('1.4', '2.1'), not {object_text(offered)}")


def field_of(owner: object, name: str, error: TypeError) -> TypeError:
    """Part of a type of metadata is of a type that no literal has."""
    return TypeError(f"{name!r} of {type_name(owner)}: {error}")


def unknown_annotation(hint: object, error: Exception) -> TypeError:
    """A type of metadata whose own annotations can't be read."""
    return TypeError(f"an annotation of {type_name(hint)} names nothing at run time: {error}")


def no_distributions(names: object) -> TypeError:
    """What is preferred is named by texts."""
    return TypeError(f"Prefer takes names of distributions, as in Prefer('acme', 'other'), not {object_text(names)}")


def loading_already(extension: str) -> RuntimeError:
    """A lazy extension is asked for by what its own loading runs."""
    return RuntimeError(f"{extension} is asked for while it is being loaded: its own module or factory asks for it")


def unknown_resolver(resolver: object) -> TypeError:
    """A conflict resolver that is none."""
    known = "'raise', 'first', 'last', Prefer('distribution')"
    return TypeError(f"conflict_resolver is {known} or a function, not {object_text(resolver)}")


def not_an_extension(chosen: object) -> TypeError:
    """A conflict resolver has returned something else."""
    return TypeError(f"the conflict_resolver returned {object_text(chosen)}: it has to return one of those it is given")


def unknown_erring(errors: object) -> TypeError:
    """An error policy that is none."""
    return TypeError(f"errors is 'group', 'first', 'log' or 'collect', not {object_text(errors)}")


def no_time(timeout: object) -> TypeError:
    """A limit of time that is none."""
    return TypeError(f"timeout is a number of seconds, more than none, or math.inf, not {object_text(timeout)}")


def not_a_selector(decorator: str, given: object) -> TypeError:
    """A decorator of wrappers was given something that is not a function."""
    return TypeError(f"{decorator} wants the API's method, as in @{decorator}(Api.method), not {object_text(given)}")


def wants_awrapper(function: object) -> TypeError:
    """A wrapper of calls, or its method, is asynchronous."""
    return TypeError(f"{object_text(function)} is asynchronous: mark the wrapper with @awrapper(Api.method)")


def takes_no_mark(function: object) -> TypeError:
    """Something that has no room for a mark was given to a decorator of wrappers."""
    return TypeError(f"{object_text(function)} can't be marked as a wrapper: decorate a function")


def no_results(wrapper: str, given: object) -> TypeError:
    """A wrapper has returned something else than results."""
    return TypeError(
        f"{wrapper} returned {object_text(given)}, not a list: it has to return the results, "
        f"those that its first argument gives when it is called, or others"
    )


def other_method(wrapper: str, method: object, api: object) -> str:
    """A wrapper is marked with a function that only looks like a method of the API."""
    return (
        f"{wrapper} never runs: {object_text(method)} of the module {getattr(method, '__module__', '')} is not the "
        f"method of the API {type_name(api)} that has its name; was its module imported twice, under two names?"
    )


def bare_wrapper(wrapper: str) -> str:
    """A wrapper is marked with no method."""
    return f"{wrapper} never runs: it is marked with no method of the API, as in @wrapper(Api.method)"
