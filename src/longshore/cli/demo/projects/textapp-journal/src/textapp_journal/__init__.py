"""Fields as JSON, one to a line; and a journal of what was saved."""

import json
from collections.abc import Iterator, Mapping


class JsonLines:
    def heading(self, text: str) -> str:
        return json.dumps({"heading": text})

    def format(self, data: Mapping[str, str]) -> Iterator[str]:
        for name, value in data.items():
            yield json.dumps({name: value})


def json_lines(max_width: int = 60) -> JsonLines:
    """A function is a factory as well; JSON has no use for the width."""
    return JsonLines()


class Journal:
    def saved(self, path: str) -> None:
        print(f"journal: {path} was saved")


journal = Journal()
