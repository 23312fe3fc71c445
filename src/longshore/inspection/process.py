"""Runs the child process of an inspection, and says how it ended where it did so before its time."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import re
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from time import monotonic
from types import TracebackType
from typing import IO, TYPE_CHECKING

from longshore.model import Noun
from longshore.verification.checkers.values import Table, number, table, text

if TYPE_CHECKING:
    from typing import Self

_PROGRAM = "longshore.inspection.child"
_GRACE = 5.0  # seconds that the child has to tell by itself that a plugin hangs
_PATIENCE = 0.1
_LAST_LINE = 1.0
_LAST = 2000  # bytes of what was written last
_PLACE = re.compile(r'(?m)^  File "(.*)", line (\d+)')
_LIBRARY = re.compile(r"/python3\.\d+/(?!site-packages/|dist-packages/)")
_OURS = "/longshore/inspection/"


class Death(Noun):
    """How a child process ended before its time.

    Attributes:
        hung: it took too long.
        how: in words, such as ``exit status 3`` or ``signal SIGSEGV``.
        place: the file and line that the plugin was at, ``""`` where that is not known.
        output: what was written to standard error last.
    """

    __slots__ = ("hung", "how", "place", "output")

    def __init__(self, hung: bool, how: str, place: str, output: str) -> None:
        self.hung = hung
        self.how = how
        self.place = place
        self.output = output


class Child:
    """A process that inspects; to be used in a ``with`` statement.

    Attributes:
        death: how it ended, ``None`` where it did all it was asked.
    """

    def __init__(self, python: str, request: Mapping[str, object], limit: float, options: Sequence[str] = ()) -> None:
        """Begin.

        Args:
            python: the interpreter.
            request: what is asked.
            limit: seconds that one step may take.
            options: of the interpreter.

        Raises:
            OSError: it can't be run.
        """
        self.death: Death | None = None
        self._limit = limit
        self._killed = False
        self._folder = tempfile.TemporaryDirectory(prefix="longshore-", ignore_cleanup_errors=True)
        self._trace = os.path.join(self._folder.name, "trace")
        with open(self._trace, "w", encoding="utf-8"):
            pass  # it is there, however soon the process ends
        self._errors = open(os.path.join(self._folder.name, "stderr"), "w+b")  # noqa: SIM115  closed in __exit__
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        try:
            self._process = subprocess.Popen(  # noqa: S603  the interpreter that was named
                [python, "-P", *options, "-m", _PROGRAM, self._trace],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors,
                start_new_session=True,
            )  # fmt: skip
        except OSError:
            self._close()
            raise
        asked = json.dumps({**request, "limit": limit}).encode()
        self._threads = [
            threading.Thread(target=self._ask, args=[asked, self._process.stdin], daemon=True),
            threading.Thread(target=self._listen, args=[self._process.stdout], daemon=True),
        ]
        for each in self._threads:
            each.start()

    def _ask(self, asked: bytes, stream: IO[bytes]) -> None:
        with contextlib.suppress(OSError), stream:  # where it is gone, answers() will find that
            stream.write(asked)

    def _listen(self, stream: IO[bytes]) -> None:
        with stream:
            for line in stream:
                self._lines.put(line)
        self._lines.put(b"")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._kill()
        for each in self._threads:
            each.join()
        self._close()

    def _close(self) -> None:
        self._errors.close()
        self._folder.cleanup()

    def errors(self) -> str:
        """What was written to standard error so far, all of it."""
        with open(self._errors.name, "rb") as file:
            return file.read().decode("utf-8", "replace")

    def answers(self) -> Iterator[Table]:
        """What it tells, line by line, until it has ended; :attr:`death` is set then."""
        exits: Table = {}
        while True:
            line = self._next()
            if not line:
                self.death = self._died(exits)
                return
            told = self._read(line)
            if "ended" in told:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._process.wait(_GRACE)
                return
            if "exit" in told:
                exits = told
            elif told:
                yield told

    def _read(self, line: bytes) -> Table:
        """A line of the process itself; one of a process that it has forked, or of a plugin, says nothing."""
        try:
            told = table(json.loads(line))
        except ValueError:
            return {}
        return told if told.get("process") == self._process.pid else {}

    def _next(self) -> bytes:
        """The next line; nothing where the process has ended, or had to be ended."""
        latest = monotonic() + self._limit + _GRACE
        while True:
            ended = self._process.poll() is not None
            try:
                return self._lines.get(timeout=_LAST_LINE if ended else _PATIENCE)
            except queue.Empty:
                if ended:
                    return b""  # what it has forked keeps the pipe open
                if monotonic() > latest:
                    self._overdue()
                    return b""

    def _died(self, exits: Table) -> Death:
        try:
            code = self._process.wait(self._limit + _GRACE)
        except subprocess.TimeoutExpired:
            code = self._overdue()
        with open(self._trace, encoding="utf-8", errors="replace") as file:
            trace = file.read()
        hung = self._killed or trace.startswith("Timeout")
        place = text(exits, "place") or place_in(trace)
        how = f"no answer within {self._limit:g} s" if hung else ended(number(exits, "exit") if exits else code)
        return Death(hung, how, place, self.errors()[-_LAST:].strip())

    def _overdue(self) -> int:
        self._killed = True
        return self._kill()

    def _kill(self) -> int:
        """End it, and what it has begun."""
        with contextlib.suppress(OSError, AttributeError):  # they have ended, or this system knows no groups
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        return self._process.wait()


def ended(code: int) -> str:
    """How a process ended, in words.

    Args:
        code: its exit status, or the negative number of the signal that ended it.
    """
    if code >= 0:
        return f"exit status {code}"
    known = {int(each): each.name for each in signal.Signals}
    return f"signal {known.get(-code, -code)}"


def place_in(trace: str) -> str:
    """The file and line that a plugin was at, in what faulthandler has written; ``""`` where it does not tell.

    Args:
        trace: one block for each thread; the one that loads the plugin has our own files in it.
    """
    blocks = [_PLACE.findall(each) for each in re.split(r"\n\s*\n|\n(?=Thread |Current thread )", trace)]
    ours = [each for each in blocks if any(_OURS in file.replace("\\", "/") for file, _ in each)]
    places = [
        (file, line)
        for file, line in (ours[0] if ours else [])
        if not file.startswith("<frozen") and "/longshore/" not in file.replace("\\", "/")
    ]
    own = [each for each in places if not _LIBRARY.search(each[0])]
    return ":".join((own or places)[0]) if places else ""
