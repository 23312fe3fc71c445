"""An inspection as one HTML page: it loads nothing from anywhere, and no foreign text in it is markup."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence

from longshore.model.inspection import Inspection
from longshore.rendering.inspection import InspectionData, PluginData, RemarkData, inspection_data
from longshore.rendering.picture import mark, owner, picture, shown

STYLE = """
:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--line:#59636e;--soft:#f3f4f6;--good:#0f5c2e;--bad:#a40e26;
--quiet:#535c66;--link:#0550ae}
@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#0d1117;--line:#9aa4af;--soft:#161b22;--good:#56d364;
--bad:#ff8c85;--quiet:#a5afba;--link:#79b8ff}}
body{margin:0 auto;max-width:70rem;padding:1rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);
background:var(--paper)}
a{color:var(--link)}
a:focus-visible,input:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);
outline-offset:2px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid var(--line);
overflow-wrap:anywhere}
td.number{text-align:right}
.good{color:var(--good)}.bad{color:var(--bad);font-weight:600}.quiet{color:var(--quiet)}
pre{background:var(--soft);padding:.6rem;overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere}
section:target{outline:3px solid var(--link)}
svg text{font:13px system-ui,sans-serif;fill:var(--ink)}
svg .head{font-weight:600}
svg rect{fill:var(--soft);stroke:var(--line)}
svg .good rect{stroke:var(--good)}svg .bad rect{stroke:var(--bad);stroke-width:2}svg .quiet rect{stroke-dasharray:3}
svg .good text{fill:var(--good)}svg .bad text{fill:var(--bad)}
svg .edge{fill:none;stroke:var(--line);stroke-width:1.2}svg .edge.good{stroke:var(--good)}
svg .edge.bad{stroke:var(--bad)}
svg a:focus-visible rect{stroke:var(--link);stroke-width:4}
"""
SCRIPT = """
const box = document.getElementById("filter");
const rows = document.querySelectorAll("#plugins tbody tr");
const count = document.getElementById("count");
document.getElementById("search").hidden = false;
box.addEventListener("input", () => {
  const wanted = box.value.toLowerCase();
  let left = 0;
  for (const row of rows) {
    row.hidden = !row.textContent.toLowerCase().includes(wanted);
    left += row.hidden ? 0 : 1;
  }
  count.textContent = `${left} of ${rows.length}`;
});
"""


def report_page(found: Inspection) -> str:
    """The whole page.

    Args:
        found: what was inspected.
    """
    told = inspection_data(found)
    policy = f"default-src 'none'; style-src '{_digest(STYLE)}'; script-src '{_digest(SCRIPT)}'; base-uri 'none'"
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        "<title>Plugins</title>",
        f"<style>{STYLE}</style>",
        "</head>",
        "<body>",
        *_body(found, told),
        *([f"<script>{SCRIPT}</script>"] if told["plugins"] else []),
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _body(found: Inspection, told: InspectionData) -> Iterator[str]:
    plugins = told["plugins"]
    yield "<header>"
    yield "<h1>Plugins</h1>"
    yield f"<p>What <code>{shown(told['python'])}</code> has: {_counts(plugins)}.</p>"
    yield "</header>"
    yield "<main>"
    if plugins:
        yield '<h2 id="picture">Who provides what</h2>'
        yield f'<div class="scroll" tabindex="0" role="region" aria-labelledby="picture">{picture(found)}</div>'
        yield from _table(plugins)
        yield '<h2 id="each">Each plugin</h2>'
        for number, each in enumerate(plugins):
            yield from _plugin(number, each)
    problems = [_problem_text(each["file"], each["line"], each["reason"]) for each in told["problems"]]
    yield from _list("Not readable", problems)
    yield from _list("Looked for in", [f"{each['place']}: {each['had']}" for each in told["places"]])
    yield "</main>"


def _counts(plugins: Sequence[PluginData]) -> str:
    counts: dict[str, int] = {}
    for each in plugins:
        counts[each["status"]] = counts.get(each["status"], 0) + 1
    return ", ".join(f"{number} {status}" for status, number in sorted(counts.items())) or "no plugins"


def _table(plugins: Sequence[PluginData]) -> Iterator[str]:
    yield '<h2 id="outcomes">Outcomes</h2>'
    yield '<p id="search" hidden><label>Show only rows with'
    yield '<input id="filter" type="search" autocomplete="off"></label>'
    yield '<span id="count" role="status"></span></p>'
    yield '<div class="scroll" tabindex="0" role="region" aria-labelledby="outcomes"><table id="plugins"><thead><tr>'
    for title in ("Namespace", "Name", "Target", "Distribution", "Editable", "ms", "Outcome"):
        yield f'<th scope="col">{title}</th>'
    yield "</tr></thead><tbody>"
    for number, each in enumerate(plugins):
        kind, sign = mark(each)
        cells = (
            shown(each["namespace"]),
            f'<a href="#p{number}">{shown(each["name"])}</a>',
            f"<code>{shown(each['target'])}</code>",
            shown(owner(each)),
            "yes" if each["editable"] else "",
        )
        yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells)
        yield f'<td class="number">{each["milliseconds"]:.1f}</td><td class="{kind}">{sign} {each["status"]}</td></tr>'
    yield "</tbody></table></div>"


def _plugin(number: int, each: PluginData) -> Iterator[str]:
    kind, sign = mark(each)
    yield f'<section id="p{number}" aria-labelledby="h{number}">'
    yield f'<h3 id="h{number}">{shown(each["namespace"])}: {shown(each["name"])}</h3>'
    yield f'<p><span class="{kind}">{sign} {each["status"]}</span>, <code>{shown(each["target"])}</code>'
    yield f"from {shown(owner(each))} in <code>{shown(each['folder'])}</code></p>"
    if each["api"]:
        yield f"<p>Compared with: <code>{shown(each['api'])}</code></p>"
    if each["api_version"]:
        yield f"<p>Written for version: {shown(each['api_version'])}</p>"
    if each["meta"]:
        yield f"<p>Declares: <code>{shown(each['meta'])}</code></p>"
    if each["reason"]:
        yield f"<pre>{_lines(each['reason'])}</pre>"
    yield from _list("", [f"at {place}" for place in each["traceback"]])
    yield from _list("Loading it", _texts(each["side_effects"]), 4)
    yield from _list("Odd about it", _texts(each["traits"]), 4)
    if each["findings"]:
        yield "<details><summary>Findings</summary>"
        yield from (f"<pre>{_lines(one['text'])}</pre>" for one in each["findings"])
        yield "</details>"
    yield "</section>"


def _lines(text: str) -> str:
    return "\n".join(map(shown, text.split("\n")))


def _texts(remarks: Sequence[RemarkData]) -> Sequence[str]:
    return [each["text"] for each in remarks]


def _problem_text(file: str, line: int, reason: str) -> str:
    return f"{file}:{line}: {reason}" if line else f"{file}: {reason}"


def _list(title: str, items: Sequence[str], level: int = 2) -> Iterator[str]:
    if items:
        if title:
            yield f"<h{level}>{title}</h{level}>"
        yield "<ul>"
        yield from (f"<li>{shown(each)}</li>" for each in items)
        yield "</ul>"
