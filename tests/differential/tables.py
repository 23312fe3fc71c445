"""The confusion table: how often each way of checking says what mypy and pyright say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .checkers import Label
from .module import Pair
from .verdicts import Verdict


@dataclass(frozen=True)
class Case:
    """One pair with all that was said of it."""

    pair: Pair
    mypy: Label
    pyright: Label
    verdict: Verdict

    @property
    def valid(self) -> bool:
        return not (self.mypy.invalid or self.pyright.invalid or self.verdict.broken)

    @property
    def accepts(self) -> int:
        """How many of the two type checkers accept."""
        return self.mypy.accepted + self.pyright.accepted

    @property
    def refused(self) -> bool:
        """Whether longshore finds an error."""
        return bool(self.verdict.errors) or bool(self.verdict.raised)

    @property
    def kind(self) -> str:
        """What is wrong with longshore's answer, if anything."""
        if self.verdict.raised:
            return "raised"
        if self.refused:
            return {2: "false alarm", 1: "disputed alarm", 0: ""}[self.accepts]
        return "miss" if self.accepts == 0 else ""

    def story(self) -> str:
        """The pair and all that was said of it, as text."""
        said = "".join(
            f"{name}: {label.word}\n{''.join(f'    {each.line}: {each.text} [{each.code}]{chr(10)}' for each in label.reasons + label.invalid)}"
            for name, label in (("mypy", self.mypy), ("pyright", self.pyright))
        )
        companion = f"# {self.pair.name}_plugin.py\n{self.pair.companion}\n" if self.pair.companion else ""
        head = f"=== {self.pair.name}: {self.kind or 'right' if self.valid else 'invalid'}; {', '.join(sorted(self.pair.features))}"
        report = self.verdict.broken or self.verdict.raised or self.verdict.report or "nothing found"
        return f"{head}\n{companion}{self.pair.text}\n{said}longshore: {report}\n"


def confusion(cases: Sequence[Case]) -> str:
    """The table in Markdown."""
    valid = [each for each in cases if each.valid]
    agreed = [each for each in valid if each.accepts != 1]
    disputed = [each for each in valid if each.accepts == 1]
    rejects = sum(each.accepts == 0 for each in agreed)
    told = [each for each in valid if "untold" not in each.pair.features]
    lines = [
        f"{len(cases)} pairs, {len(cases) - len(valid)} invalid; of {len(valid)} valid ones mypy and pyright agree on "
        f"{len(agreed)} ({len(agreed) - rejects} accepted, {rejects} rejected) and differ on {len(disputed)} "
        f"({sum(each.mypy.accepted for each in disputed)} accepted by mypy alone).",
        "",
        "| | agrees with both | false alarms, both accept | errors where one accepts | misses |",
        "| --- | --- | --- | --- | --- |",
        _row("longshore", agreed, disputed, lambda each: not each.refused),
    ]
    names = list(valid[0].verdict.others) if valid else []
    lines += [_row(name, agreed, disputed, lambda each, name=name: each.verdict.others.get(name, True)) for name in names]
    silent = sum(not (each.verdict.errors or each.verdict.warnings or each.verdict.unverified) for each in disputed)
    return "\n".join([
        *lines,
        "",
        f"unverified: {share(sum(bool(each.verdict.unverified) for each in told), len(told))} of fully annotated pairs; "
        f"silent: {share(silent, len(disputed))} of those that one checker rejects; "
        f"raised: {sum(bool(each.verdict.raised) for each in cases)}.",
    ])


def _row(name: str, agreed: Sequence[Case], disputed: Sequence[Case], accepts: Callable[[Case], bool]) -> str:
    right = sum(accepts(each) == (each.accepts == 2) for each in agreed)
    alarms = sum(not accepts(each) for each in agreed if each.accepts == 2)
    misses = sum(accepts(each) for each in agreed if each.accepts == 0)
    quarrels = sum(not accepts(each) for each in disputed)
    accepted = sum(each.accepts == 2 for each in agreed)
    cells = [
        f"{100 * right / max(1, len(agreed)):.2f} %",
        share(alarms, accepted),
        share(quarrels, len(disputed)),
        share(misses, len(agreed) - accepted),
    ]
    return f"| {' | '.join([name, *cells])} |"


def share(count: int, total: int) -> str:
    """A number with its part of the whole."""
    return f"{count} ({100 * count / max(1, total):.2f} %)"
