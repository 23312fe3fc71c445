"""A closer look at a plugin while it is loaded: what it writes, what it warns of, how long it takes."""

from __future__ import annotations

import sys
import threading
import warnings
from collections.abc import Callable, Iterable
from time import perf_counter
from typing import TYPE_CHECKING, TextIO

from longshore._compat import override
from longshore.loading import State, Surroundings
from longshore.model import plain
from longshore.model.extension import SideEffect, Watch

if TYPE_CHECKING:
    from typing import Self

_LONGEST = 1000


class Watching(Surroundings):
    """Surroundings that are watched: output and warnings are recorded and go where they went before, too.

    Output that does not pass through ``sys.stdout`` and ``sys.stderr`` is not seen, nor what other threads write.

    Args:
        watch: what is asked for.
        slow: is told, from a thread of its own, the seconds that have passed at the limit and where the plugin is.
        known: side effects that are known before.
    """

    __slots__ = ("_watch", "_slow", "_timer", "_streams", "_warn", "_noticed")

    def __init__(self, watch: Watch, slow: Callable[[float, str], None], known: Iterable[SideEffect] = ()) -> None:
        super().__init__(runs=False)  # not yet: its streams come first
        self._watch = watch
        self._slow = slow
        self._noticed = [*known]

    @override
    def __enter__(self) -> Self:
        self._streams = [Recorder(name) for name in ("stdout", "stderr") if self._watch.output]
        self._warn = warnings.showwarning
        if self._watch.output:
            setattr(warnings, "showwarning", self._warning)  # noqa: B010  ty takes an assignment for another function
        self._before = State()
        self._timer = threading.Timer(
            min(self._watch.limit, threading.TIMEOUT_MAX), self._late, [threading.get_ident()]
        )
        self._timer.daemon = True
        super().__enter__()
        if self._watch.limit > 0:
            self._timer.start()
        return self

    @override
    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        super().__exit__()
        for each in self._streams:
            self._noticed += each.end()
        if self._watch.output:
            setattr(warnings, "showwarning", self._warn)  # noqa: B010  as above
        if 0 < self._watch.limit < self.seconds:
            self._noticed.append(SideEffect("slow", f"took {self.seconds:.1f} s"))
        self.side_effects += tuple(self._noticed)

    def _warning(
        self,
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        text = plain(f"{category.__name__}: {message}")[:_LONGEST]
        self._noticed.append(SideEffect("warning", f"warned at {plain(filename)}:{lineno}: {text}"))
        for each in self._streams:
            each.listens = False  # its text is known
        self._warn(message, category, filename, lineno, file, line)
        for each in self._streams:
            each.listens = True

    def _late(self, thread: int) -> None:
        frame = sys._current_frames().get(thread)
        while frame is not None and frame.f_code.co_filename.startswith("<frozen"):
            frame = frame.f_back  # the import system's own
        place = f"{plain(frame.f_code.co_filename)}:{frame.f_lineno}" if frame is not None else ""
        self._slow(perf_counter() - self._started, place)


class Recorder:
    """Stands for ``sys.stdout`` or ``sys.stderr``: what this thread writes is recorded and passed on.

    Attributes:
        listens: what is written now is recorded.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._stream: object = getattr(sys, name)
        self._thread = threading.get_ident()
        self._text = ""
        self.listens = True
        setattr(sys, name, self)

    def write(self, text: str) -> int:
        """Write it, and keep the beginning of it."""
        if self.listens and threading.get_ident() == self._thread and len(self._text) < _LONGEST:
            self._text += text
        write: object = getattr(self._stream, "write", None)
        if callable(write):
            write(text)
        return len(text)

    def __getattr__(self, name: str) -> object:
        found: object = getattr(self._stream, name)
        return found

    def end(self) -> list[SideEffect]:
        """Put the stream back; what was written."""
        setattr(sys, self._name, self._stream)
        words = f"wrote to sys.{self._name}: {self._text[:_LONGEST]!r}"
        return [SideEffect("output", words)] if self._text else []
