"""Package to workbook to package: every sample comes back byte for byte."""

from pathlib import Path

import pytest

from generator.read import read_package
from generator.spreadsheets import questions
from generator.spreadsheets.template import template
from generator.validate import RuleContext
from generator.workflows.check import TABLES
from generator.workflows.importing import Request, Source, brought
from tests.conftest import ROOT
from tests.spreadsheets.books import package

SAMPLES = sorted(path for path in (ROOT / "disclosures").iterdir() if path.is_dir())
OTHERS = sorted(path for path in (ROOT / "tests" / "packages" / "valid").glob("*/*") if path.is_dir())


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_a_sample_comes_back_byte_for_byte(folder: Path, context: RuleContext) -> None:
    given = read_package(folder, TABLES)
    book = template(questions.FULL, context.config, given.tables, given.licence or "")
    outcome = brought(Request([Source("a.xlsx", book)], context, folder.parent))
    assert outcome.rewritten == ()
    assert [each for each in outcome.report.diagnostics if each.is_error] == []
    assert dict(package(outcome)) == {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("folder", OTHERS, ids=lambda folder: folder.name)
def test_every_cell_of_other_packages_comes_back(folder: Path, context: RuleContext, tmp_path: Path) -> None:
    given = read_package(folder, TABLES)
    book = template(questions.FULL, context.config, given.tables, given.licence or "")
    outcome = brought(Request([Source("a.xlsx", book)], context, folder.parent))
    for name, content in package(outcome).items():
        (tmp_path / name).write_bytes(content)
    again = read_package(tmp_path, TABLES)
    assert again.licence == given.licence
    assert {name: _cells(given.tables[name]) for name in given.tables} == {
        name: _cells(again.tables[name]) for name in again.tables
    }


def _cells(table: object) -> list[dict[str, str]]:
    header, rows = table.header, table.rows  # type: ignore[attr-defined]
    return [{name: cell for name, cell in zip(header, cells, strict=True) if cell} for _, cells in rows]
