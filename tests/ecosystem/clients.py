"""Programs that use stevedore run their own tests with it, and with longshore in its place.

`python -m tests.ecosystem.clients [NAME ...] [--python PATH]`: each program and what its tests need is installed from
PyPI into an environment of its own, its published tests are run twice, and the tests that passed are compared. The
table of docs/stevedore.md is what is printed. Exit status 1: a test passed with stevedore only.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.tables import Table

ROOT = Path(__file__).parents[2]
OPENSTACK = ("fixtures", "testtools", "testscenarios", "oslotest", "requests-mock", "ddt", "Sphinx")
COLUMNS = [
    "program",
    "version",
    "its tests",
    "passed with stevedore",
    "passed with longshore",
    "in only one of the two",
]


@dataclass(frozen=True)
class Client:
    """A program that uses stevedore.

    Attributes:
        name: the distribution, with its version.
        tests: what pytest is given: modules where they are installed, paths where they are in the source distribution.
        needs: what these tests need beside the program.
        from_sdist: the tests are not in the wheel.
        unittest: its own tests are run by unittest's loader, not by pytest.
    """

    name: str
    tests: Sequence[str]
    needs: Sequence[str] = OPENSTACK
    from_sdist: bool = False
    unittest: bool = False

    @property
    def project(self) -> str:
        """The name without the version."""
        return self.name.partition("==")[0].partition("[")[0]


CLIENTS = (
    Client("cliff==4.17.0", ["cliff.tests"], OPENSTACK),
    Client(
        "bandit==1.9.4",
        ["tests/unit", "tests/functional"],
        [*OPENSTACK, "beautifulsoup4", "GitPython", "sarif-om", "jschema-to-python"],
        from_sdist=True,
    ),
    Client(
        "keystoneauth1[saml2,oauth1,betamax]==5.18.1",
        [
            "keystoneauth1.tests.unit.loading",
            "keystoneauth1.tests.unit.extras.oauth1",
            "keystoneauth1.tests.unit.extras.saml2",
            "keystoneauth1.tests.unit.identity",
        ],
        [*OPENSTACK, "oslo.config", "oslo.utils", "testresources"],
    ),
    Client("oslo.policy==6.0.1", ["oslo_policy.tests"], unittest=True),
    Client("oslo.config==10.7.0", ["oslo_config.tests"], [*OPENSTACK, "oslo.log"], unittest=True),
    Client(
        "oslo.messaging==18.3.1",
        [
            "oslo_messaging.tests.notify",
            "oslo_messaging.tests.test_transport",
            "oslo_messaging.tests.test_opts",
            "oslo_messaging.tests.rpc.test_client",
        ],
        [*OPENSTACK, "confluent-kafka", "greenlet", "eventlet"],
        unittest=True,
    ),
)


class Environment:
    """A virtual environment with a program, longshore, and the program's tests."""

    def __init__(self, client: Client, folder: Path, python: str) -> None:
        self._client = client
        self._folder = folder
        run([python, "-m", "venv", str(folder / "venv")])
        self._python = str(folder / "venv" / "bin" / "python")
        needs = ["pytest", "pytest-timeout", *client.needs]
        run([self._python, "-m", "pip", "install", "-q", client.name, *needs, str(ROOT)])
        self._tests = folder / "tests"
        self._tests.mkdir()
        if client.from_sdist:
            self._unpack(client)

    def _unpack(self, client: Client) -> None:
        options = ["-q", "--no-deps", "--no-binary", ":all:", "-d", str(self._folder)]
        run([self._python, "-m", "pip", "download", *options, client.name])
        [archive] = self._folder.glob("*.tar.gz")
        with tarfile.open(archive) as packed:
            packed.extractall(self._tests, filter="data")
        [self._tests] = self._tests.iterdir()

    def passed(self, *prefix: str) -> Counter[str]:
        """The tests that pass when Python is started like this."""
        report = self._folder / "report"
        report.unlink(missing_ok=True)
        command = [self._python, *prefix, *self._tests_of(report)]
        path = f"{self._folder / 'venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
        own = {name: each for name, each in os.environ.items() if name != "PYTHONPATH"}
        own |= {"PATH": path, "HOME": str(self._folder), "XDG_CACHE_HOME": str(self._folder / "cache")}
        done = subprocess.run(command, cwd=self._tests, env=own, capture_output=True, text=True, check=False)
        if not report.exists():
            raise SystemExit(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")
        print(f"{self._client.name}: {done.stdout.strip()[-2000:]}", file=sys.stderr)
        if self._client.unittest:
            return Counter(json.loads(report.read_text()))
        return Counter(
            f"{case.get('classname')}.{case.get('name')}"
            for case in ET.parse(report).iter("testcase")
            if not any(each.tag in {"failure", "error", "skipped"} for each in case)
        )

    def _tests_of(self, report: Path) -> list[str]:
        client = self._client
        if client.unittest:
            return [str(ROOT / "tests" / "ecosystem" / "unittests.py"), str(report), *client.tests]
        options = [
            "-q",
            "-p",
            "no:cacheprovider",
            "-W",
            "ignore",
            "--timeout=300",
            f"--junitxml={report}",
            "--color=no",
        ]
        if client.from_sdist:
            return ["-m", "pytest", *options, *client.tests]
        return ["-m", "pytest", *options, "-c", "/dev/null", "--rootdir", str(self._folder), "--pyargs", *client.tests]


def run(command: list[str]) -> None:
    """Run a command that has to succeed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")


def main() -> int:
    """Run what was asked for, print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.ecosystem.clients", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these")
    parser.add_argument("--python", default=sys.executable, help="the Python of the environments")
    options = parser.parse_args()
    rows: list[list[str]] = []
    failed = False
    for client in [each for each in CLIENTS if not options.names or each.project in options.names]:
        with tempfile.TemporaryDirectory(prefix="longshore-client-") as folder:
            environment = Environment(client, Path(folder).resolve(), options.python)
            theirs, ours = environment.passed(), environment.passed("-m", "longshore.stevedore")
        lost, gained = theirs - ours, ours - theirs
        for name in sorted(lost | gained):
            print(f"{client.name}: {name}: {theirs[name]} and {ours[name]} times passed", file=sys.stderr)
        failed = failed or not theirs or bool(lost)
        counts = map(str, (theirs.total(), ours.total(), (lost | gained).total()))
        rows.append(
            [client.project, client.name.partition("==")[2], " ".join(f"`{each}`" for each in client.tests), *counts]
        )
    print(Table("Programs with longshore in stevedore's place", COLUMNS, rows).markdown())
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
