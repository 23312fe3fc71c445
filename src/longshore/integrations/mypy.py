"""An ordinary run of mypy checks the entry points of ``pyproject.toml``: an error is reported at its line there.

``pyproject.toml`` is among the files that mypy is given. In its place mypy reads a generated module whose line N is
about line N of the file (its own option ``shadow_file``), so incremental runs, dmypy and ``type: ignore`` comments work
as for any other file. No hook changes a type.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence

from mypy.errorcodes import ErrorCode
from mypy.nodes import MypyFile, StrExpr
from mypy.options import Options
from mypy.plugin import FunctionContext, Plugin, ReportConfigContext
from mypy.types import Type

from longshore._compat import override
from longshore.model.verification import Place, StaticFinding
from longshore.verification.checkers.mypy import SETTINGS
from longshore.verification.environment import environment_of
from longshore.verification.errors import ProjectUnreadable, VerificationError
from longshore.verification.planning import Plan
from longshore.verification.projects import read_project
from longshore.verification.statements import Said, check_module

ENTRY_POINT = ErrorCode("entry-point", "What is wrong with an entry point apart from its type", "longshore")
_FILE = "pyproject.toml"
_FACE = "longshore.mypy"
_QUIET = "LONGSHORE_CHECK"  # set by longshore check, whose own module is not of this kind


class EntryPointsPlugin(Plugin):
    """Gives mypy the generated module, and says so when mypy was not asked about it."""

    def __init__(self, options: Options) -> None:
        """Write the module and tell mypy of it.

        Args:
            options: mypy's own; ``shadow_file`` is extended.
        """
        super().__init__(options)
        self._toml = os.path.realpath(os.path.join(_folder(options), _FILE))
        self._seen = False
        self._digest = ""
        if os.environ.get(_QUIET):
            return
        if os.path.isfile(self._toml):
            text = _module_text(self._toml, options)
            self._digest = hashlib.sha256(text.encode()).hexdigest()
            made = _written(options, self._toml, text)
            options.shadow_file = [*(options.shadow_file or []), [self._toml, made]]
            if options.cache_dir == os.devnull:  # dmypy, which keeps what it has read while the file is the same
                setattr(sys.modules[_FACE], "__version__", self._digest)  # noqa: B010
        self._options, self._fast_exit = options, options.fast_exit
        if "mypy.build_worker" not in sys.modules:  # a worker sees some of the files only
            options.fast_exit = False  # a fast exit asks nobody; once the file was seen there is nothing to tell
            atexit.register(self._tell)

    def _tell(self) -> None:
        if not self._seen and sys.stderr is not None:
            there = "is not among the files that mypy checked" if os.path.isfile(self._toml) else "does not exist"
            sys.stderr.write(
                f"longshore.mypy: {self._toml} {there}: its entry points were not checked\n"
                f"  cure: add it to mypy's files (files = src, {_FILE}), or run longshore check\n"
            )

    @override
    def report_config_data(self, ctx: ReportConfigContext) -> object:
        """What the module of the entry points depends on; for any other module nothing."""
        if self._is_toml(ctx.path):
            return self._digest
        return None

    @override
    def get_additional_deps(self, file: MypyFile) -> list[tuple[int, str, int]]:
        """No dependencies; notes that mypy has read the file."""
        self._is_toml(file.path)
        return []

    def _is_toml(self, path: str) -> bool:
        found = os.path.basename(path) == _FILE and os.path.realpath(path) == self._toml
        if found:
            self._seen = True
            self._options.fast_exit = self._fast_exit
        return found

    @override
    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        """Reports what the generated module says that is no matter of types."""
        if not fullname.endswith(Said.FUNCTION):
            return None
        return _reported


def plugin(version: str) -> type[EntryPointsPlugin]:  # noqa: ARG001
    """What mypy calls.

    Args:
        version: mypy's own; all that longshore supports are asked in one way.
    """
    return EntryPointsPlugin


def _reported(context: FunctionContext) -> Type:
    severity, message = (each.value for argument in context.args for each in argument if isinstance(each, StrExpr))
    first, *rest = message.splitlines()
    if severity == "error":
        context.api.msg.fail(first, context.context, code=ENTRY_POINT)
    else:
        context.api.msg.note(first, context.context, code=ENTRY_POINT)
    for each in rest:
        context.api.msg.note(f"    {each}", context.context, code=ENTRY_POINT)
    return context.default_return_type


def _folder(options: Options) -> str:
    """The folder of mypy's settings, where a project's ``pyproject.toml`` is; else the working folder."""
    folder = os.path.dirname(options.config_file or "") or os.curdir
    return folder if os.path.isfile(os.path.join(folder, _FILE)) else os.curdir


def _module_text(toml: str, options: Options) -> str:
    """The module that stands for the file, whatever the file has in it."""
    try:
        environment = environment_of(options.python_executable or "", os.path.dirname(toml))
        plan = Plan(read_project(toml, environment), environment, options.mypy_path)
    except ProjectUnreadable as error:
        return _saying([StaticFinding(error.place, "", "", "malformed-project", error.reason)])
    except VerificationError as error:
        return _saying([StaticFinding(Place(toml, 1), "", "", "malformed-project", error.message)])
    here = [each for each in _untold(plan) if os.path.realpath(each.place.file) == toml]
    mine = [each for each in plan.statements if os.path.realpath(each.declared.place.file) == toml]
    return check_module(mine, SETTINGS, [Said(each) for each in here]).text


def _untold(plan: Plan) -> Iterator[StaticFinding]:
    """What mypy itself does not say: of a module that is not there it speaks once, of an attribute each time."""
    told: set[str] = set()
    asked = {each.declared.place: each.declared for each in plan.statements}
    for each in plan.findings:
        declared = asked.get(each.place)
        module = declared.target[0] if declared and declared.target else ""
        if each.code == "no-such-module" and module and module not in told:
            told.add(module)
        elif each.code != "no-such-attribute" or not module:
            yield each


def _saying(findings: Sequence[StaticFinding]) -> str:
    return check_module([], SETTINGS, [Said(each) for each in findings]).text


def _written(options: Options, toml: str, text: str) -> str:
    """The path of the module, written only where it has changed, so that mypy's cache stays good."""
    cache = options.cache_dir if options.cache_dir != os.devnull else os.path.join(os.path.dirname(toml), ".mypy_cache")
    folder = os.path.join(cache, "longshore")
    os.makedirs(folder, exist_ok=True)
    path = os.path.abspath(os.path.join(folder, f"entry_points_{hashlib.sha256(toml.encode()).hexdigest()[:12]}.py"))
    try:
        with open(path, encoding="utf-8") as stream:
            if stream.read() == text:
                return path
    except OSError:
        pass
    with open(f"{path}.{os.getpid()}", "w", encoding="utf-8") as stream:
        stream.write(text)
    os.replace(f"{path}.{os.getpid()}", path)
    return path
