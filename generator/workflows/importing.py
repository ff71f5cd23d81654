"""The story of an import: a file of a stranger becomes packages, or a list of everything that is wrong with it.

Bring: read the file and make tables of it. Judge: check them as packages. Place: say what is wrong at the sender's own
cells. Reading and checking happen in a sandbox; what is written is exactly what was checked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.config import SiteConfig
from generator.diagnostics import LIMIT_CODE, Finding, Location, Report, quoted
from generator.language import worded
from generator.model.intake import Intake, Rewritten, UnreadableSourceError
from generator.model.places import CellPlace
from generator.model.submission import Submission
from generator.pact import read_pact
from generator.read import is_org_id, read_package
from generator.runtime.sandbox import MEBIBYTE, ChildProcess, InternalError, LimitError, Limits, Sandbox
from generator.spreadsheets.annotated import annotated_copy
from generator.spreadsheets.form import read_form
from generator.spreadsheets.mapping import InvalidMappingError, MappedBooks, MappingFile, apply_mapping, read_mapping
from generator.spreadsheets.mapping.draft import MappingDraft, draft_mapping
from generator.spreadsheets.package_files import package_files
from generator.spreadsheets.workbook import read_book
from generator.spreadsheets.workbook.book import Book, joined
from generator.validate import RuleContext, check_packages
from generator.workflows.check import TABLES
from generator.workflows.skipped_rows import SkippedRow, wrong_rows
from generator.workflows.source_places import SentFile, at_sheets, at_source

SANDBOX = ChildProcess(Limits(seconds=60, memory=512 * MEBIBYTE))
DOCUMENTS = "documents"
JSON_ENDING = ".json"
"""Ends the name of a file of the PACT data model; every other file has sheets."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was sent: its name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: files, how to read them, and what else is wanted."""

    sources: Sequence[Source]
    context: RuleContext
    disclosures: Path | None = None
    """Where packages stand: evidence in the folder of one is part of it, and never in a spreadsheet."""
    mapping: Source | None = None
    """How files that are not our form are to be read."""
    with_copy: bool = False
    leave_out: bool = False
    """Whether rows of theirs in which something is wrong are left out instead of refusing what they belong to."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of an import."""

    report: Report
    rewritten: tuple[Rewritten, ...] = ()
    packages: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)
    """Every file of each package in which nothing is wrong, by its organisation."""
    refused: tuple[str, ...] = ()
    """Organisations of the others; an empty name where none was stated."""
    left_out: tuple[SkippedRow, ...] = ()
    copy: bytes = b""
    """The sender's own workbook with what is wrong written into it, where that was asked for."""
    failure: str = ""
    """How we failed to judge what was sent, for us alone."""


@dataclass(frozen=True, slots=True)
class DraftedMapping:
    """A draft of a mapping for files that are not our form, or why there is none."""

    draft: MappingDraft
    report: Report
    failure: str = ""
    """How we failed to draft one, for us alone."""


@dataclass(frozen=True, slots=True)
class _JudgedPackage:
    """A package as a file tells it, and what its check found; what reading found stands in the intake."""

    intake: Intake
    findings: tuple[Finding, ...]
    accepted: bool
    """Whether the check found no error; reading may have found one."""


@dataclass(frozen=True, slots=True)
class _JudgedFile:
    """Everything that a file tells, judged."""

    sent: SentFile
    packages: tuple[_JudgedPackage, ...]
    findings: tuple[Finding, ...] = ()
    """What is wrong with the file as a whole."""
    skipped: Mapping[CellPlace, SkippedRow] = field(default_factory=dict)


def bring(request: Request, sandbox: Sandbox = SANDBOX) -> Imported:
    """Return the packages that some files make up, read and checked in a sandbox."""
    name = request.sources[0].name
    try:
        return sandbox.run(brought, request)
    except LimitError:
        return _refused([Finding(LIMIT_CODE, Location(name), name)], request.context.config)
    except InternalError as error:
        return Imported(Report(0, 0, (), unjudged=(quoted(name),)), failure=str(error))


def brought(request: Request) -> Imported:
    """Read, map, check, and say what is wrong where: what the sandbox runs."""
    config, file = request.context.config, request.mapping
    try:
        mapping = read_mapping(file.name, file.content, config) if file else MappingFile()
        if _is_pact(request.sources) and not mapping.tables:
            return _answer(request, _judged_pact(request, mapping), mapping)
        book = _book(request.sources)
        judged = _judged_book(request, book, mapping)
        answer = _answer(request, judged, mapping)
        return replace(answer, copy=_copy(request, book, judged, answer.report)) if request.with_copy else answer
    except InvalidMappingError as error:
        return _refused(error.findings, config)
    except UnreadableSourceError as error:
        return _refused([_unreadable(error, request.sources)], config)


def proposed(sources: Sequence[Source], config: SiteConfig, sandbox: Sandbox = SANDBOX) -> DraftedMapping:
    """Return a draft of a mapping for some files that belong together, made in a sandbox."""
    name = sources[0].name
    try:
        return sandbox.run(drafted, sources, config)
    except LimitError:
        return _no_draft(Finding(LIMIT_CODE, Location(name), name), config)
    except InternalError as error:
        return DraftedMapping(MappingDraft(), Report(0, 0, (), unjudged=(quoted(name),)), str(error))


def drafted(sources: Sequence[Source], config: SiteConfig) -> DraftedMapping:
    """Read and guess: what the sandbox runs."""
    try:
        return DraftedMapping(draft_mapping(_book(sources), sources[0].name, config), Report(0, 0, ()))
    except UnreadableSourceError as error:
        return _no_draft(_unreadable(error, sources), config)


def _is_pact(sources: Sequence[Source]) -> bool:
    """Tell by its name whether a file of the PACT data model was sent; such a file comes alone."""
    return len(sources) == 1 and sources[0].name.lower().endswith(JSON_ENDING)


def _judged_pact(request: Request, mapping: MappingFile) -> _JudgedFile:
    """Read a file of the PACT data model and check what it tells."""
    (source,) = request.sources
    intake = read_pact(source.name, source.content, request.context.config, mapping.complete)
    sent = SentFile(source.name, dict.fromkeys(intake.heads, source.name))
    return _JudgedFile(sent, _judge([intake], request, mapping))


def _book(sources: Sequence[Source]) -> Book:
    """Read files with sheets that belong together; one of the PACT data model has none."""
    if _is_pact(sources):
        return Book(sources[0].name, ())
    books: list[Book] = []
    for source in sources:
        try:
            books.append(read_book(source.name, source.content))
        except UnreadableSourceError as error:
            error.file = source.name
            raise
    return joined(books)


def _judged_book(request: Request, book: Book, mapping: MappingFile) -> _JudgedFile:
    """Check what a book tells, without the rows that are left out where that was asked for."""
    config, as_of = request.context.config, request.context.as_of
    sent = SentFile(book.name, {sheet.name: sheet.file for sheet in book.sheets})
    skipped: dict[CellPlace, SkippedRow] = {}
    while True:
        ours = MappedBooks((book,))
        if request.mapping and mapping.tables:
            ours = apply_mapping(mapping, book, request.mapping.name, skipped)
        intakes = [read_form(each, config, as_of, mapping.complete) for each in ours.books]
        packages = _judge(intakes, request, mapping)
        wrong = wrong_rows([(each.intake, each.findings) for each in packages], config) if request.leave_out else {}
        if not wrong.keys() - skipped.keys():
            return _JudgedFile(sent, packages, ours.findings, skipped)
        skipped |= wrong  # leaving rows out may bring others to light, so it is done until none is left


def _judge(intakes: Sequence[Intake], request: Request, mapping: MappingFile) -> tuple[_JudgedPackage, ...]:
    """Check packages together."""
    submissions = [
        Submission(
            org_id=intake.org_id,
            folder=f"disclosures/{intake.org_id}",
            tables=intake.tables,
            documents=_documents(intake.org_id, request.disclosures),
            licence=mapping.licence or intake.licence,
        )
        for intake in intakes
    ]
    verdicts = check_packages(submissions, request.context)
    return tuple(
        _JudgedPackage(intake, verdict.findings, verdict.accepted)
        for intake, verdict in zip(intakes, verdicts, strict=True)
    )


def _documents(org_id: str, disclosures: Path | None) -> Mapping[str, str]:
    """Return the fingerprints of evidence that stands in the package's folder already."""
    if disclosures is None or not is_org_id(org_id) or not (disclosures / org_id / DOCUMENTS).is_dir():
        return {}
    return read_package(disclosures / org_id, TABLES).documents


def _answer(request: Request, judged: _JudgedFile, mapping: MappingFile) -> Imported:
    """Return what comes of a file: every finding at its place, and the files of each package without any error."""
    config = request.context.config
    placed = [(each, at_source(each.intake, each.findings, judged.sent, config)) for each in judged.packages]
    sound = [
        package.intake
        for package, diagnostics in placed
        if package.accepted and not any(diagnostic.is_error for diagnostic in diagnostics)
    ]
    general = at_sheets(judged.findings, judged.sent, config)
    diagnostics = (*general, *(diagnostic for _, of_package in placed for diagnostic in of_package))
    intakes = [package.intake for package in judged.packages]
    return Imported(
        report=Report(len(intakes), sum(intake.row_count for intake in intakes), diagnostics),
        rewritten=tuple(change for intake in intakes for change in intake.rewritten),
        packages={each.org_id: package_files(each.tables, mapping.licence or each.licence, config) for each in sound},
        refused=tuple(intake.org_id for intake in intakes if intake not in sound),
        left_out=tuple(judged.skipped[place] for place in sorted(judged.skipped)),
    )


def _copy(request: Request, book: Book, judged: _JudgedFile, report: Report) -> bytes:
    """Return the sender's workbook, marked; none where a part that only the copy needs cannot be read."""
    heads = [place for package in judged.packages for place in package.intake.heads.values()]
    rows = {place.sheet: place.row for place in heads if isinstance(place, CellPlace)}
    try:
        return annotated_copy(request.sources[0].content, book, rows, report.diagnostics, request.context.config)
    except UnreadableSourceError:
        return b""


def _unreadable(error: UnreadableSourceError, sources: Sequence[Source]) -> Finding:
    """Return why a file cannot be read."""
    name = error.file or sources[-1].name
    return Finding(error.code, Location(name), error.holes.get("place", ""), error.holes)


def _refused(findings: Sequence[Finding], config: SiteConfig) -> Imported:
    """Return the answer to a file that nobody can read."""
    return Imported(Report(1, 0, tuple(worded(findings, config))), refused=("",))


def _no_draft(finding: Finding, config: SiteConfig) -> DraftedMapping:
    """Return the answer to a file that nobody can read."""
    return DraftedMapping(MappingDraft(), Report(1, 0, tuple(worded([finding], config))))
