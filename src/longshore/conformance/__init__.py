"""Conformance: does an object keep an API, by the rules of the type checkers, and if not, why.

This file is the door, :func:`check`, and the fast path: it says yes to the ordinary plugin, whose functions have the
API's names, kinds, defaults and annotations. The others go to the engine. Nothing of the plugin is executed.
"""

import builtins
from types import CodeType, FunctionType, GetSetDescriptorType
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar, get_overloads

from longshore.model.extension import ConformanceReport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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
IS_ABSTRACT = 1 << 20  # the type flag that makes a class refuse to be instantiated
_MISSING = object()
_OVERRIDE: "Mapping[str, object]" = {"__override__": True}  # what typing.override leaves on a function
_PLAIN = object.__getattribute__
mro_of: "Callable[[type], tuple[type, ...]]" = type.__dict__["__mro__"].__get__  # these two go past any metaclass
dict_of: "Callable[[type], Mapping[str, object]]" = type.__dict__["__dict__"].__get__
flags_of: "Callable[[type], int]" = type.__dict__["__flags__"].__get__
_TYPE_CALL: object = type.__dict__["__call__"]
_TYPE_READ: object = type.__dict__["__getattribute__"]
_OBJECT_EQ: object = object.__dict__["__eq__"]
_NO_PARAMETERS = (0, 0, 0, 0, (), 0, frozenset[str]())
Shape = tuple[int, int, int, int, tuple[str, ...], int, frozenset[str]]


class _Requirement:
    """What the fast path wants of a plugin's class, worked out once per API.

    Attributes:
        structural: the API is a Protocol; otherwise the plugin's class must inherit from it.
        space: the globals of the module that declares the API.
        roots: the names in the API's string annotations, with what they mean there.
        made: for a callback Protocol, what its ``__call__`` returns.
    """

    __slots__ = ("api", "structural", "methods", "names", "space", "roots", "made")

    def __init__(self, api: type, structural: bool, methods: "Mapping[str, FunctionType]") -> None:
        self.api = api
        self.structural = structural
        self.methods = [_Method(name, each) for name, each in methods.items()]
        self.names = frozenset(methods)
        self.space: dict[str, object] = next(iter(methods.values())).__globals__ if methods else {}
        self.roots = _roots(self.space, [text for each in methods.values() for text in each.__annotations__.values()])
        self.made: object = _MISSING
        if structural and self.names == {"__call__"}:
            self.made = methods["__call__"].__annotations__.get("return")
            if isinstance(self.made, str):
                self.made = self.space.get(self.made)


class _Method:
    """What the fast path wants of one method; ``row``: for the innermost loop; ``fitting``: code that has fitted."""

    __slots__ = ("shape", "annotations", "function", "row", "fitting")

    def __init__(self, name: str, function: FunctionType) -> None:
        self.shape = shape(function, 1)
        self.annotations = function.__annotations__
        self.function = function
        self.fitting = function.__code__
        self.row = (name, function, _counts(self.fitting), *self.shape[-3:], self.annotations)


def _meaning(space: "Mapping[str, object]", name: str) -> object:
    return space.get(name, builtins.__dict__.get(name, _MISSING))


def _roots(space: "dict[str, object]", annotations: "Iterable[object]") -> "list[tuple[str, object]]":
    """The names in string annotations and their meaning; LookupError for none, or for more than names and brackets."""
    roots: dict[str, object] = {}
    for text in annotations:
        if isinstance(text, str):
            if any(each in text for each in "('\""):
                raise LookupError(text)
            for word in "".join(each if each.isalnum() or each in "_." else " " for each in text).split():
                name = word.partition(".")[0]
                roots[name] = _meaning(space, name)
    if _MISSING in roots.values():
        raise LookupError
    return list(roots.items())


_requirements: "dict[object, _Requirement | None]" = {object: None}


def check(
    plugin: object, api: "TypeForm[T]", *, strict: bool = False, unverified: UnverifiedPolicy = "allow"
) -> ConformanceReport:
    """Compare an object with an API and report every difference.

    The question is a type checker's for ``x: API = plugin`` (typing specification: "Protocols", "Callables").

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


def _requirement(api: object) -> _Requirement | None:
    if api not in _requirements:
        try:
            _requirements[api] = _compile(api) if isinstance(api, type) else None
        except Exception:  # an annotation that can't be read here: the engine reads what it can
            _requirements[api] = None
    return _requirements[api]


def _compile(api: type) -> _Requirement | None:
    structural = Protocol in api.__bases__
    methods: dict[str, FunctionType] = {}
    for base in mro_of(api):
        if base.__name__ in {"object", "Protocol", "Generic"} and base.__module__ in {"builtins", "typing"}:
            continue
        space = dict_of(base)
        if structural and Protocol not in base.__bases__:
            return None
        if space.get("__annotations__") or space.get("__annotate_func__"):  # an attribute: for the engine
            return None
        for name, member in space.items():
            if name not in NOT_MEMBERS and name not in methods:
                if type(member) is not FunctionType or get_overloads(member):
                    return None
                methods[name] = member
    return _Requirement(api, structural, methods)


def _counts(code: CodeType) -> "tuple[int, int, int, int]":
    return code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_flags & _SHAPE


def shape(function: FunctionType, bound: int) -> Shape:
    """Number, kinds, names and defaults of a function's parameters, its first ``bound`` ones left out."""
    positional, only, keyword, flags = _counts(function.__code__)
    names = function.__code__.co_varnames[bound : positional + keyword]
    return (
        *(positional - bound, max(only - bound, 0), keyword, flags, names),
        len(function.__defaults__ or ()),
        frozenset(function.__kwdefaults__ or ()),
    )


def _keeps(plugin: object, wanted: _Requirement) -> bool:
    if wanted.made is not _MISSING:
        if issubclass(type(plugin), type) and isinstance(plugin, type):  # the first does not ask the plugin
            return _makes(plugin, wanted)
        if type(plugin) is FunctionType:
            method = wanted.methods[0]
            return shape(plugin, 0) == method.shape and _same_types(plugin, method, wanted, ())
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


def _makes(cls: type, wanted: _Requirement) -> bool:
    """Whether calling a class takes what a callback Protocol gives, and makes what it returns."""
    if _first(mro_of(type(cls)), "__call__") is not _TYPE_CALL or not _reads_plainly(type(cls)):
        return False
    mro = mro_of(cls)
    made = _requirement(wanted.made)
    if made is None or flags_of(cls) & IS_ABSTRACT or _first(mro, "__new__") is not object.__new__:
        return False
    init, method = _first(mro, "__init__"), wanted.methods[0]
    fits = method.shape == _NO_PARAMETERS
    if init is not object.__init__:
        fits = type(init) is FunctionType and not init.__dict__ and shape(init, 1) == method.shape
        fits = fits and isinstance(init, FunctionType) and _same_types(init, method, wanted, mro, but="return")
    return fits and _has(cls, dict_of(cls), made)


def _first(mro: "tuple[type, ...]", name: str) -> object:
    for base in mro:
        space = dict_of(base)
        if name in space:
            return space[name]
    return _MISSING


def _has(cls: type, own: "Mapping[str, object]", wanted: _Requirement) -> bool:
    """Whether a class has every method as the API declares it: the innermost loop of every load, hence in one piece."""
    mro = mro_of(cls)
    if not wanted.structural and wanted.api not in mro:
        return False
    others = [each for each in mro[1:-1] if each is not wanted.api and each is not Protocol]
    if others and any(dict_of(each).get("_is_protocol") for each in others):  # it may lack a body
        return False
    space: object = wanted.space
    for method in wanted.methods:
        name, function, counts, names, optional, keywords, annotations = method.row
        found = own[name] if name in own else _first(mro, name)
        if type(found) is not FunctionType:
            return False
        if found is function:
            if wanted.structural:  # the empty body of an explicit base: for the engine
                return False
            continue
        code = found.__code__
        if code is not method.fitting:
            if _counts(code) != counts or code.co_varnames[1 : len(names) + 1] != names:
                return False
            method.fitting = code
        defaults, own_keywords = found.__defaults__, found.__kwdefaults__
        if (len(defaults) if defaults else 0) != optional:
            return False
        if (own_keywords.keys() != keywords) if own_keywords else keywords:
            return False
        if found.__annotations__ != annotations and not _same_types(found, method, wanted, mro):
            return False
        marks = found.__dict__  # __wrapped__, __isabstractmethod__ and the like are for the engine
        if marks and marks != _OVERRIDE:
            return False
        if wanted.roots and found.__globals__ is not space:
            space = found.__globals__
            if not _same_meaning(found.__globals__, wanted, mro):
                return False
    return True


def _same_meaning(space: "Mapping[str, object]", wanted: _Requirement, mro: "tuple[type, ...]") -> bool:
    """Whether the names of the API's string annotations mean the same where the plugin is written."""
    own: Mapping[str, object] = dict_of(mro[0]) if mro else {}  # a member of the class may hide a name
    return all(_meaning(space, name) is meaning and name not in own for name, meaning in wanted.roots)


def _same_types(
    found: FunctionType, method: _Method, wanted: _Requirement, mro: "tuple[type, ...]", *, but: str = ""
) -> bool:
    """Whether a function's annotations are those of the API's, but for one name; also where only one side is text."""
    own = {name: each for name, each in found.__annotations__.items() if name != but}
    annotations = {name: each for name, each in method.annotations.items() if name != but}
    if own == annotations:
        here = found.__globals__ is wanted.space or not any(isinstance(each, str) for each in own.values())
        return here or _same_meaning(found.__globals__, wanted, mro)
    if not any(type(each) is str for each in (*own.values(), *annotations.values())):
        return False
    from longshore.conformance.postponed import same_when_resolved  # late: one side postpones its annotations

    return same_when_resolved((own, found), (annotations, method.function), mro)
