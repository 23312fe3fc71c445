"""Text from foreign objects: bounded, escaped, and never an exception."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from longshore.rendering.safe import LONGEST, bounded, class_name, error_text, object_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("", ""),
        ("a\nb\r\tc", r"a\nb\r\tc"),
        ("\x1b[31m\x07\x9b", r"\x1b[31m\x07\x9b"),
        ("caf\N{LATIN SMALL LETTER E WITH ACUTE}", "caf\N{LATIN SMALL LETTER E WITH ACUTE}"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}", r"\u202e"),
        ("\udce9\0", r"\udce9\x00"),
        ("x" * 11, "xxxxxxxxxx... (11 characters)"),
    ],
)
def test_texts_are_escaped_and_cut(text: str, shown: str) -> None:
    """Letters of any language stay as they are."""
    assert bounded(text, 10 if len(text) > 10 else LONGEST) == shown


@given(st.text(st.characters(codec=None), max_size=60), st.integers(0, 40))
def test_a_bounded_text_is_on_one_line_and_short(text: str, limit: int) -> None:
    """Whatever the text is, and no information is lost but by the cut."""
    shown = bounded(text, limit)
    assert shown.isprintable()
    assert len(shown) <= 10 * limit + 30
    assert len(text) > limit or shown.replace("\\", "").isprintable()


class Meta(type):
    """A metaclass that raises."""

    @property
    def __name__(cls) -> str:
        raise SystemExit(3)

    def __repr__(cls) -> str:
        raise SystemExit(3)


class Odd(Exception, metaclass=Meta):
    """An exception that raises when it is looked at."""

    def __str__(self) -> str:
        raise SystemExit(3)

    def __repr__(self) -> str:
        raise SystemExit(3)


def test_the_name_of_a_class_is_asked_of_nobody() -> None:
    """Whatever its metaclass says."""
    assert class_name(Odd()) == "Odd"
    assert class_name(Odd) == "Meta"
    assert class_name(3) == "int"


def test_what_cannot_be_shown_is_told() -> None:
    """With the reason."""
    assert error_text(Odd()) == "Odd: (its text can't be shown: str() raised SystemExit)"
    assert object_text(Odd()) == "<Odd object, whose repr() raises SystemExit>"
    assert object_text(Odd) == "<Meta object, whose repr() raises SystemExit>"


def test_an_exception_without_text_is_its_name() -> None:
    """And one with text has both."""
    assert error_text(ValueError()) == "ValueError"
    assert error_text(ValueError("why")) == "ValueError: why"
