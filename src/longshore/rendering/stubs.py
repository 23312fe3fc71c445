"""What ``longshore stubs`` says."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator, Sequence

from longshore.model.stubs import StubFile
from longshore.rendering.safe import bounded


def written(files: Sequence[StubFile]) -> str:
    """A line for each file, and below it what is to be told about it."""
    return "".join(f"{line}\n" for each in files for line in _lines(each))


def _lines(file: StubFile) -> Iterator[str]:
    yield f"{_shown(file.path)}: {'up to date' if file.is_fresh else 'written'}"
    if file.stub is None:
        return
    yield from (f"  {bounded(each)}" for each in file.stub.notes)
    if file.stub.lost:
        yield f"  without a type, as the source gives none: {', '.join(file.stub.lost)}"


def differences(files: Sequence[StubFile]) -> str:
    """What would be changed, as unified diffs; a line for each file that is as it should be."""
    return "".join(
        f"{_shown(each.path)}: up to date\n" if each.is_fresh else "".join(_difference(each)) for each in files
    )


def _difference(file: StubFile) -> Iterator[str]:
    path = _shown(file.path)
    before, after = (text.splitlines(keepends=True) for text in (file.present or "", file.text))
    yield from difflib.unified_diff(before, after, "/dev/null" if file.present is None else path, path)


def _shown(path: str) -> str:
    return path.replace(os.sep, "/")
