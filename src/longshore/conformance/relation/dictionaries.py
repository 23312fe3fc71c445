"""TypedDicts, which are compared key by key ("Typed dictionaries", assignability)."""

from __future__ import annotations

from longshore.conformance.forms.keys import Key, keys_of
from longshore.conformance.relation import Judge, Verdict, all_of


def dictionaries(judge: Judge, actual: object, expected: object) -> Verdict:
    """Whether one TypedDict is assignable to another."""
    found = keys_of(actual)
    return all_of(_key(judge, found.get(name), wanted) for name, wanted in keys_of(expected).items())


def _key(judge: Judge, found: Key | None, wanted: Key) -> Verdict:
    if found is None:
        open_to_all = wanted.read_only and not wanted.required and wanted.form is object
        return "yes" if open_to_all else "no"
    if wanted.read_only:
        return "no" if wanted.required and not found.required else judge.assignable(found.form, wanted.form)
    if found.read_only or found.required != wanted.required:
        return "no"
    return judge.same(found.form, wanted.form)
