"""What the type checkers say, asked once in a session; of several workers of pytest-xdist, one asks for all."""

from __future__ import annotations

import os
import pickle
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeGuard, TypeVar

import pytest

from longshore.model.verification import CHECKERS, Checker, Verification
from longshore.verification.checkers import executable
from longshore.verification.checking import verify
from longshore.verification.errors import VerificationError

T = TypeVar("T")
Answer = Verification | VerificationError
_ANSWERS = pytest.StashKey[dict[tuple[str, Checker], Answer]]()
_SECONDS = 600
_PAUSE = 0.1


def chosen(config: pytest.Config) -> tuple[Checker, ...]:
    """The type checkers that the user names, else all that are installed.

    Raises:
        UsageError: one that is named is not known or not installed.
    """
    given: list[object] = [*(config.getoption("longshore_checker") or config.getini("longshore_checkers"))]
    named = [str(each) for each in given]
    found: list[Checker] = [each for each in CHECKERS if executable(each, sys.executable)]
    for each in named:
        if each not in CHECKERS:
            raise pytest.UsageError(f"longshore knows no type checker {each!r}: there are {', '.join(CHECKERS)}")
        if each not in found:
            cure = f"{sys.executable} -m pip install {each}"
            raise pytest.UsageError(f"longshore was to ask {each}, which is not installed: {cure}")
    return tuple(each for each in found if not named or named.count(each))


def answer(config: pytest.Config, path: Path, checker: Checker) -> Answer:
    """What one type checker says of a project; asked when it is first wanted.

    Args:
        config: of the session.
        path: the project's file.
        checker: who is asked.
    """
    answers = config.stash.setdefault(_ANSWERS, {})
    key = (str(path), checker)
    if key not in answers:
        folder = _common_folder(config)
        if folder:
            file = Path(folder, f"longshore-{checker}-{zlib.crc32(os.fsencode(path))}")
            answers[key] = shared(file, lambda: _asked(path, checker), _is_answer)
        else:
            answers[key] = _asked(path, checker)
    return answers[key]


def _common_folder(config: pytest.Config) -> str:
    """The temporary folder that the workers of pytest-xdist have in common, ``""`` for none."""
    own: object = config.getoption("basetemp", None)
    return os.path.dirname(str(own)) if own and hasattr(config, "workerinput") else ""


def _asked(path: Path, checker: Checker) -> Answer:
    try:
        return verify(str(path), checkers=(checker,), python=sys.executable)
    except VerificationError as error:
        return error


def _is_answer(thing: object) -> TypeGuard[Answer]:
    return isinstance(thing, Verification | VerificationError)


def shared(file: Path, make: Callable[[], T], made: Callable[[object], TypeGuard[T]], seconds: float = _SECONDS) -> T:
    """What the first process that asks for it makes; the others wait for that.

    Args:
        file: where it is kept, in a folder of this run; a second file beside it is the lock.
        make: makes it.
        made: whether this is one.
        seconds: how long one is waited for, before it is made once more.
    """
    lock, part = f"{file}.lock", Path(f"{file}.{os.getpid()}")
    end = time.monotonic() + seconds
    while not file.exists() and time.monotonic() < end:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            time.sleep(_PAUSE)
        else:
            found = make()
            part.write_bytes(pickle.dumps(found))
            part.replace(file)  # in one step: the others see all of it, or nothing
            return found
    kept: object = pickle.loads(file.read_bytes()) if file.exists() else None  # noqa: S301  a file of this run
    return kept if made(kept) else make()
