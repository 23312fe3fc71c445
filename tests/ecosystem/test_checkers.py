"""The same plugins, with mypy and pyright beside: what both accept of ``x: API = plugin`` is never refused."""

from __future__ import annotations

from collections import ChainMap

import pytest

from tests.ecosystem.cases import all_hosts, host_name, results_of
from tests.ecosystem.checkers import Probes, class_modules, definitions, verdicts

pytestmark = [pytest.mark.ecosystem, pytest.mark.checkers, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def results():
    """What became of every plugin of every host."""
    return [result for host in all_hosts() for result in results_of(host)]


@pytest.fixture(scope="module")
def probes(results, tmp_path_factory):
    """An assignment for each of them, checked by both."""
    return Probes(tmp_path_factory.mktemp("probes"), results)


def test_the_checkers_know_every_plugin_and_every_api(probes):
    """They report assignments alone, no import."""
    assert probes.stray() == set()


def test_no_false_alarm(results, probes, tmp_path):
    """A plugin that is refused is refused by both checkers: at the assignment, or where its class overrides a member."""
    alarms = [each for each in results if each.errors and len(probes.refused_by(each)) < 2]
    overrides = verdicts(tmp_path, dict(ChainMap(*map(class_modules, alarms))), overrides=True)
    false = {
        f"{each.name}: {found.path} [{found.code}]"
        for each in alarms
        for found in each.errors
        if not overrides.of_both(definitions(each, member(found.path)))
    }
    assert false == set()


def test_what_is_expected_to_be_refused_is_refused_by_the_checkers(results, probes):
    """The cases do not ask for more than the checkers do, but for what they refuse at the class alone."""
    expected = [each for each in results if each.expected and len(probes.refused_by(each)) < 2]
    apis = {(host_name(each.host), each.case.api) for each in expected}
    assert apis == {("fsspec", each) for each in ("AbstractFileSystem", "AsyncFileSystemClass", "FileSystemClass")}


def test_no_miss_without_a_word(results, probes):
    """What both checkers refuse is refused, or what could not be decided is told."""
    silent = [each for each in results if len(probes.refused_by(each)) == 2 and not each.errors]
    assert [each.name for each in silent if not each.report.unverified] == []


def member(path):
    """The member's name in a finding's path: ``read`` of ``Reader.read(size)``."""
    return path.partition(" ")[0].partition("(")[0].rpartition(".")[2]
