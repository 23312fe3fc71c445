"""The story of one plugin, as text and as JSON."""

from __future__ import annotations

import json
from typing import Literal, TypedDict

from longshore.model.inspection import Story, WhyCode
from longshore.rendering.safe import bounded


class SectionData(TypedDict):
    """A part of a story."""

    title: str
    lines: list[str]


class StoryData(TypedDict):
    """A story as plain values."""

    version: Literal[1]
    namespace: str
    name: str
    code: WhyCode
    sentence: str
    sections: list[SectionData]


def story_data(story: Story) -> StoryData:
    """A story as a dictionary of plain values.

    Args:
        story: of one plugin.
    """
    return {
        "version": 1,
        "namespace": bounded(story.namespace),
        "name": bounded(story.name),
        "code": story.cause.code,
        "sentence": bounded(story.cause.sentence),
        "sections": [{"title": bounded(each.title), "lines": [*map(bounded, each.lines)]} for each in story.sections],
    }


def story_json(story: Story) -> str:
    """A story as a JSON document.

    Args:
        story: of one plugin.
    """
    return json.dumps(story_data(story), indent=2)


def story_text(story: Story) -> str:
    """A story for people; what to do about it comes last.

    Args:
        story: of one plugin.
    """
    told = story_data(story)
    lines: list[str] = []
    for each in told["sections"]:
        lines += [each["title"], *(f"  {line}".rstrip() for line in each["lines"]), ""]
    return "\n".join([*lines, told["sentence"]])
