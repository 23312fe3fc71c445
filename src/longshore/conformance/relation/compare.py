"""Compares two signatures as the typing specification does ("Callables", assignability rules), all findings at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from longshore.conformance.forms.annotations import MISSING
from longshore.conformance.forms.kinds import special
from longshore.conformance.forms.static import is_really
from longshore.conformance.forms.wording import type_text
from longshore.conformance.relation import Judge, Verdict
from longshore.conformance.relation.findings import Types, badness, found_by, verdict_of
from longshore.conformance.relation.generic_signatures import solved, standing_fast, to_be_solved
from longshore.conformance.relation.returns import Returns
from longshore.conformance.signatures import Parameter, Signature
from longshore.conformance.signatures.wording import signature_text
from longshore.model.extension import Code, Finding


def nearest_overload(
    wanted: Sequence[Signature], found: Sequence[Signature], path: str, *, by_name: bool, judge: Judge
) -> Iterator[Finding]:
    """For every signature of the API, the differences from that of the plugin which is nearest ("Overloads")."""
    told: list[Finding] = []
    before = 0
    for want in wanted:
        findings, place = _nearest(standing_fast(want), found, path, by_name, judge)
        for finding in findings:
            if finding not in told:
                told.append(finding)
                yield finding
        if place < before and not told:
            told.append(_out_of_order(path, found[place]))
            yield told[-1]
        before = max(place, before)


def _out_of_order(path: str, found: Signature) -> Finding:
    """Overloads in another order, of which mypy takes the first that fits ("Overloads")."""
    texts = ("overloads in the order of the API", "another order", "put them in the order of the API")
    return found_by("wrong-kind", "mypy", path, texts, found.location)


def _nearest(
    want: Signature, found: Sequence[Signature], path: str, by_name: bool, judge: Judge
) -> tuple[Sequence[Finding], int]:
    """The differences from the first signature that fits, or from that with the least, and its place."""
    answers: list[Sequence[Finding]] = []
    for each in found:
        if judge.gave_up and len(found) > 1:
            texts = (signature_text(want), "too many overloads to be compared", "check it with a type checker")
            return [found_by("cannot-tell", "unknown", path, texts, each.location)], 0

        def ask(each: Signature = each) -> Verdict:
            answers.append(list(Comparison(want, to_be_solved(judge, each), path, by_name, judge).findings()))
            return verdict_of(answers[-1])

        if judge.attempt(ask) == "yes":
            return answers[-1], len(answers) - 1
    least = min(answers, key=badness)
    return least, answers.index(least)


class Comparison:
    """One signature of the API against one of the plugin.

    Args:
        wanted: the API's.
        found: the plugin's.
        path: the member, for the findings.
        by_name: names of positional parameters count for both checkers: in ``__call__`` and functions.
        judge: answers for a class and a Protocol.
    """

    def __init__(self, wanted: Signature, found: Signature, path: str, by_name: bool, judge: Judge) -> None:
        wanted, found = solved(wanted, found)
        self.wanted = wanted
        self.found = found
        self.path = path
        self.named: Verdict = "no" if by_name else "pyright"
        self.judge = judge
        self.positional = [each for each in found.parameters if each.kind in {"positional-only", "positional"}]
        self.keywords = {each.name: each for each in found.parameters if each.kind == "keyword-only"}
        self.args = next((each for each in found.parameters if each.kind == "var-positional"), None)
        self.kwargs = next((each for each in found.parameters if each.kind == "var-keyword"), None)

    def findings(self) -> Iterator[Finding]:
        """Every difference; of a signature that a decorator may have changed, only that it can't be told."""
        if self.found.hidden:
            yield from map(_of_pyright_alone, self._all())
        elif self.found.loose:
            for each in self._all():
                yield each if each.code in {"return-type", "async-mismatch"} else _of_pyright_alone(each)
            return
        elif self.found.exact and self.wanted.exact:
            yield from self._all()
            return
        yield self._finding(
            "cannot-tell", "unknown", self.path, "a signature that can be read",
            "one that a decorator or C code may have changed",
            "annotate what the decorator returns, or check it with a type checker",
        )  # fmt: skip

    def _all(self) -> Iterator[Finding]:
        yield from self._positional()
        if not self._ends_open():
            yield from self._keyword()
            yield from self._extra()
            yield from self._also_given()
            yield from self._rest()
        yield from Returns(self.wanted, self.found, self.path, self.judge).findings()

    def _ends_open(self) -> bool:
        """Whether the API's parameters end in ``*args: Any, **kwargs: Any``: then any further parameters do."""
        wild = [each for each in self.wanted.parameters if each.kind in {"var-positional", "var-keyword"}]
        return self.wanted.rest is None and len(wild) == 2 and all(_is_any(each.annotation) for each in wild)

    def _positional(self) -> Iterator[Finding]:
        place = 0
        for wanted in self.wanted.parameters:
            if wanted.kind in {"positional-only", "positional"}:
                if place < len(self.positional):
                    yield from self._pair(wanted, self.positional[place])
                else:
                    yield from self._surplus(wanted)
                place += 1
            elif wanted.kind == "var-positional" and not self._ends_open():
                if self.args is None:
                    yield self._missing(wanted, f"add '*{wanted.name}'")
                else:
                    yield from self._type(wanted, self.args)

    def _pair(self, wanted: Parameter, found: Parameter) -> Iterator[Finding]:
        path = f"{self.path}({wanted.name.lstrip('#')})"
        named = "no" if self._has_elsewhere(wanted.name, found) else self.named
        if wanted.kind == "positional" and found.kind == "positional-only":
            yield self._finding(
                "parameter-kind", named, path, f"a parameter that can be given as {wanted.name}=...",
                f"{found.name!r} is positional-only", f"make {found.name!r} an ordinary parameter",
            )  # fmt: skip
        elif wanted.kind == "positional" and found.name != wanted.name:
            yield self._finding(
                "parameter-name", named, path, f"a parameter named {wanted.name!r}",
                f"it is named {found.name!r}", f"rename {found.name!r} to {wanted.name!r}",
            )  # fmt: skip
        if wanted.optional and not found.optional:
            yield self._lost_default(path, wanted, found)
        yield from self._type(wanted, found)

    def _has_elsewhere(self, name: str, found: Parameter) -> bool:
        """Whether the plugin takes a name, but not at the place where it takes the position: mypy refuses that, too."""
        if self.kwargs is not None or self.found.rest is not None:
            return found.name != name or found.kind == "positional-only"
        others = [each for each in self.positional if each.kind == "positional" and each is not found]
        return name in self.keywords or any(each.name == name for each in others)

    def _surplus(self, wanted: Parameter) -> Iterator[Finding]:
        """A positional parameter of the API beyond the plugin's own."""
        keyword = self.keywords.get(wanted.name)
        if self.args is not None:
            yield from self._type(wanted, self.args)
            if keyword is not None and not keyword.optional:
                yield self._finding(
                    "parameter-kind", "no", f"{self.path}({wanted.name})", "a parameter that can be given by position",
                    f"{wanted.name!r} is keyword-only", f"move {wanted.name!r} in front of '*{self.args.name}'",
                )  # fmt: skip
            elif wanted.kind == "positional" and self.kwargs is None and keyword is None:
                yield self._finding(
                    "parameter-kind", self.named, f"{self.path}({wanted.name})",
                    f"a parameter that can be given as {wanted.name}=...", f"only '*{self.args.name}' takes it",
                    f"add '**kwargs' or a parameter {wanted.name!r}",
                )  # fmt: skip
        elif keyword is not None:
            yield self._finding(
                "parameter-kind", "no", f"{self.path}({wanted.name})", "a parameter that can be given by position",
                f"{wanted.name!r} is keyword-only", f"move {wanted.name!r} in front of the '*'",
            )  # fmt: skip
        else:
            yield self._missing(wanted, f"add a parameter {wanted.name!r}")

    def _keyword(self) -> Iterator[Finding]:
        given = sum(each.kind in {"positional-only", "positional"} for each in self.wanted.parameters)
        by_name = {each.name: each for each in self.positional[given:] if each.kind == "positional"} | self.keywords
        for wanted in self.wanted.parameters:
            if wanted.kind == "keyword-only":
                found = by_name.get(wanted.name, self.kwargs)
                if found is None:
                    yield self._missing(wanted, f"add a keyword parameter {wanted.name!r}")
                    continue
                if wanted.optional and not found.optional:
                    yield self._lost_default(f"{self.path}({wanted.name})", wanted, found)
                yield from self._type(wanted, found)
            elif wanted.kind == "var-keyword":
                if self.kwargs is None:
                    yield self._missing(wanted, f"add '**{wanted.name}'")
                else:
                    yield from self._type(wanted, self.kwargs)

    def _also_given(self) -> Iterator[Finding]:
        """Further parameters of the plugin, which the API's ``*args`` and ``**kwargs`` reach as well."""
        given = sum(each.kind in {"positional-only", "positional"} for each in self.wanted.parameters)
        named = {each.name for each in self.wanted.parameters}
        for wanted in self.wanted.parameters:
            for found in [*self.positional[given:], *self.keywords.values()]:
                by_name = wanted.kind == "var-keyword" and found.kind != "positional-only"
                by_place = found.kind != "keyword-only" and "var-positional" in {
                    each.kind for each in self.wanted.parameters
                }
                if by_name and found.name not in named:
                    yield from map(_of_mypy_alone, self._type(wanted, found)) if by_place else self._type(wanted, found)
                elif wanted.kind == "var-positional" and found.kind != "keyword-only" and found.optional:
                    yield from self._type(wanted, found)

    def _extra(self) -> Iterator[Finding]:
        given = sum(each.kind in {"positional-only", "positional"} for each in self.wanted.parameters)
        named = {each.name for each in self.wanted.parameters if each.kind == "keyword-only"}
        for found in [*self.positional[given:], *self.keywords.values()]:
            if not found.optional and (found.name not in named or found.kind == "positional-only"):
                known = [each.name for each in self.wanted.parameters]
                if found.kind == "keyword-only" and found.name in known:
                    continue  # told as a wrong kind already
                yield self._finding(
                    "extra-parameter", self._refusing(found), f"{self.path}({found.name})",
                    "no further required parameter", f"{found.name!r} is required", f"give {found.name!r} a default",
                )  # fmt: skip

    def _refusing(self, found: Parameter) -> Verdict:
        """Who refuses a further required parameter: to pyright, the API's ``*args`` or ``**kwargs`` may give it."""
        kind = "var-keyword" if found.kind == "keyword-only" else "var-positional"
        stars = [each.annotation for each in self.wanted.parameters if each.kind == kind]
        return "mypy" if stars and self.judge.assignable(stars[0], found.annotation) == "yes" else "no"

    def _type(self, wanted: Parameter, found: Parameter) -> Iterator[Finding]:
        if wanted.annotation is found.annotation and is_really(found.annotation, type):
            return
        path = f"{self.path}({wanted.name.lstrip('#')})"
        yield from Types(self.judge, "parameter-type", path, self.found.location).taken(
            wanted.annotation, found.annotation, f"let {found.name!r} take"
        )

    def _rest(self) -> Iterator[Finding]:
        """A ParamSpec of the API: the plugin has to hand on the same one, or to take everything."""
        rest = self.wanted.rest
        if rest is None and self.found.rest is None:
            return
        wild = [each for each in (self.args, self.kwargs) if each is not None and _is_any(each.annotation)]
        if not (self.found.rest == rest or (self.found.rest is None and len(wild) == 2) or special(rest) == "Any"):
            name = type_text(self.found.rest if rest is None else rest)
            expected = f"takes the parameters **{name}" if rest is not None else "no further parameters"
            objects = [each for each in (self.args, self.kwargs) if each is not None and each.annotation is object]
            yield self._finding(
                "too-few-parameters" if rest is not None else "extra-parameter",
                "pyright" if len(objects) == 2 else "no", self.path, expected,
                "does not take them" if rest is not None else f"the parameters **{name} are required",
                f"take *args: {name}.args, **kwargs: {name}.kwargs" if rest is not None else f"leave **{name} out",
            )  # fmt: skip

    def _lost_default(self, path: str, wanted: Parameter, found: Parameter) -> Finding:
        return self._finding(
            "lost-default", "no", path, f"{wanted.name!r} may be left out", f"{found.name!r} is required",
            f"give {found.name!r} a default",
        )  # fmt: skip

    def _missing(self, wanted: Parameter, hint: str) -> Finding:
        return self._finding(
            "too-few-parameters", "no", f"{self.path}({wanted.name.lstrip('#')})",
            f"takes {wanted.name.replace('#', 'argument ')}", "does not take it", hint,
        )  # fmt: skip

    def _finding(self, code: Code, verdict: Verdict, path: str, expected: str, actual: str, hint: str) -> Finding:
        if self.found.counted:
            hint = "write a function that calls it"
            verdict = verdict if code in {"too-few-parameters", "extra-parameter"} else "unknown"
        return found_by(code, verdict, path, (expected, actual, hint), self.found.location)


def _of_mypy_alone(found: Finding) -> Finding:
    """A finding about a parameter that ``**kwargs`` reaches by name: pyright only asks for its place."""
    texts = (found.expected, found.actual, found.hint)
    return found if found.severity != "error" else found_by(found.code, "mypy", found.path, texts, found.location)


def _of_pyright_alone(found: Finding) -> Finding:
    """A finding behind a decorator without annotations, which gives ``Any`` to mypy."""
    if found.severity == "unverified":
        return found
    texts = (found.expected, found.actual, found.hint)
    return found_by(found.code, "pyright", found.path, texts, found.location)


def _is_any(annotation: object) -> bool:
    return annotation is MISSING or special(annotation) == "Any"
