"""Puts right what a plugin changed in the process while it was loaded, and says what it was."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Iterator, Sequence

from longshore.loading import State, disabled_level, import_path, is_list, working_folder
from longshore.model import plain
from longshore.model.extension import SideEffect


def restored(before: State) -> Iterator[SideEffect]:
    """Put back what can be put back safely.

    What was added to ``sys.path`` stays, because the plugin may need it.

    Args:
        before: how it was.
    """
    if getattr(sys, "stdout", None) is not before.stdout:
        setattr(sys, "stdout", before.stdout)  # noqa: B010  whatever object it was
        yield SideEffect("stdout", "replaced sys.stdout; it was put back")
    if getattr(sys, "stderr", None) is not before.stderr:
        setattr(sys, "stderr", before.stderr)  # noqa: B010  as above
        yield SideEffect("stderr", "replaced sys.stderr; it was put back")
    if disabled_level() != before.disabled:
        text = f"called logging.disable({disabled_level()}); it was undone"
        logging.disable(before.disabled)
        yield SideEffect("logging", text)
    if working_folder() != before.folder:
        yield _folder(before.folder)
    now = import_path()
    if [*map(id, now)] != [*map(id, before.path)]:
        yield from _path(before.path, now)


def _folder(before: str) -> SideEffect:
    now = plain(working_folder()) or "a folder that does not exist"
    with contextlib.suppress(OSError, ValueError):
        os.chdir(before)
        return SideEffect("working-folder", f"changed the working folder to {now}; it was put back")
    return SideEffect("working-folder", f"changed the working folder to {now}; the former one is gone")


def _path(before: Sequence[object], now: Sequence[object]) -> Iterator[SideEffect]:
    ids, kept = {id(each) for each in before}, {id(each) for each in now}
    added = [each for each in now if id(each) not in ids]
    removed = [each for each in before if id(each) not in kept]
    if [id(each) for each in now if id(each) in ids] != [id(each) for each in before]:
        path: object = getattr(sys, "path", None)
        if is_list(path):
            path[:] = [*before, *added]
        else:
            setattr(sys, "path", [*before])  # noqa: B010  whatever stood there
        what = f"removed {_shown(removed)} from sys.path" if removed else "changed the order of sys.path"
        yield SideEffect("import-path", f"{what}; it was put back")
    if added:
        yield SideEffect("import-path", f"added {_shown(added)} to sys.path; it was left there")


def _shown(entries: Sequence[object]) -> str:
    return ", ".join(plain(each)[:200] if isinstance(each, str) else type(each).__name__ for each in entries[:5])
