"""A mapping applied to a book: one book of our own tables for each organisation, every cell with where it was typed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.diagnostics import Finding, Location
from generator.model.intake import Rewritten
from generator.model.places import CellPlace
from generator.normalise import numbers
from generator.normalise.cell import Cell, Kind
from generator.normalise.code_words import spelled
from generator.spreadsheets.mapping.head_findings import unknown_heads, unused_heads
from generator.spreadsheets.mapping.mapping_file import Agreement, Columns, MappingFile, Sum, TableRows
from generator.spreadsheets.mapping.rows import SourceRow, SourceSheet, source_sheet
from generator.spreadsheets.mapping.values import EMPTY, MappedCell, cell_under, disagreements, mapped_cell
from generator.spreadsheets.workbook.book import Book, Sheet

HEAD_ROW = 1
ORGANISATION, ORG_ID = "organisation", "org_id"


@dataclass(frozen=True, slots=True)
class MappedBooks:
    """What a mapping makes of a book: a book for each organisation, and what is to be said of the whole."""

    books: tuple[Book, ...]
    findings: tuple[Finding, ...] = ()


def apply_mapping(mapping: MappingFile, book: Book, name: str, left_out: Collection[CellPlace] = ()) -> MappedBooks:
    """Return the tables that a mapping makes of a book; `name` is that of its file, for what is wrong in itself.

    Raises:
        UnreadableSourceError: Its merged cells cover more than a sheet may hold.

    """
    sheets = {key: _sheet(rows.sheet, book) for key, rows in mapping.rows.items()}
    missing = [
        Finding("mapping-sheet", Location(name, cell=f"rows.{key}.sheet"), mapping.rows[key].sheet)
        for key, sheet in sheets.items()
        if sheet is None
    ]
    if missing:
        return MappedBooks((), tuple(missing))
    found = {key: source_sheet(sheet, mapping.rows[key], left_out) for key, sheet in sheets.items() if sheet}
    wrong = tuple(unknown_heads(mapping, found, name))
    if wrong:
        return MappedBooks((), wrong)
    books = tuple(_Application(mapping, found).books(book))
    empty = [] if books or left_out else [Finding("mapping-empty", Location(name, cell="tables"), book.name)]
    return MappedBooks(books, (*empty, *unused_heads(mapping, found, book)))


def _sheet(name: str, book: Book) -> Sheet | None:
    """Return the sheet of a name; without a name, the only one."""
    if not name:
        return book.sheets[0] if len(book.sheets) == 1 else None
    return next((sheet for sheet in book.sheets if spelled(sheet.name) == spelled(name)), None)


@dataclass(frozen=True, slots=True)
class _MappedRow:
    """A row of one of our tables."""

    cells: Mapping[str, MappedCell]
    row: SourceRow

    @property
    def findings(self) -> Iterator[Finding]:
        """Yield what could not be done with its cells."""
        yield from self.row.findings
        for made in self.cells.values():
            yield from made.findings


class _Application:
    """Makes the rows of all tables; keeps what was changed and what is wrong on the way."""

    def __init__(self, mapping: MappingFile, sources: Mapping[str, SourceSheet]) -> None:
        self._mapping = mapping
        self._heads = {each.sheet.name: each.sheet.place(each.last_head) for each in sources.values()}
        self._indexes: dict[tuple[str, str], dict[str, list[SourceRow]]] = {}
        self._rows = {key: list(each.rows) for key, each in sources.items()}
        self._changes: list[Rewritten] = []
        for key, rows in mapping.rows.items():
            for head, value in rows.derived.items():
                self._rows[key] = [
                    self._derived(row, head, mapped_cell(value, row, self._lookup)) for row in self._rows[key]
                ]
            self._rows[key] = [self._checked(row, rows.check) for row in self._rows[key]]

    def books(self, book: Book) -> Iterator[Book]:
        """Yield a book for each organisation, in the order in which the file names them."""
        owners: dict[str, dict[str, list[_MappedRow]]] = {}
        for table in self._mapping.tables:
            for line in self._mapped_rows(table):
                owner = self._owner(line.row)
                named = replace(line, cells={ORG_ID: owner, **line.cells}) if table.table == ORGANISATION else line
                owners.setdefault(owner.text, {}).setdefault(table.table, []).append(named if owner.text else line)
        first = (*book.rewritten, *self._changes)
        for tables in owners.values():
            changes = [*first]
            sheets = tuple(self._sheet(table, lines, changes) for table, lines in tables.items())
            every = (finding for lines in tables.values() for line in lines for finding in line.findings)
            once = {(finding.code, finding.location, finding.value): finding for finding in every}
            yield Book(book.name, sheets, tuple(changes), tuple(once.values()))
            first = ()

    def _derived(self, row: SourceRow, head: str, made: MappedCell) -> SourceRow:
        """Return a row with what is derived under a head of the mapping's own."""
        self._changes += made.changes
        plain = spelled(head)
        cells = {**row.cells, plain: made.cell} if made.text or made.is_broken else row.cells
        places = {**row.places, plain: made.place}
        return replace(row, cells=cells, places=places, findings=(*row.findings, *made.findings))

    def _checked(self, row: SourceRow, checks: Sequence[Agreement]) -> SourceRow:
        """Return a row with what in it does not agree."""
        wrong = tuple(disagreements(checks, row, self._lookup))
        return replace(row, findings=(*row.findings, *wrong)) if wrong else row

    def _lookup(self, asked: Sum, row: SourceRow) -> Sequence[SourceRow]:
        """Return the rows of another sheet in which the same thing stands as in this row."""
        key = (asked.rows, asked.same)
        if key not in self._indexes:
            index: dict[str, list[SourceRow]] = {}
            for each in self._rows[asked.rows]:
                index.setdefault(cell_under(asked.same, each).text, []).append(each)
            self._indexes[key] = index
        same = cell_under(asked.same, row).text
        return [each for each in self._indexes[key].get(same, ()) if each.meets(asked.only)] if same else []

    def _owner(self, row: SourceRow) -> MappedCell:
        """Return the id of the organisation that a row belongs to; nothing where the file is about one alone."""
        value = self._mapping.package
        return mapped_cell(value, row, self._lookup) if value else MappedCell(EMPTY)

    def _mapped_rows(self, table: TableRows) -> Iterator[_MappedRow]:
        """Yield the rows of a table of ours."""
        rows = [row for row in self._rows[table.rows] if row.meets(table.only, table.unless)]
        for row in _selected(table, rows):
            own = self._cells(table.columns, row)
            for more in table.each or ({},):
                yield _MappedRow({**own, **self._cells(more, row)}, row)

    def _cells(self, columns: Columns, row: SourceRow) -> dict[str, MappedCell]:
        """Return the cells of a row."""
        return {name: mapped_cell(value, row, self._lookup) for name, value in columns.items()}

    def _sheet(self, table: str, lines: Sequence[_MappedRow], changes: list[Rewritten]) -> Sheet:
        """Return a sheet of ours: machine names as heads, then the rows."""
        columns = list(dict.fromkeys(name for line in lines for name in line.cells))
        rows: dict[int, dict[int, Cell]] = {HEAD_ROW: {column: Cell(name) for column, name in enumerate(columns, 1)}}
        head = self._heads[lines[0].row.place.sheet]
        origins = {(HEAD_ROW, column): head for column in range(1, len(columns) + 1)}
        for number, line in enumerate(lines, HEAD_ROW + 1):
            rows[number] = {}
            origins[number, 0] = line.row.place
            for column, name in enumerate(columns, 1):
                made = line.cells.get(name)
                origins[number, column] = made.place if made and made.place.sheet else line.row.place
                if made is None:
                    continue
                if made.text or made.is_broken:
                    rows[number][column] = made.cell
                changes += [replace(change, column=name) for change in made.changes]
        return Sheet(table, rows, origins=origins)


def _selected(table: TableRows, rows: Sequence[SourceRow]) -> Iterator[SourceRow]:
    """Yield the rows that become rows of ours: all, or of each group the one that tells."""
    if not table.one_per:
        yield from rows
        return
    groups: dict[tuple[str, ...], list[SourceRow]] = {}
    for row in rows:
        groups.setdefault(tuple(cell_under(head, row).text for head in table.one_per), []).append(row)
    for group in groups.values():
        yield max(group, key=lambda row: _rank(cell_under(table.latest, row))) if table.latest else group[0]


def _rank(made: MappedCell) -> tuple[int, Decimal, str]:
    """Return by what rows of a group are ordered: numbers as numbers, days and years as they are written."""
    is_number = numbers.is_plain(made.text) and made.cell.kind in (Kind.NUMBER, Kind.TEXT)
    return (1, Decimal(made.text), "") if is_number else (0, Decimal(0), made.text)
