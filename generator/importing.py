"""The story of the spreadsheet door: a file of a stranger becomes a package, or a list of everything that is wrong.

Reading and checking happen in a confined child; what is written is exactly what was checked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from generator.checking import LIMIT_CODE
from generator.config import SiteConfig, worded
from generator.confinement import MEBIBYTE, LimitError, Limits, confined
from generator.diagnostics import Diagnostic, Finding, Location, Report
from generator.model.submission import Submission
from generator.sheets.book import open_book
from generator.sheets.grid import Book, Rewritten, Spot, UnreadableBookError
from generator.sheets.intake import Intake, take
from generator.sheets.marked import marked
from generator.sheets.package import files
from generator.validate import Ground, check_packages

LIMITS = Limits(seconds=60, memory=512 * MEBIBYTE)
FOLLOWING = frozenset({"cell-required", "csv-header-missing"})
"""What is said of an empty cell; of one that nobody was asked for only where nothing else is wrong at its place."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was sent: its name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of what was sent."""

    org_id: str
    report: Report
    rewritten: tuple[Rewritten, ...]
    package: Mapping[str, bytes]
    """Every file of the package; empty where something is wrong."""
    copy: bytes = b""
    """The sender's own workbook with what is wrong written into it, where that was asked for."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: files, the fingerprints of evidence that lies beside the package, and a copy or not."""

    sources: Sequence[Source]
    ground: Ground
    documents: Mapping[str, str] = field(default_factory=dict)
    with_copy: bool = False


def bring(request: Request) -> Imported:
    """Return the package that some files make up, read and checked in a confined child."""
    try:
        return confined(lambda: brought(request), LIMITS)
    except LimitError:
        name = request.sources[0].name
        return _refused(Finding(LIMIT_CODE, Location(name), name), request.ground.config)


def brought(request: Request) -> Imported:
    """Read, gather, check: what a child does."""
    config = request.ground.config
    books: list[Book] = []
    for source in request.sources:
        try:
            books.append(open_book(source.name, source.content))
        except UnreadableBookError as error:
            place = error.holes.get("place", "")
            return _refused(Finding(error.code, Location(source.name), place, error.holes), config)
    book = _joined(books)
    intake = take(book, config, request.ground.as_of)
    org_id = intake.org_id
    submission = Submission(org_id, f"disclosures/{org_id}", intake.tables, request.documents, (), intake.licence)
    verdict = check_packages([submission], request.ground)[0]
    diagnostics = _placed(intake, verdict.findings, book, config)
    rows = sum(len(table.rows) for table in intake.tables.values())
    report = Report(1, rows, diagnostics)
    sound = verdict.accepted and not any(each.is_error for each in diagnostics)
    package = files(intake.tables, intake.licence, config) if sound else {}
    heads = {spot.sheet: spot.row for spot in intake.heads.values()}
    copy = _copy(request, book, heads, diagnostics) if request.with_copy else b""
    return Imported(org_id, report, intake.rewritten, package, copy)


def _copy(request: Request, book: Book, heads: Mapping[str, int], diagnostics: Sequence[Diagnostic]) -> bytes:
    """Return the sender's workbook, marked; none where a part that only the copy needs cannot be read."""
    try:
        return marked(request.sources[0].content, book, heads, diagnostics, request.ground.config)
    except UnreadableBookError:
        return b""


def _refused(finding: Finding, config: SiteConfig) -> Imported:
    """Return the answer to a file that nobody can read."""
    return Imported("", Report(1, 0, tuple(worded([finding], config))), (), {})


def _joined(books: Sequence[Book]) -> Book:
    """Return books that were sent together as one."""
    if len(books) == 1:
        return books[0]
    sheets = tuple(sheet for book in books for sheet in book.sheets)
    rewritten = tuple(change for book in books for change in book.rewritten)
    return Book("", sheets, rewritten, tuple(finding for book in books for finding in book.findings))


def label_of(sheet: str, book: Book) -> str:
    """Return what reports call a sheet: of a workbook its file and its name, of other files the file."""
    if book.name.lower().endswith(".json"):
        return book.name
    return f"{book.name}/{sheet}" if book.name.lower().endswith(".xlsx") else f"{sheet}.csv"


def _placed(intake: Intake, checked: Sequence[Finding], book: Book, config: SiteConfig) -> tuple[Diagnostic, ...]:
    """Return everything that was found, worded, at the places where it was typed, in the order of the sheets.

    What the reader doubts is not said again by the check, which only sees that the cell is not in order.
    """
    doubted = {(each.location.file, each.location.row, each.location.column) for each in intake.findings}
    rest = [
        each
        for each in checked
        if (PurePath(each.location.file).name, each.location.row, each.location.column) not in doubted
    ]
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


def _as_sent(finding: Finding, intake: Intake) -> Finding:
    """Return a finding in words for what was sent: a file without columns lacks none, but may not say something."""
    head = intake.heads.get(_table(finding.location))
    is_missing = finding.code == "csv-header-missing" and head is not None and head.name
    return replace(finding, code="pact-missing", holes={}) if is_missing else finding


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
    return (_table(at), at.row, at.column) in intake.derived


def _table(at: Location) -> str:
    """Return the table that a place is in; what is said of a sheet as such is in none."""
    return PurePath(at.file).stem if at.file.endswith(".csv") else ""


def _spot(at: Location, intake: Intake) -> Spot | None:
    """Return where a cell was typed; of a row or a table as a whole, where that stands."""
    table = _table(at)
    return (
        intake.spots.get((table, at.row, at.column)) or intake.spots.get((table, at.row, "")) or intake.heads.get(table)
    )


def _location(at: Location, spot: Spot | None, intake: Intake, book: Book) -> Location:
    """Return a place as its sender knows it."""
    if spot is None:
        is_sheet = any(sheet.name == at.file for sheet in book.sheets)
        return replace(at, file=label_of(at.file, book) if is_sheet else book.name or "CSV")
    if spot.name:
        column = f"{spot.sheet}.{at.column}" if at.column else ""
        return Location(label_of(spot.sheet, book), 0, column, spot.name)
    if (_table(at), at.row, at.column) in intake.spots:
        return Location(label_of(spot.sheet, book), spot.row, at.column, spot.cell)
    return Location(label_of(spot.sheet, book), at.row if at.row > 1 else spot.row, at.column)
