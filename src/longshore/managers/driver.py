"""One plugin by name."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from longshore.managers import ExtensionPoint, Meta_co, T_co, told
from longshore.managers.collection import ByName, Calls, fill, terms_for
from longshore.model.extension import Extension
from longshore.pipeline import ConflictResolver, Failure, Settings, known_resolver, only

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from typing_extensions import Unpack

Meta = TypeVar("Meta")
P = ParamSpec("P")
R = TypeVar("R")
U = TypeVar("U")


class DriverManager(Calls[T_co, Meta_co], ByName[T_co, Meta_co]):
    """Loads the one plugin of a name, and nothing else.

    Attributes:
        driver: the object that keeps the API: the plugin, or what calling it gave.
    """

    __slots__ = ("driver",)
    _single = True

    def __init__(
        self,
        namespace: ExtensionPoint[T_co, Meta_co] | str,
        name: str,
        invoke_on_load: bool = False,
        invoke_args: Sequence[object] | None = None,
        invoke_kwds: Mapping[str, object] | None = None,
        on_load_failure_callback: Callable[["DriverManager[T_co, Meta_co]", "EntryPoint", BaseException], object]
        | None = None,
        on_missing_entrypoints_callback: Callable[[set[str]], object] | None = None,
        *,
        conflict_resolver: "ConflictResolver[T_co, Meta_co]" = "raise",
        propagate_map_exceptions: bool | None = None,
        **settings: "Unpack[Settings]",
    ) -> None:
        """Load the driver.

        Args:
            namespace: the extension point, or its namespace where the manager has a type argument.
            name: the entry point's name.
            invoke_on_load: call the plugin and hand over what it returns.
            invoke_args: what it is called with.
            invoke_kwds: the same, by keyword.
            on_load_failure_callback: is told manager, entry point and exception before the failure is raised.
            on_missing_entrypoints_callback: is told the name when no plugin has it, before that is raised.
            conflict_resolver: what is done about several plugins of that name.
            propagate_map_exceptions: what ``map`` and ``call`` do about errors, as for the other managers.
            settings: see :class:`longshore.Settings`.

        Raises:
            NoMatches: no plugin has that name; the message says which there are.
            MultipleMatches: several have it; the message names their distributions.
            CandidateError: it was found and not accepted: its import raised, or it does not conform.
            TypeError: the manager does not know its API.

        Example:
            >>> from longshore import DriverManager, ImportReferences
            >>> DriverManager[object]("textapp.joins", "posix", source=ImportReferences({"posix": "posixpath:join"}))
            <DriverManager 'textapp.joins': ['posix'], 0 failures>
        """
        terms = terms_for(self, namespace, settings, invoke_on_load, invoke_args, invoke_kwds)
        self._propagate = propagate_map_exceptions
        self._resolver = known_resolver(conflict_resolver)
        found = only(terms, name, conflict_resolver, on_missing_entrypoints_callback)
        if isinstance(found, Failure):
            if on_load_failure_callback is not None:
                on_load_failure_callback(self, found.candidate.entry_point, found.raised)
            raise found.error
        fill(self, (told(terms, found),), ())
        if terms.lazy:
            from longshore.managers.filling import listener  # late: only where it is asked for
            from longshore.managers.lazy import follow  # late: as above

            follow(self, terms, listener(self, on_load_failure_callback))
        else:
            self.driver = found.obj

    if TYPE_CHECKING:
        driver: T_co
    else:

        def __getattr__(self, name: str) -> object:
            """The driver, of a lazy manager that was not asked for it yet."""
            if name != "driver":
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
            if not self.extensions:
                raise self.failures[0].error
            self.driver = self.extensions[0].obj
            return self.driver

    @classmethod
    def invoked(
        cls, namespace: "ExtensionPoint[Callable[P, R], Meta]", name: str, /, *args: P.args, **kwargs: P.kwargs
    ) -> "DriverManager[R, Meta]":
        """Load the driver and call it; where options are set, write ``DriverManager(point.invoked(...), name, ...)``.

        Args:
            namespace: the extension point, whose API can be called.
            name: the entry point's name.
            args: what the plugin is called with, checked by the type checker.
            kwargs: the same, by keyword.
        """
        from longshore.managers.making import makes  # late: only drivers that are called want it

        maker: object = cls
        assert makes(maker, DriverManager[R, Meta])
        return maker(namespace.invoked(*args, **kwargs), name)

    @classmethod
    def make_test_instance(
        cls, extension: "Extension[U, Meta]", namespace: str = "TESTING"
    ) -> "DriverManager[U, Meta]":
        """A manager of one extension, for tests; nothing is loaded.

        Args:
            extension: as :func:`longshore.testing.make_extension` makes it.
            namespace: what the manager says its namespace is.
        """
        from longshore.managers.filling import assemble  # late: for tests
        from longshore.managers.making import blank, makes  # late: for tests

        maker: object = cls
        assert makes(maker, DriverManager[U, Meta])
        made = blank(maker)
        assemble(made, (extension,), namespace, None, "raise")
        made.driver = extension.obj
        return made

    def __call__(
        self, func: "Callable[Concatenate[Extension[T_co, Meta_co], P], R]", /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Call a function with the extension; what it raises passes as it is.

        Args:
            func: is given the extension, then the arguments.
            args: further arguments.
            kwargs: the same, by keyword.
        """
        return func((self.extensions or self._loaded())[0], *args, **kwargs)
