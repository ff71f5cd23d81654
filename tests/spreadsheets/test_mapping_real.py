"""What reading a real list of many companies by a mapping brought to light, each on a few fictional rows."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from generator.cli.main import run
from generator.validate import RuleContext
from generator.workflows.importing import Imported, Request, Source, brought
from tests.conftest import ON, ROOT

Cells = Sequence[str | int | None]

HEADS = ("Firm", "Good", "Kind", "Year", "Id", "Total", "Batch")
MAPPING = b"""
rows: {goods: {sheet: Goods}}
tables:
  - table: organisation
    rows: goods
    one_per: Firm
    columns: {org_id: {from: Firm, form: slug}, name_en: Firm}
  - table: products
    rows: goods
    one_per: Good
    latest: Year
    columns:
      product_id: {from: Good, form: slug}
      name_en: {join: [Good, Kind], between: " / "}
      description_en: Good
      headline_footprint_id: Id
  - table: footprints
    rows: goods
    columns:
      footprint_id: Id
      product_id: {from: Good, form: slug}
      functional_unit_text_en: Good
      pcf_total: {from: Total, over: Batch, digits: 3}
complete:
  organisation:
    country: JP
    district: outside
    roles: not-stated
    provenance: compiled
    compiled_source: A fictional list
    compiled_url: "https://example.org/list"
    compiled_licence: not stated
    is_sample: "false"
  products: {category: other, consumer_facing: "false", status: not-stated}
  footprints:
    revision: "1"
    status: active
    reported_year: "2015"
    published_on: not-stated
    kind: not-stated
    boundary: not-stated
    unit_kind: not-stated
    declared_unit: not-stated
    declared_unit_amount: not-stated
    reference_period_first_day: not-stated
    reference_period_last_day: not-stated
    geography: not-stated
    pcf_total_basis: not-stated
    offsets_included: not-stated
    ipcc_characterization_factors: not-stated
licence: notspecified
"""
ROW = ("Example Works", "Kettle", "steel", 2015, "kettle-2015", 6, 2)


def workbook(rows: Sequence[Cells]) -> bytes:
    """Return rows of fictional firms as a workbook."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Goods"
    for row in (HEADS, *rows):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(context: RuleContext, *rows: Cells) -> Imported:
    """Import rows, leaving out those in which something is wrong."""
    sources = [Source("goods.xlsx", workbook(rows))]
    return brought(Request(sources, context, mapping=Source("goods.yaml", MAPPING), leave_out=True))


def table(found: Imported, name: str) -> list[dict[str, str]]:
    """Return the rows of a table of the one package that came out."""
    (package,) = found.packages.values()
    return list(csv.DictReader(io.StringIO(package[f"{name}.csv"].decode())))


@pytest.mark.parametrize("doubtful", [2, 3])
def test_a_doubt_about_a_cell_that_no_column_takes_leaves_out_its_row_alone(
    context: RuleContext, doubtful: int
) -> None:
    """The rest of the firm stays, even where the doubtful row is the one that tells of it."""
    rows: list[Cells] = [ROW, ("Example Works", "Lamp", "brass", 2015, "lamp-2015", 9, 3)]
    rows[doubtful - 2] = (*rows[doubtful - 2][:-1], "some")
    found = read(context, *rows)
    assert [(each.row, {reason.code for reason in each.reasons}) for each in found.left_out] == [
        (doubtful, {"mapping-cell"})
    ]
    assert [each["pcf_total"] for each in table(found, "footprints")] == ["3"]


def test_spaces_around_what_is_joined_do_not_stay_inside(context: RuleContext) -> None:
    """What only a keyboard added is dropped at the ends of each part, and makes no two parts of one."""
    found = read(
        context, (*ROW[:1], "Kettle ", " steel", *ROW[3:]), ("Example Works", "Lamp", "Lamp ", 2015, "b", 1, 1)
    )
    assert [each["name_en"] for each in table(found, "products")] == ["Kettle / steel", "Lamp"]


def test_the_latest_is_found_among_numbers_that_differ_late(context: RuleContext) -> None:
    """Numbers count to their last digit, not as far as a computer's own kind of number goes."""
    numbers = ("20150000000000001", "20150000000000002")
    rows = [(*ROW[:2], f"kind {number[-1]}", number, f"kettle-{number[-1]}", 1, 1) for number in numbers]
    (product,) = table(read(context, *rows), "products")
    assert product["headline_footprint_id"] == "kettle-2"


def test_a_workbook_of_which_nothing_is_taken_is_an_error(context: RuleContext) -> None:
    """Heads without a row must not look like something that was read."""
    found = read(context)
    (said,) = found.report.diagnostics
    assert (said.code, said.is_error, said.location.file) == ("mapping-empty", True, "goods.yaml")
    assert not found.packages


def test_one_reason_stands_once_on_the_list(tmp_path: Path) -> None:
    """A text that stands in several cells of ours is one mistake of theirs."""
    book, mapping, left_out = tmp_path / "goods.xlsx", tmp_path / "goods.yaml", tmp_path / "left.csv"
    book.write_bytes(workbook([ROW, ("Example Works", "+Lamp", None, 2015, "lamp-2015", 9, 3)]))
    mapping.write_bytes(MAPPING)
    places = ["--disclosures", str(tmp_path / "out"), "--leave-out", str(left_out)]
    assert run(["--root", str(ROOT), "import", str(book), "--map", str(mapping), *places, *ON]) == 0
    with left_out.open(encoding="utf-8-sig", newline="") as stream:
        reasons = [(row["name"], row["code"]) for row in csv.DictReader(stream)]
    assert reasons == [("lamp-2015", "text-formula")]
