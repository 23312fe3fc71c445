"""stevedore's own published tests, from the installed package, with longshore in stevedore's place."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

OF_THE_DISK_CACHE = {
    "test__build_cacheable_data",
    "test__get_data_for_path_no_write",
    "test__get_data_for_path_replace_invalid",
    "test__get_data_for_path_write",
    "test__write_cache_file_error",
    "test_disable_caching_executable",
    "test_disable_caching_file",
}
WORDS = ["-m", "pytest", "-q", "--pyargs", "stevedore.tests", "-c", "/dev/null", "-p", "no:cacheprovider"]


def outcomes(folder: Path, *prefix: str) -> dict[str, bool]:
    """Whether each of stevedore's tests passes, by its name."""
    report = folder / f"report{len(prefix)}.xml"
    command = [sys.executable, *prefix, *WORDS, "--rootdir", str(folder), f"--junitxml={report}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode in {0, 1}, done.stderr
    return {f"{each.get('classname')}.{each.get('name')}": len(each) == 0 for each in ET.parse(report).iter("testcase")}


def test_stevedores_own_tests_pass_but_those_of_its_private_disk_cache(tmp_path):
    theirs, ours = outcomes(tmp_path), outcomes(tmp_path, "-m", "longshore.stevedore")

    assert len(theirs) >= 97
    assert all(passed for name, passed in theirs.items() if "TestCache" not in name)  # those need a place of their own
    assert ours.keys() == theirs.keys()
    failed = {name for name, passed in ours.items() if not passed}
    assert {name.rpartition(".")[2] for name in failed} == OF_THE_DISK_CACHE
    assert all("test_cache.TestCache" in name for name in failed)
