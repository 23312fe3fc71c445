"""The page of ``longshore report`` in a real browser: it is shown, its script runs, and nothing foreign does."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from longshore.rendering.page import report_page
from tests.inspection.test_report import HOSTILE, hostile

pytestmark = pytest.mark.ecosystem
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
SILENT = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def shown(page: Path, folder: Path, *options: str) -> str:
    """The document as the browser has it after its scripts have run; what it logs stands before it."""
    command = [BROWSER, *SILENT, f"--user-data-dir={folder}/browser", *options, "--dump-dom", page.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return f"{done.stderr}\n{done.stdout}"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_browser_shows_the_page_and_runs_nothing_of_it_but_its_own(text: str, tmp_path: Path) -> None:
    assert BROWSER, "this test needs Chromium: apt-get install chromium"
    page = tmp_path / "report.html"
    page.write_text(report_page(hostile(text)), "utf-8")
    document = shown(page, tmp_path, "--enable-logging=stderr", "--v=0")
    assert "<title>Plugins</title>" in document
    assert '<p id="search">' in document  # the page's own script has shown it
    assert "Refused to" not in document
    assert "Content Security Policy" not in document.partition("<!DOCTYPE")[0]


def test_a_picture_of_it_is_not_empty(tmp_path: Path) -> None:
    assert BROWSER, "this test needs Chromium: apt-get install chromium"
    page, picture = tmp_path / "report.html", tmp_path / "shot.png"
    page.write_text(report_page(hostile("plain")), "utf-8")
    shown(page, tmp_path, f"--screenshot={picture}", "--window-size=1000,800")
    assert picture.read_bytes()[1:4] == b"PNG"
