"""Times checks of plugins against an API; the arguments: rounds, then the modules of the plugins.

Every plugin module has a class of its own, so that the first look at a class is told from a remembered one.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Protocol, runtime_checkable

from longshore import check

from . import api
from .statements import Statement, nanoseconds


@runtime_checkable
class RuntimeReader(api.Reader, Protocol):
    """The API as isinstance() wants it: it looks at names alone."""


def postponed(module: ModuleType, suffix: str) -> ModuleType:
    """A copy of the module, as an author writes it who postpones annotations."""
    copy = ModuleType(f"{module.__name__}_{suffix}")
    sys.modules[copy.__name__] = copy  # where a checker looks when it resolves the names
    with open(str(module.__file__), encoding="utf-8") as source:
        exec("from __future__ import annotations\n" + source.read(), copy.__dict__)
    return copy


def plugins(modules: Sequence[ModuleType]) -> list[object]:
    """An object of the class in each module."""
    return [module.FileReader() for module in modules]


@dataclass(frozen=True)
class Question:
    """One way to judge: code about `plugin` and `API`, and plugins of as many different classes."""

    label: str
    code: str
    api: object
    plugins: Sequence[object]

    def statement(self) -> Statement:
        """The question about the same plugin, again and again."""
        names = {"check": check, "API": self.api, "plugin": self.plugins[0]}
        return Statement(f"again:{self.label}", self.code, names)

    def first_looks(self) -> float:
        """Nanoseconds per class that was never judged before; the first is left out: it warms what is lazy."""
        judge: Callable[[object], object] = eval(f"lambda plugin: {self.code}", dict(self.statement().names))
        if not judge(self.plugins[0]):
            raise SystemExit(f"{self.label}: refused {self.plugins[0]!r}: {judge(self.plugins[0])}")
        begin = time.process_time_ns()
        for plugin in self.plugins[1:]:
            judge(plugin)
        return (time.process_time_ns() - begin) / (len(self.plugins) - 1)


modules = [import_module(name) for name in sys.argv[4:]]
late_api = postponed(sys.modules[api.__name__], "postponed")
mixed = plugins([postponed(module, "mixed") for module in modules])
late = plugins([postponed(module, "late") for module in modules])
questions = [
    Question("longshore `check(plugin, API)`", "check(plugin, API)", api.Reader, plugins(modules)),
    Question("the same, annotations postponed on both sides", "check(plugin, API)", late_api.Reader, late),
    Question("the same, annotations postponed by the plugin alone", "check(plugin, API)", api.Reader, mixed),
    Question("`isinstance(plugin, RuntimeAPI)`", "isinstance(plugin, API)", RuntimeReader, plugins(modules)),
]
timings: dict[str, float] = {}
for question in random.sample(questions, len(questions)):
    timings[f"first:{question.label}"] = question.first_looks()
timings |= nanoseconds([question.statement() for question in questions], rounds=int(sys.argv[3]))
