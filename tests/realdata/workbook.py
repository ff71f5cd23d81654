"""Read the workbook of The Carbon Catalogue by itself, with nothing of the portal's own code: what its cells say.

Two of its four sheets hold data. `Glossary` explains the columns (starred ones were added by the study, the others
are as the companies reported them); `Product Viewer` only shows one product and computes from the same cells.
"""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

Cell = str | int | float | None
Row = dict[str, Cell]
Stated = tuple[str, Decimal | str | None]
"""State and value of a group of stages."""

PRODUCTS = "Product Level Data"
STAGES = "Stage Level Data"
ID = "*PCF-ID"
COUNTRY = "Country (where company is incorporated)"
TOTAL = "Product's carbon footprint (PCF, kg CO2e)"
COMBINED = "*%Upstream estimated from %Operations"
PORTION = "*Assigned value chain portion"
EMISSIONS = "Emissions at stage (kg CO2e)"
FIRST_ROW = 2
GROUPS = ("upstream", "operations", "downstream")


@dataclass(frozen=True, slots=True)
class Reported:
    """One footprint as one company reported it for one year: a product row and the stage rows of the same id."""

    row: int
    cells: Row
    stages: tuple[Row, ...]

    @property
    def source_id(self) -> str:
        """Return the id that the study gave: company number, product number, year of reporting."""
        return str(self.cells[ID])

    @property
    def total(self) -> str:
        """Return the number that the company reported."""
        return written(self.cells[TOTAL])

    @property
    def country(self) -> str:
        """Return where the company is incorporated."""
        return written(self.cells[COUNTRY])

    @property
    def groups(self) -> dict[str, Stated]:
        """Return what must be said of the groups of stages: nothing at all where the company reported none.

        Where upstream and operations were reported as one figure, the study's split of it is no figure of the company.
        A group that is none of ours stays in the answer, so that no emission of it can vanish.
        """
        values: dict[str, list[str]] = {}
        for row in self.stages:
            values.setdefault(written(row[PORTION]).lower(), []).append(written(row[EMISSIONS]))
        found: dict[str, Stated] = dict.fromkeys(GROUPS if values else (), ("not-stated", None))
        found |= {group: ("reported", added(numbers)) for group, numbers in values.items()}
        if values and self.cells[COMBINED] == "Yes":
            found |= dict.fromkeys(GROUPS[:2], ("not-disclosed", None))
        return found


def written(cell: Cell) -> str:
    """Return a cell as text; a number with the fewest digits that are the same number, never with an exponent.

    The sheet stores numbers as binary floats. `repr` gives back what the compilers typed: 0.575, not
    0.57499999999999996.
    """
    if isinstance(cell, int | float):
        return format(Decimal(repr(cell)), "f")
    return cell or ""


def added(numbers: list[str]) -> Decimal | str:
    """Return the exact sum of written numbers; one that is none stays as it is, to equal nothing."""
    try:
        return sum(map(Decimal, numbers), Decimal(0))
    except InvalidOperation:
        return " + ".join(numbers)


def read_workbook(path: Path) -> tuple[Reported, ...]:
    """Return every footprint of the workbook, in its order; stages of none are a footprint without cells."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Data Validation extension")
        book = load_workbook(path, read_only=True, data_only=True)
    try:
        stages: dict[Cell, list[Row]] = {}
        for _, row in _rows(book, STAGES):
            stages.setdefault(row[ID], []).append(row)
        found = [Reported(number, row, tuple(stages.pop(row[ID], ()))) for number, row in _rows(book, PRODUCTS)]
    finally:
        book.close()
    return (
        *found,
        *(Reported(0, rows[0] | dict.fromkeys((TOTAL, COUNTRY, COMBINED)), tuple(rows)) for rows in stages.values()),
    )


def _rows(book: Workbook, sheet: str) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a sheet in which anything stands, by its heads, with their numbers."""
    lines = book[sheet].iter_rows(values_only=True)
    heads = [str(cell) for cell in next(lines)]
    for number, line in enumerate(lines, FIRST_ROW):
        if any(cell is not None for cell in line):
            yield number, dict(zip(heads, line, strict=True))
