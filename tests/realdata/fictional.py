"""A small workbook in the form of The Carbon Catalogue, with fictional firms and numbers, and its import."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook

from generator.cli.main import run
from generator.validate import RuleContext
from generator.workflows.importing import Imported, Request, Source, brought
from tests.conftest import ON, ROOT
from tests.realdata.workbook import COMBINED, COUNTRY, EMISSIONS, ID, PORTION, PRODUCTS, STAGES, TOTAL, Cell, Row

MAPPING = ROOT / "site_config" / "mappings" / "carbon-catalogue.yaml"
NO_STAGES = "N/a (product with insufficient stage-level data)"

PRODUCT_HEADER = (
    "*PCF-ID",
    "Year of reporting",
    "*Stage-level CO2e available",
    "Product name (and functional unit)",
    "Product detail",
    "Company",
    "Country (where company is incorporated)",
    "Company's GICS Industry Group",
    "Company's GICS Industry",
    "*Company's sector",
    "Product weight (kg)",
    "*Source for product weight",
    "Product's carbon footprint (PCF, kg CO2e)",
    "*Carbon intensity",
    "Protocol used for PCF",
    "Relative change in PCF vs previous",
    "Company-reported reason for change",
    "*Change reason category",
    "*%Upstream estimated from %Operations",
    "*Upstream CO2e (fraction of total PCF)",
    "*Operations CO2e (fraction of total PCF)",
    "*Downstream CO2e (fraction of total PCF)",
    "*Transport CO2e (fraction of total PCF)",
    "*EndOfLife CO2e (fraction of total PCF)",
    "*Adjustments to raw data (if any)",
)
STAGE_HEADER = (
    "*PCF-ID",
    "Description of LCA stage",
    "Scope-characterization of LCA stage",
    "*Assigned value chain portion",
    "Emissions at stage (kg CO2e)",
    "*Emissions at this stage are exclusively transport",
    "*Emissions at this stage are exclusively EndOfLife",
)


NAMES = {
    "year": "Year of reporting",
    "name": "Product name (and functional unit)",
    "detail": "Product detail",
    "company": "Company",
    "group": "Company's GICS Industry Group",
    "industry": "Company's GICS Industry",
    "weight": "Product weight (kg)",
    "protocol": "Protocol used for PCF",
    "adjustments": "*Adjustments to raw data (if any)",
    "country": COUNTRY,
    "combined": COMBINED,
}
"""Short names of the columns that differ from row to row."""


def row(source_id: str, total: Cell, **cells: Cell) -> Row:
    """Return a product row; keywords are short names of columns."""
    given: dict[str, Cell] = {
        "year": int(source_id.rpartition("-")[2]),
        "name": "Kettle",
        "detail": "BLANK",
        "company": "Example Kettle Works Ltd.",
        "country": "Japan",
        "group": "Technology Hardware & Equipment",
        "industry": "Not used for 2015 reporting",
        "weight": 1.5,
        "protocol": "ISO",
        "combined": NO_STAGES,
        "adjustments": "None",
        **cells,
    }
    return {
        ID: source_id,
        TOTAL: total,
        "*Source for product weight": "As per company's submission to CDP",
        "*Stage-level CO2e available": "No" if given["combined"] == NO_STAGES else "Yes",
        **{NAMES[name]: cell for name, cell in given.items()},
    }


def stage(source_id: str, portion: str, emissions: Cell) -> Row:
    """Return a stage row."""
    return {ID: source_id, PORTION: portion, EMISSIONS: emissions}


def workbook(products: list[Row], stages: list[Row]) -> bytes:
    """Return the rows under the real heads, beside the two sheets that hold no data."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, header, rows in (
        (PRODUCTS, PRODUCT_HEADER, products),
        (STAGES, STAGE_HEADER, stages),
        ("Glossary", ("Fieldname", "Table", "Source"), []),
        ("Product Viewer", (None,), []),
    ):
        sheet = book.create_sheet(title)
        sheet.append(header)
        for line in rows:
            sheet.append([line.get(column) if column else None for column in header])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def imported(content: bytes, context: RuleContext) -> Imported:
    """Import a workbook by the mapping, in this process, leaving out rows in which something is wrong."""
    mapping = Source(MAPPING.name, MAPPING.read_bytes())
    return brought(Request([Source("fictional.xlsx", content)], context, mapping=mapping, leave_out=True))


def table(found: Imported, org_id: str, name: str) -> list[dict[str, str]]:
    """Return the rows of one package's table."""
    content = found.packages[org_id].get(f"{name}.csv", b"")
    return list(csv.DictReader(io.StringIO(content.decode())))


@dataclass(frozen=True, slots=True)
class Places:
    """Where a workbook, its packages and the list of what was left out stand."""

    file: Path
    out: Path
    left: Path


def written(content: bytes, folder: Path) -> Places:
    """Import a workbook by the command, as anybody would."""
    places = Places(folder / "fictional.xlsx", folder / "out", folder / "left-out.csv")
    places.file.write_bytes(content)
    wanted = ["--map", str(MAPPING), "--disclosures", str(places.out), "--leave-out", str(places.left)]
    assert run(["--root", str(ROOT), "import", str(places.file), *wanted, *ON]) == 0
    return places
