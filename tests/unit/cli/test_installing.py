"""The demo's projects as an installer would leave them."""

from __future__ import annotations

import base64
import hashlib
import sys
from argparse import ArgumentParser
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

from longshore.cli import demo
from longshore.cli.demo import installing
from longshore.cli.demo.installing import PROJECTS, entry_points, install, installed, metadata, projects, table


@pytest.mark.parametrize("name", PROJECTS)
def test_metadata_is_what_importlib_metadata_reads(name: str, tmp_path: Path) -> None:
    install(projects().joinpath(name), tmp_path)
    [info] = tmp_path.glob("*.dist-info")
    found = PathDistribution(info)
    assert found.metadata["Name"] == name
    assert info.name == f"{name.replace('-', '_')}-{found.version}.dist-info"
    assert found.metadata["Summary"]
    assert found.metadata["Requires-Python"] == ">=3.11"
    assert found.requires
    assert len(found.entry_points) > 0
    for each in found.entry_points:
        assert (
            tmp_path.joinpath(*each.module.split(".")).with_suffix(".py").exists()
            or (tmp_path / each.module / "__init__.py").exists()
        )


@pytest.mark.parametrize("name", PROJECTS)
def test_the_record_is_true(name: str, tmp_path: Path) -> None:
    install(projects().joinpath(name), tmp_path)
    [record] = tmp_path.glob("*.dist-info/RECORD")
    rows = [line.split(",") for line in record.read_text(encoding="utf-8").splitlines()]
    there = {each.relative_to(tmp_path).as_posix() for each in tmp_path.rglob("*") if each.is_file()}
    assert {file for file, _, _ in rows} == there
    for file, digest, size in rows:
        if not file.endswith("/RECORD"):
            data = (tmp_path / file).read_bytes()
            assert digest == "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
            assert int(size) == len(data)


def test_compiled_files_are_left_out(tmp_path: Path) -> None:
    source = tmp_path / "project"
    (source / "src" / "thing" / "__pycache__").mkdir(parents=True)
    (source / "src" / "thing" / "__init__.py").write_text("", encoding="utf-8")
    (source / "src" / "thing" / "__pycache__" / "x.pyc").write_bytes(b"")
    (source / "pyproject.toml").write_text(
        "[project]\nname='thing'\nversion='1'\ndescription=''\nrequires-python=''\ndependencies=[]\n", encoding="utf-8"
    )
    install(source, tmp_path / "place")
    assert [each.name for each in (tmp_path / "place" / "thing").iterdir()] == ["__init__.py"]
    assert (tmp_path / "place" / "thing-1.dist-info" / "entry_points.txt").read_text(encoding="utf-8") == ""


def test_each_project_has_a_folder_of_its_own_in_order(tmp_path: Path) -> None:
    names = [each.relative_to(tmp_path).as_posix() for each in installed(tmp_path)]
    assert names == ["textapp", "simple", "fields", "journal", "columns"]


def test_entry_points_are_sorted() -> None:
    project = {"entry-points": {"b": {"z": "m:z", "y": "m:y"}, "a": {"x": "m"}}}
    assert entry_points(project) == "[a]\nx = m\n\n[b]\ny = m:y\nz = m:z\n"


def test_odd_values() -> None:
    assert dict(table({"a": 3}, "a")) == {}
    project = dict.fromkeys(("name", "version", "description", "requires-python", "dependencies"), "x")
    assert "Requires-Dist" not in metadata(project)["METADATA"]


def test_a_folder_that_is_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parser = ArgumentParser()
    demo.configure(parser)
    assert demo.run(parser.parse_args(["--keep", str(tmp_path)])) == 2
    assert "--keep wants a new folder" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_kept_folder(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert installing.shown(str(tmp_path / "kept")) == 0
    assert capfd.readouterr().out.endswith(f"\n  {tmp_path / 'kept'}\n\n")
    assert len(list(tmp_path.glob("kept/*/*.dist-info/RECORD"))) == len(PROJECTS)


def test_a_temporary_folder(capfd: pytest.CaptureFixture[str]) -> None:
    assert installing.shown(None) == 0
    assert "refused: 5 errors" in capfd.readouterr().out


def test_a_path_that_is_no_text_is_handed_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, tmp_path])
    assert installing.tour(installed(tmp_path / "place")) == 0
