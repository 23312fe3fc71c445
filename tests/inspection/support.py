"""Environments on disk for the operator's commands, which are run as they are typed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import longshore
from tests.support import Site

SOURCE = Path(longshore.__file__).parents[1]
NAMESPACE = "textapp.greeters"
HOST = """
from typing import Protocol
from longshore import ExtensionPoint
class Greeter(Protocol):
    def greet(self, name: str) -> str: ...
greeters = ExtensionPoint("textapp.greeters", Greeter)
"""
GREETER = """
class Greeter:
    def greet(self, name: str) -> str:
        return "hello " + name
greeter = Greeter()
"""
DEMANDING = """
from typing import Protocol, TypedDict
from longshore import ExtensionPoint
class Greeter(Protocol):
    def greet(self, name: str) -> str: ...
class Manners(TypedDict):
    language: str
greeters = ExtensionPoint("textapp.greeters", Greeter, Manners, ("1.4", "2.1"))
"""
"""A host that asks for metadata, and offers versions of its API."""
POINT = "[longshore.points]\ntextapp.greeters = textapp_host:greeters\n"


class Place(Site):
    """A folder of distributions in which commands are run, each in a process of its own."""

    def host(self) -> None:
        """Install the host, which publishes the API."""
        self.install("textapp", POINT, version="3.0", modules={"textapp_host": HOST})

    def greeter(self, name: str, source: str = GREETER, attr: str = "greeter", **more: str) -> Path:
        """Install a distribution ``NAME-dist`` with one plugin of the namespace; its metadata folder."""
        module = f"module_of_{name}"
        text = f"[{NAMESPACE}]\n{name} = {module}{f':{attr}' if attr else ''}\n"
        return self.install(more.get("dist", f"{name}-dist"), text, modules={module: source})

    def declaring(self, name: str, literal: str) -> Path:
        """The same, with a declaration in a file of its own; its metadata folder."""
        text = f"[{NAMESPACE}]\n{name} = module_of_{name}:greeter\n"
        text += f"[longshore.declarations.{NAMESPACE}]\n{name} = declared_by_{name}:about\n"
        modules = {f"module_of_{name}": GREETER, f"declared_by_{name}": f"about = {literal}\n"}
        return self.install(f"{name}-dist", text, modules=modules)

    def run(
        self, *arguments: str, path: str = "", settings: Mapping[str, str] | None = None, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a command, with this folder on PYTHONPATH."""
        environment = {
            name: each for name, each in os.environ.items() if not name.startswith(("LONGSHORE_", "VIRTUAL"))
        }
        environment |= {"PYTHONPATH": os.pathsep.join(filter(None, [path, str(self.path), str(SOURCE)]))}
        return subprocess.run(
            [sys.executable, "-m", "longshore", *arguments],
            capture_output=True, text=True, timeout=120, check=False, cwd=cwd or self.path,
            env={**environment, **(settings or {})},
        )  # fmt: skip

    def listed(self, *arguments: str, code: int, settings: Mapping[str, str] | None = None) -> dict[str, object]:
        """What ``longshore list --format json`` tells."""
        done = self.run("list", "--format", "json", *arguments, settings=settings)
        assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
        told = json.loads(done.stdout)
        assert isinstance(told, dict)
        return told
