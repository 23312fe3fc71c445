"""Projects have folders."""

from collections.abc import Mapping

FOLDERS: Mapping[str, str] = {"site": "~/work/site"}


def known(project: str) -> list[str]:
    """Raises for a project without a folder: one listener's error does not keep the others from being told."""
    if project not in FOLDERS:
        raise LookupError(f"{project!r} has no folder")
    return []


def enter(project: str) -> list[str]:
    """Go there."""
    return [f"cd {FOLDERS[project]}"]
