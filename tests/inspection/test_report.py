"""``longshore report``: a page that loads nothing, and in which nothing foreign is markup."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from longshore.model import Candidate, Installed, Problem
from longshore.model.inspection import Details, Inspected, Inspection, Looked, PublishedApi, Remark
from longshore.rendering.page import report_page
from longshore.rendering.picture import picture
from tests.inspection.support import NAMESPACE, Place

HOSTILE = (
    "</script><script>document.title='owned'</script>",
    '"><img src=x onerror=document.title=1>',
    "<svg onload=alert(1)>' onfocus='x",
    "\x1b[31mred\u202e\n<!--\ud800",
    "&lt;b&gt; javascript:alert(1)",
)
VOID = {"meta", "input", "rect", "path"}


class Page(HTMLParser):
    """What a page has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self.open[-1] if self.open else "", []).append(data)

    def attributes(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]


def hostile(text: str) -> Inspection:
    """An inspection in which every text is this."""
    remark = Remark(text, text)
    details = Details(
        text, text, seconds=0.5, api=text, missing=text, traceback=[text],
        side_effects=[remark], traits=[remark], findings=[remark], by=[text],
    )  # fmt: skip
    owner = Installed(text, text, text)
    plugin = Inspected(Candidate(text, text, text, owner, (text, text)), "import-failed", text, details)
    problems = [Problem(text, 3, text, owner), Problem(text, 0, text, owner)]
    return Inspection(text, [text], [text], [PublishedApi(text, text, text)], [plugin], problems, [Looked(text, text)])


PLAIN = Page(report_page(hostile("plain")))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_foreign_text_is_markup(text: str) -> None:
    page = report_page(hostile(text))
    parsed = Page(page)
    assert [tag for tag, _ in parsed.tags] == [tag for tag, _ in PLAIN.tags]
    assert [sorted(attrs) for _, attrs in parsed.tags] == [sorted(attrs) for _, attrs in PLAIN.tags]
    assert parsed.texts["script"] == PLAIN.texts["script"]
    assert page.replace("\n", "").isprintable()
    ET.fromstring(picture(hostile(text)))


def test_the_page_loads_nothing() -> None:
    page = report_page(hostile("plain"))
    [policy] = [attrs["content"] for tag, attrs in PLAIN.tags if attrs.get("http-equiv") == "Content-Security-Policy"]
    for kind in ("script", "style"):
        [text] = PLAIN.texts[kind]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in str(policy)
    assert str(policy).startswith("default-src 'none'")
    assert PLAIN.attributes("src") == PLAIN.attributes("style") == []
    assert all(each.startswith("#") for each in PLAIN.attributes("href"))
    assert not re.search(r"https?:|//|url\(|@import", re.sub(r"<desc.*?</desc>", "", page))
    assert not [name for _, attrs in PLAIN.tags for name in attrs if name.startswith("on")]


def test_every_link_leads_somewhere_and_every_label_is_there() -> None:
    ids = PLAIN.attributes("id")
    assert len(set(ids)) == len(ids)
    assert {each[1:] for each in PLAIN.attributes("href")} <= set(ids)
    assert {each for one in PLAIN.attributes("aria-labelledby") for each in one.split()} <= set(ids)
    assert ("html", {"lang": "en"}) in PLAIN.tags


def luminance(colour: str) -> float:
    whole = colour if len(colour) == 6 else "".join(2 * each for each in colour)
    parts = [int(whole[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_colours_have_contrast_on_light_and_dark() -> None:
    """At least 4.5 to 1, for all text, on the page and in boxes."""
    [style] = PLAIN.texts["style"]
    palettes = [dict(re.findall(r"--(\w+):#([0-9a-f]+)", each)) for each in re.findall(r":root\{([^}]*)\}", style)]
    assert len(palettes) == 2
    for palette in palettes:
        assert len(palette) == 8
        for text in ("ink", "good", "bad", "quiet", "link"):
            for ground in ("paper", "soft"):
                bright, dark = sorted((luminance(palette[text]), luminance(palette[ground])), reverse=True)
                assert (bright + 0.05) / (dark + 0.05) >= 4.5, (text, ground)


def test_the_command(place: Place, tmp_path: Path) -> None:
    place.greeter("sick", "raise ValueError('no licence')")
    place.greeter("off")
    place.install("other", f"[{NAMESPACE}]\nno equals sign\n")
    file = tmp_path / "report.html"
    settings = {"LONGSHORE_PLUGINS": f"deny {NAMESPACE}:off"}
    done = place.run("report", "--html", str(file), settings=settings)
    assert (done.returncode, done.stdout) == (1, f"{file}: 3 plugins\n")
    text = file.read_text("utf-8")
    page = Page(text)
    assert "has: 1 import-failed, 1 loaded, 1 refused." in text
    assert "ValueError: no licence" in text
    assert "Not readable" in page.texts["h2"]
    assert "textapp 3.0" in page.texts["title"]


def test_static_and_nothing(place: Place, tmp_path: Path) -> None:
    place.greeter("sick", "raise ValueError('no licence')")
    file = tmp_path / "report.html"
    assert place.run("report", "--static", "--html", str(file)).returncode == 0
    assert "2 not-loaded" in file.read_text("utf-8")
    done = place.run("report", "no.such", "--html", str(file))
    assert done.returncode == 1
    text = file.read_text("utf-8")
    assert "has: no plugins." in text
    assert "script" not in Page(text).texts


def test_a_page_that_can_not_be_written(place: Place) -> None:
    done = place.run("report", "--html", str(place.path))
    assert done.returncode == 2
    assert done.stderr == f"longshore report: {place.path} can't be written: Is a directory\n"


def test_a_name_that_is_too_long_for_its_box_is_cut() -> None:
    assert "x" * 27 + "\u2026" in picture(hostile("x" * 40))


def test_names_stand_beside_what_they_are_connected_with() -> None:
    """Each in a row of its own."""
    owners = [Installed(f"/{each}", each, "1") for each in "bab"]
    plugins = [
        Inspected(Candidate(str(number), "m", "ns", owner, ("m", "")), "loaded", "", Details())
        for number, owner in enumerate(owners)
    ]
    hosts = [PublishedApi("ns", "host 1", "t"), PublishedApi("empty", "host 1", "t")]
    svg = picture(Inspection("python", ["ns", "empty", "hostless"], [], hosts, plugins, [], []))
    places = re.findall(r'<title>([^<]*)</title><rect x="(\d+)" y="(\d+)"', svg)
    assert len({place[1:] for place in places}) == len(places)
    assert len(places) == 1 + 3 + 3 + 2
