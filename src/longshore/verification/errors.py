"""Why nothing could be verified: trouble of usage or of the environment, not of a plugin."""

from __future__ import annotations

from collections.abc import Sequence

from longshore.exceptions import LongshoreError
from longshore.model.verification import Place


class VerificationError(LongshoreError):
    """Nothing could be verified: base of the reasons why."""


class EnvironmentUnusable(VerificationError):
    """The Python that was named can't be asked what it has.

    Attributes:
        python: the interpreter.
        reason: what it said.
    """

    def __init__(self, message: str, python: str, reason: str) -> None:
        super().__init__(message, python, reason)
        self.python = python
        self.reason = reason


class ProjectUnreadable(VerificationError):
    """What was to be checked can't be read, or declares nothing.

    Attributes:
        place: where.
        reason: why, and the cure.
    """

    def __init__(self, message: str, place: Place, reason: str) -> None:
        super().__init__(message, place, reason)
        self.place = place
        self.reason = reason


class NoChecker(VerificationError):
    """A type checker that was asked for is not there, or none is.

    Attributes:
        wanted: those that were looked for.
        python: the interpreter beside which they were looked for.
    """

    def __init__(self, message: str, wanted: tuple[str, ...], python: str) -> None:
        super().__init__(message, wanted, python)
        self.wanted = wanted
        self.python = python


class CheckerFailed(VerificationError):
    """A type checker did not answer.

    Attributes:
        checker: which.
        command: what was run.
        reason: what it wrote instead.
    """

    def __init__(self, message: str, checker: str, command: tuple[str, ...], reason: str) -> None:
        super().__init__(message, checker, command, reason)
        self.checker = checker
        self.command = command
        self.reason = reason


class ModuleUnusable(VerificationError):
    """There can be no stub of a module.

    Attributes:
        module: its name.
        reason: why, and the cure.
    """

    def __init__(self, message: str, module: str, reason: str) -> None:
        super().__init__(message, module, reason)
        self.module = module
        self.reason = reason


class StubUnwritable(VerificationError):
    """A stub can't be written where it belongs.

    Attributes:
        file: the file.
        reason: why, and the cure.
    """

    def __init__(self, message: str, file: str, reason: str) -> None:
        super().__init__(message, file, reason)
        self.file = file
        self.reason = reason


class ApiUnimplementable(VerificationError):
    """No stub of a plugin can be written for an API.

    Attributes:
        api: the API, as a type expression.
        reason: why.
    """

    def __init__(self, message: str, api: str, reason: str) -> None:
        super().__init__(message, api, reason)
        self.api = api
        self.reason = reason


def environment_unusable(python: str, reason: str) -> EnvironmentUnusable:
    """The error about an interpreter, with its text."""
    text = f"{python} can't be asked what is installed: {reason}\n  cure: name another one with --python"
    return EnvironmentUnusable(text, python, reason)


def project_unreadable(place: Place, reason: str) -> ProjectUnreadable:
    """The error about a project, with its text."""
    return ProjectUnreadable(f"{place}: {reason}", place, reason)


def no_checker(wanted: Sequence[str], python: str) -> NoChecker:
    """The error about missing type checkers, with its text."""
    text = (
        f"no type checker was found: looked for {', '.join(wanted)} beside {python} and on the PATH\n"
        f"  cure: {python} -m pip install {wanted[0]}"
    )
    return NoChecker(text, tuple(wanted), python)


def checker_failed(checker: str, command: Sequence[str], reason: str) -> CheckerFailed:
    """The error about a type checker, with its text."""
    told = reason.strip() or "it wrote nothing"
    return CheckerFailed(f"{checker} failed: {told}\n  command: {' '.join(command)}", checker, tuple(command), reason)


def module_unusable(module: str, reason: str) -> ModuleUnusable:
    """The error about a module, with its text."""
    return ModuleUnusable(f"{module}: {reason}", module, reason)


def stub_unwritable(file: str, reason: str) -> StubUnwritable:
    """The error about a stub's file, with its text."""
    return StubUnwritable(f"{file}: {reason}", file, reason)


def api_unimplementable(api: str, reason: str) -> ApiUnimplementable:
    """The error about an API for which no plugin can be written, with its text."""
    text = (
        f"no stub can be written for {api}: {reason}\n"
        "  cure: write the plugin by hand, and let `longshore check` judge it"
    )
    return ApiUnimplementable(text, api, reason)
