"""Workbooks to test with: forms filled as people fill them, and spoiled as people and others spoil them."""

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook

from generator.read import read_package
from generator.spreadsheets import questions
from generator.spreadsheets.template import template
from generator.validate import RuleContext
from generator.workflows.check import TABLES
from generator.workflows.importing import Imported, Request, Source, brought
from tests.builders import a_config
from tests.conftest import ROOT

NAME = "表.xlsx"
STARTER = ROOT / "site_config" / "starter"
SAMPLE = ROOT / "disclosures" / "sample-haihe-bikes"
ANSWERS: Mapping[str, Any] = {
    "organisation.name_zh": "示例起步制造有限公司",
    "organisation.org_id": "starter-two",
    "organisation.uscc": "91120199MA0000090H",
    "organisation.district": "外地（outside）",
    "organisation.roles": "制造商（manufacturer）",
    "organisation.is_sample": "是",
    "products.name_zh": "示例货架",
    "products.product_id": "steel-rack",
    "products.description_zh": "五层钢制货架，冷轧钢板喷塑，纸箱包装。",
    "products.category": "其他（other）",
    "products.consumer_facing": "否",
    "footprints.pcf_total": 2130.5,
    "footprints.boundary": "从摇篮到大门（cradle-to-gate）",
    "footprints.boundary_note_zh": "从原料开采到货架出厂。",
    "footprints.declared_unit": "吨（tonne）",
    "footprints.declared_unit_amount": 1,
    "footprints.reference_period_first_day": "2025-01-01",
    "footprints.reference_period_last_day": "2025-12-31",
    "footprints.geography": "CN",
    "footprints.cross_sectoral_standards": "PAS2050",
    "footprints.ipcc_characterization_factors": "AR6",
    "footprints.gwp_horizon": "gwp100",
    "footprints.ghgs_counted": "CO2、CH4、N2O",
    "footprints.pcf_total_basis": "excluding-biogenic-uptake",
    "footprints.offsets_included": "否",
    "footprints.packaging_emissions_included": "是",
    "footprints.exempted_emissions_percent": "资料未说明（not-stated）",
    "footprints.primary_data_share": 45,
    "footprints.data_quality_note": "生产用电和钢材用量为全年实测。",
    "footprints.allocation_rules_description": "按产品质量分摊。",
    "footprints.recycling_approach": "cut-off",
    "footprints.electricity_approach": "grid-average",
    "footprints.interpretation_note_zh": "只反映气候变化一项环境影响。",
}
"""Everything that the short form must be told of a product that is no consumer's."""


@cache
def _short() -> bytes:
    return template(questions.SHORT, a_config())


@cache
def full() -> bytes:
    """Return the full form with the package of a sample."""
    package = read_package(SAMPLE, TABLES)
    return template(questions.FULL, a_config(), package.tables, package.licence or "")


@cache
def places() -> dict[str, tuple[str, int]]:
    """Return the sheet and the row of every machine name of the short form."""
    book = openpyxl.load_workbook(io.BytesIO(_short()))
    return {
        str(cell.value): (sheet.title, cell.row)
        for sheet in book.worksheets
        for (cell,) in sheet.iter_rows(min_col=1, max_col=1)
        if cell.value and "." in str(cell.value) and sheet.title != "说明"
    }


def short(changes: Mapping[str, Any] | None = None) -> Workbook:
    """Return the short form, filled; a change of `stages.use.state` concerns the second answer of a row."""
    book = openpyxl.load_workbook(io.BytesIO(_short()))
    for key, value in {**ANSWERS, **(changes or {})}.items():
        asked, column = (
            (key.removesuffix(".state"), questions.SECOND) if key.endswith(".state") else (key, questions.ANSWER)
        )
        sheet, row = places()[asked]
        book[sheet].cell(row, column).value = value
    return book


def filled() -> Workbook:
    """Return the full form with the package of a sample, to be spoiled."""
    return openpyxl.load_workbook(io.BytesIO(full()))


def column(book: Workbook, sheet: str, name: str) -> int:
    """Return the number of a column by its machine name."""
    return next(place for place, cell in enumerate(book[sheet][questions.MACHINE_ROW], 1) if cell.value == name)


def saved(book: Workbook) -> bytes:
    """Return a workbook as bytes."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def repacked(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """Return a workbook with its members changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return stream.getvalue()


def imported(content: bytes, context: RuleContext, name: str = NAME, *, with_copy: bool = False) -> Imported:
    """Import bytes in this process, as quickly as many small cases deserve."""
    return brought(Request([Source(name, content)], context, SAMPLE.parent, with_copy=with_copy))


def found(outcome: Imported) -> set[tuple[str, str]]:
    """Return the code and the address, with its sheet, of everything that was found."""
    return {
        (each.code, "!".join(filter(None, (each.location.file.removeprefix(f"{NAME}/"), each.location.cell))))
        for each in outcome.report.diagnostics
    }


def package(outcome: Imported) -> Mapping[str, bytes]:
    """Return the files of the one package that came out; nothing where none did."""
    return next(iter(outcome.packages.values()), {})
