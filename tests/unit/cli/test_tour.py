"""What the tour reads and says."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from longshore import ExtensionManager
from longshore.cli.demo import tour
from longshore.managers.collection import Collection
from tests.support import GREETER, NAMESPACE, Greeter, Site, greeters


def step() -> Collection[object]:
    """The title.

    Two lines
    of text.
    """
    manager = greeters()
    print(
        manager,
    )
    return manager


class CallableStep:
    def __call__(self) -> Collection[object]:
        return greeters()


async def asynchronous() -> None:
    """No step."""


def test_a_step_is_read_from_its_source() -> None:
    assert tour.read(step) == (
        "The title",
        "Two lines of text.",
        ["manager = greeters()", "print(", "    manager,", ")"],
    )


def test_only_functions_can_be_shown() -> None:
    with pytest.raises(TypeError, match="is no function"):
        tour.read(asynchronous)  # type: ignore[arg-type]


def test_a_row_for_every_candidate(site: Site) -> None:
    site.plugin("good", GREETER, "greeter")
    site.plugin("ill", "raise SystemExit", "greeter")
    site.plugin("wrong", "greeter = object()", "greeter")
    found = {cells[0]: (cells[1:], tone) for cells, tone in tour.rows(greeters())}
    assert found == {
        "good": (("module_of_good:greeter", "good-plugin 1.0", "accepted"), "good"),
        "ill": (("module_of_ill:greeter", "ill-plugin 1.0", "failed: ImportFailed"), "bad"),
        "wrong": (("module_of_wrong:greeter", "wrong-plugin 1.0", "refused: 1 error"), "bad"),
    }


def test_what_was_not_asked_for(site: Site) -> None:
    from longshore import DriverManager

    site.plugin("good", GREETER, "greeter")
    site.plugin("other", GREETER, "greeter")
    manager = DriverManager[Greeter](NAMESPACE, "good")
    assert {cells[0]: cells[-1] for cells, _ in tour.rows(manager)} == {"good": "accepted", "other": "not imported"}
    ExtensionManager[object](NAMESPACE)
    assert {cells[0]: cells[-1] for cells, _ in tour.rows(manager)} == {"good": "accepted", "other": "not asked for"}


def test_problems_of_the_metadata_have_no_row(site: Site) -> None:
    site.install("bad-plugin", f"[{NAMESPACE}]\nno equals sign\n")
    assert list(tour.rows(greeters())) == []


def test_steps_are_found_by_entry_points(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.plugin("good", GREETER, "greeter")
    source = f"""
        from longshore import ExtensionManager

        def step() -> ExtensionManager[object]:
            '''One step.'''
            manager = ExtensionManager[object]("{NAMESPACE}")
            print("said")
            return manager
        """
    site.install(
        "host", "[longshore.demo]\na = module_of_host:step\nb = module_of_host:step\n",
        modules={"module_of_host": textwrap.dedent(source)},
    )  # fmt: skip
    assert tour.main() == 0
    shown = capsys.readouterr().out
    assert "1. One step\n" in shown
    assert "2. One step\n" in shown
    assert shown.count("  said\n") == 2
    assert shown.count("good-plugin 1.0") == 1  # a table that was shown is not shown again
    assert str(Path(tour.__file__).parent / "projects") in shown
