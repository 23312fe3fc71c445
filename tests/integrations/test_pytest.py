"""The pytest plugin: real runs of pytest, in processes of their own, that find it by its entry point."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

import longshore
from tests.integrations.runs import collected, outcomes, run, shown
from tests.support import Greeter, Site

HOST_TESTS = """
import pytest
from textapp import FormatterFactory, formatters

@pytest.mark.installed_plugins(formatters)
def test_plugin(plugin):
    assert list(plugin(max_width=9).format({"a": "1"}))

@pytest.mark.installed_plugins(formatters.invoked(max_width=3), argument="formatter")
def test_made(formatter):
    assert [len(line) for line in formatter.format({"a": "1", "b": "2"})] == [3, 3]

@pytest.fixture
def lines(plugin):
    return list(plugin().format({"a": "1"}))

@pytest.mark.installed_plugins("textapp.formatters", FormatterFactory)
class TestLines:
    def test_count(self, lines):
        assert len(lines) == 1

@pytest.mark.installed_plugins("textapp.nothing", FormatterFactory)
def test_nothing(plugin):
    raise RuntimeError("no plugin, no test")
"""


@pytest.fixture
def hosts(pytester: pytest.Pytester, installed: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A folder of tests, beside which the host and the plugins of ``tests/distributions`` are installed."""
    monkeypatch.setenv("PYTHONPATH", str(installed), prepend=os.pathsep)
    return pytester


def of_each_plugin(test: str) -> list[str]:
    """What the plugins of ``tests/distributions`` make of a test that a formatter passes."""
    return [
        f"test_host.py::{test}[broken[textapp-broken]] failed",
        f"test_host.py::{test}[field[textapp-rival]] passed",
        f"test_host.py::{test}[simple[textapp-rival]] passed",
        f"test_host.py::{test}[simple[textapp-simple]] passed",
        f"test_host.py::{test}[sloppy[textapp-sloppy]] failed",
    ]


def test_marked_tests_run_with_each_installed_plugin(hosts):
    """By a point, by a point whose plugins are called, by namespace and API; with fixtures that use the plugin."""
    hosts.makepyfile(test_host=HOST_TESTS)

    result = run(hosts, found=True)

    tests = ["TestLines::test_count", "test_made", "test_plugin"]
    assert outcomes(result) == [each for test in tests for each in of_each_plugin(test)]
    result.stdout.fnmatch_lines(["SKIPPED *: no plugin of 'textapp.nothing' is installed"])
    result.assert_outcomes(passed=9, failed=6, skipped=1)


def test_a_plugin_that_is_not_accepted_is_told_without_the_tools(hosts):
    """The message of the load, the place in the plugin; no line of pytest or of longshore."""
    hosts.makepyfile(test_host=HOST_TESTS)

    result = run(hosts, "-k", "test_plugin or test_count")

    for test in ("test_plugin", "TestLines.test_count"):
        broken = shown(result, f"{test}[broken[textapp-broken]]")
        assert broken.startswith("textapp.formatters: 'broken' (textapp_broken:Broken) from textapp-broken 2.0 was not")
        assert "textapp_broken.py:3" in broken
        assert "Install what provides 'a_module_that_nobody_has'" in broken
        sloppy = shown(result, f"{test}[sloppy[textapp-sloppy]]")
        assert "from textapp-sloppy 5.0 does not conform to FormatterFactory:" in sloppy
        assert "    expected  " in sloppy
        assert "    got       " in sloppy
        assert "textapp_sloppy.py:" in sloppy
        assert "    cure      " in sloppy
        assert "/longshore/" not in broken + sloppy


def test_nothing_is_loaded_while_tests_are_collected(hosts):
    """A plugin that can't be imported costs its own tests only, and those when they run."""
    hosts.makepyfile(test_host=HOST_TESTS)
    hosts.makeconftest(
        """
        import sys
        def pytest_collection_finish():
            print("\\nloaded:", [each for each in sys.modules if each.startswith("textapp_")])
        """
    )

    result = run(hosts, "--collect-only", "-q")

    result.stdout.fnmatch_lines(["loaded: ?]"])
    tests = ["test_plugin", "test_made", "TestLines::test_count"]
    expected = [each.rpartition(" ")[0] for test in tests for each in of_each_plugin(test)]
    assert collected(result) == [*expected, "test_host.py::test_nothing[no-plugin]"]
    result.stdout.no_fnmatch_line("*error*")


def test_marked_tests_have_the_same_ids_in_all_workers(hosts):
    """pytest-xdist compares what its workers have collected."""
    hosts.makepyfile(test_host=HOST_TESTS)

    alone, shared = run(hosts), run(hosts, "-n", "2")

    assert outcomes(shared) == outcomes(alone)
    shared.assert_outcomes(passed=9, failed=6, skipped=1)


def test_skip_and_xfail_hold_for_plugins_that_are_not_accepted(hosts):
    """The test's other marks are pytest's as ever."""
    hosts.makepyfile(
        test_host="""
        import pytest
        from textapp import formatters

        @pytest.mark.skip(reason="not today")
        @pytest.mark.installed_plugins(formatters)
        def test_skipped(plugin): ...

        @pytest.mark.xfail
        @pytest.mark.installed_plugins(formatters)
        def test_expected(plugin):
            assert plugin.__module__ == "textapp_simple"
        """
    )

    result = run(hosts)

    result.assert_outcomes(skipped=5, xfailed=4, xpassed=1)


def test_settings_are_those_of_managers(hosts):
    """Here a policy of the host's, whose refusal is a failure with its rule."""
    hosts.makepyfile(
        test_host="""
        import pytest
        from longshore import Allowed, Refused
        from textapp import formatters

        def ours(candidate):
            is_ours = candidate.distribution.name == "textapp-simple"
            return Allowed() if is_ours else Refused("only ours", "textapp.toml")

        @pytest.mark.installed_plugins(formatters, policy=ours)
        def test_plugin(plugin): ...
        """
    )

    result = run(hosts)

    result.assert_outcomes(passed=1, failed=4)
    assert "refused by the rule 'only ours' from textapp.toml" in shown(result, "test_plugin[field[textapp-rival]]")


def test_metadata_that_cannot_be_read_is_a_failing_test(pytester, installed, tmp_path, monkeypatch):
    """A line of the namespace; a file that may have nothing to do with it is logged.

    The line is written when pytest has begun: pytest itself can't read such metadata from Python 3.15 on.
    """
    site = Site(tmp_path / "site")
    lined = site.install("lined") / "entry_points.txt"
    pytester.makeconftest(f"open({str(lined)!r}, 'w').write('[textapp.formatters]\\nwrong = no target\\n')")
    (site.install("sick") / "entry_points.txt").symlink_to("nowhere")
    for each in (installed, site.path):
        monkeypatch.setenv("PYTHONPATH", str(each), prepend=os.pathsep)
    pytester.makepyfile(test_host=HOST_TESTS)

    result = run(pytester, "-k", "test_plugin", "--log-cli-level=WARNING")

    assert "'wrong = no target' does not name an object" in shown(result, "test_plugin[line-2[lined]]")
    result.assert_outcomes(passed=3, failed=3, deselected=13)
    result.stdout.fnmatch_lines(["*sick-1.0.dist-info/entry_points.txt: is a link that leads to no file*"])


@pytest.mark.parametrize(
    ("marker", "reason"),
    [
        ("'textapp.formatters'", "it takes (point), or (namespace, API), not ('textapp.formatters')"),
        ("'textapp.formatters', 3", "an API is a Protocol, a class, a Callable[...], type[X] or a union, not 3"),
        ("formatters, argument='other'", "the test has no argument 'other': add it, or name another: argument='...'"),
        ("formatters, argument=3", "the test has no argument 3: add it, or name another: argument='...'"),
        (
            "formatters, version=1",
            "there is no setting 'version'; the settings are: lazy, locked, observer, order, policy, source, strict, unverified, watch",
        ),
    ],
)
def test_a_marker_that_makes_no_sense_is_an_error_of_collection(hosts, marker, reason):
    """It says what would make sense, and nothing of the tools."""
    hosts.makepyfile(
        test_host=f"""
        import pytest
        from textapp import formatters
        @pytest.mark.installed_plugins({marker})
        def test_plugin(plugin): ...
        """
    )

    result = run(hosts)

    result.assert_outcomes(errors=1)
    assert shown(result, "ERROR collecting test_host.py") == (
        f"In test_host.py::test_plugin: the marker 'installed_plugins' can't be used so: {reason}\n"
    )


def test_fixtures(hosts):
    """Several installs in one test, all undone after it; a manager of objects; an assertion."""
    hosts.makepyfile(
        """
        import sys
        from longshore import DoesNotConform, ExtensionManager
        from textapp import Formatter, formatters
        import pytest

        PLUGIN = "def make(max_width: int = 60) -> object: ..."
        before = []

        def test_installed(installed_plugin):
            before.extend([sys.path[:], ExtensionManager[object]("textapp.formatters").names()])
            for name in ("one", "two"):
                entry_points = {"textapp.formatters": {name: f"module_{name}:make"}}
                folder = installed_plugin(entry_points, name=f"acme-{name}", version="3", modules={f"module_{name}.py": PLUGIN})
                assert (folder / f"acme_{name}-3.dist-info").is_dir()
            found = {each.name: str(each.distribution) for each in ExtensionManager[object](formatters.namespace)}
            assert (found["one"], found["two"]) == ("acme-one 3", "acme-two 3")
            assert "module_one" in sys.modules

        def test_undone():
            assert [sys.path, ExtensionManager[object]("textapp.formatters").names()] == before
            assert "module_one" not in sys.modules

        def test_manager(make_manager):
            from textapp_simple import Simple
            assert make_manager(formatters, {"simple": Simple})["simple"].obj is Simple
            with pytest.raises(DoesNotConform):
                make_manager(formatters, {"wrong": 3})

        def test_assertion(assert_conforms):
            from textapp_simple import Simple
            assert assert_conforms(Simple, type[Formatter]) is Simple
        """
    )

    result = run(hosts)

    result.assert_outcomes(passed=4)


def test_a_failed_assertion_shows_the_report_below_the_line_of_the_test(hosts):
    """By the fixture and by the function."""
    hosts.makepyfile(
        test_plugin="""
        from longshore.testing import assert_conforms as function
        from textapp import Formatter
        from textapp_sloppy import Sloppy

        def test_fixture(assert_conforms):
            assert_conforms(Sloppy(), Formatter)

        def test_function():
            function(Sloppy(), Formatter)
        """
    )

    result = run(hosts)

    result.assert_outcomes(failed=2)
    for test, line in {"test_fixture": 6, "test_function": 9}.items():
        text = shown(result, test)
        assert re.search(
            r">       \w+\(Sloppy\(\), Formatter\)\n"
            r"E       longshore.testing.ConformanceFailed: <textapp_sloppy.Sloppy object> does not conform to "
            r"Formatter:\n"
            r"E         \d errors?:\n"
            r"E         error: format\(data\) \[\S+\]\n"
            r"E           expected  .+\n"
            r"E           got       .+\n"
            r"E           where     .*textapp_sloppy.py:12\n"
            r"E           cure      .+\n",
            text,
        ), text
        assert text.endswith(f"\ntest_plugin.py:{line}: ConformanceFailed\n")
        assert "longshore/testing.py" not in text


def test_strict_assertion_refuses_what_one_checker_refuses(hosts):
    """A renamed parameter is one of those."""
    hosts.makepyfile(
        """
        from collections.abc import Iterator, Mapping
        from textapp import Formatter

        class Renamed:
            def format(self, values: Mapping[str, str]) -> Iterator[str]:
                yield ""

        def test_lenient(assert_conforms):
            assert_conforms(Renamed(), Formatter)

        def test_strict(assert_conforms):
            assert_conforms(Renamed(), Formatter, strict=True)
        """
    )

    run(hosts).assert_outcomes(passed=1, failed=1)


LISTING = """
import json, sys

def pytest_unconfigure():
    with open({!r}, "w") as file:
        json.dump(sorted(sys.modules), file)
"""


def test_a_run_that_does_not_use_it_imports_its_one_module(pytester):
    """And nothing beyond it that pytest does not import."""
    pytester.makepyfile("def test_other(tmp_path): ...")
    modules = {}
    for name, arguments in {"with": (), "without": ("-p", "no:longshore")}.items():
        file = pytester.path / f"{name}.json"
        pytester.makeconftest(LISTING.format(str(file)))
        run(pytester, *arguments, found=True).assert_outcomes(passed=1)
        modules[name] = set(json.loads(file.read_text()))

    assert modules["with"] - modules["without"] == {
        "longshore",
        "longshore.integrations",
        "longshore.integrations.pytest",
    }


def test_it_can_be_left_out(hosts):
    """The fixtures and the marker are unknown then."""
    hosts.makepyfile(test_host=HOST_TESTS)

    result = run(hosts, "-p", "no:longshore", "--strict-markers", found=True)

    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*'installed_plugins' not found in `markers` configuration option*"])


def test_what_an_assertion_raises_can_be_pickled():
    """Workers send it; its report goes along."""
    import pickle

    from longshore.testing import ConformanceFailed, assert_conforms

    with pytest.raises(AssertionError) as raised:
        assert_conforms(3, Greeter)

    error = raised.value
    assert isinstance(error, ConformanceFailed)
    assert isinstance(error, longshore.LongshoreError)
    sent = pickle.loads(pickle.dumps(error))
    assert str(sent) == str(error)
    assert [each.code for each in sent.report.findings] == ["missing-member"]
    assert "\n" not in repr(error.report)
