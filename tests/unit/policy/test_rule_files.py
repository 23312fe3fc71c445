"""Rules in TOML files: what is read, and what is told of what can't be."""

from __future__ import annotations

from pathlib import Path

import pytest

from longshore import InvalidRule, Rules

GOOD = """
rules = [
  "allow * from textapp; off *:beta-*",
  { action = "deny", namespace = "a", name = "b", distribution = "c", version = "<2", reason = "why" },
]
"""


@pytest.mark.parametrize(("name", "head"), [("longshore.toml", ""), ("pyproject.toml", "[tool.longshore]\n")])
def test_lines_and_tables(tmp_path: Path, name: str, head: str) -> None:
    """Each rule knows where it stands."""
    file = tmp_path / name
    file.write_text(head + GOOD)
    rules = Rules.from_file(file).rules
    assert [str(each) for each in rules] == ["allow * from textapp", "off *:beta-*", "deny a:b from c<2"]
    assert [each.origin for each in rules] == [f"{file}, rule 1", f"{file}, rule 1", f"{file}, rule 2"]
    assert rules[2].reason == "why"


@pytest.mark.parametrize("text", ["", "[tool]\n", "[tool.other]\nrules = 3\n", "tool = 3\n"])
def test_a_file_without_rules_says_nothing(tmp_path: Path, text: str) -> None:
    """As a project that has no rules."""
    file = tmp_path / "pyproject.toml"
    file.write_text(text)
    assert Rules.from_file(str(file)).rules == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rules = 3", ": 'rules' is not a list: expected rules = [\"deny from acme-shout\", ...]"),
        ("rules = [3]", ", rule 1: it is neither a text nor a table: 3"),
        ("rules = ['on', {}]", ", rule 2: its action is '': expected 'allow', 'deny' or 'off'"),
        ("rules = [{action = 'forbid'}]", ", rule 1: its action is 'forbid': expected 'allow', 'deny' or 'off'"),
        (
            "rules = [{action = 'deny', nmae = 'x'}]",
            ", rule 1: 'nmae': unknown; the keys of a rule are action, namespace, name, distribution, version, trait, "
            "reason, and their values texts",
        ),
        (
            "rules = [{action = 'deny', name = 3}]",
            ", rule 1: 'name': no text; the keys of a rule are action, namespace, name, distribution, version, trait, "
            "reason, and their values texts",
        ),
        ("rules = ['deny']", ", rule 1: 'deny' is no rule: a rule is"),
        ("rules = [", ": this is no TOML file: "),
        ("a = '\x00'", ": this is no TOML file: "),
        ("rules = [{action = 'deny', version = 'two'}]", ", rule 1: 'two' is no version specifier"),
    ],
)
def test_what_can_not_be_read_is_told(tmp_path: Path, text: str, told: str) -> None:
    """With the file and the number of the rule."""
    file = tmp_path / "longshore.toml"
    file.write_text(text)
    with pytest.raises(InvalidRule) as caught:
        Rules.from_file(file)
    assert str(caught.value).startswith(f"{file}{told}")


def test_a_file_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    """An operator who names a file wants its rules."""
    with pytest.raises(InvalidRule, match="the rules cannot be read: No such file"):
        Rules.from_file(tmp_path / "none.toml")
    with pytest.raises(InvalidRule, match="/dev/zero: the rules cannot be read: the file is larger than 1048576 bytes"):
        Rules.from_file("/dev/zero")
    (tmp_path / "longshore.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(InvalidRule, match="this is no TOML file"):
        Rules.from_file(tmp_path / "longshore.toml")
