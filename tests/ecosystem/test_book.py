"""The documentation in a real browser: no page is wider than a phone, pictures are seen in dark mode, the search finds."""

from __future__ import annotations

import functools
import html
import http.server
import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_docs import DOCS

from .test_browser import BROWSER, SILENT

pytestmark = pytest.mark.ecosystem
HARNESS = """<!DOCTYPE html><title>Harness</title><iframe id="page" style="border: 0; height: 900px"></iframe>
<pre id="told"></pre><script>
const frame = document.getElementById("page");
const opened = address => new Promise(done => { frame.onload = () => done(frame.contentDocument); frame.src = address; });
const pause = time => new Promise(done => setTimeout(done, time));
const isHeld = each => {  // something around it is scrolled by itself; the column of the page is not
  for (let near = each.parentElement; near && near.tagName !== "ARTICLE"; near = near.parentElement)
    if (["auto", "scroll"].includes(frame.contentWindow.getComputedStyle(near).overflowX)) return true;
  return false;
};
async function tooWide(width, pages) {
  frame.style.width = `${width}px`;
  const found = {};
  for (const page of pages) {
    const shown = await opened(page);
    const wide = [...shown.querySelectorAll("article *")].filter(
      each => each.getBoundingClientRect().right > width + 1 && each.getBoundingClientRect().width && !isHeld(each));
    const column = shown.querySelector(".content");
    if (shown.documentElement.scrollWidth > width || wide.length || column && column.scrollWidth > column.clientWidth)
      found[page] = wide.slice(0, 3).map(each => `${each.tagName} ${each.textContent.slice(0, 60)}`);
  }
  return found;
}
async function colours(page, theme) {
  const shown = await opened(page);
  shown.body.dataset.theme = theme;
  const of = (selector, name) => [...shown.querySelectorAll(selector)].map(
    each => frame.contentWindow.getComputedStyle(each)[name]);
  return {ground: frame.contentWindow.getComputedStyle(shown.body).backgroundColor,
          text: [...new Set(of(".picture text", "fill"))], shapes: [...new Set(of(".picture circle, .picture .tip", "fill"))]};
}
async function found(word) {
  const shown = await opened(`search.html?q=${word}`);
  for (let turn = 0; turn < 100 && !/Search finished/.test(shown.body.textContent); turn++) await pause(50);
  return [...shown.querySelectorAll("#search-results li > a")].map(each => each.getAttribute("href").split("?")[0].split("#")[0]);
}
async function told() {
  const asked = JSON.parse(decodeURIComponent(location.hash.slice(1)));
  const answer = {phone: await tooWide(375, asked.pages), desktop: await tooWide(1400, asked.pages), found: {}, colours: {}};
  for (const word of asked.words) answer.found[word] = await found(word);
  for (const page of asked.pictures)
    for (const theme of ["light", "dark"]) answer.colours[`${page} ${theme}`] = await colours(page, theme);
  document.getElementById("told").textContent = JSON.stringify(answer);
}
told();
</script>"""
PICTURES = ["patterns.html", "architecture.html"]
WORDS = {"sandbox": "security.html", "hatchling": "packaging.html", "DriverManager": "managers.html"}


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, and says nothing."""

    def log_message(self, format: str, *args: object) -> None: ...


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documentation, built."""
    folder = tmp_path_factory.mktemp("book") / "html"
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-n", "-b", "html", str(DOCS), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (folder / "harness.html").write_text(HARNESS, "utf-8")
    return folder


@pytest.fixture(scope="module")
def seen(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, dict[str, object]]]:
    """What a browser says of all pages."""
    assert BROWSER, "this test needs Chromium: apt-get install chromium"
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    pages = [str(page.relative_to(site)) for page in sorted(site.rglob("*.html")) if page.name not in {"harness.html"}]
    asked = {"pages": [each for each in pages if not each.startswith("_")], "words": list(WORDS), "pictures": PICTURES}
    address = f"http://127.0.0.1:{server.server_port}/harness.html#{json.dumps(asked)}"
    profile = f"--user-data-dir={tmp_path_factory.mktemp('browser')}"
    command = [
        BROWSER,
        *SILENT,
        profile,
        "--window-size=1600,1000",
        "--virtual-time-budget=600000",
        "--dump-dom",
        address,
    ]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=True)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    [answer] = re.findall(r'<pre id="told">(.+)</pre>', done.stdout)
    yield json.loads(html.unescape(answer))


@pytest.mark.parametrize("screen", ["phone", "desktop"])
def test_no_page_is_wider_than_the_screen(seen: dict[str, dict[str, object]], screen: str) -> None:
    """Tables, code and pictures that are wider are scrolled in their place."""
    assert seen[screen] == {}


@pytest.mark.parametrize("page", PICTURES)
def test_a_picture_is_seen_in_light_and_in_dark(seen: dict[str, dict[str, object]], page: str) -> None:
    light, dark = (seen["colours"][f"{page} {theme}"] for theme in ("light", "dark"))
    for each in (light, dark):
        assert each["text"] and each["shapes"]
        assert all(contrast(each["ground"], colour) > 4.5 for colour in [*each["text"], *each["shapes"]]), each
    assert light["ground"] != dark["ground"]


def contrast(one: str, other: str) -> float:
    """How far two colours are from each other, as WCAG 2 counts it: 4.5 is enough for text."""

    def luminance(colour: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("word", WORDS)
def test_the_search_finds_a_word_without_a_network(seen: dict[str, dict[str, object]], word: str) -> None:
    found = seen["found"][word]
    assert WORDS[word] in found


def test_a_file_is_shown_under_its_name(site: Path) -> None:
    """Also one whose name Markdown would take for bold text."""
    assert ">acme-shout/src/acme_shout/__init__.py<" in (site / "packaging.html").read_text("utf-8")


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    """Styles, scripts, fonts and pictures are the site's own."""
    for page in site.rglob("*.html"):
        loaded = re.findall(
            r'<(?:script|img|iframe)[^>]+src="([^"]+)"|<link[^>]+href="([^"]+)"', page.read_text("utf-8")
        )
        assert [each for pair in loaded for each in pair if each.startswith(("http", "//"))] == [], page
