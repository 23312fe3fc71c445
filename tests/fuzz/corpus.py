"""What fuzzing begins with: every text of the tests about the same thing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

TESTS = Path(__file__).parent.parent
LONGEST = 2000
SOURCES = {
    "entry-points": ["unit/discovery/test_malformed_metadata.py", "property/test_discovery_differential.py"],
    "references": ["unit/discovery/test_malformed_metadata.py", "unit/discovery/test_other_sources.py"],
    "versions": ["unit/policy/test_rules.py"],
    "rules": ["unit/policy/test_rules.py", "unit/test_enforcement.py"],
    "rule-files": ["unit/policy/test_rule_files.py"],
    "settings": ["unit/test_enforcement.py", "unit/policy/test_rules.py"],
    "metadata": ["unit/discovery/test_strange_path.py", "unit/model/test_nouns.py", "unit/test_identity.py"],
    "record": ["unit/test_identity.py"],
    "lock-files": ["unit/policy/test_lockfile.py"],
}
WHOLE = {
    "entry-points": b"[text.app]\na = m:x\n[other]\nb = m.n:o.p [extra]\n",
    "references": b"pkg.mod:Obj.attr [extra]",
    "versions": b"1!2.0rc1.post2.dev3+local.4\n>=1,<2,!=1.5.*,~=1.4,===x",
    "rules": b"allow a.b:c from d>=1,<2 if impostor; off x.*:y?; deny *",
    "rule-files": b'rules = ["deny *", {action = "off", name = "a", version = "<2"}]\n'
    b'[tool.longshore]\nrules = [{action = "allow", namespace = "x.*", distribution = "d", trait = "impostor"}]\n',
    "settings": b"off",
    "metadata": b"Metadata-Version: 2.1\r\nSummary: x\x0bName: y\r\nName: acme\nVersion: 1.0\r\n\r\nName: text\r\n",
    "record": b'acme/__init__.py,sha256=x,1\nother/mod.py,,\n"a, b.py",,\nacme/mod.cpython-311.so,,\n../../bin/x,,\n',
    "lock-files": b'version = 1\nnamespaces = [\n  "a.b",\n]\n\n[[plugin]]\nnamespace = "a.b"\nname = "c"\ntarget = "d:e"\n'
    b'distribution = "d"\n\n[[distribution]]\nname = "d"\nversion = "1"\n[distribution.files]\n"d.py" = "sha256='
    + b"A" * 43
    + b'"\n',
}


@cache
def corpus(target: str) -> tuple[bytes, ...]:
    """The texts that a target begins with."""
    found = [WHOLE[target], *(text for name in SOURCES[target] for text in texts(TESTS / name))]
    return tuple(dict.fromkeys(found))


def texts(file: Path) -> Iterator[bytes]:
    """Every text in a file of Python."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes) and len(node.value) <= LONGEST:
            yield node.value if isinstance(node.value, bytes) else node.value.encode("utf-8", "surrogatepass")
