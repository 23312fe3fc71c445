"""ty: its full text, as none of its other forms gives the reasons."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterator, Sequence

from longshore.verification.checkers import Diagnostic, Question
from longshore.verification.checkers.settings import kept, own_settings, toml_text

SETTINGS = ""
_HEAD = re.compile(r"(?P<severity>error|warning)\[(?P<rule>[\w-]+)\]:? (?P<message>.*)")
_PLACE = re.compile(r" *--> (?P<file>.*):(?P<line>\d+):(?P<column>\d+)$")
_REASON = re.compile(r"info: (?P<text>.*)")
_LABEL = re.compile(r" *\| +\^+ (?P<text>.*)")
_NO_REASON = re.compile(r"rule `|Found |make sure your Python environment|Searched in the following|\s+\d+\. ")


def command(question: Question, /) -> Sequence[str]:
    """The author's settings of the environment hold; what is reported is up to nobody."""
    settings = os.path.join(question.folder, "ty.toml")
    _, own = own_settings(question.project, "ty")
    with open(settings, "w", encoding="utf-8") as stream:
        stream.write(toml_text(kept(own, lambda name, value: value if name == "environment" else None)))
    asked = [question.executable, "check", "--output-format", "full", "--color", "never", "--project", question.project]
    asked += ["--config-file", settings]
    asked += [part for root in question.roots for part in ("--extra-search-path", root)]
    return [*asked, "--python", question.python, question.file]


def answer(output: str, question: Question, /) -> Sequence[Diagnostic]:
    """The errors of the module."""
    return list(_read(output, question))


def _read(output: str, question: Question) -> Iterator[Diagnostic]:
    starts = [each.start() for each in re.finditer(rf"^{_HEAD.pattern}", output, re.MULTILINE)]
    for start, end in itertools.pairwise([*starts, len(output)]):
        lines = output[start:end].splitlines()
        head, place = _HEAD.match(lines[0]), _PLACE.match(lines[1]) if len(lines) > 1 else None
        if head is None or place is None or head["severity"] != "error":
            continue
        if question.is_about(place["file"]):
            found = [each["text"] for each in map(_REASON.match, lines) if each]
            labels = [each["text"] for each in map(_LABEL.match, lines) if each]
            reasons = [each for each in found if not _NO_REASON.match(each)] or labels
            yield Diagnostic(int(place["line"]), int(place["column"]), head["rule"], [head["message"], *reasons])
