"""The sender's workbook with its mistakes: cells coloured, notes on them, a column that explains, and a last sheet."""

from collections.abc import Mapping, Sequence

from generator.config import SiteConfig
from generator.diagnostics import Diagnostic, Severity, explained
from generator.model.cell_addresses import place_of
from generator.spreadsheets.annotated.listing import add_listing
from generator.spreadsheets.annotated.notes import RELATION, add_notes
from generator.spreadsheets.annotated.sheet_xml import SheetXml
from generator.spreadsheets.annotated.styles import Styles
from generator.spreadsheets.headings import plain_head
from generator.spreadsheets.workbook.archive import members
from generator.spreadsheets.workbook.book import Book, Sheet
from generator.spreadsheets.zip_archive import archive

STYLES = "xl/styles.xml"
_WORST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def annotated_copy(
    content: bytes, book: Book, heads: Mapping[str, int], diagnostics: Sequence[Diagnostic], config: SiteConfig
) -> bytes:
    """Return the copy; `heads` is the row of each sheet of ours in which its heads stand. Others are left alone."""
    parts = dict(members(content))
    styles = Styles(parts[STYLES]) if STYLES in parts else None
    for sheet in book.sheets:
        own = [each for each in diagnostics if each.location.file == sheet.file]
        if own and sheet.part in parts and sheet.name in heads:
            _mark(parts, sheet, _Marking(own, heads[sheet.name], styles, config))
    if styles:
        parts[STYLES] = styles.written()
    add_listing(parts, book, diagnostics, config)
    return archive(parts)


class _Marking:
    """What is wrong on one sheet, by cell and by row."""

    def __init__(self, diagnostics: Sequence[Diagnostic], head: int, styles: Styles | None, config: SiteConfig) -> None:
        """Group what was found."""
        self.head, self.styles = head, styles
        self.column_name = config.say_first("annotate.column")
        self.author = config.site.short_name.pick(config.languages[0].code).words
        self.cells: dict[tuple[int, int], list[Diagnostic]] = {}
        self.rows: dict[int, list[str]] = {}
        for each in diagnostics:
            at = each.location
            place = place_of(at.cell)
            if place:
                self.cells.setdefault(place, []).append(each)
            row = max(place[0] if place else at.row, head)
            self.rows.setdefault(row, []).append(explained(each, at.cell))

    def style(self, original: int, found: Sequence[Diagnostic]) -> int:
        """Return the coloured style of a cell in which something was found, or of the head that says so."""
        worst = min((each.severity for each in found), key=_WORST.index, default=Severity.ERROR)
        return self.styles.coloured(original, worst) if self.styles else original


def _mark(parts: dict[str, bytes], sheet: Sheet, marking: _Marking) -> None:
    """Change one sheet."""
    cells = SheetXml(parts[sheet.part])
    for (row, column), found in marking.cells.items():
        cells.colour(row, column, marking.style(cells.style(row, column), found))
    column = _column(sheet, marking)
    texts = {row: "\n".join(notes) for row, notes in marking.rows.items()}
    heading = "\n".join((marking.column_name, *marking.rows.get(marking.head, ())))
    for row in sheet.rows:
        if row > marking.head and row not in texts and sheet.text(row, column):
            cells.write(row, column, "", cells.style(row, column))
    for row, text in sorted({**texts, marking.head: heading}.items()):
        style = cells.style(row, column)
        cells.write(row, column, text, marking.style(style, ()) if row == marking.head else style)
    notes = {place: "\n".join(explained(each, "") for each in found) for place, found in marking.cells.items()}
    if notes and add_notes(parts, sheet.part, notes, marking.author) and not cells.has_notes:
        cells.refer_to_notes(RELATION)
    parts[sheet.part] = cells.written()


def _column(sheet: Sheet, marking: _Marking) -> int:
    """Return the column that explains: that of an earlier copy, or the first one with nothing in it."""
    for column in sheet.rows.get(marking.head, {}):
        if plain_head(sheet.text(marking.head, column)) == plain_head(marking.column_name):
            return column
    return sheet.width + 1
