"""What two signatures give: values, coroutines, generators ("Callables": return types; "Coroutines")."""

from __future__ import annotations

import collections.abc
import types
import typing
from collections.abc import Iterator

from longshore.conformance.forms.annotations import MISSING
from longshore.conformance.forms.generics import bare
from longshore.conformance.forms.kinds import args_of, origin_of, special
from longshore.conformance.forms.static import is_really
from longshore.conformance.forms.wording import type_text
from longshore.conformance.relation import Judge, Verdict
from longshore.conformance.relation.findings import Types, found_by, is_anything
from longshore.conformance.signatures import Signature
from longshore.model.extension import Code, Finding


class Returns:
    """What the API's signature promises against what the plugin's gives.

    Args:
        wanted: the API's.
        found: the plugin's.
        path: the member, for the findings.
        judge: who is asked about types.
    """

    def __init__(self, wanted: Signature, found: Signature, path: str, judge: Judge) -> None:
        self.wanted = wanted
        self.found = found
        self.path = f"{path} (return)"
        self.judge = judge

    def findings(self) -> Iterator[Finding]:
        """Every difference."""
        wanted, found = self.wanted, self.found
        if wanted.returns is found.returns and wanted.flow == found.flow and is_really(found.returns, type):
            return
        if wanted.flow == "coroutine" and found.flow != "coroutine":
            yield from self._sync_for_async()
        elif found.flow == "coroutine" and wanted.flow != "coroutine":
            yield from self._async_for_sync()
        elif found.returns is MISSING and self._yields() and not is_anything(wanted.returns):
            yield self._finding(
                "return-type", "no", type_text(wanted.returns), "a generator, for the body has a 'yield'",
                "return the value instead of yielding it",
            )  # fmt: skip
        else:
            yield from self._given(wanted.returns, found.returns)

    def _yields(self) -> bool:
        """Whether the plugin's function is a generator, and the API promises something else."""
        kinds: dict[str, type] = {"generator": types.GeneratorType, "async-generator": types.AsyncGeneratorType}
        made = kinds.get(self.found.flow)
        return made is not None and self.judge.assignable(made, self.wanted.returns) == "no"

    def _sync_for_async(self) -> Iterator[Finding]:
        returns = bare(self.found.returns)
        origin = origin_of(returns) or returns
        if special(origin) in {"Any", "Never", "NoReturn"}:
            return
        coroutine = origin is collections.abc.Coroutine or origin is types.CoroutineType
        if coroutine:
            yield from self._given(self.wanted.returns, (args_of(returns) or (typing.Any,))[-1])
        if origin is types.CoroutineType:
            return
        generator = self.found.flow in {"generator", "async-generator"}
        verdict: Verdict = "unknown" if returns is MISSING and not generator else "no"
        if coroutine:
            verdict = "pyright"  # to which an async def gives a CoroutineType
        elif verdict == "no" and not generator:
            verdict = self.judge.assignable(returns, self._coroutine(self.wanted.returns))
        hint = "add 'async'"
        if self.found.flow == "async-generator":
            hint = "drop 'async' in the API: an 'async def' without 'yield' is a coroutine, not an async generator"
        if verdict != "yes":
            yield self._finding(
                "cannot-tell" if verdict == "unknown" else "async-mismatch", verdict,
                f"'async def', whose call gives a coroutine of {type_text(self.wanted.returns)}",
                f"'def', whose call gives {type_text(returns) if returns is not MISSING else 'what it returns'}", hint,
            )  # fmt: skip

    def _async_for_sync(self) -> Iterator[Finding]:
        wanted = self.wanted.returns
        if is_anything(wanted):
            return
        returns = self.found.returns
        verdict = self.judge.assignable(self._coroutine(typing.Any), wanted)
        if verdict == "yes" and returns is not MISSING:
            verdict = self.judge.assignable(self._coroutine(returns), wanted)
            if verdict != "yes":
                inner = args_of(wanted)[-1] if args_of(wanted) else wanted
                yield self._finding(
                    "cannot-tell" if verdict == "unknown" else "return-type", verdict,
                    type_text(inner), type_text(returns), f"return {type_text(inner)}",
                )  # fmt: skip
        elif verdict != "yes":
            yield self._finding(
                "cannot-tell" if verdict == "unknown" else "async-mismatch", verdict,
                f"'def', whose call gives {type_text(wanted)}",
                "'async def', whose call gives a coroutine", "drop 'async', or declare 'async def' in the API",
            )  # fmt: skip
        elif not is_anything((args_of(wanted) or (typing.Any,))[-1]):
            yield from self._given(args_of(wanted)[-1], returns)

    def _coroutine(self, form: object) -> object:
        """What calling an ``async def`` gives."""
        return types.GenericAlias(types.CoroutineType, (typing.Any, typing.Any, form))

    def _given(self, wanted: object, found: object) -> Iterator[Finding]:
        yield from Types(self.judge, "return-type", self.path, self.found.location).given(wanted, found, "return")

    def _finding(self, code: Code, verdict: Verdict, expected: str, actual: str, hint: str) -> Finding:
        return found_by(code, verdict, self.path, (expected, actual, hint), self.found.location)
