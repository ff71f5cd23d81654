"""A small workbook in the form of The Carbon Catalogue, with fictional firms and numbers."""

from pathlib import Path

from openpyxl import Workbook

from tests.realdata import workbook as source
from tests.realdata.workbook import Cell, Row

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


def row(source_id: str, total: Cell, **cells: Cell) -> Row:
    """Return a product row; keywords are names of columns in `workbook`, in lower case."""
    plain: Row = {
        source.ID: source_id,
        source.YEAR: int(source_id.rpartition("-")[2]),
        source.NAME: "Kettle",
        source.DETAIL: "BLANK",
        source.COMPANY: "Example Kettle Works Ltd.",
        source.COUNTRY: "Japan",
        source.GROUP: "Technology Hardware & Equipment",
        source.INDUSTRY: "Not used for 2015 reporting",
        source.WEIGHT: 1.5,
        source.WEIGHT_SOURCE: "As per company's submission to CDP",
        source.TOTAL: total,
        source.PROTOCOL: "ISO",
        source.COMBINED: NO_STAGES,
        source.ADJUSTMENTS: "None",
    }
    return plain | {getattr(source, name.upper()): cell for name, cell in cells.items()}


def stage(source_id: str, portion: str, emissions: Cell) -> Row:
    """Return a stage row."""
    return {source.ID: source_id, source.PORTION: portion, source.EMISSIONS: emissions}


def write_workbook(path: Path, products: list[Row], stages: list[Row]) -> Path:
    """Write the rows under the real headers, beside the two sheets that hold no data."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, header, rows in (
        (source.PRODUCTS, PRODUCT_HEADER, products),
        (source.STAGES, STAGE_HEADER, stages),
        ("Glossary", ("Fieldname", "Table", "Source"), []),
        ("Product Viewer", (None,), []),
    ):
        sheet = book.create_sheet(title)
        sheet.append(header)
        for line in rows:
            sheet.append([line.get(column) if column else None for column in header])
    book.save(path)
    return path
