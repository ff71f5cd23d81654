"""Which rows of theirs are left out when what is wrong in them shall not keep the others from being published."""

from collections.abc import Iterator, Mapping, Sequence

from generator.config import SiteConfig
from generator.diagnostics import Finding
from generator.language import worded
from generator.spreadsheets.form import Intake
from generator.spreadsheets.mapping.rows import Place
from generator.validate.packages import is_error
from generator.workflows.importing.locating import table_of
from generator.workflows.importing.packages import ImportedPackage
from generator.workflows.importing.request import LeftOut

Line = tuple[str, int]
"""A table of ours and a row of it."""
_NAMES = ("footprint_id", "product_id", "org_id")
_WIDTHS = {"products": 1, "organisation": 2}
"""How much a row of a table concerns: one footprint, a product in every year, an organisation with all it has."""


def wrong_rows(found: Sequence[ImportedPackage], config: SiteConfig) -> dict[Place, LeftOut]:
    """Return the rows of theirs without which nothing would be wrong, with what is wrong in each."""
    rows: dict[Place, tuple[str, list[Finding]]] = {}
    for each in found:
        names = _cells(each.intake)
        for finding in filter(is_error, (*each.intake.findings, *each.findings)):
            for line in _concerned(_line(finding, each.intake), names):
                spot = each.intake.spots.get((*line, ""))
                if spot:
                    rows.setdefault((spot.sheet, spot.row), (_name(names[line]), []))[1].append(finding)
    return {place: LeftOut(*place, name, tuple(worded(said, config))) for place, (name, said) in rows.items()}


def _cells(intake: Intake) -> dict[Line, dict[str, str]]:
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
    beside = [(line[:2], spot) for line, spot in intake.spots.items() if (spot.sheet, spot.row) == (at.file, at.row)]
    typed = [line for line, spot in beside if spot.cell == at.cell] or [line for line, _ in beside]
    return min(typed, key=lambda line: _WIDTHS.get(line[0], 0), default=("", 0))


def _concerned(line: Line, lines: Mapping[Line, Mapping[str, str]]) -> Iterator[Line]:
    """Yield the rows to leave out: the footprint that something is wrong with, all of a product, or all there are."""
    own = lines.get(line, {})
    footprints = {each: cells for each, cells in lines.items() if each[0] == "footprints"}
    for column in _NAMES[:2]:
        if own.get(column):
            same = [each for each, cells in footprints.items() if cells.get(column) == own[column]]
            yield from same or [line]
            return
    yield from footprints


def _name(cells: Mapping[str, str]) -> str:
    """Return what a row is about."""
    return next((cells[column] for column in _NAMES if cells.get(column)), "")
