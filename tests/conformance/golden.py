"""The golden cases: what they are, how they are loaded, what is said of them."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import get_args

from longshore import check
from longshore.model.extension import Code, ConformanceReport
from longshore.rendering.report import report_text

HERE = Path(__file__).parent
CASES = HERE / "cases"
NEWER_CASES = {(3, 12): HERE / "cases312"}
"""Cases in syntax that older Pythons can't read, by the Python that can."""
MODULES = HERE / "modules"
CODES: tuple[str, ...] = get_args(Code)


def case_folders() -> list[Path]:
    """The folders of the cases that this Python can read."""
    return [CASES, *(folder for version, folder in NEWER_CASES.items() if sys.version_info >= version)]


def case_files(folders: list[Path] | None = None) -> list[Path]:
    """Every case file of the folders, else of all that this Python can read, in the order of their names."""
    folders = case_folders() if folders is None else folders
    return sorted(path for folder in folders for path in folder.glob("*/*.py"))


def case_id(path: Path) -> str:
    """What a case is called: ``code/good_name``."""
    return f"{path.parent.name}/{path.stem}"


def load(path: Path) -> ModuleType:
    """Import one case file under a name of its own."""
    if str(MODULES) not in sys.path:
        sys.path.append(str(MODULES))
    name = f"case_{path.parent.name.replace('-', '_')}_{path.stem}"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


def checked(path: Path) -> ConformanceReport:
    """What the check says of one case."""
    case = load(path)
    strict = getattr(case, "STRICT", False)
    return check(case.plugin, case.API, strict=strict, unverified=getattr(case, "UNVERIFIED", "allow"))


def told(report: ConformanceReport, path: Path) -> str:
    """The report as a golden text has it: the verdict, then the findings, with paths from the case's folder on."""
    verdict = "conforms" if report else "does not conform"
    text = report_text(report).replace(f"{path.parent}/", "").replace(f"{MODULES}/", "")
    return f"{verdict}\n{text}\n" if text else f"{verdict}\n"


def codes_of(report: ConformanceReport) -> set[str]:
    """The codes of all findings, the unverified ones included."""
    return {each.code for each in report.findings + report.unverified}


def main() -> None:
    """Write every golden text anew: ``python tests/conformance/golden.py``; read the difference before you commit it."""
    for path in case_files():
        report, text = checked(path), path.with_suffix(".txt")
        if path.stem.startswith("bad_") or report.findings or report.unverified:
            text.write_text(told(report, path), encoding="utf-8")
        elif text.exists():
            text.unlink()


if __name__ == "__main__":
    main()
