"""What the type parameters of generic classes stand for: ``class Repo(Base[int])`` ("Generics", user-defined ones)."""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Iterator, Mapping, Sequence

from longshore.conformance import dict_of
from longshore.conformance.forms import library
from longshore.conformance.forms.annotations import MISSING, Alias, readable
from longshore.conformance.forms.kinds import args_of, origin_of, special, union_of
from longshore.conformance.forms.made import parts_of
from longshore.conformance.forms.names import Unknown
from longshore.conformance.forms.static import dict_of_class, inherits, is_really, module_of, name_of
from longshore.conformance.forms.variables import VARIABLES, Flexible

Arguments = Mapping[object, object]
_NAME = type.__dict__["__name__"]
_NONE: Arguments = {}
_REPLACED: tuple[type, ...] = (*VARIABLES, Flexible)
_QUALIFIERS = frozenset("Annotated ClassVar Final Required NotRequired ReadOnly".split())


class Bases:
    """The type arguments of a class's bases, those that only typeshed tells included.

    Args:
        form: a class, or a generic class with its arguments.
        open_as: what a parameter stands for that the form itself leaves out; by default the parameter itself.

    Attributes:
        items: of a class that inherits from a tuple, the types of its items.
    """

    __slots__ = ("items", "_arguments", "_told", "_own")

    def __init__(self, form: object, open_as: object = None) -> None:
        self.items: tuple[object, ...] = ()
        self._told: set[int] = set()
        self._arguments: dict[int, Arguments] = {}  # by identity: a metaclass may make a class unhashable
        self._own: Arguments = _NONE
        cls = origin_of(form) or form
        if not is_really(cls, type):
            return
        given = self._item_of(cls, args_of(form)) if origin_of(form) is not None else None
        own = assigned(parameters_of(cls), given, open_as)
        if library.parameters_of(cls) and not (given is None and open_as is None):
            self._own = own
            self._arguments = _of_library(cls)._arguments
        else:
            self._walk(cls, own)

    def of(self, owner: type) -> Arguments:
        """What the parameters of one of the bases stand for."""
        found = self._arguments.get(id(owner), _NONE)
        return {each: put(form, self._own) for each, form in found.items()} if self._own else found

    def knows(self, owner: type) -> bool:
        """Whether a class is among the bases."""
        return id(owner) in self._arguments

    def _item_of(self, cls: type, given: tuple[object, ...]) -> tuple[object, ...]:
        """The type arguments of a class; of a tuple, which has one for each item, the type of any of them."""
        if cls is not tuple or not given:
            return given
        self.items = given
        known = [each for each in given if each is not Ellipsis and unpacked(each) is None]
        return (union_of(known) if len(known) == len(given) - (Ellipsis in given) else object,)

    def _walk(self, cls: type, arguments: Arguments) -> None:
        self._arguments[id(cls)] = arguments
        originals = dict_of(cls).get("__orig_bases__", ())
        told = originals if is_really(originals, tuple) else ()
        for form in (*map(readable, told), *library.bases_of(cls), *_of_tuple(cls)):
            base = origin_of(form) or form
            if is_really(base, type) and not (base is typing.Generic or base is typing.Protocol or base is object):
                given = self._item_of(base, tuple(put(each, arguments) for each in args_of(form)))
                if id(base) not in self._arguments or (given and id(base) not in self._told):
                    self._told |= {id(base)} if given else set()  # what is told once is not undone
                    self._walk(base, assigned(parameters_of(base), given if origin_of(form) else None, typing.Any))
        for plain in type.__dict__["__bases__"].__get__(cls):
            if id(plain) not in self._arguments and plain is not object:
                self._walk(plain, assigned(parameters_of(plain), None, typing.Any))


@functools.cache
def _of_library(cls: type) -> Bases:
    """The bases of one of the library's generic classes, its parameters left open; there are not many such classes."""
    return Bases(cls)


def _of_tuple(cls: type) -> tuple[object, ...]:
    """The tuple that a NamedTuple's class is, by the types of its fields."""
    space = dict_of(cls)
    fields: object = space.get("_fields", ())
    if not (type(fields) is tuple and fields and inherits(cls, tuple)):
        return ()
    from longshore.conformance.forms.fields import types_of_fields  # late: few plugins are such tuples

    return (types.GenericAlias(tuple, tuple(types_of_fields(cls, fields))),)


def parameters_of(cls: type) -> tuple[object, ...]:
    """The type parameters of a class in their order, which Protocol's own brackets tell first."""
    known = library.parameters_of(cls)
    if known:
        return known
    originals = dict_of_class(cls).get("__orig_bases__", ())
    for form in originals if is_really(originals, tuple) else ():
        if special(form) in {"Protocol", "Generic"} or origin_of(form) in {typing.Protocol, typing.Generic}:
            return tuple(_unpacked(each) for each in args_of(form))
    found = dict_of_class(cls).get("__parameters__", ())
    return found if is_really(found, tuple) else ()


def _unpacked(parameter: object) -> object:
    return args_of(parameter)[0] if special(parameter) == "Unpack" else parameter


def assigned(parameters: Sequence[object], given: Sequence[object] | None, open_as: object) -> dict[object, object]:
    """What each type parameter stands for.

    Args:
        parameters: a generic class's or alias's.
        given: the type arguments, possibly fewer, ``None`` for a class without brackets ("Type parameter defaults").
        open_as: what a parameter without argument and default stands for, ``None`` for itself.
    """
    found: dict[object, object] = {}
    rest = list(given or ())
    if len(parameters) == 1 and type(parameters[0]) is typing.ParamSpec and len(rest) > 1:
        rest = [tuple(rest)]  # ``Handler[int, str]`` for ``Handler[[int, str]]``
    for place, parameter in enumerate(parameters):
        if type(parameter) is typing.TypeVarTuple:
            count = max(len(rest) - (len(parameters) - place - 1), 0)
            found[parameter] = _many(rest[:count]) if given is not None else _open_many(parameter, open_as)
            rest = rest[count:]
        elif rest:
            found[parameter] = rest.pop(0)
        else:
            found[parameter] = _default(parameter, open_as, found)
    return found


def _many(forms: Sequence[object]) -> object:
    """What a TypeVarTuple stands for, as a tuple."""
    return types.GenericAlias(tuple, tuple(forms))


def _open_many(parameter: object, open_as: object) -> object:
    """A TypeVarTuple that nothing stands for: itself, or any number of anything."""
    return _many((unpack(parameter if open_as is None else types.GenericAlias(tuple, (typing.Any, ...))),))


def _default(parameter: object, open_as: object, known: Arguments) -> object:
    """What stands for a type parameter that is left out."""
    default: object = getattr(parameter, "__default__", None)
    if default is not None and name_of(type(default)) not in {"NoDefaultType", "NoneType"}:
        return put(tuple(default) if is_really(default, list) else default, known)
    if type(parameter) is typing.ParamSpec and open_as is not None:
        return ...
    return parameter if open_as is None else open_as


def unpack(form: object) -> object:
    """A form with a star: ``*Ts``."""
    return types.GenericAlias(_UNPACK, (form,))


_UNPACK: type = typing.get_origin(typing.Unpack[tuple[int]]) or object


def put(form: object, arguments: Arguments) -> object:
    """A type form with type arguments in place of its parameters."""
    if not arguments or form is Ellipsis or issubclass(type(form), type):
        return form
    if issubclass(type(form), _REPLACED) or form is typing.Self:
        return arguments.get(form, form)
    if type(form) is list or type(form) is tuple:
        return tuple(put(each, arguments) for each in form)
    given = parts_of(form)
    if not given:
        return form
    kind = special(form)
    changed = tuple(_spliced(given, arguments))
    if len(changed) == len(given) and all(map(_is, given, changed)):
        return form
    if kind == "Concatenate":
        return _concatenated(changed)
    made: object = types.GenericAlias(_subscriptable(form), changed)
    return unpack(made) if getattr(form, "__unpacked__", False) is True else made


def _is(one: object, other: object) -> bool:
    return one is other


def _subscriptable(form: object) -> type:
    origin: type = typing.get_origin(form) or object
    return origin


def _spliced(given: tuple[object, ...], arguments: Arguments) -> Iterator[object]:
    """Arguments with others put in; an unpacked tuple whose items are known gives its items."""
    for each in given:
        made = put(each, arguments)
        inner = unpacked(made) if made is not each else None
        items = args_of(inner) if origin_of(inner) is tuple else None
        if items is not None and Ellipsis not in items:
            yield from items
        else:
            yield made


def unpacked(form: object) -> object:
    """What stands behind the star of ``*Ts`` and ``*tuple[int, ...]``, ``None`` where there is no star."""
    if special(form) == "Unpack" and origin_of(form) is not None:
        return bare(args_of(form)[0])
    if type(form) is types.GenericAlias and form.__unpacked__:
        return types.GenericAlias(_subscriptable(form), form.__args__)
    return None


def _concatenated(items: tuple[object, ...]) -> object:
    """``Concatenate[int, P]`` where something stands for P."""
    first, last = items[:-1], items[-1]
    if is_really(last, tuple):
        return first + last
    if special(last) == "Concatenate":
        return types.GenericAlias(_CONCATENATE, first + args_of(last))
    return types.GenericAlias(_CONCATENATE, items)


_CONCATENATE: type = typing.get_origin(typing.Concatenate[int, ...]) or object


def variables_in(form: object) -> Iterator[object]:
    """The type parameters that a form mentions, each as often as it does."""
    if issubclass(type(form), VARIABLES):
        yield form
    else:
        for each in parts_of(form):
            yield from variables_in(each)


def is_alias(form: object) -> bool:
    """Whether a form is a type alias, which may mention itself."""
    if is_really(form, type):
        return False
    return is_really(form, Alias) or _is_named(form) or _is_named(origin_of(form))


def _is_named(form: object) -> bool:
    """Whether a form is what a ``type`` statement makes, in either spelling."""
    named = not is_really(form, type) and _NAME.__get__(type(form)) == "TypeAliasType"
    return named and module_of(form) in {"typing", "typing_extensions"}


def bare(annotation: object) -> object:
    """A type without its alias and without what only qualifies it: ``Annotated``, ``ClassVar``, ``Final``."""
    for _ in range(50):
        if annotation is MISSING or (is_really(annotation, type) and not special(annotation)):
            return annotation
        if is_really(annotation, Alias):
            annotation = annotation.value()
            continue
        origin = origin_of(annotation)
        if _is_named(annotation) or _is_named(origin):
            annotation = _alias(annotation, origin)
            continue
        kind = special(annotation)
        if kind not in _QUALIFIERS:
            break
        if origin is None:  # a bare ClassVar or Final: the value tells
            return MISSING
        annotation = args_of(annotation)[0]
    return type(None) if annotation is None else annotation


def _alias(annotation: object, origin: object) -> object:
    """What a type alias stands for, its arguments put in ("Type aliases", PEP 695)."""
    named = annotation if origin is None else origin
    try:
        value: object = getattr(named, "__value__", MISSING)
        parameters: object = getattr(named, "__type_params__", ())
    except Exception:
        return Unknown(repr(annotation))
    variables = parameters if is_really(parameters, tuple) else ()
    return put(readable(value), assigned(variables, args_of(annotation) or None, typing.Any))
