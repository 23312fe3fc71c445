"""Where a candidate failed: the line that raised, the plugin's own line that led there, or at least the file.

Nothing of the plugin is run for it: exceptions, frames and modules are read past whatever they say of themselves.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.machinery import PathFinder
from types import FrameType, ModuleType, TracebackType

from longshore.model import Candidate, FromFile, FromReference
from longshore.model.extension import ConformanceReport
from longshore.rendering.safe import bounded

_LONGEST = 400
_TRACEBACK = BaseException.__dict__["__traceback__"]
_SYNTAX_FILE = SyntaxError.__dict__["filename"]
_SYNTAX_LINE = SyntaxError.__dict__["lineno"]
_SPACE = vars(ModuleType)["__dict__"]


def place_of(candidate: Candidate, error: BaseException) -> str:
    """Where it happened, such as ``at json/decoder.py:355, from plugin.py:3``, or where the entry point is declared.

    Args:
        candidate: what was being loaded or called.
        error: what was raised.
    """
    raised = own = ""
    for file, frame, line in _steps(error):
        raised = f"{file}:{line}"
        if _is_own(candidate, file, frame):
            own = raised
    raised = _place_of_syntax(error) or raised
    if own:
        return f"at {bounded(raised, _LONGEST)}" + (f", from {bounded(own, _LONGEST)}" if own != raised else "")
    how, where = _file_of(candidate)
    if not raised:
        return f"{how} {bounded(where, _LONGEST)}".rstrip()
    if not where or raised.startswith(f"{where}:"):
        return f"at {bounded(raised, _LONGEST)}"
    return f"at {bounded(raised, _LONGEST)}, {'from' if how == 'at' else how} {bounded(where, _LONGEST)}"


def place_of_findings(candidate: Candidate, report: ConformanceReport) -> str:
    """The candidate's file, where no finding tells a place in its folder: what it names may be made elsewhere."""
    how, where = _file_of(candidate)
    files = [each.location.file for each in report.findings + report.unverified if each.location is not None]
    if any(how != "at" or each.startswith(os.path.dirname(where)) for each in files):
        return ""
    return f"{how} {bounded(where, _LONGEST)}".strip()


def _steps(error: BaseException) -> Iterator[tuple[str, FrameType, int]]:
    """The places that an exception came through, but for longshore's and those of the import system."""
    step: object = _TRACEBACK.__get__(error)
    while isinstance(step, TracebackType):
        file = step.tb_frame.f_code.co_filename
        if not file.startswith("<frozen") and "/longshore/loading/" not in file.replace("\\", "/"):
            yield file, step.tb_frame, step.tb_lineno
        step = step.tb_next


def _is_own(candidate: Candidate, file: str, frame: FrameType) -> bool:
    """Whether a frame is of the candidate's module, or of the package that this is in."""
    if isinstance(candidate.distribution, FromFile):
        return file == candidate.distribution.path
    name: object = frame.f_globals.get("__name__")
    here: object = frame.f_globals.get("__file__")
    if type(name) is not str or type(here) is not str or here != file:  # text that it runs has its names, and no file
        return False
    return name.partition(".")[0] == candidate.module_name.partition(".")[0]


def _place_of_syntax(error: BaseException) -> str:
    """The place inside a text that is not Python."""
    if not issubclass(type(error), SyntaxError):
        return ""
    file: object = _SYNTAX_FILE.__get__(error)
    line: object = _SYNTAX_LINE.__get__(error)
    if type(file) is not str:
        return ""
    return f"{file}:{line}" if type(line) is int else file


def _file_of(candidate: Candidate) -> tuple[str, str]:
    """The file of a candidate's module, of the innermost package that there is, or of its metadata; how, and which."""
    origin = candidate.distribution
    if isinstance(origin, FromFile):
        return "at", origin.path
    module = "" if candidate.module_name.startswith(".") else candidate.module_name  # a relative one names no file
    while module:
        found = _loaded_file(module) or _found_file(module)
        if found:
            return "at", found
        module = module.rpartition(".")[0]
    if isinstance(origin, FromReference):
        return "", ""
    is_folder = origin.path.endswith("-info") or os.path.basename(origin.path).lower() == "egg-info"
    return ("declared in", f"{origin.path}/entry_points.txt") if is_folder else ("declared by", origin.path)


def _loaded_file(module: str) -> str:
    """The file that an imported module says it is from."""
    found: object = _space(module).get("__file__")
    return found if type(found) is str else ""


def _found_file(module: str) -> str:
    """The file that an import of the module would read; no package is imported for it."""
    parent = module.rpartition(".")[0]
    search: object = _space(parent).get("__path__") if parent else None
    if parent and type(search) is not list:
        return ""
    folders = [each for each in search if type(each) is str] if isinstance(search, list) else None
    spec = PathFinder.find_spec(module, folders)
    return spec.origin if spec is not None and spec.has_location and spec.origin else ""


def _space(module: str) -> dict[str, object]:
    """The names in an imported module, whatever its class does."""
    thing: object = sys.modules.get(module)
    space: object = _SPACE.__get__(thing) if issubclass(type(thing), ModuleType) else {}
    return space if isinstance(space, dict) else {}
