"""Real plugins of real hosts: all are found, imported and checked, and only those that break an API are refused."""

from __future__ import annotations

import pytest

from tests.ecosystem.cases import all_hosts, host_name, results_of

HOSTS = list(all_hosts())

pytestmark = [
    pytest.mark.ecosystem,
    pytest.mark.filterwarnings("ignore"),  # what other people's modules warn of
    pytest.mark.parametrize("host", HOSTS, ids=host_name),
]


def test_every_plugin_is_loaded_and_checked(host):
    """None fails to import, none makes the check raise, and every case has plugins."""
    results = results_of(host)

    assert [each.name + ": " + each.fault for each in results if each.report is None] == []
    assert {each.case.api for each in results} == {each.api for each in host.CASES}


def test_only_plugins_that_break_the_api_are_refused(host):
    """What is refused is what the case says, which is what both type checkers refuse."""
    results = [each for each in results_of(host) if not each.case.wrong]

    refused = {each.name: {found.code for found in each.errors} for each in results if each.errors}

    assert refused.keys() == {each.name for each in results if each.expected}
    assert [each.name for each in results if each.expected and each.expected not in refused[each.name]] == []


def test_a_wrong_api_refuses_every_plugin_with_its_code(host):
    """An API that no plugin keeps is kept by none."""
    results = [each for each in results_of(host) if each.case.wrong]

    accepted = [each.name for each in results if each.case.wrong not in {found.code for found in each.errors}]

    assert results
    assert accepted == []
