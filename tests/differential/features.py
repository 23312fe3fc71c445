"""The features that the pairs have to show, and how the words of a pair tell them."""

from __future__ import annotations

import re

TAGGED = """
    async-generator generator-return iterable-class inherited-collection built-in-value
    overload-api overload-plugin overload-met-plainly
    staticmethod classmethod bound-method unbound-method function lambda
    partial partialmethod alias wraps-typed wraps-untyped decorator-typed decorator-changing decorator-identity lru-cache
    contextmanager callable-instance class-as-callable c-function
    attribute property property-setter descriptor slots attribute-on-class inherited-member attribute-inferred
    attribute-in-init attribute-from-parameter attribute-from-literal attribute-from-constructor attribute-in-method
    untyped-init dataclass dataclass-frozen dataclass-slots namedtuple enum-member module getattr
    mro generic-base untyped-base generic-protocol generic-plugin protocol-inheritance default-body
    abc-register explicit-protocol empty-body abstract-leftover unannotated unannotated-parameter cached-property
    class-object class-for-type nominal-abc nominal-class method-for-callable callable-for-method
    generic-invariant generic-covariant generic-contravariant callback-protocol
    typevar typevar-bound typevar-constraints typevar-default paramspec concatenate typevartuple unpack unpack-kwargs
    self recursive-protocol typeguard typeis literalstring never context-manager
    extra-optional forward-reference string-annotation future-annotations type-checking-only
""".split()
"""What the shapes tell of themselves while they draw."""

NEWER = ["inferred-variance", "type-parameters", "type-statement"]
"""What Python 3.12 and later can write."""

_WORDS = {
    "nominal-argument": "Animal Dog Puppy Duck Swimmer",
    "promotion": "float complex",
    "bytes": "bytes bytearray memoryview",
    "any": "Any",
    "object": "object",
    "none": "None",
    "never": "Never NoReturn",
    "optional-spelling": "Optional Union",
    "literal": "Literal",
    "collections-abc": "Sequence Iterable Collection Mapping MutableSequence MutableMapping Set Iterator Reversible Container",
    "generic-invariant": "Box Crate",
    "generic-covariant": "Source Reader",
    "generic-contravariant": "Sink Writer",
    "protocol-argument": "Drawable Circle Square",
    "recursive-protocol": "Node Leaf Root",
    "callback-protocol": "Handler",
    "typevar-default": "Slot Feed",
    "newtype": "UserId AdminId",
    "typeddict": "Film Sequel Movie Draft Release Credits Numbered",
    "typeddict-required": "Movie Draft",
    "typeddict-read-only": "Credits Numbered",
    "namedtuple-argument": "Point Size",
    "enum-argument": "Color Level",
    "annotated": "Annotated",
    "type-alias": "Names Table Key Json",
    "literalstring": "LiteralString",
    "final": "Final",
    "classvar": "ClassVar",
    "supports": "SupportsInt SupportsFloat SupportsIndex SupportsAbs",
    "self": "Self",
    "typeguard": "TypeGuard",
    "typeis": "TypeIs",
    "concatenate": "Concatenate",
    "unpack": "Unpack",
    "paramspec": "P Args",
    "typevartuple": "Ts Parts",
}
WORDS = [(feature, frozenset(words.split())) for feature, words in _WORDS.items()]
_PATTERNS = {
    "union-spelling": r" \| ",
    "enum-literal": r"Literal\[(?:Color|Level)",
    "tuple-fixed": r"tuple\[\w+(?:, \w+)*\]",
    "tuple-variadic": r"tuple\[[^\[\]]+, \.\.\.\]",
    "tuple-empty": r"tuple\[\(\)\]",
    "tuple-unpacked": r"\*tuple\[|Unpack\[tuple",
    "type-of": r"\btype\[",
    "callable": r"Callable\[",
    "positional-only": r"def .*[(, ]/[,)]|\b__\w+: ",
    "keyword-only": r"def .*\*,",
    "default": r"def .* = ",
    "var-positional": r"def .*[(, ]\*\w+:",
    "var-keyword": r"def .*\*\*\w+:",
    "coroutine": r"async def ",
    "union-api": r"\nprobe: [^\n]*(?: \| |Optional\[)",
}
PATTERNS = [(feature, re.compile(pattern).search) for feature, pattern in _PATTERNS.items()]
FEATURES = sorted({*TAGGED, *_WORDS, *_PATTERNS})
"""Every feature that each hundredth pair has to show, on any Python."""


def told(body: str, words: frozenset[str]) -> set[str]:
    """The features that the text of an API and a plugin shows by its words."""
    found = {feature for feature, named in WORDS if not named.isdisjoint(words)}
    return found | {feature for feature, search in PATTERNS if search(body)}
