"""The namespaces that a file of entry points has."""

from __future__ import annotations

from collections.abc import Iterator

_BOM = b"\xef\xbb\xbf"


def sections(data: bytes) -> Iterator[str]:
    """The namespaces in the bytes of one file."""
    for raw in data.removeprefix(_BOM).decode("utf-8", "surrogateescape").splitlines():
        line = raw.strip()
        if line.startswith("[") and line.endswith("]"):
            yield line.strip("[]")
