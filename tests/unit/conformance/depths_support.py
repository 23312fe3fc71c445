"""What a check says of objects in a module that is written to a file, in short."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from longshore import check

HEAD = """
import abc, collections, contextlib, enum, functools, types, typing
from collections.abc import *
from typing import *

import typing_extensions

"""


def told(written: Callable[[str], ModuleType], text: str) -> Callable[[str, str], list[str]]:
    """Writes a module and imports it; what it gives checks a plugin of the module against an API of the module.

    The answer is one text for each finding: its severity, the only checker that refuses if there is one, the code, the
    path.
    """
    space = vars(written(HEAD + text))

    def of(plugin: str, api: str) -> list[str]:
        report = check(eval(plugin, space), eval(api, space))
        return [
            " ".join(filter(None, (each.severity, each.refused_by, each.code, each.path)))
            for each in (*report.findings, *report.unverified)
        ]

    return of
