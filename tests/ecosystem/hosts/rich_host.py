"""Rich: what it can render, by its own Protocols."""

from collections.abc import Callable
from typing import Any, Protocol, TypeAlias

from rich.console import Console, ConsoleOptions, ConsoleRenderable, RenderableType, RenderResult, RichCast
from rich.measure import Measurement
from rich.progress import ProgressColumn
from rich.text import Text

from tests.ecosystem.cases import Case

PACKAGE = "rich"

Cast: TypeAlias = RichCast
Renderable: TypeAlias = ConsoleRenderable
AnyRenderable: TypeAlias = RenderableType
RenderableClass: TypeAlias = type[ConsoleRenderable]
ColumnClass: TypeAlias = type[ProgressColumn]
MakesColumn: TypeAlias = Callable[[], ProgressColumn]


class Renders(Protocol):
    """The same as Rich's Protocol, with Rich's names."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult: ...


class Measures(Protocol):
    """What can be measured before it is rendered."""

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement: ...


class RendersColumn(Protocol):
    """A column of a progress display, without its base class."""

    max_refresh: float | None

    def render(self, task: Any) -> RenderableType: ...

    def get_table_column(self) -> Any: ...


class RendersText(Protocol):
    """Wrong: what renders needs a console."""

    def __rich_console__(self) -> Text: ...


RendersClass: TypeAlias = type[Renders]
MeasuresClass: TypeAlias = type[Measures]
RendersColumnClass: TypeAlias = type[RendersColumn]
RendersTextClass: TypeAlias = type[RendersText]

RENDERABLES = {
    name: f"rich.{name}:{cls}"
    for name, cls in {
        "align": "Align",
        "bar": "Bar",
        "columns": "Columns",
        "constrain": "Constrain",
        "emoji": "Emoji",
        "json": "JSON",
        "layout": "Layout",
        "markdown": "Markdown",
        "padding": "Padding",
        "panel": "Panel",
        "pretty": "Pretty",
        "progress_bar": "ProgressBar",
        "rule": "Rule",
        "spinner": "Spinner",
        "styled": "Styled",
        "syntax": "Syntax",
        "table": "Table",
        "text": "Text",
        "traceback": "Traceback",
        "tree": "Tree",
    }.items()
}
DRAWN = {name: target for name, target in RENDERABLES.items() if name not in {"json"}}
MEASURED = {name: RENDERABLES[name] for name in ("align", "bar", "panel", "table", "text", "tree", "syntax", "padding")}
COLUMNS = {
    each: f"rich.progress:{each}"
    for each in (
        "BarColumn DownloadColumn FileSizeColumn MofNCompleteColumn RenderableColumn SpinnerColumn TaskProgressColumn "
        "TextColumn TimeElapsedColumn TimeRemainingColumn TotalFileSizeColumn TransferSpeedColumn"
    ).split()
}
DEFAULT = {name: target for name, target in COLUMNS.items() if name != "TextColumn"}

CASES = (
    Case("RenderableClass", "renderables", DRAWN),
    Case("RendersClass", "renderables", DRAWN),
    Case("MeasuresClass", "measured", MEASURED),
    Case("Cast", "casts", {"json": "tests.ecosystem.things:json_text", "progress": "tests.ecosystem.things:progress"}),
    Case("Renderable", "objects", {"table": "tests.ecosystem.things:table"}),
    Case("AnyRenderable", "objects", {"table": "tests.ecosystem.things:table", "text": "tests.ecosystem.things:text"}),
    Case("ColumnClass", "columns", COLUMNS),
    Case("RendersColumnClass", "columns", COLUMNS),
    Case("MakesColumn", "columns", DEFAULT),
    Case("RendersTextClass", "renderables", DRAWN, wrong="extra-parameter"),
)
