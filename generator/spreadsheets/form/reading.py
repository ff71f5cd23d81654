"""Every sheet of a book is looked at once: a table, a page of the short form, or something that is left alone."""

from collections.abc import Iterable, Mapping
from datetime import date

from generator.config import SiteConfig
from generator.model.grid import Book, Cell, Sheet, Spot
from generator.model.submission import LICENCE, NOT_SPECIFIED
from generator.spreadsheets import headings, questions
from generator.spreadsheets.form.gathering import Gathering, Intake
from generator.spreadsheets.form.short_form import finish, is_page, read_page
from generator.spreadsheets.headings import Heads, heads_of

Complete = Mapping[str, Mapping[str, str]]
"""Table to column to what stands where nothing was typed."""
FIRST = 2
"""The first row of a table, below its headings."""


def take(book: Book, config: SiteConfig, as_of: date, complete: Complete | None = None) -> Intake:
    """Return the tables that a book tells, and everything that is to be said about them.

    `complete` says what stands, table by table, in every row whose cell in a column is empty.
    """
    gathering = Gathering(config)
    gathering.rewritten += book.rewritten
    gathering.findings += book.findings
    found: dict[str, Sheet] = {}
    is_form = False
    for sheet in book.sheets:
        if sheet.name == questions.LISTS:
            _read_marks(sheet, gathering)
        elif is_page(sheet, config):
            is_form = True
            read_page(sheet, gathering)
        elif sheet.rows and sheet.name not in _left_alone(config):
            _take_table(sheet, found, gathering)
    for table, columns in (complete or {}).items():
        _complete(table, columns, gathering)
    if is_form:
        finish(gathering, as_of)
    return gathering.done()


def _complete(table: str, columns: Mapping[str, str], gathering: Gathering) -> None:
    """Write what somebody else than the sender says into the rows of a table; one without any row gets one."""
    for row in sorted(gathering.cells.setdefault(table, {FIRST: {}})):
        spot = gathering.spots.get((table, row, ""), Spot("", 0, 0))
        for column, value in columns.items():
            if column not in gathering.cells[table].get(row, {}):
                gathering.take((table, row, column), Cell(value), gathering.spots.get((table, row, column), spot))
    if table in gathering.headers:
        gathering.headers[table] = tuple(dict.fromkeys((*gathering.headers[table], *columns)))


def _left_alone(config: SiteConfig) -> set[str]:
    """Return the names of sheets that only explain."""
    return {words.say(f"sheet.name.{name}") for words in config.words.values() for name in ("guide", "findings")}


def _read_marks(sheet: Sheet, gathering: Gathering) -> None:
    """Read which form this is; an old one is still read, and its sender told."""
    mark, form, version, licence = (sheet.text(1, column) for column in range(1, 5))
    if mark != questions.MARK:
        return
    current = questions.version(gathering.config)
    if version != current:
        gathering.notice("template-version", sheet, (0, 0), version, form=form, current=current)
    if licence in (LICENCE, NOT_SPECIFIED):
        gathering.licence = licence


def _take_table(sheet: Sheet, found: dict[str, Sheet], gathering: Gathering) -> None:
    """Read a sheet that holds a table; say so where it holds none."""
    known = heads_of(sheet, gathering.config)
    if known is None:
        gathering.notice("sheet-unknown", sheet, (0, 0), sheet.name)
        return
    body = [row for row in sorted(sheet.rows) if row > known.row]
    if known.table in found and body:
        gathering.notice("sheet-repeated", sheet, (0, 0), sheet.name, other=found[known.table].name)
        return
    gathering.heads[known.table] = sheet.spot(known.row, min(known.columns))
    if not body:
        return
    found[known.table] = sheet
    gathering.headers[known.table] = tuple(known.columns.values())
    _take_rows(sheet, known, body, gathering)
    _judge_rest(sheet, known, body, gathering)


def _take_rows(sheet: Sheet, known: Heads, body: Iterable[int], gathering: Gathering) -> None:
    """Read the rows; one in which nothing of ours stands is none."""
    for row in body:
        cells = sheet.rows[row]
        filled = {column: cells[column] for column in known.columns if column in cells and not _is_blank(cells[column])}
        if not filled:
            continue
        gathering.spots[known.table, row, ""] = sheet.spot(row, 0)
        for column, name in known.columns.items():
            key, spot = (known.table, row, name), sheet.spot(row, column)
            if column in filled:
                gathering.take(key, filled[column], spot)
            else:
                gathering.spots.setdefault(key, spot)


def _is_blank(cell: Cell) -> bool:
    """Tell whether only spaces stand in a cell."""
    return not cell.text.strip() and not cell.formula


def _judge_rest(sheet: Sheet, known: Heads, body: list[int], gathering: Gathering) -> None:
    """Say what stands beside the table or makes its rows uncertain."""
    for first_row, first_column, last_row, last_column in sheet.merged:
        inside = any(first_column <= column <= last_column for column in known.columns)
        if inside and last_row > known.row and (first_row, first_column) != (last_row, last_column):
            gathering.notice("sheet-merged", sheet, (first_row, first_column), sheet.text(first_row, first_column))
    columns = dict.fromkeys(column for row in body for column in sorted(sheet.rows[row]))
    for column in columns:
        if column not in known.columns and any(sheet.text(row, column).strip() for row in body):
            head = sheet.text(known.row, column)
            if headings.plain_head(head) in _explaining(gathering.config):
                continue
            is_typed = not sheet.spot(known.row, column).name
            suggestion = headings.nearest(head, known, gathering.config) if head and is_typed else ""
            gathering.notice("sheet-column-unknown", sheet, (known.row, column), head, suggestion=suggestion)


def _explaining(config: SiteConfig) -> set[str]:
    """Return the heads of the column that an annotated copy has, so that a copy can be sent again as it is."""
    return {headings.plain_head(words.say("annotate.column")) for words in config.words.values()}
