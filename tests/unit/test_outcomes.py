"""Outcomes: exactly one for each candidate, whatever became of it."""

from __future__ import annotations

import pickle

import pytest

import longshore
from longshore import (
    Allowed,
    Candidate,
    Discovery,
    DriverManager,
    EnabledExtensionManager,
    Extension,
    ExtensionManager,
    Failure,
    ImportReferences,
    Installed,
    LoggingObserver,
    NamedExtensionManager,
    NotLoaded,
    Observer,
    Refused,
)
from longshore.model.extension import ConformanceReport
from tests.support import GREETER, NAMESPACE, Greeter, Site, on_path

PLUGIN = f"{GREETER}\nplugin = greeter\n"
SOURCES = {
    "loaded": f"{GREETER}\nplugin = Greeter",
    "refused": "raise SystemExit",
    "import-failed": "raise ValueError",
    "exited": "raise SystemExit(3)",
    "attribute-not-found": "",
    "factory-failed": "def plugin(): raise ValueError",
    "does-not-conform": "def plugin(): return 3",
    "check-function-failed": f"{GREETER}\nplugin = Greeter",
    "left-out": f"{GREETER}\nplugin = Greeter",
}


def statuses(manager: ExtensionManager[Greeter] | EnabledExtensionManager[Greeter]) -> dict[str, str]:
    """The status of each candidate, by its name."""
    assert len({each.candidate.name for each in manager.outcomes}) == len(manager.outcomes)
    return {each.candidate.name: each.status for each in manager.outcomes}


def install(site: Site) -> None:
    for name, source in SOURCES.items():
        site.install(name, f"[{NAMESPACE}]\n{name} = {name.replace('-', '_')}_module:plugin\n")
        (site.path / f"{name.replace('-', '_')}_module.py").write_text(source)


def wanted(extension: Extension[Greeter]) -> bool:
    if extension.name == "check-function-failed":
        raise LookupError
    return extension.name != "left-out"


def policy(candidate: Candidate) -> Allowed | Refused:
    return Refused("no", "the test") if candidate.name == "refused" else Allowed()


def test_every_status(site: Site) -> None:
    """Each candidate is named by what becomes of it."""
    install(site)
    manager = EnabledExtensionManager[Greeter](NAMESPACE, wanted, invoke_on_load=True, policy=policy)
    assert statuses(manager) == {name: name for name in SOURCES}
    order = [each.name for each in manager.list_entry_points()]
    assert [each.candidate.name for each in manager.outcomes] == order


def test_a_status_survives_a_pickle(site: Site) -> None:
    """With the seconds it took and the side effects."""
    install(site)
    manager = EnabledExtensionManager[Greeter](NAMESPACE, wanted, invoke_on_load=True, policy=policy)
    for failure in manager.failures:
        assert isinstance(failure, Failure)
        copy = pickle.loads(pickle.dumps(failure))
        assert (copy.status, str(copy), copy.seconds) == (failure.status, str(failure), failure.seconds)
        assert pickle.loads(pickle.dumps(copy)).status == failure.status


def test_what_nobody_asked_for_is_not_loaded(site: Site) -> None:
    """Also what was installed afterwards, and what is loaded stays when it was removed."""
    site.plugin("one", PLUGIN)
    site.plugin("two", PLUGIN)
    named = NamedExtensionManager[Greeter](NAMESPACE, ["one"])
    driver = DriverManager[Greeter](NAMESPACE, "two")
    assert {each.candidate.name: each.status for each in named.outcomes} == {"one": "loaded", "two": "not-loaded"}
    assert {each.candidate.name: each.status for each in driver.outcomes} == {"one": "not-loaded", "two": "loaded"}
    site.plugin("three", PLUGIN)
    (site.path / "one_plugin-1.0.dist-info" / "entry_points.txt").unlink()
    longshore.refresh()
    assert sorted((each.candidate.name, each.status) for each in named.outcomes) == [
        ("one", "loaded"),
        ("three", "not-loaded"),
        ("two", "not-loaded"),
    ]
    assert {str(each) for each in driver.outcomes if isinstance(each, NotLoaded)} == {"this manager did not ask for it"}


def test_a_hidden_distribution_is_shadowed(site: Site, tmp_path) -> None:
    """The outcome says by which."""
    second = Site(tmp_path / "second")
    site.plugin("one", PLUGIN, dist="acme", version="1.0")
    hidden = second.plugin("one", "raise SystemExit", dist="Acme", version="2.0")
    (second.path / "Acme-2.0.dist-info" / "entry_points.txt").write_text(f"[{NAMESPACE}]\none = a:b\nbad\ntwo = a:c\n")
    with on_path(str(site.path), str(second.path)):
        manager = ExtensionManager[Greeter](NAMESPACE)
        outcomes = manager.outcomes
    assert [(each.candidate.value, each.status) for each in outcomes] == [
        ("module_of_one:plugin", "loaded"),
        ("a:b", "shadowed"),
        ("a:c", "shadowed"),
    ]
    shadowed = outcomes[1]
    assert isinstance(shadowed, NotLoaded)
    [by] = shadowed.by
    assert (str(by), hidden.parent) == ("acme 1.0", second.path)
    folders = f"{second.path / 'Acme-2.0.dist-info'} is hidden by acme 1.0 in {site.path / 'acme-1.0.dist-info'}"
    assert str(shadowed) == f"Acme 2.0 in {folders}"


def test_a_hidden_distribution_without_entry_points_hides_nothing(site: Site, tmp_path) -> None:
    """There is no candidate that something could have become of."""
    second = Site(tmp_path / "second")
    site.plugin("one", PLUGIN, dist="acme", version="1.0")
    second.install("acme", None, version="2.0")
    with on_path(str(site.path), str(second.path)):
        assert [each.status for each in ExtensionManager[Greeter](NAMESPACE).outcomes] == ["loaded"]


def test_other_sources_have_outcomes() -> None:
    """Import references, for example."""
    manager = ExtensionManager[object](
        "textapp.joins", source=ImportReferences({"a": "os.path:join", "b": "no.such:x"})
    )
    assert [(each.candidate.name, each.status) for each in manager.outcomes] == [
        ("a", "loaded"),
        ("b", "import-failed"),
    ]


class Listening(Observer):
    """Writes down what it hears."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []

    def discovered(self, namespace: str, found: Discovery) -> None:
        self.heard.append(("discovered", f"{namespace} {len(found.candidates)}"))

    def refused(self, failure: Failure) -> None:
        self.heard.append(("refused", failure.candidate.name))

    def checked(self, candidate: Candidate, report: ConformanceReport) -> None:
        self.heard.append((f"checked {bool(report)}", candidate.name))

    def loaded(self, extension: Extension[object, object]) -> None:
        self.heard.append(("loaded", extension.name))

    def failed(self, failure: Failure) -> None:
        self.heard.append((failure.status, failure.candidate.name))


def test_an_observer_hears_of_every_event_in_order(site: Site) -> None:
    """Those that override nothing hear nothing."""
    install(site)
    listening = Listening()
    ExtensionManager[Greeter](NAMESPACE, invoke_on_load=True, policy=policy, observer=listening)
    ExtensionManager[Greeter](NAMESPACE, invoke_on_load=True, policy=policy, observer=Observer())
    assert listening.heard[0] == ("discovered", f"{NAMESPACE} {len(SOURCES)}")
    by_name: dict[str, list[str]] = {}
    for event, name in listening.heard[1:]:
        by_name.setdefault(name, []).append(event)
    assert by_name == {
        "loaded": ["checked True", "checked True", "loaded"],
        "refused": ["refused"],
        "import-failed": ["import-failed"],
        "exited": ["exited"],
        "attribute-not-found": ["attribute-not-found"],
        "factory-failed": ["checked True", "factory-failed"],
        "does-not-conform": ["checked True", "checked False", "does-not-conform"],
        "check-function-failed": ["checked True", "checked True", "loaded"],
        "left-out": ["checked True", "checked True", "loaded"],
    }


def test_what_an_observer_raises_ends_the_load(site: Site) -> None:
    """It is the host's own code."""

    class Strict(Observer):
        def loaded(self, extension: Extension[object, object]) -> None:
            raise LookupError(extension.name)

    site.plugin("good", PLUGIN)
    with pytest.raises(LookupError, match="good"):
        ExtensionManager[Greeter](NAMESPACE, observer=Strict())


def test_the_logging_observer(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    """One record for each event."""
    site.plugin("good", PLUGIN)
    site.plugin("sick", "plugin = 3")
    caplog.set_level("INFO", "longshore")
    ExtensionManager[Greeter](NAMESPACE, policy=policy, observer=LoggingObserver())
    records = [each for each in caplog.records if hasattr(each, "longshore_event")]
    assert {(vars(each)["longshore_event"], each.getMessage().partition(" was loaded in")[0]) for each in records} == {
        ("discovered", f"{NAMESPACE}: 2 candidates, 0 problems"),
        ("checked", f"{NAMESPACE}: 'good' (module_of_good:plugin) from good-plugin 1.0 conforms, 0 findings"),
        ("loaded", f"{NAMESPACE}: 'good' (module_of_good:plugin) from good-plugin 1.0"),
        ("checked", f"{NAMESPACE}: 'sick' (module_of_sick:plugin) from sick-plugin 1.0 does not conform, 1 findings"),
        ("failed", f"{NAMESPACE}: 'sick' (module_of_sick:plugin) from sick-plugin 1.0 failed: does-not-conform"),
    }


def test_the_logging_observer_tells_refusals(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    """With the rule."""
    site.plugin("refused", "raise SystemExit")
    caplog.set_level("INFO", "longshore")
    ExtensionManager[Greeter](NAMESPACE, policy=policy, observer=LoggingObserver())
    assert "was refused by the rule 'no' from the test" in caplog.records[1].getMessage()


def test_loading_is_timed(site: Site) -> None:
    """Import and call, of what fails as well."""
    site.plugin("slow", "import time; time.sleep(0.05)\nplugin = 3")
    site.plugin("sick", "import time; time.sleep(0.05)\nraise ValueError")
    for each in ExtensionManager[object](NAMESPACE).outcomes:
        assert not isinstance(each, NotLoaded)
        assert 0.05 <= each.seconds < 20
    assert (
        Extension(
            Candidate("a", "b", "c", Installed("/x.dist-info"), ("b", "")), 1, 1, ConformanceReport(1, int)
        ).seconds
        == 0
    )


def test_outcomes_compare_as_what_they_hold(site: Site) -> None:
    """With any sequence, and they are hashed as a tuple."""
    site.plugin("one", PLUGIN)
    with on_path(str(site.path)):
        manager = ExtensionManager[Greeter](NAMESPACE)
        assert manager.outcomes == tuple(manager.outcomes) == manager.outcomes
        assert manager.outcomes != () and manager.outcomes != 3
        assert hash(manager.outcomes) == hash(tuple(manager.outcomes))
