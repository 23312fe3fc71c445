"""The texts of failures: who, what, where, and the cure. Those of imports and calls are in ``test_bad_input.py``."""

from __future__ import annotations

import pytest

import longshore
from longshore import ExtensionManager, ImportReferences
from longshore.testing import installed_plugin
from tests.support import GREETER, NAMESPACE, Greeter, Site, greeters


def test_a_plugin_that_does_not_conform_is_told_with_its_report() -> None:
    """Distribution, version, entry point, and every finding with the cure."""
    source = "class Mute:\n    pass\n\nmute = Mute()\n"
    with installed_plugin(
        {NAMESPACE: {"mute": "module_of_mute:mute"}}, name="acme", version="2.1", modules={"module_of_mute.py": source}
    ) as folder:
        manager = greeters()
        [failure] = manager.failures
        assert isinstance(failure, longshore.Failure)
        error = failure.error
    assert isinstance(error, longshore.DoesNotConform)
    assert error.report is failure.cause
    assert [each.code for each in error.report.findings] == ["missing-member"]
    text = str(failure)
    assert text.startswith(
        "textapp.greeters: 'mute' (module_of_mute:mute) from acme 2.1 does not conform to Greeter:\n"
    )
    assert "greet" in text
    assert f"{folder}/module_of_mute.py:" in text
    assert error.reason.startswith("it does not conform to Greeter: greet: expected ")


def test_a_name_that_was_refused_is_told_with_the_reason(healthy: Site) -> None:
    """``manager[name]`` of a plugin that failed says why it is not there."""
    healthy.plugin("sick", "raise ValueError('broken')")
    manager = greeters()
    with pytest.raises(longshore.UnknownName, match="ValueError: broken") as caught:
        manager["sick"]
    assert str(caught.value).startswith("no extension named 'sick' of 'textapp.greeters' was accepted\n")
    assert caught.value.available == ("good",)


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("godo", "; there are: good. Did you mean 'good'?"),
        ("xyzzy", "; there are: good"),
        ("a\n\x1b[31m", "; there are: good"),
    ],
)
def test_a_name_that_a_manager_does_not_hold_is_told(healthy: Site, name: str, end: str) -> None:
    """With those that it does."""
    with pytest.raises(KeyError) as caught:
        greeters()[name]
    assert str(caught.value).endswith(end)
    assert str(caught.value).isprintable()


def test_a_manager_without_extensions_says_so(site: Site) -> None:
    """For a name, and for a call."""
    manager = greeters()
    with pytest.raises(longshore.UnknownName, match="was accepted; there are none"):
        manager["good"]
    with pytest.raises(longshore.NoMatches, match="no textapp.greeters extensions found"):
        manager.map(lambda each: each.name)


def test_the_group_of_one_failure_is_in_the_singular(site: Site) -> None:
    """And names the namespace."""
    site.plugin("sick", "raise ValueError")
    with pytest.raises(longshore.PluginErrors) as caught:
        ExtensionManager[Greeter](NAMESPACE, strict=True)
    assert str(caught.value) == "1 plugin of textapp.greeters could not be accepted (1 sub-exception)"


def test_extensions_of_one_name_are_told_apart(site: Site) -> None:
    """By their targets and distributions."""
    site.plugin("good", GREETER, "greeter", dist="first-plugin")
    site.install("second-plugin", f"[{NAMESPACE}]\ngood = module_of_good:greeter\n", version="3")
    with pytest.raises(longshore.MultipleMatches, match="module_of_good:greeter from second-plugin 3"):
        greeters()["good"]


def test_very_long_references_are_cut() -> None:
    """In the head, the reason and the cure."""
    source = ImportReferences({"x" * 5_000: "gone_" * 200_000 + ":x"})
    [failure] = ExtensionManager[object](NAMESPACE, source=source).failures
    assert len(str(failure)) < 5_000
