"""Two distributions of readers, really installed for the length of a test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from longshore.testing import installed_plugin

PLUGINS = """
import asyncio
made = []
class Base:
    def __init__(self, size: int = 1) -> None:
        made.append(type(self).__name__); self.size = size
    def read(self, count: int) -> str: return f"{type(self).__name__}:{self.size * count}"
    async def fetch(self, url: str) -> str:
        await asyncio.sleep(0); return f"{type(self).__name__}<{url}"
class Alpha(Base): pass
class Beta(Base): pass
class Gamma(Base): pass
class Falsy(Base):
    def __bool__(self) -> bool: return False
    def __len__(self) -> int: return 0
class Broken(Base):
    def __init__(self, size: int = 1) -> None: raise ValueError("no size is right")
class Loud(Base):
    def read(self, count: int) -> str: raise KeyError(count)
    async def fetch(self, url: str) -> str: raise ConnectionError(url)
class Wrong:
    def __init__(self, size: int = 1) -> None: pass
    def read(self) -> str: return ""
def shout(text: str) -> str: return text.upper()
def bang(text: str) -> str: return text + "!"
"""


@pytest.fixture
def plugins() -> Iterator[None]:
    """Installs acme 1.0 and zeta 2.0, which both have a reader named 'beta'."""
    acme = {
        "tests.readers": {"alpha": "acme_readers:Alpha", "beta": "acme_readers:Beta", "gamma": "acme_readers:Gamma"},
        "tests.mixed": {
            "alpha": "acme_readers:Alpha",
            "wrong": "acme_readers:Wrong",
            "gone": "acme_readers:Gone",
            "nowhere": "acme_nowhere:Reader",
            "broken": "acme_readers:Broken",
        },
        "tests.loud": {"alpha": "acme_readers:Alpha", "loud": "acme_readers:Loud", "beta": "acme_readers:Beta"},
        "tests.falsy": {"falsy": "acme_readers:Falsy"},
        "tests.texts": {"shout": "acme_readers:shout", "bang": "acme_readers:bang"},
        "tests.lonely": {"untouched": "acme_untouched:Reader", "alpha": "acme_readers:Alpha"},
    }
    zeta = {"tests.readers": {"delta": "zeta_readers:Alpha", "beta": "zeta_readers:Beta"}}
    files = {"acme_readers.py": PLUGINS, "acme_untouched.py": "raise SystemError('imported')\n"}
    with (
        installed_plugin(zeta, name="zeta", version="2.0", modules={"zeta_readers.py": PLUGINS}),
        installed_plugin(acme, name="acme", version="1.0", modules=files),
    ):
        yield
