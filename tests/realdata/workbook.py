"""Read the workbook of The Carbon Catalogue: what its cells say, with nothing added.

Two of its four sheets hold data. `Glossary` explains the columns (starred ones were added by the study, the others
are as the companies reported them); `Product Viewer` only shows one product and computes from the same cells.
"""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

Cell = str | int | float | None
Row = dict[str, Cell]

PRODUCTS = "Product Level Data"
STAGES = "Stage Level Data"

ID = "*PCF-ID"
YEAR = "Year of reporting"
NAME = "Product name (and functional unit)"
DETAIL = "Product detail"
COMPANY = "Company"
COUNTRY = "Country (where company is incorporated)"
GROUP = "Company's GICS Industry Group"
INDUSTRY = "Company's GICS Industry"
WEIGHT = "Product weight (kg)"
WEIGHT_SOURCE = "*Source for product weight"
TOTAL = "Product's carbon footprint (PCF, kg CO2e)"
PROTOCOL = "Protocol used for PCF"
COMBINED = "*%Upstream estimated from %Operations"
ADJUSTMENTS = "*Adjustments to raw data (if any)"
PORTION = "*Assigned value chain portion"
EMISSIONS = "Emissions at stage (kg CO2e)"

PRODUCT_COLUMNS = (
    ID,
    YEAR,
    NAME,
    DETAIL,
    COMPANY,
    COUNTRY,
    GROUP,
    INDUSTRY,
    WEIGHT,
    WEIGHT_SOURCE,
    TOTAL,
    PROTOCOL,
    COMBINED,
    ADJUSTMENTS,
)
"""The columns that are used.

Left unused: the flag for stage data (the stage rows themselves tell), the sector (made for the study), carbon
intensity (computed from two columns that are used), the fractions (computed from the stage rows, and blind to
negative ones), and the reported change with its reasons (the portal speaks of change only between comparable values).
"""
STAGE_COLUMNS = (ID, PORTION, EMISSIONS)


class NotTheCatalogueError(Exception):
    """The file is no workbook, or lacks a sheet, a column or any row that The Carbon Catalogue has."""


@dataclass(frozen=True, slots=True)
class Reported:
    """One footprint as one company reported it for one year: a product row and the stage rows of the same id."""

    cells: Row
    stages: tuple[Row, ...]

    @property
    def source_id(self) -> str:
        """Return the id that the study gave: company number, product number, year of reporting."""
        return str(self.cells[ID])

    @property
    def company_id(self) -> str:
        """Return the study's number of the company."""
        return self.product_id.rpartition("-")[0]

    @property
    def product_id(self) -> str:
        """Return the part of the id that names the product in every year."""
        return self.source_id.rpartition("-")[0]

    @property
    def is_combined(self) -> bool:
        """Tell whether the company reported upstream and operations as one figure, which the study then split."""
        return self.cells[COMBINED] == "Yes"


def written(cell: Cell) -> str:
    """Return a cell as text; a number with the fewest digits that are the same number, never with an exponent.

    The sheet stores numbers as binary floats. `repr` gives back what the compilers typed: 0.575, not
    0.57499999999999996.
    """
    if isinstance(cell, int | float):
        return format(Decimal(repr(cell)), "f")
    return cell or ""


def read_workbook(path: Path) -> tuple[Reported, ...]:
    """Return every footprint of the workbook, in its order.

    Raises:
        NotTheCatalogueError: the file is another one.

    """
    book = _opened(path)
    try:
        stages: dict[Cell, list[Row]] = {}
        for row in _rows(book, STAGES, STAGE_COLUMNS):
            stages.setdefault(row[ID], []).append(row)
        found = tuple(Reported(row, tuple(stages.get(row[ID], ()))) for row in _rows(book, PRODUCTS, PRODUCT_COLUMNS))
    finally:
        book.close()
    if not found:
        message = f"sheet {PRODUCTS!r} has no row"
        raise NotTheCatalogueError(message)
    return found


def _opened(path: Path) -> Workbook:
    """Return the workbook, reading results of formulas instead of formulas."""
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Data Validation extension")
            return load_workbook(path, read_only=True, data_only=True)
    except (OSError, BadZipFile, InvalidFileException, KeyError) as error:
        message = f"no workbook can be read ({error})"
        raise NotTheCatalogueError(message) from error


def _rows(book: Workbook, sheet: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows of a sheet, each with the columns asked for."""
    if sheet not in book.sheetnames:
        message = f"there is no sheet {sheet!r}"
        raise NotTheCatalogueError(message)
    lines = book[sheet].iter_rows(values_only=True)
    header = [str(cell) for cell in next(lines, ())]
    missing = [column for column in columns if column not in header]
    if missing:
        message = f"sheet {sheet!r} has no column {missing[0]!r}"
        raise NotTheCatalogueError(message)
    places = {column: header.index(column) for column in columns}
    for line in lines:
        if line[places[ID]] is not None:
            yield {column: line[place] for column, place in places.items()}
