"""The program of the process that loads plugins for an inspection: it may die of them, the one that asks may not.

The request is read from standard input. Each answer is one line of JSON on the standard output that the process began
with; what plugins write goes to standard error.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
from collections.abc import Callable, Mapping
from itertools import takewhile
from typing import NoReturn

from longshore._compat import override
from longshore.discovery import installed
from longshore.inspection.surveying import survey
from longshore.inspection.trying import Api, Marks, api_for, tried
from longshore.inspection.wire import candidate_in, texts
from longshore.model import Candidate, FromReference
from longshore.rendering.inspection import inspection_data, plugin_data
from longshore.verification.checkers.values import Table, table, tables
from longshore.verification.environment import POINTS

BEGIN, END = "longshore: begin", "longshore: end"
"""Lines on standard error around the load of a plugin; what ``-X importtime`` writes between them is of that load."""
_HARMLESS = Candidate("fspath", "os:fspath", "longshore", FromReference("os:fspath"), ("os", "fspath"))


class Answers:
    """The way back to the one that asks; nothing else reaches it."""

    def __init__(self) -> None:
        self._descriptor = os.dup(1)
        self._process = os.getpid()
        os.dup2(2, 1)
        self._exit: Callable[[int], NoReturn] = os._exit

    def send(self, told: Mapping[str, object]) -> None:
        """Send one line."""
        line = json.dumps({**told, "process": os.getpid()}).encode() + b"\n"
        while line:
            line = line[os.write(self._descriptor, line) :]

    def end(self) -> NoReturn:
        """End the process, whatever threads plugins have begun."""
        self.send({"ended": True})
        self._exit(0)

    def exit(self, status: int = 0) -> NoReturn:
        """Stands for :func:`os._exit`, which leaves no trace: says first where it was called."""
        frame = sys._getframe(1)
        self.send({"exit": status, "place": f"{frame.f_code.co_filename}:{frame.f_lineno}"})
        self._exit(status)

    def is_ours(self, _: object = None) -> bool:
        """Whether this is not a process that a plugin has forked: to that, nobody listens."""
        return os.getpid() == self._process


def main() -> None:
    """Answer one request."""
    request = table(json.load(sys.stdin))
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)  # a plugin that reads waits for nobody
    answers = Answers()
    setattr(os, "_exit", answers.exit)  # noqa: B010  only for this process
    limit = request.get("limit")
    seconds = float(limit) if isinstance(limit, int | float) else 0.0
    with open(sys.argv[1], "w", encoding="utf-8") as trace:
        faulthandler.enable(trace)
        if "load" in request:
            _load(request, answers, lambda: faulthandler.dump_traceback_later(seconds, exit=True, file=trace))
        else:
            faulthandler.dump_traceback_later(seconds, exit=True, file=trace)
            found = survey(texts(request, "namespaces"), every=bool(request.get("every")))
            answers.send({"survey": inspection_data(found, str)})
    answers.end()


def _load(request: Table, answers: Answers, watch: Callable[[], None]) -> None:
    lost = request.get("lost")
    apis: dict[str, Api] = {
        each: Api(object, str(why), missed=True) for each, why in (lost.items() if isinstance(lost, dict) else ())
    }
    marks = Written() if request.get("marked") else Marks()
    tried(_HARMLESS, Api(object, ""), Marks())  # what we import ourselves for it is no plugin's
    published: dict[str, Candidate] = {}
    for each in installed.discover(POINTS).candidates:
        published.setdefault(each.name, each)
    for number, told in takewhile(answers.is_ours, enumerate(tables(request, "load"))):
        candidate = candidate_in(told)
        if candidate.namespace not in apis:
            answers.send({"api": candidate.namespace})
            watch()
            apis[candidate.namespace] = api_for(candidate.namespace, published)
        answers.send({"begun": number})
        watch()
        found = tried(candidate, apis[candidate.namespace], marks)
        faulthandler.cancel_dump_traceback_later()
        answers.send({"done": number, "plugin": plugin_data(found, str)})


class Written(Marks):
    """Marks in what ``-X importtime`` writes."""

    @override
    def begin(self) -> None:
        """Write that the load begins."""
        os.write(2, f"{BEGIN}\n".encode())

    @override
    def end(self) -> None:
        """Write that the load has ended."""
        os.write(2, f"{END}\n".encode())


if __name__ == "__main__":
    main()
