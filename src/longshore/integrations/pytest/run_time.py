"""The run-time item: one declared entry point, loaded and checked in this process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import GenericAlias
from typing import TYPE_CHECKING, TypeGuard

from longshore.integrations.pytest.installed import told
from longshore.loading import load
from longshore.managers import ExtensionPoint
from longshore.model import Candidate, FromReference, Installed, LoadFault
from longshore.model.verification import ApiReference, Declared, Kind, Project
from longshore.pipeline import Failure, Terms
from longshore.verification.environment import POINTS, Environment
from longshore.verification.statements import Statement

if TYPE_CHECKING:
    from typing_extensions import TypeForm


def run_time_failure(
    declared: Declared, statement: Statement | None, project: Project, environment: Environment
) -> str:
    """Why a host would not be handed what an entry point names, ``""`` where it would.

    Args:
        declared: the entry point, whose target is one.
        statement: the statement about it, which knows its API; ``None`` for an API that the project itself publishes.
        project: declares it.
        environment: of this process.
    """
    assert declared.target is not None
    api: object = object
    if statement is not None:
        found = _api(statement.api.reference, statement.kind)
        if isinstance(found, Failure):
            return told(found)
        api = found
    assert _is_api(api)
    folder = environment.distribution(project.name)
    owner = Installed(folder) if folder else FromReference(declared.value)
    outcome = Terms(declared.namespace, api, None, {}).extension(
        Candidate(declared.name, declared.value, declared.namespace, owner, declared.target)
    )
    if not isinstance(outcome, Failure):
        return ""
    if folder or not isinstance(outcome.cause, LoadFault):
        return told(outcome)
    command = f"{sys.executable} -m pip install -e {project.root}"
    return f"{told(outcome)}\nThe project is not installed for this Python: {command}"


def _api(reference: ApiReference, kind: Kind) -> object:
    """The API of what an entry point names, loaded; a Failure where it can't be."""
    target = reference.target
    module, _, attr = target.partition("[")[0].strip().partition(":")
    candidate = Candidate(reference.namespace, target, POINTS, FromReference(target), (module.strip(), attr.strip()))
    found = load(candidate)
    if isinstance(found, LoadFault):
        return Failure(candidate, found)
    api: object = found.plugin
    if isinstance(api, ExtensionPoint):
        api = api.api
    if kind == "class":
        return GenericAlias(type, (api,))
    subscript: Callable[..., object] = getattr(Callable, "__class_getitem__")  # noqa: B009  checkers know it by syntax
    return subscript((..., api)) if kind == "factory" else api


def _is_api(api: object) -> TypeGuard[TypeForm[object]]:
    return api is not None  # the check refuses what is no type
