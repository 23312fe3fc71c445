"""The confusion table: how often each way of checking says what mypy and pyright say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from .checkers import Label
from .module import Pair
from .verdicts import OTHERS, Verdict


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
    def by_design(self) -> bool:
        """Whether longshore differs because it knows better.

        An abstract class can't be called, an inherited empty body returns nothing, and a registration counts.
        """
        if self.accepts and self.refused:
            errors = {*self.verdict.errors}
            inherits = "explicit-protocol" in self.pair.features
            abstract = self.verdict.fact == "abstract" or (
                inherits and ("empty-body" in errors or self.verdict.fact == "class")
            )
            return abstract and errors <= {"abstract-member", "empty-body", "missing-member"}
        return self.verdict.fact == "registered" and self.accepts == 0 and not self.refused

    @property
    def kind(self) -> str:
        """What is wrong with longshore's answer, if anything."""
        if self.verdict.raised:
            return "raised"
        if not self.valid or self.by_design:
            return ""
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
    valid = [each for each in cases if each.valid and not each.by_design]
    agreed, disputed = [each for each in valid if each.accepts != 1], [each for each in valid if each.accepts == 1]
    accepted = sum(each.accepts == 2 for each in agreed)
    told = [each for each in valid if "untold" not in each.pair.features]
    head = (
        f"{len(cases)} pairs; {sum(not each.valid for each in cases)} invalid, "
        f"{sum(each.by_design for each in cases)} that the run time decides; mypy and pyright agree on {len(agreed)} "
        f"({accepted} accepted, {len(agreed) - accepted} rejected) and differ on {len(disputed)} "
        f"({sum(each.mypy.accepted for each in disputed)} accepted by mypy alone)."
    )
    lines = [
        head,
        "",
        "| | agrees with both | false alarms, both accept | errors where one accepts | misses |",
        "| --- | --- | --- | --- | --- |",
        _row("longshore", valid, longshore),
        _row("longshore, fully annotated", told, longshore),
        *(_row(name, valid, lambda each, name=name: each.verdict.others.get(name, True)) for name in OTHERS),
        "",
        _unverified(valid, told, disputed),
        "",
        *_counted(valid),
    ]
    return "\n".join(lines)


COLUMNS = ("accepted", "warning", "unverified", "error")


def said(case: Case) -> str:
    """What longshore says at worst of a pair."""
    if case.refused:
        return "error"
    if case.verdict.warnings:
        return "warning"
    return "unverified" if case.verdict.unverified else "accepted"


def _counted(cases: Sequence[Case]) -> Iterator[str]:
    """How many pairs there are of each answer of the checkers and of longshore."""
    yield "| | " + " | ".join(COLUMNS) + " |"
    yield "| --- |" + " --- |" * len(COLUMNS)
    rows = {
        "both accept": (True, True),
        "both refuse": (False, False),
        "mypy alone refuses": (False, True),
        "pyright alone refuses": (True, False),
    }
    for row, accepting in rows.items():
        found = Counter(said(each) for each in cases if (each.mypy.accepted, each.pyright.accepted) == accepting)
        yield f"| {row} | {' | '.join(str(found[each]) for each in COLUMNS)} |"


def longshore(case: Case) -> bool:
    """Whether longshore accepts."""
    return not case.refused


def _unverified(valid: Sequence[Case], told: Sequence[Case], disputed: Sequence[Case]) -> str:
    misses = [each for each in valid if each.kind == "miss"]
    silent = [each for each in disputed if not (each.refused or each.verdict.warnings or each.verdict.unverified)]
    return (
        f"unverified: {share(sum(bool(each.verdict.unverified) for each in told), len(told))} of fully annotated pairs, "
        f"{share(sum(bool(each.verdict.unverified) for each in valid), len(valid))} of all; "
        f"misses that are told as unverified: {sum(bool(each.verdict.unverified) for each in misses)}; "
        f"silent where one rejects: {share(len(silent), len(disputed))}; "
        f"raised: {sum(bool(each.verdict.raised) for each in valid)}."
    )


def agreement(cases: Sequence[Case]) -> float:
    """The share, in percent, of the pairs with one label on which longshore gives it."""
    agreed = [each for each in cases if each.valid and not each.by_design and each.accepts != 1]
    return 100 * sum(longshore(each) == (each.accepts == 2) for each in agreed) / max(1, len(agreed))


def _row(name: str, cases: Sequence[Case], accepts: Callable[[Case], bool]) -> str:
    counts = [[0, 0], [0, 0], [0, 0]]
    for each in cases:
        counts[each.accepts][accepts(each)] += 1
    both, one, neither = counts[2], counts[1], counts[0]
    right = 100 * (both[True] + neither[False]) / max(1, sum(both) + sum(neither))
    cells = [
        f"{right:.2f} %",
        share(both[False], sum(both)),
        share(one[False], sum(one)),
        share(neither[True], sum(neither)),
    ]
    return f"| {' | '.join([name, *cells])} |"


def share(count: int, total: int) -> str:
    """A number with its part of the whole."""
    return f"{count} ({100 * count / max(1, total):.2f} %)"
