"""Reads a filled form: each of its sheets is a table, a page of the short form, or something that only explains."""

from collections.abc import Iterable, Iterator
from datetime import date

from generator.config import SiteConfig
from generator.diagnostics import Finding
from generator.model.intake import Completion, Intake
from generator.model.submission import LICENCE, NOT_SPECIFIED
from generator.normalise.intake_builder import IntakeBuilder
from generator.spreadsheets import headings, questions
from generator.spreadsheets.form.short_form import finish, is_page, read_page
from generator.spreadsheets.headings import Heads, heads_of
from generator.spreadsheets.workbook.book import Book, Sheet


def read_form(book: Book, config: SiteConfig, as_of: date, completion: Completion | None = None) -> Intake:
    """Return the tables that a form tells, and everything that is to be said about its cells."""
    builder = IntakeBuilder(config, rewritten=list(book.rewritten), findings=list(book.findings))
    tables: dict[str, Sheet] = {}
    is_short = False
    for sheet in book.sheets:
        if sheet.name == questions.LISTS:
            _read_version(sheet, builder)
        elif is_page(sheet, config):
            is_short = True
            read_page(sheet, builder)
        elif sheet.rows and sheet.name not in _explaining_sheets(config):
            _read_table(sheet, tables, builder)
    builder.complete(completion or {})
    if is_short:
        finish(builder, as_of)
    return builder.intake()


def _explaining_sheets(config: SiteConfig) -> set[str]:
    """Return the names of sheets that only explain."""
    return {words.say(f"sheet.name.{name}") for words in config.words.values() for name in ("guide", "findings")}


def _read_version(sheet: Sheet, builder: IntakeBuilder) -> None:
    """Read which form this is; an old one is still read, and its sender told."""
    mark, form, version, licence = (sheet.text(1, column) for column in range(1, 5))
    if mark != questions.MARK:
        return
    current = questions.version(builder.config)
    if version != current:
        holes = {"form": form, "current": current}
        builder.findings.append(Finding("template-version", sheet.location(), version, holes))
    if licence in (LICENCE, NOT_SPECIFIED):
        builder.licence = licence


def _read_table(sheet: Sheet, tables: dict[str, Sheet], builder: IntakeBuilder) -> None:
    """Read a sheet that holds a table; say so where it holds none."""
    heads = heads_of(sheet, builder.config)
    if heads is None:
        builder.findings.append(Finding("sheet-unknown", sheet.location(), sheet.name))
        return
    body = [row for row in sorted(sheet.rows) if row > heads.row]
    if heads.table in tables and body:
        holes = {"other": tables[heads.table].name}
        builder.findings.append(Finding("sheet-repeated", sheet.location(), sheet.name, holes))
        return
    builder.heads[heads.table] = sheet.place(heads.row, min(heads.columns))
    if not body:
        return
    tables[heads.table] = sheet
    builder.headers[heads.table] = tuple(heads.columns.values())
    _read_rows(sheet, heads, body, builder)
    builder.findings += _merged_cells(sheet, heads)
    builder.findings += _unknown_columns(sheet, heads, body, builder.config)


def _read_rows(sheet: Sheet, heads: Heads, body: Iterable[int], builder: IntakeBuilder) -> None:
    """Read the rows; one in which nothing of ours stands is none."""
    for row in body:
        cells = sheet.rows[row]
        filled = {column: cells[column] for column in heads.columns if column in cells and not cells[column].is_blank}
        if not filled:
            continue
        builder.places[heads.table, row, ""] = sheet.place(row)
        for column, name in heads.columns.items():
            key, place = (heads.table, row, name), sheet.place(row, column)
            if column in filled:
                builder.add(key, filled[column], place)
            else:
                builder.places.setdefault(key, place)


def _merged_cells(sheet: Sheet, heads: Heads) -> Iterator[Finding]:
    """Yield a finding for each merged area that makes rows of the table uncertain."""
    for first_row, first_column, last_row, last_column in sheet.merged:
        is_inside = any(first_column <= column <= last_column for column in heads.columns)
        if is_inside and last_row > heads.row and (first_row, first_column) != (last_row, last_column):
            at = sheet.location(first_row, first_column)
            yield Finding("sheet-merged", at, sheet.text(first_row, first_column))


def _unknown_columns(sheet: Sheet, heads: Heads, body: Iterable[int], config: SiteConfig) -> Iterator[Finding]:
    """Yield a notice for each filled column that the table does not have."""
    for column in dict.fromkeys(column for row in body for column in sorted(sheet.rows[row])):
        if column not in heads.columns and any(sheet.text(row, column).strip() for row in body):
            head = sheet.text(heads.row, column)
            if headings.plain_head(head) in _explaining_heads(config):
                continue
            suggestion = headings.nearest(head, heads, config) if head else ""
            yield Finding("sheet-column-unknown", sheet.location(heads.row, column), head, {"suggestion": suggestion})


def _explaining_heads(config: SiteConfig) -> set[str]:
    """Return the heads of the column that an annotated copy has, so that a copy can be sent again as it is."""
    return {headings.plain_head(words.say("annotate.column")) for words in config.words.values()}
