"""Findings at the places where the cells were typed: in the sender's file, not in tables that the sender never saw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from generator.config import SiteConfig
from generator.diagnostics import Diagnostic, Finding, Location
from generator.language import worded
from generator.model.intake import Intake
from generator.model.places import CellPlace, JsonPath, Place

FOLLOWING = frozenset({"cell-required", "csv-header-missing"})
"""What is said of an empty cell; of one that nobody was asked for only where nothing else is wrong at its place."""

SortKey = tuple[int, str, int, int]


@dataclass(frozen=True, slots=True)
class SentFile:
    """The file that was sent, and what reports call each of its sheets, or tables made of it, in their order."""

    name: str
    parts: Mapping[str, str]


def table_of(at: Location) -> str:
    """Return the table of ours that a place is in; what is said of a sheet as such is in none."""
    return PurePath(at.file).stem if at.file.endswith(".csv") else ""


def at_source(intake: Intake, checked: Sequence[Finding], sent: SentFile, config: SiteConfig) -> tuple[Diagnostic, ...]:
    """Return everything that was found in a package, worded, in the order of the sender's sheets.

    What the reader doubts is not said again by the check, which only sees that the cell is not in order.
    """
    doubted = {_source_cell(finding.location, intake) for finding in intake.findings}
    rest = [finding for finding in checked if _source_cell(finding.location, intake) not in doubted]
    findings = [_as_sent(finding, intake) for finding in (*intake.findings, *_leading(rest, intake))]
    order = {name: number for number, name in enumerate(sent.parts)}
    located = []
    for finding, diagnostic in zip(findings, worded(findings, config), strict=True):
        at = _location(finding.location, intake, sent)
        located.append((_sort_key(finding.location, at, intake, order), replace(diagnostic, location=at)))
    return tuple(diagnostic for _, diagnostic in sorted(located, key=lambda pair: pair[0]))


def at_sheets(findings: Sequence[Finding], sent: SentFile, config: SiteConfig) -> tuple[Diagnostic, ...]:
    """Return what is said of a file and not of any package."""
    return tuple(
        replace(diagnostic, location=replace(diagnostic.location, file=sent.parts[finding.location.file]))
        if finding.location.file in sent.parts
        else diagnostic
        for finding, diagnostic in zip(findings, worded(findings, config), strict=True)
    )


def _as_sent(finding: Finding, intake: Intake) -> Finding:
    """Return a finding in words for what was sent: a file without columns lacks none, but may not say something."""
    is_missing = finding.code == "csv-header-missing"
    is_json = isinstance(intake.heads.get(table_of(finding.location)), JsonPath)
    return replace(finding, code="pact-missing", holes={}) if is_missing and is_json else finding


def _source_cell(at: Location, intake: Intake) -> tuple[str, int, str]:
    """Return a cell as whoever typed it knows it; what was found in none is nobody's."""
    place = intake.places.get((table_of(at), at.row, at.column))
    if isinstance(place, JsonPath):
        return place.table, at.row, place.path
    if place and place.column:
        return place.sheet, place.row, place.address
    return at.file if not table_of(at) else PurePath(at.file).name, at.row, at.cell or at.column


def _leading(findings: Sequence[Finding], intake: Intake) -> list[Finding]:
    """Return findings without those about cells that follow from one in which something is wrong already."""
    asked = {
        _place(finding.location, intake)
        for finding in (*findings, *intake.findings)
        if not _is_derived(finding.location, intake)
    }
    return [
        finding
        for finding in findings
        if not (
            finding.code in FOLLOWING
            and _is_derived(finding.location, intake)
            and _place(finding.location, intake) in asked
        )
    ]


def _is_derived(at: Location, intake: Intake) -> bool:
    return (table_of(at), at.row, at.column) in intake.derived


def _place(at: Location, intake: Intake) -> Place | None:
    """Return where a cell was typed; of a row or a table as a whole, where it or its heads stand."""
    table = table_of(at)
    exact = intake.places.get((table, at.row, at.column))
    return exact or intake.places.get((table, at.row, "")) or intake.heads.get(table)


def _location(at: Location, intake: Intake, sent: SentFile) -> Location:
    """Return a place as its sender knows it; what is in no cell of the file is said of the sheet or the file."""
    place = _place(at, intake)
    if place is None:
        return replace(at, file=sent.parts.get(at.file) or sent.name or "CSV")
    return place.location(at.column, is_whole=(table_of(at), at.row, at.column) not in intake.places)


def _sort_key(at: Location, source: Location, intake: Intake, order: Mapping[str, int]) -> SortKey:
    """Return what orders a finding among the others: its sheet, its row, its column."""
    place = _place(at, intake)
    if isinstance(place, CellPlace):
        return order.get(place.sheet, -1), source.file, place.row, place.column
    if isinstance(place, JsonPath):
        return order[place.table], source.file, *_position(at, intake)
    return -1, source.file, source.row, 0


def _position(at: Location, intake: Intake) -> tuple[int, int]:
    """Return row and column of a cell in a table of ours, since a JSON document has none."""
    table = table_of(at)
    header = intake.tables[table].header if table in intake.tables else ()
    if at.column in header and (table, at.row, at.column) in intake.places:
        return at.row, header.index(at.column) + 1
    return (at.row, 0) if (table, at.row, "") in intake.places else (1, 1)
