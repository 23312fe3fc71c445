"""``longshore why``: the whole story of one plugin, and what to do where it does not appear."""

from __future__ import annotations

import argparse
import sys

from longshore.cli.inspecting import configure_interpreter, interpreter, or_unusable

SUMMARY = "tell why a plugin does not appear, and what to do about it"

_DESCRIPTION = """\
Tells where a plugin was looked for, what was found, what becomes of it when it is loaded, and ends with one sentence
that says what to do. Exit code 0: the plugin loads; 1: it does not appear; 2: usage or environment."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's description and arguments."""
    parser.description = _DESCRIPTION
    parser.add_argument("namespace", metavar="NAMESPACE", help="the namespace of the host")
    parser.add_argument("name", metavar="NAME", help="the name of the plugin")
    parser.add_argument("--short", action="store_true", help="only the last sentence: what to do")
    parser.add_argument("--format", default="text", choices=("text", "json"), help="how to tell it (default: text)")
    configure_interpreter(parser)


def run(args: argparse.Namespace) -> int:
    """Tell the story.

    Returns:
        0 when the plugin loads, 1 when it does not appear, 2 for an unusable environment.
    """
    namespace: str = args.namespace
    name: str = args.name
    python: str = args.python
    form: str = args.format
    short: bool = args.short
    limit: float = args.limit

    def told() -> int:
        from longshore.inspection.why import story_of  # late: not for --help
        from longshore.model.inspection import Story  # late: as above
        from longshore.rendering.story import story_json, story_text  # late: as above

        story = story_of(interpreter(python), namespace, name, limit)
        if short:
            story = Story(story.namespace, story.name, (), story.cause)
        sys.stdout.write(f"{story_json(story) if form == 'json' else story_text(story)}\n")
        return 0 if story.cause.code in {"loaded", "path-only"} else 1

    return or_unusable("why", told)
