"""The marker ``installed_plugins``: a test for each installed plugin, which is loaded when the test is set up.

Loading in the test, not while tests are collected, makes a plugin that can't be loaded one failing test.
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from typing import TYPE_CHECKING, TypeGuard

import pytest

from longshore import loading
from longshore.conformance import check
from longshore.managers import ExtensionPoint
from longshore.model import Candidate, Installed, LoadFault, Problem
from longshore.model.extension import Extension
from longshore.pipeline import Failure, Settings, Terms
from longshore.rendering.failures import malformed
from longshore.rendering.safe import bounded, object_text, traceback_text
from longshore.telling import may_be_unrelated, tell

if TYPE_CHECKING:
    from typing_extensions import TypeForm

MARKER = "installed_plugins"
_REFUSED = pytest.StashKey[str]()


class NotAccepted(Exception):
    """The plugin that a test asks for can't be given to it."""


class Pending:
    """A plugin that a test will be given."""

    __slots__ = ("_terms", "_found")

    def __init__(self, terms: Terms[object], found: Candidate | Problem) -> None:
        self._terms = terms
        self._found = found

    def load(self) -> object:
        """Load and check it; the object that a host would be handed.

        Raises:
            NotAccepted: a host would not be handed it.
        """
        if isinstance(self._found, Problem):
            raise NotAccepted(malformed(self._terms.namespace, self._found).message)
        outcome = self._terms.extension(self._found)
        if isinstance(outcome, Extension):
            return outcome.obj
        raise NotAccepted(told(outcome))


def told(failure: Failure) -> str:
    """Why a plugin was not accepted, with the plugin's own lines of the traceback where it raised."""
    if not isinstance(failure.cause, LoadFault):
        return str(failure)
    lines = traceback_text(failure.cause.error).splitlines()
    return "\n".join([str(failure), *(each for each in lines if loading.__file__ not in each)])


def parametrize(metafunc: pytest.Metafunc, marker: pytest.Mark) -> None:
    """Make one test of each installed plugin, or a skipped one where none is installed.

    Args:
        metafunc: the test function.
        marker: what it is marked with.
    """
    manager = metafunc.config.pluginmanager
    if not manager.has_plugin(__name__):
        manager.register(sys.modules[__name__], __name__)
    given: dict[str, object] = dict(marker.kwargs)
    try:
        argument = _argument(metafunc, given.pop("argument", "plugin"))
        terms = _terms(marker.args, given)
    except TypeError as error:
        where = f"In {metafunc.definition.nodeid}: the marker {MARKER!r} can't be used so"
        raise pytest.Collector.CollectError(f"{where}: {error}") from None
    found = _found(terms)
    if found:
        metafunc.parametrize(argument, [Pending(terms, each) for each in found], ids=[_id(each) for each in found])
    else:
        nothing = pytest.mark.skip(reason=f"no plugin of {bounded(terms.namespace, 200)!r} is installed")
        metafunc.parametrize(argument, [pytest.param(None, marks=nothing, id="no-plugin")])


def _argument(metafunc: pytest.Metafunc, name: object) -> str:
    if isinstance(name, str) and name in metafunc.fixturenames:
        return name
    raise TypeError(f"the test has no argument {object_text(name)}: add it, or name another: argument='...'")


def _terms(given: tuple[object, ...], settings: dict[str, object]) -> Terms[object]:
    """What the plugins have to be; TypeError for a marker that does not say it."""
    match given:
        case [ExtensionPoint() as point]:
            pass
        case [str() as namespace, api] if _is_api(api):
            point = ExtensionPoint(namespace, api)
        case _:
            shown = ", ".join(map(object_text, given))
            raise TypeError(f"it takes (point), or (namespace, API), not ({shown})")
    assert _are_settings(settings)
    terms = point.terms(settings)
    check(None, terms.api)  # an API that is no type is told here
    return terms


def _are_settings(given: dict[str, object]) -> TypeGuard[Settings]:
    return isinstance(given, dict)  # Terms refuses those that are none


def _is_api(api: object) -> TypeGuard[TypeForm[object]]:
    return api is not None  # the check refuses what is no type


def _found(terms: Terms[object]) -> list[Candidate | Problem]:
    """What is installed for the namespace, what can't be read included; a file of no known namespace is only logged."""
    discovery = terms.discover()
    unrelated = [each for each in discovery.problems if may_be_unrelated(each)]
    if unrelated:
        tell(terms, (), unrelated, logged=True)
    by_name = sorted(discovery.candidates, key=lambda each: (each.name, str(each.distribution)))
    return [*by_name, *(each for each in discovery.problems if each not in unrelated)]


def _id(found: Candidate | Problem) -> str:
    name = found.name if isinstance(found, Candidate) else f"line-{found.line}"
    owner = found.distribution
    return f"{name}[{owner.name if isinstance(owner, Installed) else owner}]"


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(request: pytest.FixtureRequest) -> Generator[None, object, object]:
    """Put the loaded plugin in the place of the one that is to be loaded."""
    parameter: object = getattr(request, "param", None)
    if isinstance(parameter, Pending):
        try:
            request.param = parameter.load()
        except NotAccepted:
            yield  # pytest undoes only what it has set up
            raise
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None]:
    """Let a plugin that is not accepted be a failed test, not an error of its preparation."""
    try:
        yield
    except NotAccepted as error:
        item.stash[_REFUSED] = str(error)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """Fail with the reason, without a traceback through the tools."""
    if _REFUSED in item.stash:
        pytest.fail(item.stash[_REFUSED], pytrace=False)
    yield
