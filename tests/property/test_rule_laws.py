"""Laws of rules: a rule reads as it is shown, and the one that decides is the first that matches, however it is found."""

from __future__ import annotations

from fnmatch import fnmatchcase

from hypothesis import given
from hypothesis import strategies as st

from longshore import Candidate, Distribution, FromFile, FromReference, Installed, Rule, Rules

NAMES = ["a", "ab", "a.b", "b", "[a]", "a b", "A", "", "é"]
OWNERS: list[Distribution] = [
    Installed("/site/a_b-1.0.dist-info", "a.b", "1.0"),
    Installed("/site/A-2.0rc1.dist-info", "A", "2.0rc1"),
    Installed("/site/b.egg-info", "b", "none"),
    FromFile("/a b/a.py"),
    FromReference("a:b"),
]
CANDIDATES = [Candidate(name, "m:x", space, owner, ("m", "x")) for name in NAMES for space in NAMES for owner in OWNERS]
PATTERNS = st.sampled_from([*NAMES[:-2], "*", "*", "?", "a*", "*b", "a*b", "*.*", "?b", "a?", "*[*", "**", "*?*"])
ORIGINS = st.sampled_from(["*", "*", "a.b", "A-B", "a", "a-*", "*b", "?", "file:*", "file:/a b/a.py", "reference:a:*"])
WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=6).filter(str.strip)
ACTIONS = st.sampled_from(["allow", "deny", "off"])


def rules() -> st.SearchStrategy[Rule]:
    """Rules about those candidates; what is no distribution has no version."""
    versions, traits = st.sampled_from(["", "", "<2", ">=1,!=1.0"]), st.sampled_from(["", "", "odd", "even"])
    some = st.builds(Rule, ACTIONS, PATTERNS, PATTERNS, distribution=ORIGINS, version=versions, trait=traits)
    return some.filter(lambda rule: not rule.version or ":" not in rule.distribution)


def is_odd(candidate: Candidate) -> set[str]:
    """A trait that is easily told."""
    return {"odd"} if len(candidate.name) % 2 else {"even"}


def fits(text: str, pattern: str) -> bool:
    """Whether a text fits a pattern; a bracket means itself."""
    return fnmatchcase(text, pattern.replace("[", "[[]"))


def matches(rule: Rule, candidate: Candidate) -> bool:
    """The same question, asked piece by piece."""
    owner = candidate.distribution
    origin, pattern = "", rule.distribution
    if isinstance(owner, Installed):
        origin = owner.name.lower().replace(".", "_")
        pattern = pattern if ":" in pattern else pattern.lower().replace("-", "_").replace(".", "_")
    elif isinstance(owner, FromFile | FromReference):
        origin = f"file:{owner.path}" if isinstance(owner, FromFile) else f"reference:{owner.reference}"
    version = owner.version if isinstance(owner, Installed) else "none"
    fitting = {"": True, "<2": version == "1.0", ">=1,!=1.0": version == "2.0rc1"}
    return (
        fits(candidate.namespace, rule.namespace)
        and fits(candidate.name, rule.name)
        and fits(origin, pattern)
        and fitting[rule.version]
        and (not rule.trait or rule.trait in is_odd(candidate))
    )


@given(st.lists(rules(), max_size=12), st.lists(st.sampled_from(CANDIDATES), min_size=1, max_size=20))
def test_the_first_rule_that_matches_decides(some: list[Rule], candidates: list[Candidate]) -> None:
    """As if each were asked in its turn."""
    policy = Rules(some, is_odd)
    for each in candidates:
        assert policy.deciding(each) is next((rule for rule in some if matches(rule, each)), None)


@given(st.lists(rules(), max_size=5))
def test_rules_read_as_they_are_shown(some: list[Rule]) -> None:
    """But for a space, for which a line has a question mark."""
    read = Rules.from_text("\n".join(map(str, some)), "the host's code", is_odd).rules
    shown = [
        Rule(
            each.action,
            each.namespace.replace(" ", "?"),
            each.name.replace(" ", "?"),
            distribution=each.distribution.replace(" ", "?"),
            version=each.version,
            trait=each.trait,
        )
        for each in some
    ]
    assert list(read) == shown


@given(ACTIONS, WORDS, WORDS, WORDS)
def test_any_rule_can_be_shown_and_read(action: str, namespace: str, name: str, path: str) -> None:
    """Whatever stands in it: the rule that is read matches what the shown one does."""
    rule = Rule(action, f".{namespace}", name, distribution=f"file:{path}")  # type: ignore[arg-type]
    [read] = Rules.from_text(str(rule)).rules
    candidate = Candidate(name, "m:x", f".{namespace}", FromFile(path), ("m", "x"))
    assert Rules([rule]).deciding(candidate) is rule
    assert Rules([read]).deciding(candidate) is read
