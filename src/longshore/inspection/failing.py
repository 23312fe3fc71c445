"""Why a plugin that is there does not work."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from difflib import get_close_matches

from longshore.inspection.asked import Asked
from longshore.inspection.requirements import needed_for
from longshore.model import Installed
from longshore.model.inspection import Cause, Inspected
from longshore.rendering.failures import origin
from longshore.verification.reading import Sources

_SYNTAX = re.compile(r"was not loaded: its import raised (Syntax|Indentation|Tab)Error")
_RULE = re.compile(r" was refused by the rule (.*) from (.*?)\. (.*)$")


def why_failing(asked: Asked) -> Cause:
    """What keeps a plugin that is installed from being used, or that nothing does.

    Args:
        asked: the question.
    """
    visible = [each for each in asked.matches if each.status != "shadowed"]
    if not visible:
        return _shadowed(asked.matches[0])
    if len(visible) > 1:
        return _several(asked, visible)
    [found] = visible
    match found.status:
        case "refused":
            return _refused(found)
        case "invalid-declaration":
            what = f"the host can't use what it declares about itself: {_said(found)}"
            return Cause("invalid-declaration", _blame(found, what))
        case "wrong-api-version":
            return _wrong_version(asked, found)
        case "import-failed":
            return _import_failed(asked, found)
        case "attribute-not-found":
            return _attribute_missing(asked, found)
        case "exited":
            return Cause("exited", _blame(found, "importing it ends the whole process" + _at(found)))
        case "hung":
            return Cause("hung", _blame(found, "importing it does not come to an end" + _at(found)))
        case "does-not-conform":
            api = found.details.api
            return Cause("does-not-conform", _blame(found, f"it is not what {api} asks for: {_errors(found)}"))
        case _:
            return _loaded(asked, found)


def _owner(found: Inspected) -> str:
    return origin(found.candidate.distribution)


def _name(found: Inspected) -> str:
    owner = found.candidate.distribution
    return owner.name if isinstance(owner, Installed) else ""


def _at(found: Inspected) -> str:
    places = [each.partition(" in ")[0] for each in found.details.traceback]
    return f" at {places[0]}" if places else ""


def _blame(found: Inspected, what: str) -> str:
    return f"Update {_owner(found)} or tell its authors: {what}."


def _said(found: Inspected) -> str:
    """What is wrong with a declaration, in a line: the first of the problems, or the only one."""
    first, *problems = found.reason.splitlines()
    return problems[0].strip() if problems else first.partition("was not loaded: ")[2].partition(". ")[0]


def _errors(found: Inspected) -> str:
    """What the check says first, and how much more there is."""
    heads = [each.text.partition("\n")[0] for each in found.details.findings]
    first, *more = [each.removeprefix("error: ") for each in heads if each.startswith("error: ")]
    return f"{first}, and {len(more)} more" if more else first


def _wrong_version(asked: Asked, found: Inspected) -> Cause:
    hosts = [each.host for each in asked.found.apis if each.namespace == asked.namespace]
    host = hosts[0] if hosts else "its host"
    return Cause(
        "wrong-api-version",
        f"Install a version of {_name(found)} that is written for the API of {host}, or another version of that host: "
        f"{_said(found)}.",
    )


def _shadowed(found: Inspected) -> Cause:
    by = ", ".join(found.details.by)
    return Cause(
        "shadowed",
        f"Uninstall one of the two: {by} comes before {_owner(found)} in {found.details.folder} on the import "
        "path, and has no such plugin.",
    )


def _several(asked: Asked, visible: Sequence[Inspected]) -> Cause:
    owners = " and ".join(sorted(map(_owner, visible)))
    return Cause(
        "same-name",
        f"Uninstall all but one of {owners}: each has a plugin {asked.name!r}, so a host that wants one by "
        "name takes none.",
    )


def _refused(found: Inspected) -> Cause:
    told = _RULE.search(found.reason)
    rule, source, cure = told.groups() if told else ("", "", found.reason)
    if cure.startswith("It is off"):
        return Cause(
            "off",
            f"Enable it with LONGSHORE_PLUGINS='allow {found.candidate.namespace}:{found.candidate.name}': "
            f"the rule {rule} from {source} leaves it off.",
        )
    return Cause("refused", f"{cure.rstrip('.')}: the rule is {rule}." if told else cure)


def _import_failed(asked: Asked, found: Inspected) -> Cause:
    details, candidate, owner = found.details, found.candidate, _owner(found)
    missing = details.missing
    if missing and f"{candidate.module_name}.".startswith(f"{missing}."):
        if details.editable and not os.path.isdir(details.editable):
            return Cause(
                "project-gone",
                f"Run {asked.pip('-e', 'FOLDER')} with the project's new folder: {owner} was installed from "
                f"{details.editable}, which is gone.",
            )
        return Cause(
            "files-missing",
            f"Run {asked.pip('--force-reinstall', _name(found))}: there is no module {missing!r}, though "
            f"{owner} names it.",
        )
    if missing:
        return _needs(asked, found, missing)
    if _SYNTAX.search(found.reason):
        return Cause(
            "syntax-error",
            f"Install a version of {_name(found)} that is made for this Python, or tell its authors: it has a "
            f"line that {asked.environment.python} can't read.",
        )
    return Cause("import-raised", _blame(found, f"importing it raises an error{_at(found)}"))


def _needs(asked: Asked, found: Inspected, missing: str) -> Cause:
    owner = found.candidate.distribution
    needed = needed_for(asked, owner, missing) if isinstance(owner, Installed) else None
    if needed is None:
        return Cause(
            "undeclared-dependency",
            f"Install what has the module {missing!r}, and tell the authors of {_owner(found)}: it needs "
            "that, and does not say so.",
        )
    if needed.extra:
        wanted = f"'{_name(found)}[{needed.extra}]'"
        return Cause(
            "extra-missing",
            f"Run {asked.pip(wanted)}: the plugin needs {missing!r}, which comes with the extra {needed.extra!r}.",
        )
    return Cause(
        "dependency-missing",
        f"Run {asked.pip(repr(needed.requirement))}: {_owner(found)} requires it for the module {missing!r}, "
        "and it is not installed.",
    )


def _attribute_missing(asked: Asked, found: Inspected) -> Cause:
    candidate, details = found.candidate, found.details
    file = asked.environment.file_of(candidate.module_name) or ""
    top = os.path.join(os.path.realpath(details.folder), "")
    if file and not details.editable and not os.path.realpath(file).startswith(top):
        return Cause(
            "hidden-module",
            f"Rename or remove {file}: it is imported as {candidate.module_name!r} in place of the module of "
            f"{_owner(found)}.",
        )
    source = Sources(asked.environment).source(candidate.module_name)
    names = list(source.names) if source else []
    near = get_close_matches(candidate.attr, names, 1)
    hint = f", though it has {near[0]!r}" if near else ""
    return Cause("attribute-missing", _blame(found, f"{candidate.module_name!r} has no {candidate.attr!r}{hint}"))


def _loaded(asked: Asked, found: Inspected) -> Cause:
    circles = [each.text for each in found.details.traits if each.code == "order-cycle"]
    if circles:
        return Cause(
            "order-cycle",
            f"Have its host say which goes first, by order=[{asked.name!r}], or update or uninstall one of them: "
            f"{circles[0]}.",
        )
    if any(each.code == "python-path" for each in found.details.traits):
        where = f"PYTHONPATH names {found.details.folder}"
        return Cause("path-only", f"Install {_name(found)} with pip: it works here, but is found only because {where}.")
    return Cause(
        "loaded",
        "Nothing is wrong with it here: if its host does not show it, run this command with the host's own "
        f"interpreter, by --python, in place of {asked.environment.python}.",
    )
