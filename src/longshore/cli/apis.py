"""The APIs that arguments of ``longshore api`` name."""

from __future__ import annotations

import importlib
import os

from longshore.discovery import installed
from longshore.evolution.errors import api_unusable
from longshore.evolution.freezing import freeze
from longshore.evolution.frozen import read_frozen
from longshore.managers import ExtensionPoint
from longshore.model.evolution import ApiDiff, ApiShape
from longshore.rendering.evolution import diff_github, diff_json, diff_text
from longshore.rendering.safe import did_you_mean, error_text
from longshore.verification.environment import POINTS


def shape_of(argument: str) -> ApiShape:
    """The shape of what an argument names.

    Args:
        argument: a frozen file, ``MODULE:NAME``, or a published namespace.

    Raises:
        ApiUnusable: it names nothing, or no API.
    """
    if os.path.isfile(argument) or argument.endswith(".json") or os.sep in argument:
        return read_frozen(argument)
    return frozen_of(argument)


def frozen_of(reference: str) -> ApiShape:
    """The shape of a live API.

    Args:
        reference: ``MODULE:NAME``, or a published namespace.

    Raises:
        ApiUnusable: it names nothing, or no API.
    """
    target = reference if ":" in reference else _published(reference)
    thing = _imported(target)
    if isinstance(thing, ExtensionPoint):
        return freeze(thing.api, target, thing.namespace, thing.meta, thing.versions)
    return freeze(thing, target)


def _published(namespace: str) -> str:
    """What a host publishes for a namespace."""
    found = {each.name: each.value for each in installed.discover(POINTS).candidates}
    if namespace in found:
        return found[namespace]
    near = did_you_mean(namespace, found) or ";"
    reason = f"no installed distribution publishes an API for it{near} name MODULE:NAME, a namespace or a frozen file"
    raise api_unusable(namespace, reason)


def _imported(target: str) -> object:
    name, _, attr = target.partition(":")
    try:
        found: object = importlib.import_module(name)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a module may end the process, too
        reason = f"importing {name!r} raised {error_text(error)}; is its distribution installed for this Python?"
        raise api_unusable(target, reason) from error
    for each in attr.split("."):
        found = _attribute(found, each, target)
    return found


def _attribute(thing: object, name: str, target: str) -> object:
    try:
        found: object = getattr(thing, name)
    except AttributeError as error:
        raise api_unusable(target, f"there is no {name!r}{did_you_mean(name, dir(thing))}") from error
    return found


def told(found: ApiDiff, form: str) -> str:
    """Differences in a form: ``text``, ``json`` or ``github``."""
    text = {"text": diff_text, "json": diff_json, "github": diff_github}[form](found)
    return f"{text}\n" if text else ""
