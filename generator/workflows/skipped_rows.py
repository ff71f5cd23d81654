"""Which rows of theirs are left out when what is wrong in them shall not keep the others from being published."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.config import SiteConfig
from generator.diagnostics import Diagnostic, Finding
from generator.language import worded
from generator.model.intake import Intake
from generator.model.places import CellPlace
from generator.validate.verdict import is_error
from generator.workflows.source_places import table_of

Line = tuple[str, int]
"""A table of ours and a row of it."""
_NAMES = ("footprint_id", "product_id", "org_id")
_WIDTHS = {"products": 1, "organisation": 2}
"""How much a row of a table concerns: one footprint, a product in every year, an organisation with all it has."""


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row of theirs that is in no package, and why."""

    sheet: str
    row: int
    name: str
    """What the row is about: the id of its footprint or product."""
    reasons: tuple[Diagnostic, ...]


def wrong_rows(packages: Sequence[tuple[Intake, Sequence[Finding]]], config: SiteConfig) -> dict[CellPlace, SkippedRow]:
    """Return the rows of theirs without which nothing would be wrong, with what is wrong in each.

    A package is what was read, and what its check found.
    """
    rows: dict[CellPlace, tuple[str, list[Finding]]] = {}
    for intake, checked in packages:
        lines = _lines(intake)
        for finding in filter(is_error, (*intake.findings, *checked)):
            for line in _concerned(_line(finding, intake), lines):
                place = intake.places.get((*line, ""))
                if isinstance(place, CellPlace):
                    rows.setdefault(place, (_name(lines[line]), []))[1].append(finding)
    return {
        place: SkippedRow(place.sheet, place.row, name, tuple(worded(findings, config)))
        for place, (name, findings) in rows.items()
    }


def _lines(intake: Intake) -> dict[Line, dict[str, str]]:
    """Return the cells of every row by their columns."""
    return {
        (name, row): dict(zip(table.header, cells, strict=True))
        for name, table in intake.tables.items()
        for row, cells in table.rows
    }


def _line(finding: Finding, intake: Intake) -> Line:
    """Return the row of ours that a finding is about; what reading found knows only where it was typed.

    A cell that no column takes, such as a divisor, is about what was made of its row. Of several rows of ours it is
    the one that concerns the least: an organisation's would leave out all that it discloses.
    """
    at = finding.location
    if table := table_of(at):
        return table, at.row
    beside = [
        (key[:2], place)
        for key, place in intake.places.items()
        if isinstance(place, CellPlace) and (place.sheet, place.row) == (at.file, at.row)
    ]
    typed = [line for line, place in beside if place.address == at.cell] or [line for line, _ in beside]
    return min(typed, key=lambda line: _WIDTHS.get(line[0], 0), default=("", 0))


def _concerned(line: Line, lines: Mapping[Line, Mapping[str, str]]) -> Iterator[Line]:
    """Yield the rows to leave out: the footprint that something is wrong with, all of a product, or all there are."""
    cells = lines.get(line, {})
    footprints = {other: cells for other, cells in lines.items() if other[0] == "footprints"}
    for column in _NAMES[:2]:
        if cells.get(column):
            same = [other for other, others in footprints.items() if others.get(column) == cells[column]]
            yield from same or [line]
            return
    yield from footprints


def _name(cells: Mapping[str, str]) -> str:
    """Return what a row is about."""
    return next((cells[column] for column in _NAMES if cells.get(column)), "")
