"""Distributions for the tests of locks: wheels written file by file, and installed by pip."""

from __future__ import annotations

import base64
import hashlib
import io
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import longshore.cli
from longshore import ExtensionManager, Failure, Refused
from longshore.policy.locked import Locked
from tests.support import GREETER, NAMESPACE, Greeter, on_path

WHEELS: Mapping[str, Mapping[str, str]] = {
    "textapp_fancy-2.1": {
        "textapp_fancy/__init__.py": "",
        "textapp_fancy/formats.py": GREETER,
        "textapp_fancy/data, with a comma.txt": "data\n",
        "textapp_fancy/sub/__init__.py": "",
        "textapp_flat.py": GREETER,
        "entry_points.txt": f"[{NAMESPACE}]\nfancy = textapp_fancy.formats:greeter\nflat = textapp_flat:greeter\n"
        "[console_scripts]\ntextapp-fancy = textapp_flat:greeter\n",
    },
    "textapp_guest-1.0": {
        "textapp_fancy/guests/guest.py": GREETER,
        "textapp_space/one/other.py": GREETER,
        "entry_points.txt": f"[{NAMESPACE}]\nguest = textapp_fancy.guests.guest:greeter\nother = textapp_space.one.other:greeter\n",
    },
    "textapp_spaced-1.0": {
        "textapp_space/one/mod.py": GREETER,
        "textapp_space/one/notes/deep/text.txt": "text\n",
        "entry_points.txt": f"[{NAMESPACE}]\nspaced = textapp_space.one.mod:greeter\n",
    },
}
NAMES = ["fancy", "flat", "guest", "other", "spaced"]


def written_wheel(folder: Path, stem: str, files: Mapping[str, str]) -> Path:
    """A wheel with these files, as a build backend writes it."""
    name, _, version = stem.partition("-")
    info = f"{stem}.dist-info"
    inside = {f"{info}/{path}" if path == "entry_points.txt" else path: text for path, text in files.items()}
    inside[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: {name.replace('_', '-')}\nVersion: {version}\n"
    inside[f"{info}/WHEEL"] = "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    rows = []
    for path, text in inside.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
        rows.append(f'"{path}",sha256={digest},{len(text.encode())}')
    inside[f"{info}/RECORD"] = "\n".join([*rows, f"{info}/RECORD,,", ""])
    wheel = folder / f"{stem}-py3-none-any.whl"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for path, text in inside.items():
            archive.writestr(path, text)
    wheel.write_bytes(data.getvalue())
    return wheel


def pip(*arguments: object) -> None:
    """Run pip."""
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr


def lock(*arguments: str) -> int:
    """Run ``longshore lock``; its exit code."""
    return longshore.cli.main(["lock", *arguments])


class Place:
    """A folder of installed distributions and the lock of them."""

    def __init__(self, installed: Path, folder: Path) -> None:
        self.site = folder / "site"
        self.lock = folder / "longshore.lock"
        shutil.copytree(installed, self.site)

    def locked(self) -> None:
        """Lock what is there."""
        with on_path(str(self.site)):
            assert lock(NAMESPACE, "--file", str(self.lock)) == 0

    def load(self, *before: str) -> ExtensionManager[Greeter]:
        """Load what is there, held to the lock.

        Args:
            before: folders that come before on ``sys.path``.
        """
        with on_path(*before, str(self.site)):
            return ExtensionManager[Greeter](NAMESPACE, policy=Locked(self.lock))

    def refused(self, *before: str) -> dict[str, str]:
        """The rules by which plugins are refused; those of this place only."""
        return {each.candidate.name: rule_of(each) for each in self.load(*before).failures if isinstance(each, Failure)}

    def write(self, path: str, text: str) -> None:
        """Change or add a file."""
        (self.site / path).parent.mkdir(parents=True, exist_ok=True)
        (self.site / path).write_text(text)


def rule_of(failure: Failure) -> str:
    """By which rule of the lock a candidate was refused."""
    assert isinstance(failure.cause, Refused), failure
    return failure.cause.rule.removeprefix("locked: ")
