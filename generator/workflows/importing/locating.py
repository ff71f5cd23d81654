"""Everything that was found, at the places where it was typed: in the sender's file, not in tables they never saw."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from generator.config import SiteConfig
from generator.diagnostics import Diagnostic, Finding, Location
from generator.language import worded
from generator.model.grid import Book, Spot
from generator.spreadsheets.form import Intake
from generator.workflows.importing.packages import ImportedPackage

FOLLOWING = frozenset({"cell-required", "csv-header-missing"})
"""What is said of an empty cell; of one that nobody was asked for only where nothing else is wrong at its place."""


def label_of(sheet: str, book: Book) -> str:
    """Return what reports call a sheet: of a workbook its file and its name, of other files the file."""
    if book.name.lower().endswith(".json"):
        return book.name
    return f"{book.name}/{sheet}" if book.name.lower().endswith(".xlsx") else f"{sheet}.csv"


def placed(found: ImportedPackage, book: Book, config: SiteConfig) -> tuple[Diagnostic, ...]:
    """Return everything that was found in a package, worded, in the order of the sheets.

    What the reader doubts is not said again by the check, which only sees that the cell is not in order.
    """
    intake = found.intake
    doubted = {_typed(each.location, intake) for each in intake.findings}
    rest = [each for each in found.findings if _typed(each.location, intake) not in doubted]
    findings = [_as_sent(each, intake) for each in (*intake.findings, *_leading(rest, intake))]
    order = {sheet.name: place for place, sheet in enumerate(book.sheets)}
    placed = []
    for finding, diagnostic in zip(findings, worded(findings, config), strict=True):
        spot = _spot(finding.location, intake)
        at = _location(finding.location, spot, intake, book)
        row = spot.row if spot and spot.name else at.row
        key = (order.get(spot.sheet, -1) if spot else -1, at.file, row, spot.column if spot else 0)
        placed.append((key, replace(diagnostic, location=at)))
    return tuple(diagnostic for _, diagnostic in sorted(placed, key=lambda each: each[0]))


def general(findings: Sequence[Finding], book: Book, config: SiteConfig) -> tuple[Diagnostic, ...]:
    """Return what is said of a file and not of any package."""
    sheets = {sheet.name for sheet in book.sheets}
    return tuple(
        replace(each, location=replace(each.location, file=label_of(each.location.file, book)))
        if finding.location.file in sheets
        else each
        for finding, each in zip(findings, worded(findings, config), strict=True)
    )


def _as_sent(finding: Finding, intake: Intake) -> Finding:
    """Return a finding in words for what was sent: a file without columns lacks none, but may not say something."""
    head = intake.heads.get(table_of(finding.location))
    is_missing = finding.code == "csv-header-missing" and head is not None and head.name
    return replace(finding, code="pact-missing", holes={}) if is_missing else finding


def _typed(at: Location, intake: Intake) -> tuple[str, int, str]:
    """Return a cell as whoever typed it knows it; what was found in none is nobody's."""
    spot = intake.spots.get((table_of(at), at.row, at.column))
    if spot and spot.cell:
        return spot.sheet, spot.row, spot.cell
    return at.file if not table_of(at) else PurePath(at.file).name, at.row, at.cell or at.column


def _leading(findings: Sequence[Finding], intake: Intake) -> list[Finding]:
    """Return findings without those about cells that follow from one in which something is wrong already."""
    asked = {_spot(each.location, intake) for each in (*findings, *intake.findings) if not _is_derived(each, intake)}
    return [
        each
        for each in findings
        if not (each.code in FOLLOWING and _is_derived(each, intake) and _spot(each.location, intake) in asked)
    ]


def _is_derived(finding: Finding, intake: Intake) -> bool:
    at = finding.location
    return (table_of(at), at.row, at.column) in intake.derived


def table_of(at: Location) -> str:
    """Return the table that a place is in; what is said of a sheet as such is in none."""
    return PurePath(at.file).stem if at.file.endswith(".csv") else ""


def _spot(at: Location, intake: Intake) -> Spot | None:
    """Return where a cell was typed; of a row or a table as a whole, where it or its heads stand."""
    table = table_of(at)
    row = intake.spots.get((table, at.row, at.column)) or intake.spots.get((table, at.row, ""))
    return row or intake.heads.get(table)


def _location(at: Location, spot: Spot | None, intake: Intake, book: Book) -> Location:
    """Return a place as its sender knows it."""
    if spot is None:
        is_sheet = any(sheet.name == at.file for sheet in book.sheets)
        return replace(at, file=label_of(at.file, book) if is_sheet else book.name or "CSV")
    if spot.name:
        column = f"{spot.sheet}.{at.column}" if at.column else ""
        return Location(label_of(spot.sheet, book), 0, column, spot.name)
    if (table_of(at), at.row, at.column) in intake.spots:
        return Location(label_of(spot.sheet, book), spot.row, at.column, spot.cell)
    return Location(label_of(spot.sheet, book), spot.row, at.column)
