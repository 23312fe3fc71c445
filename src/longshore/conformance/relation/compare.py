"""Compares two signatures as the typing specification does ("Callables", assignability rules), all findings at once."""

from __future__ import annotations

import collections.abc
import types
import typing
from collections.abc import Iterator, Sequence

from longshore.conformance.forms.annotations import MISSING, Unknown, args_of, origin_of, type_text
from longshore.conformance.relation.assignability import Structural, assignable
from longshore.conformance.signatures import Parameter, Signature
from longshore.model.extension import Code, Finding, Severity

_AWAITABLES = (collections.abc.Awaitable, collections.abc.Coroutine)
_BADNESS: tuple[Severity, ...] = ("error", "warning", "unverified")


def nearest_overload(
    wanted: Sequence[Signature], found: Sequence[Signature], path: str, *, by_name: bool, structural: Structural
) -> Iterator[Finding]:
    """For every signature of the API, the differences from that of the plugin which is nearest ("Overloads")."""
    told: list[Finding] = []
    for want in wanted:
        answers = [list(Comparison(want, each, path, by_name, structural).findings()) for each in found]
        for finding in min(answers, key=badness):
            if finding not in told:
                told.append(finding)
                yield finding


def badness(findings: Sequence[Finding]) -> list[int]:
    """How bad findings are, for the choice of the least: errors count before warnings."""
    return [sum(each.severity == kind for each in findings) for kind in _BADNESS]


def _is_anything(annotation: object) -> bool:
    return annotation is typing.Any or annotation is object or annotation is MISSING


class Comparison:
    """One signature of the API against one of the plugin.

    Args:
        wanted: the API's.
        found: the plugin's.
        path: the member, for the findings.
        by_name: names of positional parameters count for both checkers: in ``__call__`` and functions.
        structural: answers for a class and a Protocol.
    """

    def __init__(self, wanted: Signature, found: Signature, path: str, by_name: bool, structural: Structural) -> None:
        self.wanted = wanted
        self.found = found
        self.path = path
        self.named: Severity = "error" if by_name else "warning"
        self.structural = structural
        self.positional = [each for each in found.parameters if each.kind in {"positional-only", "positional"}]
        self.keywords = {each.name: each for each in found.parameters if each.kind == "keyword-only"}
        self.args = next((each for each in found.parameters if each.kind == "var-positional"), None)
        self.kwargs = next((each for each in found.parameters if each.kind == "var-keyword"), None)

    def findings(self) -> Iterator[Finding]:
        """Every difference; of a signature that a decorator may have changed, only that it can't be told."""
        if self.found.exact and self.wanted.exact:
            yield from self._all()
            return
        yield self._finding(
            "cannot-tell", "unverified", self.path, "a signature that can be read",
            "one that a decorator or C code may have changed",
            "annotate what the decorator returns, or check it with a type checker",
        )  # fmt: skip

    def _all(self) -> Iterator[Finding]:
        if not self._takes_everything():
            yield from self._positional()
            yield from self._keyword()
            yield from self._extra()
        yield from self._returns()

    def _takes_everything(self) -> bool:
        """Whether the API's parameters are ``*args: Any, **kwargs: Any``: then any parameters do."""
        wild = [each for each in self.wanted.parameters if each.kind in {"var-positional", "var-keyword"}]
        return len(wild) == 2 == len(self.wanted.parameters) and all(_is_anything(each.annotation) for each in wild)

    def _positional(self) -> Iterator[Finding]:
        place = 0
        for wanted in self.wanted.parameters:
            if wanted.kind in {"positional-only", "positional"}:
                if place < len(self.positional):
                    yield from self._pair(wanted, self.positional[place])
                else:
                    yield from self._surplus(wanted)
                place += 1
            elif wanted.kind == "var-positional":
                if self.args is None:
                    yield self._missing(wanted, f"add '*{wanted.name}'")
                else:
                    yield from self._type(wanted, self.args)

    def _pair(self, wanted: Parameter, found: Parameter) -> Iterator[Finding]:
        path = f"{self.path}({wanted.name.lstrip('#')})"
        if wanted.kind == "positional" and found.kind == "positional-only":
            yield self._finding(
                "parameter-kind", self.named, path, f"a parameter that can be given as {wanted.name}=...",
                f"{found.name!r} is positional-only", f"make {found.name!r} an ordinary parameter",
            )  # fmt: skip
        elif wanted.kind == "positional" and found.name != wanted.name:
            yield self._finding(
                "parameter-name", self.named, path, f"a parameter named {wanted.name!r}",
                f"it is named {found.name!r}", f"rename {found.name!r} to {wanted.name!r}",
            )  # fmt: skip
        if wanted.optional and not found.optional:
            yield self._lost_default(path, wanted, found)
        yield from self._type(wanted, found)

    def _surplus(self, wanted: Parameter) -> Iterator[Finding]:
        """A positional parameter of the API beyond the plugin's own."""
        keyword = self.keywords.get(wanted.name)
        if self.args is not None:
            yield from self._type(wanted, self.args)
            if wanted.kind == "positional" and self.kwargs is None and keyword is None:
                yield self._finding(
                    "parameter-kind", self.named, f"{self.path}({wanted.name})",
                    f"a parameter that can be given as {wanted.name}=...", f"only '*{self.args.name}' takes it",
                    f"add '**kwargs' or a parameter {wanted.name!r}",
                )  # fmt: skip
        elif keyword is not None:
            yield self._finding(
                "parameter-kind", "error", f"{self.path}({wanted.name})", "a parameter that can be given by position",
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

    def _extra(self) -> Iterator[Finding]:
        given = sum(each.kind in {"positional-only", "positional"} for each in self.wanted.parameters)
        named = {each.name for each in self.wanted.parameters if each.kind == "keyword-only"}
        for found in [*self.positional[given:], *self.keywords.values()]:
            if not found.optional and found.name not in named:
                known = [each.name for each in self.wanted.parameters]
                if found.kind == "keyword-only" and found.name in known:
                    continue  # told as a wrong kind already
                yield self._finding(
                    "extra-parameter", "error", f"{self.path}({found.name})", "no further required parameter",
                    f"{found.name!r} is required", f"give {found.name!r} a default",
                )  # fmt: skip

    def _type(self, wanted: Parameter, found: Parameter) -> Iterator[Finding]:
        path = f"{self.path}({wanted.name.lstrip('#')})"
        yield from self._types(
            "parameter-type", path, wanted.annotation, found.annotation, to_plugin=True,
            hint=f"let {found.name!r} take {type_text(wanted.annotation)}",
        )  # fmt: skip

    def _types(
        self, code: Code, path: str, wanted: object, found: object, *, to_plugin: bool, hint: str
    ) -> Iterator[Finding]:
        if wanted is typing.Any or wanted is MISSING or found is typing.Any or (wanted is object and not to_plugin):
            return
        verdict = (
            assignable(wanted, found, self.structural) if to_plugin else assignable(found, wanted, self.structural)
        )
        if found is MISSING or isinstance(found, Unknown):
            verdict = "unknown"
        if verdict == "no":
            yield self._finding(code, "error", path, type_text(wanted), type_text(found), hint)
        elif verdict == "unknown" and wanted is not MISSING:
            yield self._finding(
                "cannot-tell", "unverified", path, type_text(wanted), type_text(found),
                "annotate it" if found is MISSING else "check it with a type checker",
            )  # fmt: skip

    def _returns(self) -> Iterator[Finding]:
        wanted, found = self.wanted, self.found
        path = f"{self.path} (return)"
        if wanted.flow == "coroutine" and found.flow != "coroutine":
            yield from self._sync_for_async(path)
        elif found.flow == "coroutine" and wanted.flow != "coroutine":
            yield from self._async_for_sync(path)
        elif found.returns is MISSING and self._yields() and not _is_anything(wanted.returns):
            yield self._finding(
                "return-type", "error", path, type_text(wanted.returns), "a generator, for the body has a 'yield'",
                "return the value instead of yielding it",
            )  # fmt: skip
        else:
            yield from self._given(path, wanted.returns, found.returns)

    def _yields(self) -> bool:
        """Whether the plugin's function is a generator, and the API promises something else."""
        kinds: dict[str, type] = {"generator": types.GeneratorType, "async-generator": types.AsyncGeneratorType}
        made = kinds.get(self.found.flow)
        return made is not None and assignable(made, self.wanted.returns, self.structural) == "no"

    def _sync_for_async(self, path: str) -> Iterator[Finding]:
        returns = self.found.returns
        origin = origin_of(returns) or returns
        if origin is typing.Any:
            return
        if origin is collections.abc.Coroutine or origin is types.CoroutineType:
            yield from self._given(path, self.wanted.returns, (args_of(returns) or (typing.Any,))[-1])
        if origin is types.CoroutineType:
            return
        generator = self.found.flow in {"generator", "async-generator"}
        certain = generator or assignable(origin, collections.abc.Coroutine, self.structural) == "no"
        hint = "add 'async'"
        if self.found.flow == "async-generator":
            hint = "drop 'async' in the API: an 'async def' without 'yield' is a coroutine, not an async generator"
        severity: Severity = "error" if certain else "warning" if origin is collections.abc.Coroutine else "unverified"
        yield self._finding(
            "cannot-tell" if severity == "unverified" else "async-mismatch", severity, path,
            f"'async def', whose call gives a coroutine of {type_text(self.wanted.returns)}",
            f"'def', whose call gives {type_text(returns) if returns is not MISSING else 'what it returns'}", hint,
        )  # fmt: skip

    def _async_for_sync(self, path: str) -> Iterator[Finding]:
        wanted = self.wanted.returns
        if _is_anything(wanted):
            return
        if origin_of(wanted) in _AWAITABLES:
            yield from self._given(path, args_of(wanted)[-1], self.found.returns)
            return
        verdict = assignable(types.CoroutineType, wanted, self.structural)
        if verdict != "yes":
            no = verdict == "no"
            yield self._finding(
                "async-mismatch" if no else "cannot-tell", "error" if no else "unverified", path,
                f"'def', whose call gives {type_text(wanted)}",
                "'async def', whose call gives a coroutine", "drop 'async', or declare 'async def' in the API",
            )  # fmt: skip

    def _given(self, path: str, wanted: object, found: object) -> Iterator[Finding]:
        """What two coroutines give."""
        hint = f"return {type_text(wanted)}"
        yield from self._types("return-type", path, wanted, found, to_plugin=False, hint=hint)

    def _lost_default(self, path: str, wanted: Parameter, found: Parameter) -> Finding:
        return self._finding(
            "lost-default", "error", path, f"{wanted.name!r} may be left out", f"{found.name!r} is required",
            f"give {found.name!r} a default",
        )  # fmt: skip

    def _missing(self, wanted: Parameter, hint: str) -> Finding:
        return self._finding(
            "too-few-parameters", "error", f"{self.path}({wanted.name.lstrip('#')})",
            f"takes {wanted.name.replace('#', 'argument ')}", "does not take it", hint,
        )  # fmt: skip

    def _finding(self, code: Code, severity: Severity, path: str, expected: str, actual: str, hint: str) -> Finding:
        return Finding(code, severity, path, expected=expected, actual=actual, hint=hint, location=self.found.location)
