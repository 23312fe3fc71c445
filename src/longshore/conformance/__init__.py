"""Conformance: does an object keep an API, by the rules of the type checkers, and if not, why.

This file is the door (:func:`check`, :func:`conforms`) and the fast path: it says yes to the ordinary plugin, whose
functions have the names, kinds, defaults and annotations of the API's, from their code objects alone. Every other
plugin goes to :mod:`longshore.conformance.engine`. Nothing of the plugin is executed.
"""

import builtins
from types import FunctionType, GetSetDescriptorType
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from longshore.model.extension import ConformanceReport

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeGuard

    from typing_extensions import TypeForm

T = TypeVar("T")
UnverifiedPolicy = Literal["allow", "warn", "refuse"]

NOT_MEMBERS = frozenset(
    """__module__ __qualname__ __doc__ __dict__ __weakref__ __abstractmethods__ __parameters__ __orig_bases__ __init__
    __new__ __slots__ __class_getitem__ __subclasshook__ __init_subclass__ __annotations__ __annotate__
    __annotate_func__ __annotations_cache__ __type_params__ __static_attributes__ __firstlineno__ __match_args__
    __final__ __deprecated__ __protocol_attrs__ __callable_proto_members_only__ __non_callable_proto_members__
    _is_protocol _is_runtime_protocol _abc_impl""".split()
)
"""Names in a class body that are no members of its API."""

_SHAPE = 0x04 | 0x08 | 0x80  # the code flags for *args, **kwargs and async def
_IS_ABSTRACT = 1 << 20  # the type flag that makes a class refuse to be instantiated
_MISSING = object()
_OVERRIDE: "Mapping[str, object]" = {"__override__": True}  # what typing.override leaves on a function

_PLAIN = object.__getattribute__
mro_of: "Callable[[type], tuple[type, ...]]" = type.__dict__["__mro__"].__get__  # these two go past any metaclass
dict_of: "Callable[[type], Mapping[str, object]]" = type.__dict__["__dict__"].__get__
_flags_of: "Callable[[type], int]" = type.__dict__["__flags__"].__get__
_TYPE_CALL: object = type.__dict__["__call__"]
_TYPE_READ: object = type.__dict__["__getattribute__"]
_OBJECT_EQ: object = object.__dict__["__eq__"]
Shape = tuple[int, int, int, int, tuple[str, ...], int, frozenset[str]]


class _Requirement:
    """What the fast path wants of a plugin's class, worked out once per API.

    Attributes:
        api: the class that declares the API.
        structural: the API is a Protocol; otherwise the plugin's class must inherit from it.
        methods: what it wants of each member.
        space: the globals of the module that declares the API.
        roots: the names in the API's string annotations, with what they mean there.
        call: for a callback Protocol, what its ``__call__`` wants of a class that is the plugin.
    """

    __slots__ = ("api", "structural", "methods", "names", "space", "roots", "call")

    def __init__(self, api: type, structural: bool, methods: "Mapping[str, FunctionType]") -> None:
        self.api = api
        self.structural = structural
        self.methods = [_Method(name, each) for name, each in methods.items()]
        self.names = frozenset(methods)
        self.space: object = next(iter(methods.values())).__globals__ if methods else None
        self.roots = [root for each in methods.values() for root in _roots(each, each.__annotations__)]
        self.call = _Constructor(methods["__call__"]) if methods.keys() == {"__call__"} else None


class _Method:
    """What the fast path wants of one method.

    Attributes:
        row: the same, taken apart for the innermost loop of every load: name, function, counts and flags of its code,
            number of defaults, names of keyword defaults, annotations, how many of these when they tell all names.
    """

    __slots__ = ("name", "function", "shape", "annotations", "row")

    def __init__(self, name: str, function: FunctionType) -> None:
        code = function.__code__
        self.name = name
        self.function = function
        self.shape = shape(function, 1)
        self.annotations = function.__annotations__
        told = {*self.shape[4], "return"} == set(self.annotations)
        self.row = (
            *(
                name,
                function,
                code.co_argcount,
                code.co_posonlyargcount,
                code.co_kwonlyargcount,
                code.co_flags & _SHAPE,
            ),
            *(self.shape[5], self.shape[6], self.annotations, len(self.annotations) if told else 0),
        )


class _Constructor:
    """What a callback Protocol wants of a class: its parameters without the return, and what it must make."""

    __slots__ = ("shape", "annotations", "space", "roots", "made")

    def __init__(self, call: FunctionType) -> None:
        self.shape = shape(call, 1)
        self.annotations = {name: each for name, each in call.__annotations__.items() if name != "return"}
        self.space = call.__globals__
        self.roots = _roots(call, self.annotations)
        self.made: object = call.__annotations__.get("return")
        if isinstance(self.made, str):
            self.made = self.space.get(self.made)


def _roots(function: FunctionType, annotations: "Mapping[str, object]") -> "list[tuple[str, object]]":
    """The names in these string annotations, with what they mean where the function is written.

    Raises:
        Exception: one of them means nothing there, or is an expression that calls something.
    """
    space = function.__globals__
    roots: dict[str, object] = {}
    for text in annotations.values():
        if isinstance(text, str):
            code = compile(text, "<annotation>", "eval")
            if "(" in text:
                raise ValueError(text)
            eval(code, space)  # noqa: S307  the host's own annotation; a name that is an attribute stays missing below
            for name in code.co_names:
                roots[name] = space.get(name, builtins.__dict__.get(name, _MISSING))
    return list(roots.items())


_requirements: "dict[object, _Requirement | None]" = {object: None}


def check(
    plugin: object, api: "TypeForm[T]", *, strict: bool = False, unverified: UnverifiedPolicy = "allow"
) -> ConformanceReport:
    """Compare an object with an API and report every difference.

    The question is the one a type checker answers for ``x: API = plugin``: by the typing specification's chapters
    "Protocols", "Callables" and "Type compatibility".

    Args:
        plugin: any object; nothing of it is executed.
        api: a Protocol, a class or ABC, ``type[X]``, a ``Callable[...]``, a union; ``object`` accepts everything.
        strict: what only one of mypy and pyright refuses is an error, not a warning.
        unverified: what becomes of what cannot be decided: recorded, a warning, or an error.

    Returns:
        The report, which is true when the plugin conforms. A check never raises because of the plugin.

    Raises:
        TypeError: ``api`` is no type.

    Example:
        >>> from typing import Protocol
        >>> from longshore import check
        >>> class Greeter(Protocol):
        ...     def greet(self, name: str) -> str: ...
        >>> class Silent: ...
        >>> report = check(Silent(), Greeter)
        >>> bool(report), report.findings[0].code, report.findings[0].path
        (False, 'missing-member', 'greet')
    """
    try:
        wanted = _requirements.get(api) or _requirement(api)
        if api is object or (wanted is not None and _keeps(plugin, wanted)):
            return ConformanceReport(plugin, api)
    except Exception:  # noqa: S110  whatever is strange about the plugin, the engine finds the words for it
        pass
    from longshore.conformance.engine import examine  # late: the ordinary plugin never needs it

    return examine(plugin, api, strict=strict, unverified=unverified)


def conforms(
    plugin: object, api: "TypeForm[T]", *, strict: bool = False, unverified: UnverifiedPolicy = "allow"
) -> "TypeGuard[T]":
    """Whether an object keeps an API; to a type checker, the door from ``object`` to that API.

    Args:
        plugin: any object.
        api: as for :func:`check`, and so are ``strict`` and ``unverified``.

    Returns:
        Whether no finding of :func:`check` is an error.

    Example:
        >>> from collections.abc import Sized
        >>> from longshore import conforms
        >>> conforms([], Sized), conforms(3, Sized)
        (True, False)
    """
    return check(plugin, api, strict=strict, unverified=unverified).conforms


def accepted(plugin: object, api: "TypeForm[T]", report: ConformanceReport) -> "TypeGuard[T]":
    """What :func:`conforms` says of an object that was checked already, whose report is given."""
    return report.conforms


def _requirement(api: object) -> _Requirement | None:
    found = _requirements.get(api, _MISSING)
    if found is _MISSING:
        try:
            found = _compile(api) if isinstance(api, type) else None
        except Exception:  # an annotation that can't be read here: the engine reads what it can
            found = None
        _requirements[api] = found if isinstance(found, _Requirement) else None
    return found if isinstance(found, _Requirement) else None


def _compile(api: type) -> _Requirement | None:
    structural = Protocol in api.__bases__
    methods: dict[str, FunctionType] = {}
    for base in mro_of(api):
        if base is object or base.__module__ == "typing":
            continue
        space = dict_of(base)
        if structural and Protocol not in base.__bases__:
            return None
        if space.get("__annotations__") or "__annotate_func__" in space:  # an attribute: for the engine
            return None
        for name, member in space.items():
            if name not in NOT_MEMBERS and name not in methods:
                if type(member) is not FunctionType:
                    return None
                methods[name] = member
    return _Requirement(api, structural, methods)


def shape(function: FunctionType, bound: int) -> Shape:
    """Number, kinds, names and defaults of a function's parameters, its first ``bound`` ones left out."""
    code = function.__code__
    positional = code.co_argcount
    return (
        positional - bound,
        code.co_posonlyargcount,
        code.co_kwonlyargcount,
        code.co_flags & _SHAPE,
        code.co_varnames[bound : positional + code.co_kwonlyargcount],
        len(function.__defaults__ or ()),
        frozenset(function.__kwdefaults__ or ()),
    )


def _keeps(plugin: object, wanted: _Requirement) -> bool:
    if wanted.call is not None:
        if issubclass(type(plugin), type) and isinstance(plugin, type):  # the first does not ask the plugin
            return _makes(plugin, wanted.call)
        if type(plugin) is FunctionType:
            method = wanted.methods[0]
            return (shape(plugin, 0) == method.shape and plugin.__annotations__ == method.annotations) and (
                plugin.__globals__ is wanted.space or _same_meaning(plugin.__globals__, wanted.roots, ())
            )
    cls = type(plugin)
    if type(cls) is not type and not _reads_plainly(type(cls)):
        return False
    if cls.__getattribute__ is not _PLAIN:  # a class, a module, or an object with ideas of its own
        return False
    space = dict_of(cls)
    slot = space["__dict__"] if "__dict__" in space else _first(mro_of(cls), "__dict__")
    if type(slot) is GetSetDescriptorType:
        own = plugin.__dict__
        if own and not own.keys().isdisjoint(wanted.names):
            return False
    elif slot is not _MISSING:  # a property of that name would be run
        return False
    return _has(cls, space, wanted)


def _reads_plainly(meta: type) -> bool:
    """Whether a metaclass leaves reading and comparing its classes to ``type``."""
    mro = mro_of(meta)
    return _first(mro, "__getattribute__") is _TYPE_READ and _first(mro, "__eq__") is _OBJECT_EQ


def _makes(cls: type, wanted: _Constructor) -> bool:
    if _first(mro_of(type(cls)), "__call__") is not _TYPE_CALL or not _reads_plainly(type(cls)):
        return False
    if _flags_of(cls) & _IS_ABSTRACT:
        return False
    made = _requirement(wanted.made)
    mro = mro_of(cls)
    if made is None or not _has(cls, dict_of(cls), made) or _first(mro, "__new__") is not object.__new__:
        return False
    init = _first(mro, "__init__")
    if init is object.__init__:
        return wanted.shape == (0, 0, 0, 0, (), 0, frozenset())
    if type(init) is not FunctionType or init.__dict__ or shape(init, 1) != wanted.shape:
        return False
    annotations = {name: each for name, each in init.__annotations__.items() if name != "return"}
    return annotations == wanted.annotations and (
        init.__globals__ is wanted.space or _same_meaning(init.__globals__, wanted.roots, mro)
    )


def _first(mro: "tuple[type, ...]", name: str) -> object:
    for base in mro:
        space = dict_of(base)
        if name in space:
            found: object = space[name]
            return found
    return _MISSING


def _has(cls: type, own: "Mapping[str, object]", wanted: _Requirement) -> bool:
    """Whether a class has every method as the API declares it: the innermost loop of every load, hence in one piece."""
    mro = mro_of(cls)
    if not wanted.structural and wanted.api not in mro:
        return False
    space: object = wanted.space
    for method in wanted.methods:
        name, function, args, positional, keyword, flags, optional, keywords, annotations, told = method.row
        found = own[name] if name in own else _first(mro, name)
        if type(found) is not FunctionType:
            return False
        if found is function:
            if wanted.structural:  # the empty body of an explicit base: for the engine
                return False
            continue
        code = found.__code__
        if code.co_argcount != args or code.co_kwonlyargcount != keyword or code.co_posonlyargcount != positional:
            return False
        defaults, own_keywords, found_annotations = found.__defaults__, found.__kwdefaults__, found.__annotations__
        if code.co_flags & _SHAPE != flags or (len(defaults) if defaults else 0) != optional:
            return False
        if found_annotations != annotations or ((own_keywords.keys() != keywords) if own_keywords else keywords):
            return False
        # where all is annotated, equal annotations are equal names, and with one parameter there is one order of them
        if (
            (tuple(found_annotations) != tuple(annotations))
            if told > 2
            else not told and shape(found, 1) != method.shape
        ):
            return False
        marks = found.__dict__  # __wrapped__, __isabstractmethod__ and the like are for the engine
        if marks and marks != _OVERRIDE:
            return False
        if wanted.roots and found.__globals__ is not space:
            space = found.__globals__
            if not _same_meaning(found.__globals__, wanted.roots, mro):
                return False
    return True


def _same_meaning(space: "Mapping[str, object]", roots: "list[tuple[str, object]]", mro: "tuple[type, ...]") -> bool:
    """Whether the names of the API's string annotations mean the same where the plugin is written."""
    for name, meaning in roots:
        if space.get(name, builtins.__dict__.get(name, _MISSING)) is not meaning:
            return False
        if mro and name in dict_of(mro[0]):
            return False  # a member of the class may hide the name
    return True
