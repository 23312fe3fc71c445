"""Rules: which of them decides, and what it says."""

from __future__ import annotations

import pickle

import pytest

from longshore import (
    AllOf,
    Allowed,
    Candidate,
    Distribution,
    FromFile,
    FromReference,
    Installed,
    InvalidRule,
    Refused,
    Rule,
    Rules,
)

ACME = Installed("/site/Acme_Shout-1.5.dist-info", "Acme.Shout", "1.5")


def candidate(name: str = "shout", namespace: str = "textapp.formatters", owner: Distribution = ACME) -> Candidate:
    return Candidate(name, "acme:shout", namespace, owner, ("acme", "shout"))


def allows(text: str, of: Candidate | None = None) -> bool:
    return Rules.from_text(text)(of or candidate()) == Allowed()


@pytest.mark.parametrize(
    ("rule", "allowed"),
    [
        ("deny *", False),
        ("off *", False),
        ("allow *", True),
        ("on", True),
        ("off", False),
        ("deny textapp.formatters", False),
        ("deny textapp.formatters:shout", False),
        ("deny textapp.formatters:whisper", True),
        ("deny textapp.*:sh?ut", False),
        ("deny *.formatters", False),
        ("deny *:shout", False),
        ("deny textapp.readers:shout", True),
        ("deny from acme-shout", False),
        ("deny from ACME.shout", False),
        ("deny from acme-*", False),
        ("deny from acme", True),
        ("deny from acme-shout<2", False),
        ("deny from acme-shout >= 1.5, < 2", False),
        ("deny from acme-shout>=2", True),
        ("deny textapp.formatters:shout from acme-shout", False),
        ("deny textapp.formatters:shout from other", True),
        ("allow from acme-shout; deny *", True),
        ("allow from textapp; deny *", False),
        ("# deny *\n\nallow textapp.formatters:shout\ndeny *", True),
        ("deny textapp.*; allow textapp.formatters:shout", False),
        ("allow textapp.formatters:shout; deny from acme-shout; deny *", True),
        ("deny from acme-shout; allow textapp.formatters:shout", False),
        ("deny from other; deny textapp.readers; allow *:shout; deny *", True),
    ],
)
def test_the_first_rule_that_matches_decides(rule: str, allowed: bool) -> None:
    """In whatever way the rules are looked up."""
    assert allows(rule) is allowed


@pytest.mark.parametrize(
    ("owner", "pattern"),
    [
        (FromFile("/srv/plugins/shout.py"), "file:/srv/plugins/*"),
        (FromReference("acme:shout"), "reference:acme:*"),
        (Installed("/x/some.egg/EGG-INFO", "acme-shout", "1.5"), "acme-shout"),
        (Installed("/x/acme_shout.egg-info", "acme-shout", "1.5"), "acme_shout==1.5"),
    ],
)
def test_every_origin_has_a_name(owner: Distribution, pattern: str) -> None:
    """A folder without a version in its name is known by its metadata."""
    assert not allows(f"deny from {pattern}", candidate(owner=owner))
    assert allows("deny from acme-shouts", candidate(owner=owner))


def test_a_version_that_is_none_satisfies_no_specifier() -> None:
    """Nor has a file one."""
    assert allows("deny from acme-shout>=0", candidate(owner=Installed("/x/acme_shout-1.dist-info", "acme", "one")))
    assert allows("deny from file:*>=0", candidate(owner=FromFile("/x.py")))


LONG = "9" * 5000  # more digits than Python makes a number of


def test_a_version_with_a_number_that_is_too_long_satisfies_no_specifier() -> None:
    """What stands in a plugin's metadata ends no load."""
    assert allows("deny from acme-shout<2", candidate(owner=Installed("/x/acme_shout-1.dist-info", "acme", LONG)))


def test_a_bracket_in_a_pattern_is_a_bracket() -> None:
    """Only ``*`` and ``?`` mean more than themselves."""
    for pattern in ("a[1]", "?[1]", "*[1]"):
        rules = Rules([Rule("deny", name=pattern)])
        assert isinstance(rules(candidate("a[1]")), Refused)
        assert rules(candidate("a1")) == Allowed()


def test_a_path_is_read_as_it_stands() -> None:
    """With its spaces, and with what would begin a version elsewhere."""
    owner = FromFile("/srv/my plugins~1/a=b.py")
    assert not allows("deny from file:/srv/my plugins~1/a=b.py", candidate(owner=owner))
    assert not allows("deny from file:/srv/my plugins~1/*", candidate(owner=owner))
    assert allows("deny from file:/srv/myplugins~1/*", candidate(owner=owner))


def test_a_rule_that_does_not_fit_into_a_line_is_shown_as_one_that_does() -> None:
    """It is a little wider."""
    rule = Rule("deny", "a:b c", "d e;f", distribution="file:/my plugins;/x.py")
    assert str(rule) == "deny a?b?c:d?e?f from file:/my?plugins?/x.py"
    [read] = Rules.from_text(str(rule)).rules
    assert isinstance(Rules([read])(candidate("d e;f", "a:b c", FromFile("/my plugins;/x.py"))), Refused)


@pytest.mark.parametrize("name", ["shout; allow *", "*", "sh out"])
def test_a_name_can_not_forge_the_cure(name: str) -> None:
    """Whoever copies it enables that plugin, and no rule is added by its name."""
    off, other = Rules.from_text("off *"), candidate("quite another thing")
    decided = off(candidate(name))
    assert isinstance(decided, Refused)
    cure = decided.cure.partition("LONGSHORE_PLUGINS=")[2].removesuffix(".")
    policy = AllOf(off, Rules.from_text(cure.strip("'")))
    assert policy(candidate(name)) == Allowed()
    assert isinstance(policy(other), Refused)


def test_a_refusal_names_the_rule_the_place_and_the_cure() -> None:
    """As it is written, whoever wrote it."""
    rule = Rule("deny", distribution="acme-shout", version="<2", reason="loses text", origin="longshore.toml, rule 3")
    decided = Rules([rule])(candidate())
    assert decided == Refused(
        "deny * from acme-shout<2 (loses text)",
        "longshore.toml, rule 3",
        "Change that rule in longshore.toml, rule 3, if the plugin may be loaded.",
    )
    off = Rules.from_text("off textapp.formatters:s*", "LONGSHORE_PLUGINS")(candidate())
    assert isinstance(off, Refused)
    assert off.cure == ("It is off until enabled, for example by LONGSHORE_PLUGINS='allow textapp.formatters:shout'.")


@pytest.mark.parametrize(
    "line",
    ["deny a.b:c from d<2 if impostor", "allow *", "off a.b", "deny * from d", "deny *:x", "allow * if impostor"],
)
def test_a_rule_reads_as_it_is_shown(line: str) -> None:
    """``str`` and ``from_text`` are inverse."""
    rules = Rules.from_text(line, traits=lambda _: ())
    assert str(rules.rules[0]) == line
    assert repr(rules) == f"Rules([{line!r}])"
    assert pickle.loads(pickle.dumps(rules.rules[0])) == rules.rules[0]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("forbid *", "'forbid *' is no rule: a rule is 'ACTION [NAMESPACE[:NAME]] "),
        ("deny", "'deny' is no rule: "),
        ("deny a b", "'deny a b' is no rule: "),
        ("deny * from", "'deny * from' is no rule: "),
        ("deny * if", "'deny * if' is no rule: "),
        ("deny * if a b", "'deny * if a b' is no rule: "),
        ("deny from acme<two", "'<two' is no version specifier: expected one such as '<2' or '>=1,<2'"),
        (f"deny from acme>=1,<{LONG}", f"'>=1,<{LONG}' is no version specifier: expected one such as"),
        (
            "deny * if impostor",
            "the rule 'deny * if impostor' asks for a trait: write Rules(..., traits=longshore.traits)",
        ),
    ],
)
def test_what_is_no_rule_is_told(text: str, reason: str) -> None:
    """With the place, and what a rule looks like."""
    with pytest.raises(InvalidRule) as caught:
        Rules.from_text(text, "the operator's settings")
    assert str(caught.value).startswith(f"the operator's settings: {reason}")
    assert caught.value.origin == "the operator's settings"
    assert caught.value.reason.startswith(reason)


def test_traits_are_asked_last() -> None:
    """They are costly: only of candidates that the rest of the rule matches."""
    asked: list[str] = []

    def traits(of: Candidate) -> list[str]:
        asked.append(of.name)
        return ["impostor"]

    rules = Rules.from_text("deny textapp.formatters:shout if impostor; deny *:shout if look-alike", traits=traits)
    assert isinstance(rules(candidate()), Refused)
    assert rules(candidate("other")) == Allowed()
    assert rules(candidate(namespace="textapp.readers")) == Allowed()
    assert asked == ["shout", "shout"]


def test_of_several_lists_one_refusal_is_enough() -> None:
    """But what is off in one is enabled by another."""
    off, enable = Rules.from_text("off *"), Rules.from_text("allow *:shout")
    deny = Rules.from_text("deny *:shout", "the lock")
    assert isinstance(AllOf(off)(candidate()), Refused)
    assert AllOf(off, enable)(candidate()) == AllOf(enable, off)(candidate()) == Allowed()
    assert AllOf(off, enable, deny)(candidate()) == deny(candidate())
    assert AllOf(off, off, lambda _: Allowed())(candidate()) == off(candidate())
    assert AllOf(enable, lambda _: Refused("no", "the host"))(candidate()) == Refused("no", "the host")
    assert AllOf()(candidate()) == Allowed()
