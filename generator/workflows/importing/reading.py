"""Files to packages: read, map, take, check, in a sandbox."""

from collections.abc import Collection, Sequence

from generator.config import SiteConfig
from generator.diagnostics import LIMIT_CODE, Diagnostic, Finding, Location, Report, quoted
from generator.language import worded
from generator.model.grid import Book, UnreadableBookError
from generator.runtime.sandbox import MEBIBYTE, ChildProcess, InternalError, LimitError, Limits, Sandbox
from generator.spreadsheets.annotated import marked
from generator.spreadsheets.mapping import InvalidMappingError, Mapped, Packages, apply, read_mapping
from generator.spreadsheets.mapping.rows import Place
from generator.spreadsheets.package_files import files
from generator.spreadsheets.workbook import open_book
from generator.workflows.importing.locating import general, placed
from generator.workflows.importing.packages import ImportedPackage, judged
from generator.workflows.importing.request import Imported, LeftOut, Request, Source
from generator.workflows.importing.skipped_rows import wrong_rows

SANDBOX = ChildProcess(Limits(seconds=60, memory=512 * MEBIBYTE))


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
    """Read, map, take, check: what the sandbox runs."""
    config = request.context.config
    books: list[Book] = []
    name = ""
    try:
        mapping = read_mapping(request.mapping.name, request.mapping.content, config) if request.mapping else Mapped()
        for source in request.sources:
            name = source.name
            books.append(open_book(name, source.content, config))
        return _answer(request, joined(books), mapping)
    except InvalidMappingError as error:
        return _refused(error.findings, config)
    except UnreadableBookError as error:
        return _refused([Finding(error.code, Location(name), error.holes.get("place", ""), error.holes)], config)


def _answer(request: Request, book: Book, mapping: Mapped) -> Imported:
    """Return what comes of a book."""
    config = request.context.config
    left_out: dict[Place, LeftOut] = {}
    while True:
        packages = _packages(request.mapping, mapping, book, left_out)
        found = judged(packages.books, request, mapping)
        more = wrong_rows(found, config) if request.leave_out else {}
        if not more.keys() - left_out.keys():
            break  # leaving rows out may bring others to light, so it is done until none is left
        left_out |= more
    said = [placed(each, book, config) for each in found]
    diagnostics = (*general(packages.findings, book, config), *(each for package in said for each in package))
    sound = [
        each.intake
        for each, about in zip(found, said, strict=True)
        if each.accepted and not any(diagnostic.is_error for diagnostic in about)
    ]
    return Imported(
        report=Report(len(found), sum(each.rows for each in found), diagnostics),
        rewritten=tuple(change for each in found for change in each.intake.rewritten),
        packages={each.org_id: files(each.tables, mapping.licence or each.licence, config) for each in sound},
        refused=tuple(each.intake.org_id for each in found if each.intake not in sound),
        left_out=tuple(left_out[place] for place in sorted(left_out)),
        copy=_copy(request, book, found, diagnostics) if request.with_copy else b"",
    )


def _packages(file: Source | None, mapping: Mapped, book: Book, left_out: Collection[Place]) -> Packages:
    """Return the books of our tables: the one that was sent, or what a mapping makes of it."""
    return apply(mapping, book, file.name, left_out) if file and mapping.tables else Packages((book,))


def _copy(request: Request, book: Book, found: Sequence[ImportedPackage], diagnostics: Sequence[Diagnostic]) -> bytes:
    """Return the sender's workbook, marked; none where a part that only the copy needs cannot be read."""
    heads = {spot.sheet: spot.row for each in found for spot in each.intake.heads.values()}
    try:
        return marked(request.sources[0].content, book, heads, diagnostics, request.context.config)
    except UnreadableBookError:
        return b""


def _refused(findings: Sequence[Finding], config: SiteConfig) -> Imported:
    """Return the answer to a file that nobody can read."""
    return Imported(Report(1, 0, tuple(worded(findings, config))), refused=("",))


def joined(books: Sequence[Book]) -> Book:
    """Return books that were sent together as one."""
    if len(books) == 1:
        return books[0]
    sheets = tuple(sheet for book in books for sheet in book.sheets)
    rewritten = tuple(change for book in books for change in book.rewritten)
    return Book("", sheets, rewritten, tuple(finding for book in books for finding in book.findings))
