"""The collections, and how each knows its API: from an extension point, or from its type argument.

``Manager[API](...)`` has to know ``API`` while it loads, so in the constructor. :class:`typing.Generic` tells it only
afterwards; here ``Manager[API]`` is an :class:`ApiAlias`, which tells the new object before its ``__init__`` runs.
"""

from collections.abc import Callable
from types import GenericAlias, MethodType, NoneType
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from longshore.loading import Wanted
from longshore.model import Generic, Noun
from longshore.model.extension import NO_META, Call, Extension
from longshore.model.extension import Meta_co as Meta_co
from longshore.pipeline import Failure, Settings, Terms, only

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from typing_extensions import TypeForm
    from typing_extensions import override as override
else:

    def override(method):
        """Mark a method that overrides another; typing has it from 3.12."""
        return method


Meta = TypeVar("Meta")
P = ParamSpec("P")
R = TypeVar("R")
T_co = TypeVar("T_co", covariant=True)
API_co = TypeVar("API_co", covariant=True)
NO_API: object = T_co  # the managers' own type variable, left as it is: nobody has given an API


class LaterName(Noun):
    """A type argument given as text that names nothing yet, and the module it was written in."""

    __slots__ = ("text", "module")

    def __init__(self, text: str, module: str) -> None:
        self.text = text
        self.module = module


class ApiAlias(GenericAlias):
    """``Manager[API]``: calling it makes a manager that knows its API; its class methods know it, too."""

    __slots__ = ()

    def __call__(self, *args: object, **kwargs: object) -> object:
        """Make a manager."""
        origin: object = self.__origin__
        assert isinstance(origin, type)
        new: Callable[..., object] = getattr(origin, "__new__")  # noqa: B009  called as type.__call__ does
        made: object = new(origin) if new is object.__new__ else new(origin, *args, **kwargs)
        give_arguments(made, self)
        initialise: Callable[..., object] = getattr(origin, "__init__")  # noqa: B009
        initialise(made, *args, **kwargs)
        return made

    def __getattribute__(self, name: str) -> object:
        found: object = super().__getattribute__(name)
        if (
            name[:2] != "__"
            and isinstance(found, MethodType)
            and found.__self__ is super().__getattribute__("__origin__")
        ):
            return MethodType(found.__func__, self)
        return found

    @override
    def __getitem__(self, item: object) -> "ApiAlias":
        put = super().__getitem__(item)
        origin: object = put.__origin__
        assert isinstance(origin, type)
        return ApiAlias(origin, put.__args__)

    def __reduce__(self) -> "tuple[object, ...]":
        return ApiAlias, (self.__origin__, self.__args__)


class ApiBearer(Generic[T_co, Meta_co]):
    """Base of all managers: the type arguments, known at run time.

    It works through aliases, subclasses and intermediate generic bases, as the typing specification's chapter
    "Generics" resolves them.
    """

    __slots__ = ("_argument", "_meta")
    __parameters__: "tuple[object, ...]" = (NO_API, NO_META)
    _argument: object
    _meta: object

    def __class_getitem__(cls, item: object) -> ApiAlias:
        given = item if isinstance(item, tuple) else (item,)
        most = len(cls.__parameters__)
        least = most - (cls.__parameters__[-1:] == (NO_META,))  # it has a default
        if not least <= len(given) <= most:
            wanted = f"{least}" if least == most else f"{least} or {most}"
            raise TypeError(f"{cls.__name__} takes {wanted} type arguments, not {len(given)}")
        if any(isinstance(each, str) for each in given):
            from longshore.managers.later import named  # late: few arguments are given as text

            given = named(given)
        return ApiAlias(cls, given)

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        bases = cls.__dict__.get("__orig_bases__", ())
        if "__parameters__" not in cls.__dict__ or any(isinstance(base, ApiAlias) for base in bases):
            own: dict[object, None] = {}
            for base in sorted(bases, key=lambda each: isinstance(each, ApiAlias)):  # Generic[...] gives the order
                own.update(dict.fromkeys(getattr(base, "__parameters__", ())))
            cls.__parameters__ = tuple(own)
        if getattr(cls.__class_getitem__, "__func__", None) is not _subscript.__func__:
            setattr(cls, "__class_getitem__", _subscript)  # noqa: B010  typing.Generic stands before us


_subscript: "classmethod[ApiBearer[object], [object], ApiAlias]" = ApiBearer.__dict__["__class_getitem__"]


def arguments_of(maker: object) -> "tuple[object, ...]":
    """The API and the type of metadata that a manager class or alias was given: type variables where it was given none.

    The second may be absent.
    """
    origin: object = getattr(maker, "__origin__", maker)
    arguments: tuple[object, ...] = getattr(maker, "__args__", ()) if origin is not maker else ()
    if not isinstance(origin, type) or not issubclass(origin, ApiBearer):
        return (NO_API,)
    if origin is ApiBearer:
        return tuple(map(_solved, arguments)) if arguments else (NO_API,)
    known = dict(zip(origin.__parameters__, arguments, strict=False))
    for base in origin.__dict__.get("__orig_bases__", origin.__bases__):
        open_parameters: tuple[object, ...] = getattr(base, "__parameters__", ())
        if isinstance(base, ApiAlias) and open_parameters and known:
            found = arguments_of(base[tuple(known.get(each, each) for each in open_parameters)])
        else:
            found = arguments_of(base)
        if found[0] is not NO_API:
            return found
    return (NO_API,)


def argument_of(maker: object) -> object:
    """The API that a manager class or alias was given: a type form, or a type variable where it was given none."""
    return arguments_of(maker)[0]


def _solved(argument: object) -> object:
    if isinstance(argument, LaterName):
        from longshore.managers.later import solved  # late: few arguments are given as text

        return solved(argument)
    return argument


def give_arguments(made: object, maker: object) -> None:
    """Let a manager know what the class or alias that makes it was given."""
    api, *meta = arguments_of(maker)
    object.__setattr__(made, "_argument", api)
    if meta and meta[0] is not NoneType and not isinstance(meta[0], TypeVar):
        object.__setattr__(made, "_meta", meta[0])


def told(terms: "Terms[T_co, Meta_co]", found: "Extension[T_co, Meta_co]") -> "Extension[T_co, Meta_co]":
    """A driver that was accepted, when what is odd about it was told."""
    if not terms.lazy and (found.report.findings or found.side_effects):
        from longshore.telling import tell  # late: there is something to tell

        tell(terms, (found,), (), logged=True)
    return found


class ExtensionPoint(Generic[API_co, Meta_co]):
    """A namespace and its API, declared once by the host.

    It lives as long as the module that declares it; publish it under ``longshore.points`` so that tools find it.

    Attributes:
        namespace: the entry point group.
        api: what the object that an entry point names must be.
        meta: the type of the metadata that plugins declare, ``None`` for none.
        versions: the versions of the API that the host offers.

    Example:
        >>> from collections.abc import Callable
        >>> from longshore import ExtensionPoint
        >>> paths = ExtensionPoint("textapp.paths", Callable[[str, str], str])
        >>> paths.namespace
        'textapp.paths'
    """

    __slots__ = ("namespace", "api", "meta", "versions")

    def __init__(
        self,
        namespace: str,
        api: "TypeForm[API_co]",
        meta: "TypeForm[Meta_co] | None" = None,
        versions: "str | Sequence[str]" = (),
    ) -> None:
        """Declare a namespace's API.

        Args:
            namespace: the entry point group, such as ``"textapp.formatters"``.
            api: a Protocol, a class or ABC, ``type[X]``, a ``Callable[...]``, a union; ``object`` means unchecked.
            meta: what plugins have to declare before they are imported: a TypedDict, or another class of plain values.
            versions: of the API, in the sense of PEP 440; plugins that are written for none of them are not loaded.
        """
        self.namespace = namespace
        self.api = api
        self.meta = meta
        self.versions = (versions,) if isinstance(versions, str) else tuple(versions)

    def __class_getitem__(cls, item: object) -> GenericAlias:
        return GenericAlias(cls, item if isinstance(item, tuple) else (item, None))

    def driver(self, name: str) -> API_co:
        """One plugin by name: short for ``DriverManager(point, name).driver``.

        Args:
            name: the entry point's name.

        Raises:
            NoMatches: no such plugin is installed.
            MultipleMatches: several are.
            CandidateError: it was found and not accepted.
        """
        found = only(terms := self.terms({}), name, "raise", None)
        if isinstance(found, Failure):
            raise found.error
        return told(terms, found).obj

    def terms(self, settings: Settings) -> "Terms[API_co, Meta_co]":
        """What the point asks of its plugins, under these settings."""
        return Terms(self.namespace, self.api, None, settings, self.wanted(settings))

    def wanted(self, settings: Settings) -> "Wanted[Meta_co] | None":
        """What the point asks of what plugins declare, ``None`` for nothing."""
        if self.meta is None and not self.versions:
            return None
        from longshore.pipeline.declared import wanted_of  # late: few points ask for it

        return wanted_of(self.meta, self.namespace, settings, self.versions)

    def invoked(
        self: "ExtensionPoint[Callable[P, R], Meta]", /, *args: P.args, **kwargs: P.kwargs
    ) -> "InvokedPoint[R, Meta]":
        """The same point, its plugins called with these arguments as they are loaded: all managers take it.

        Args:
            args: what the plugins are called with, checked against the API's parameters by the type checker.
            kwargs: the same, by keyword.

        Returns:
            A point whose API is what the plugins return.

        Raises:
            TypeError: the API is nothing that can be called.
        """
        from longshore.managers.results import result_of  # late: only plugins that are called have results

        return InvokedPoint(self, result_of(self), args, kwargs)

    def __repr__(self) -> str:
        return f"ExtensionPoint({self.namespace!r}, {getattr(self.api, '__qualname__', self.api)})"


class InvokedPoint(ExtensionPoint[API_co, Meta_co]):
    """What :meth:`ExtensionPoint.invoked` gives: plugins are called, and what they return is handed over.

    Attributes:
        api: what the plugins return.
        factory: the API of the plugins themselves.
        args: what they are called with.
        kwargs: the same, by keyword.
    """

    __slots__ = ("factory", "args", "kwargs")

    def __init__(
        self,
        point: ExtensionPoint[object, Meta_co],
        api: "TypeForm[API_co]",
        args: "Sequence[object]",
        kwargs: "Mapping[str, object]",
    ) -> None:
        super().__init__(point.namespace, api, point.meta, point.versions)
        self.factory = point.api
        self.args = args
        self.kwargs = kwargs

    @override
    def terms(self, settings: Settings) -> "Terms[API_co, Meta_co]":
        """What the point asks of its plugins and of what they return."""
        call = Call(self.factory, self.args, self.kwargs)
        return Terms(self.namespace, self.api, call, settings, self.wanted(settings))
