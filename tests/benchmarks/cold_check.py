"""A fresh process: `python -m tests.benchmarks.cold_check NUMBER-OF-JUDGE TITLE-OF-PAIR FOLDER`; prints milliseconds."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from .judges import LONGSHORE, judges
from .pairs import pairs

number, title, folder = sys.argv[1:]
pair = next(each for each in pairs("compatible") if each.title == title)
api = pair.load_api(Path(folder), "cold")
plugin = pair.load_plugin(api, Path(folder), "cold")
judge = judges(LONGSHORE)[int(number)]
if judge is LONGSHORE:
    import longshore  # what a host has imported anyway; the engine is not

    longshore.check(object(), object)
before = len(sys.modules)
begin = time.process_time_ns()
judge.prepare(api.API)(plugin)
print("ms", (time.process_time_ns() - begin) / 1e6, sep="\t")
print("modules", len(sys.modules) - before, sep="\t")
