"""The XML of a sheet with cells coloured and texts added; every other byte stays."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.cell_addresses import address_of, place_of
from generator.spreadsheets.annotated.splice import (
    Edit,
    escape,
    is_closed,
    opened,
    prefix_of,
    spliced,
    tag_at,
    with_attribute,
)
from generator.spreadsheets.workbook.xml_stream import listen

RELATIONS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BEHIND_NOTES = frozenset(
    (
        *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts"),
        *("extLst",),
    )
)
"""Elements before which the reference to notes stands."""


@dataclass
class _Row:
    """Where a row stands, and its cells."""

    start: int
    end: int = 0
    """Where its end tag begins; of a row without one, where the row ends."""
    cells: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    """Column to the cell's style, start and end."""


class SheetXml:
    """A sheet's XML, to which changes are collected."""

    def __init__(self, content: bytes) -> None:
        """Find rows and cells."""
        self._content = content
        self._rows: dict[int, _Row] = {}
        self._row = self._column = self._cell = self._style = 0
        self._depth = 0
        self._data = (0, 0)
        self._notes_at = self._root = 0
        self._has_notes = False
        self._new: dict[int, dict[int, bytes]] = {}
        self._edits: list[Edit] = []
        listen(content, self)

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:
        """Note where things begin."""
        self._depth += 1
        if name == "row":
            self._row, self._column = int(attributes.get("r", self._row + 1)), 0
            self._rows[self._row] = _Row(at)
        elif name == "c":
            place = place_of(attributes.get("r", ""))
            self._column = place[1] if place else self._column + 1
            style = attributes.get("s", "")
            self._cell, self._style = at, int(style) if style.isdecimal() else 0
        elif name == "sheetData":
            self._data = (at, at)
        elif name == "legacyDrawing":
            self._has_notes = True
        elif name in _BEHIND_NOTES and self._depth == 2 and not self._notes_at:  # noqa: PLR2004  a child of the root
            self._notes_at = at

    def end(self, name: str, at: int) -> None:
        """Note where things end."""
        self._depth -= 1
        if name == "c":
            self._rows[self._row].cells[self._column] = (self._style, self._cell, self._behind(self._cell, at))
        elif name == "row":
            row = self._rows[self._row]
            row.end = row.start if is_closed(tag_at(self._content, row.start)) else at
        elif name == "sheetData":
            self._data = (self._data[0], at)
        elif name == "worksheet":
            self._root = at

    def text(self, data: str) -> None:
        """Ignore text."""

    def _behind(self, start: int, end_tag: int) -> int:
        """Return where an element ends."""
        tag = tag_at(self._content, start)
        return start + len(tag) if is_closed(tag) else end_tag + len(tag_at(self._content, end_tag))

    @property
    def has_notes(self) -> bool:
        """Tell whether the sheet refers to notes or form controls already."""
        return self._has_notes

    def style(self, row: int, column: int) -> int:
        """Return the style of a cell."""
        found = self._rows.get(row)
        return found.cells.get(column, (0, 0, 0))[0] if found else 0

    def colour(self, row: int, column: int, style: int) -> None:
        """Give a cell another style; one that is not there is made."""
        found = self._rows.get(row)
        if found and column in found.cells:
            start = found.cells[column][1]
            tag = tag_at(self._content, start)
            self._edits.append(Edit(start, start + len(tag), with_attribute(tag, b"s", style)))
        else:
            self._insert(row, column, self._made(row, column, style, ""))

    def write(self, row: int, column: int, text: str, style: int) -> None:
        """Write a text into a cell, whatever stood there."""
        found = self._rows.get(row)
        made = self._made(row, column, style, text)
        if found and column in found.cells:
            _, start, end = found.cells[column]
            self._edits.append(Edit(start, end, made))
        else:
            self._insert(row, column, made)

    def refer_to_notes(self, relation: str) -> None:
        """Refer to the drawing of notes."""
        prefix = self._prefix()
        at = self._notes_at or self._root
        element = b'<%slegacyDrawing xmlns:r="%s" r:id="%s"/>' % (prefix, RELATIONS, relation.encode())
        self._edits.append(Edit(at, at, element))

    def written(self) -> bytes:
        """Return the part with all changes."""
        edits = list(self._edits)
        orphans = [row for row in sorted(self._new) if row not in self._rows]
        for row, cells in self._new.items():
            if row in self._rows:
                edits += self._into_row(self._rows[row], cells)
        return spliced(self._content, [*edits, *self._new_rows(orphans)])

    def _prefix(self) -> bytes:
        return prefix_of(tag_at(self._content, self._data[0]))

    def _made(self, row: int, column: int, style: int, text: str) -> bytes:
        """Return a cell with a text, which is never a formula."""
        prefix = self._prefix()
        head = b'<%sc r="%s" s="%d"' % (prefix, address_of(row, column).encode(), style)
        if not text:
            return head + b"/>"
        inner = b'<%sis><%st xml:space="preserve">%s</%st></%sis>' % (prefix, prefix, escape(text), prefix, prefix)
        return head + b' t="inlineStr">' + inner + b"</%sc>" % prefix

    def _insert(self, row: int, column: int, cell: bytes) -> None:
        self._new.setdefault(row, {}).setdefault(column, cell)

    def _into_row(self, row: _Row, cells: Mapping[int, bytes]) -> list[Edit]:
        """Return the changes that put cells into a row."""
        tag = tag_at(self._content, row.start)
        ordered = sorted(cells.items())
        if is_closed(tag):
            inner = b"".join(cell for _, cell in ordered)
            whole = opened(tag) + inner + b"</%srow>" % prefix_of(tag)
            return [Edit(row.start, row.start + len(tag), whole)]
        edits = []
        for column, cell in ordered:
            behind = [start for other, (_, start, _) in row.cells.items() if other > column]
            at = min(behind, default=row.end)
            edits.append(Edit(at, at, cell))
        return edits

    def _new_rows(self, rows: list[int]) -> list[Edit]:
        """Return the changes that add rows."""
        prefix = self._prefix()
        made = {
            row: b'<%srow r="%d">%s</%srow>'
            % (prefix, row, b"".join(cell for _, cell in sorted(self._new[row].items())), prefix)
            for row in rows
        }
        start, end = self._data
        tag = tag_at(self._content, start)
        if is_closed(tag) and made:
            whole = opened(tag) + b"".join(made.values()) + b"</%ssheetData>" % prefix
            return [Edit(start, start + len(tag), whole)]
        edits = []
        for row, content in made.items():
            at = min((each.start for other, each in self._rows.items() if other > row), default=end)
            edits.append(Edit(at, at, content))
        return edits
