"""Versions of an API: what the host offers, and what a plugin says that it is written for."""

from __future__ import annotations

import pytest

from longshore import DriverManager, ExtensionManager, ExtensionPoint, Failure, InvalidDeclaration, WrongApiVersion

from .readers import NAMESPACE, Reader, declaring, imported, texts, versioned

RANGES = {
    "both": "'>=1.2'",
    "old": "'>=1.2, <2'",
    "exact": "'==2.1'",
    "compatible": "'~=1.3'",
    "later": "'>=3'",
    "earlier": "'<=1'",
    "wrong": "'2.x'",
    "number": "2.1",
}


def test_the_newest_that_a_plugin_is_written_for_is_told() -> None:
    """Others are not imported; one that does not say is loaded, and what it is written for is not known."""
    with declaring(
        {name: f"{{'versions': {text}}}" for name, text in RANGES.items()}, undeclared=("silent",)
    ) as folder:
        manager = ExtensionManager(versioned)
        assert {each.name: each.api_version for each in manager} == {
            "both": "2.1",
            "old": "1.4",
            "exact": "2.1",
            "compatible": "1.4",
            "silent": "",
        }
        assert not {"acme_later", "acme_earlier", "acme_wrong", "acme_number"} & {*imported()}
    statuses = {each.candidate.name: each.status for each in manager.outcomes if isinstance(each, Failure)}
    assert statuses == {
        "later": "wrong-api-version",
        "earlier": "wrong-api-version",
        "wrong": "invalid-declaration",
        "number": "invalid-declaration",
    }
    told = texts(manager)
    assert told["later"] == (
        f"{NAMESPACE}: 'later' (acme_later:reader) from acme 1.0 was not loaded: it is written for '>=3' of the API, and "
        f"the host offers 1.4, 2.1 ({folder}/acme_declared.py:5). Install a version of acme that is written for one "
        f"of these, or another version of the host."
    )
    assert "acme_declared.py:7: versions: '2.x' is no version specifier, such as '>=1.2,<3'" in told["wrong"]
    assert "acme_declared.py:8: versions: expected str, got float 2.1" in told["number"]


def test_the_error_has_both_in_its_fields() -> None:
    """Of a driver as well."""
    with declaring({"one": "{\n'after': [],\n'versions': '>=3'}"}), pytest.raises(WrongApiVersion) as caught:
        DriverManager(versioned, "one")
    assert (caught.value.written_for, caught.value.offered) == (">=3", ("1.4", "2.1"))
    assert "acme_declared.py:3)" in str(caught.value)


def test_one_version_may_be_a_text_and_a_pre_release() -> None:
    """Whoever is written for ``>=2`` takes the host's release candidate of 2.1."""
    point = ExtensionPoint(NAMESPACE, Reader, versions="2.1rc1")
    with declaring({"one": "{'versions': '>=2'}", "two": "{'versions': '>=2.1'}"}, undeclared=("three",)):
        manager = ExtensionManager(point)
    assert {each.name: each.api_version for each in manager} == {"one": "2.1rc1", "three": ""}


def test_a_host_that_offers_nothing_does_not_ask() -> None:
    """What a plugin says is then not even looked at as a specifier."""
    with declaring({"one": "{'versions': '>=3'}", "two": "{'versions': 'nonsense'}"}):
        manager = ExtensionManager(ExtensionPoint(NAMESPACE, Reader))
    assert {each.name: each.api_version for each in manager} == {"one": "", "two": ""}


def test_two_points_of_one_namespace_part_the_plugins() -> None:
    """As a host does that has an API for each version."""
    first, second = (ExtensionPoint(NAMESPACE, Reader, versions=each) for each in ("1.4", "2.1"))
    with declaring({"old": "{'versions': '<2'}", "new": "{'versions': '>=2'}"}):
        assert ExtensionManager(first).names() == ["old"]
        assert ExtensionManager(second).names() == ["new"]


@pytest.mark.parametrize("versions", ["two", ["1.0", "latest"]])
def test_a_version_that_is_none_is_the_hosts_error(versions: str | list[str]) -> None:
    """Told when the point is first used."""
    wrong = versions if isinstance(versions, str) else versions[-1]
    with declaring({}), pytest.raises(ValueError, match=f"an offered API version is not one: .*{wrong}"):
        ExtensionManager(ExtensionPoint(NAMESPACE, Reader, versions=versions))


def test_a_wrong_declaration_is_an_error_of_its_own() -> None:
    """Not of versions."""
    with declaring({"one": "{'versions': '!!'}"}), pytest.raises(InvalidDeclaration):
        versioned.driver("one")


def test_a_version_is_told_as_the_host_has_written_it() -> None:
    """Whatever other spelling means the same."""
    point = ExtensionPoint(NAMESPACE, Reader, versions=["v2.0", "3-beta1"])
    with declaring({"one": "{'versions': '==2'}", "two": "{'versions': '>=2b0'}"}):
        manager = ExtensionManager(point)
    assert {each.name: each.api_version for each in manager} == {"one": "v2.0", "two": "3-beta1"}


def test_a_pre_release_counts_where_no_other_version_fits() -> None:
    """As for installers."""
    point = ExtensionPoint(NAMESPACE, Reader, versions=["2.0", "3.0b1"])
    with declaring({"one": "{'versions': '>=2'}", "two": "{'versions': '>2'}"}):
        manager = ExtensionManager(point)
    assert {each.name: each.api_version for each in manager} == {"one": "2.0", "two": "3.0b1"}


def test_versions_are_texts() -> None:
    """Numbers would be compared as such."""
    point = ExtensionPoint(NAMESPACE, Reader, versions=[1.4, 2])  # type: ignore[list-item]
    with pytest.raises(TypeError) as caught:
        ExtensionManager(point)
    assert str(caught.value) == (
        "the extension point 'textapp.readers': versions of an API are texts, as in versions=('1.4', '2.1'), "
        "not (1.4, 2)"
    )
