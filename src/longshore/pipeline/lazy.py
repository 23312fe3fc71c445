"""Extensions that load when their object is first asked for."""

from __future__ import annotations

from _thread import RLock  # threading takes longer to import
from collections.abc import Callable
from typing import TypeVar

from longshore._compat import override
from longshore.model import Candidate, Problem, Status
from longshore.model.extension import Extension, Meta_co
from longshore.pipeline import Failure, Terms, became

Meta = TypeVar("Meta")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Tell = Callable[[Extension[T, Meta], Failure | None, bool], object]
"""Is told the extension, why it failed if it did, and whether that is raised."""

_LATER = frozenset({"plugin", "obj", "report", "seconds", "side_effects"})


class LazyExtension(Extension[T_co, Meta_co]):
    """A plugin that is loaded, called and checked when one of ``obj``, ``plugin``, ``report`` is first read.

    Those slots are empty until then, and Python asks ``__getattr__`` for what is not there: once loaded, it is as quick
    as any extension. Threads that ask at once wait for the first.

    Attributes:
        failure: why it is not accepted after all, once that is known.
    """

    __slots__ = ("_terms", "_lock", "_loading", "failure", "_tell")

    def __init__(self, candidate: Candidate, terms: Terms[T_co, Meta_co]) -> None:
        self.name = candidate.name
        self.candidate = candidate
        object.__setattr__(self, "meta", None)
        self.api_version = ""
        said = terms.wanted.said(candidate)
        if said is not None:
            self.meta, self.api_version = said
        self._terms = terms
        self._lock = RLock()
        self._loading = False
        self.failure: Failure | None = None
        self._tell: dict[Tell[T_co, Meta_co], None] = {}  # in order; changed by one step each, as any thread may do it

    def __getattr__(self, name: str) -> object:
        if name not in _LATER:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
        failure = self.load(raised=True)
        if failure is not None:
            raise failure.error
        return object.__getattribute__(self, name)

    @property
    @override
    def status(self) -> Status:
        """What became of it: ``"not-loaded"`` until it is asked for."""
        if self.failure is not None:
            return self.failure.status
        return "loaded" if self.is_loaded() else "not-loaded"

    def is_loaded(self) -> bool:
        """Whether it was loaded and accepted."""
        try:
            object.__getattribute__(self, "obj")
        except AttributeError:
            return False
        return True

    def when_loaded(self, tell: Tell[T_co, Meta_co]) -> None:
        """Have one function more told when it was loaded, or that it failed, unless that was tried before."""
        if not self._is_tried():
            self._tell[tell] = None

    def forget(self, tell: Tell[T_co, Meta_co]) -> None:
        """Tell a function nothing any more."""
        self._tell.pop(tell, None)

    def load(self, *, raised: bool = False) -> Failure | None:
        """Load it, unless that was tried before; what is wrong with it is returned.

        Args:
            raised: what is wrong will be raised.

        Raises:
            RuntimeError: it is asked for while it is being loaded, by the plugin itself.
        """
        if not self._is_tried():
            with self._lock:
                if self._loading:
                    from longshore.rendering.usage import loading_already  # late: to explain

                    raise loading_already(repr(self))
                if not self._is_tried():
                    self._loading = True
                    try:
                        self._load(raised)
                    finally:
                        self._loading = False
        return self.failure

    def _is_tried(self) -> bool:
        return self.failure is not None or self.is_loaded()

    def _load(self, raised: bool) -> None:
        found = became(self._terms, self._terms.loaded(self.candidate))
        if isinstance(found, Failure):
            self.failure = found
        else:
            self.plugin, self.report = found.plugin, found.report
            self.seconds, self.side_effects = found.seconds, found.side_effects
            self.obj = found.obj  # last: other threads look for it
        for tell in [*self._tell]:
            tell(self, self.failure, raised)
        self._tell.clear()

    @override
    def __reduce__(self) -> tuple[object, ...]:
        slots = {name: getattr(self, name) for name in Extension.__slots__}
        return _loaded, (), (None, slots)  # what is on its way elsewhere is loaded


def _loaded() -> Extension[object, object]:
    """An extension whose slots are about to be filled."""
    made: Extension[object, object] = object.__new__(Extension)
    return made


def settled(
    extensions: tuple[Extension[T, Meta], ...], failures: tuple[Failure | Problem, ...], single: bool
) -> tuple[tuple[Extension[T, Meta], ...], tuple[Failure | Problem, ...]]:
    """What a collection holds once all of its extensions are loaded: those accepted, and all failures.

    Raises:
        CandidateError: there is a single one, a driver, and it is not accepted.
    """
    known = {id(each) for each in failures}
    failed = [failure for each in extensions if isinstance(each, LazyExtension) and (failure := each.load())]
    kept = tuple(each for each in extensions if failure_of(each) is None)
    if single and not kept:
        raise next(each for each in (*failures, *failed) if isinstance(each, Failure)).error
    return kept, (*failures, *(each for each in failed if id(each) not in known))


def failure_of(extension: Extension[T, Meta]) -> Failure | None:
    """Why an extension that was tried is not accepted after all."""
    return extension.failure if isinstance(extension, LazyExtension) else None
