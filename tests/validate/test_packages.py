"""The corpus: every folder in `tests/packages/` is a submission, its `expected.json` what the check must say of it."""

import json
import re
from pathlib import Path

import pytest

from generator.config import SiteConfig
from generator.diagnostics import CODES, LIMIT_CODE
from generator.diagnostics.codes import CHANGE
from generator.diagnostics.sheet_codes import SHEET
from generator.read import package_folders, read_package
from generator.validate import RuleContext, Verdict, check_packages
from generator.workflows.check import TABLES, report

PACKAGES = Path(__file__).resolve().parent.parent / "packages"
HOLE = re.compile(r"\{[a-z_]+\}")
CHANGE_CODES = {code.name for code in (*CHANGE, *SHEET)}
"""Codes that only a change between revisions or a spreadsheet can fire: `tests/workflows`, `tests/spreadsheets`."""
APART = {LIMIT_CODE, "package-stray", "findings-more"}
"""Codes that no package of a few rows can show: `tests/runtime/test_sandbox.py` and `tests/hostile` do."""
CASES = sorted(path for path in PACKAGES.glob("*/*") if path.is_dir())


def check(paths: list[Path], context: RuleContext) -> list[Verdict]:
    """Check without a child process, as quickly as hundreds of small cases deserve."""
    folders = [folder for path in paths for folder in package_folders(path, TABLES)]
    return check_packages([read_package(folder, TABLES) for folder in folders], context)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_package_gets_exactly_the_expected_diagnostics_and_is_accepted_where_none_is_an_error(
    case: Path, context: RuleContext, config: SiteConfig
) -> None:
    verdicts = check([case], context)
    found = [
        {
            "code": diagnostic.code,
            "file": Path(diagnostic.location.file).relative_to(case).as_posix(),
            "row": diagnostic.location.row or None,
            "column": diagnostic.location.column or None,
        }
        for diagnostic in report(verdicts, config).diagnostics
    ]
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    assert found == expected
    accepted = all(verdict.accepted for verdict in verdicts)
    assert accepted is not any(CODES[row["code"]].severity == "error" for row in expected)
    assert accepted or case.parent.name == "invalid"


def test_every_code_has_a_package_that_shows_it() -> None:
    shown = {path.name for path in (PACKAGES / "invalid").iterdir()}
    assert shown == set(CODES) - APART - CHANGE_CODES
    for code in shown:
        expected = json.loads((PACKAGES / "invalid" / code / "expected.json").read_text(encoding="utf-8"))
        assert code in {row["code"] for row in expected}, code


def test_every_diagnostic_speaks_both_languages(context: RuleContext, config: SiteConfig) -> None:
    found = report(
        check([PACKAGES / "invalid" / code for code in CODES if code not in APART | CHANGE_CODES], context),
        config,
    )
    assert found.diagnostics
    for diagnostic in found.diagnostics:
        for text in (diagnostic.message, diagnostic.fix):
            assert set(text) == {"zh", "en"}
            assert all(sentence and not HOLE.search(sentence) for sentence in text.values()), diagnostic.code
