"""Puts right what a plugin changed in the process while it was loaded, and says what it was."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Iterator, Sequence

from longshore.loading import State, is_list, same, working_folder
from longshore.model import plain
from longshore.model.extension import SideEffect


def restored(before: State, now: State) -> Iterator[SideEffect]:
    """Put back what can be put back safely.

    What was added to ``sys.path`` stays, because the plugin may need it.

    Args:
        before: how it was.
        now: how it is.
    """
    if now.stdout is not before.stdout:
        setattr(sys, "stdout", before.stdout)  # noqa: B010  whatever object it was
        yield SideEffect("stdout", "replaced sys.stdout; it was put back")
    if now.stderr is not before.stderr:
        setattr(sys, "stderr", before.stderr)  # noqa: B010  as above
        yield SideEffect("stderr", "replaced sys.stderr; it was put back")
    if before.log:  # else the plugin was the first to import logging
        yield from _log(before, now)
    if now.folder != before.folder:
        yield _folder(before.folder)
    if not same(before.path, now.path):
        yield from _path(before.path, now.path)


def _log(before: State, now: State) -> Iterator[SideEffect]:
    muted, disabled, level, propagate = before.log
    if now.log[0] != muted and isinstance(muted, int):
        logging.disable(muted)
        yield SideEffect("logging", f"called logging.disable({now.log[0]}); it was undone")
    removed = _without(before.handlers, now.handlers)
    for handler in [each for each in removed if isinstance(each, logging.Handler)]:
        logging.root.addHandler(handler)
    if removed:
        yield SideEffect("logging", "removed handlers of the root logger; they were put back")
    added = _without(now.filters, before.filters)
    if added or now.log[1:] != before.log[1:]:
        logger = logging.getLogger("longshore")
        logger.disabled, logger.propagate = bool(disabled), bool(propagate)
        logger.setLevel(level if isinstance(level, int) else 0)
        for each in [each for each in logger.filters if any(each is other for other in added)]:
            logger.removeFilter(each)
        yield SideEffect("logging", "changed the logger 'longshore'; it was put back")


def _folder(before: str) -> SideEffect:
    now = plain(working_folder()) or "a folder that does not exist"
    with contextlib.suppress(OSError, ValueError):
        os.chdir(before)
        return SideEffect("working-folder", f"changed the working folder to {now}; it was put back")
    return SideEffect("working-folder", f"changed the working folder to {now}; the former one is gone")


def _path(before: Sequence[object], now: Sequence[object]) -> Iterator[SideEffect]:
    added, removed = _without(now, before), _without(before, now)
    if not same(before, [each for each in now if any(each is other for other in before)]):
        path: object = getattr(sys, "path", None)
        if is_list(path):
            path[:] = [*before, *added]
        else:
            setattr(sys, "path", [*before])  # noqa: B010  whatever stood there
        what = f"removed {_shown(removed)} from sys.path" if removed else "changed the order of sys.path"
        yield SideEffect("import-path", f"{what}; it was put back")
    if added:
        yield SideEffect("import-path", f"added {_shown(added)} to sys.path; it was left there")


def _without(some: Sequence[object], others: Sequence[object]) -> list[object]:
    return [each for each in some if all(each is not other for other in others)]


def _shown(entries: Sequence[object]) -> str:
    return ", ".join(plain(each)[:200] if isinstance(each, str) else type(each).__name__ for each in entries[:5])
