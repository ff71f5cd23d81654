"""CSV files as spreadsheets save them: with a mark or without, in UTF-8, UTF-16 or GB 18030, split by whatever sign."""

import codecs
import csv
import io
from pathlib import PurePath

from generator.model.intake import Rewritten, UnreadableSourceError
from generator.normalise.cell import Cell
from generator.spreadsheets.workbook import limits
from generator.spreadsheets.workbook.book import Book, Sheet

_DELIMITERS = (",", ";", "\t")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_csv(name: str, content: bytes) -> Book:
    """Return a CSV file as a book of one sheet.

    Raises:
        UnreadableSourceError: It is no text, or no table.

    """
    text, encoding = _decoded(content)
    sheet = PurePath(name).stem
    delimiter, body = _delimiter(text)
    try:
        rows = list(csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise UnreadableSourceError("csv-quote") from error
    if len(rows) > limits.ROWS or any(len(row) > limits.COLUMNS for row in rows):
        raise UnreadableSourceError("workbook-limit", limit=f"{limits.ROWS:,} × {limits.COLUMNS:,}")
    if any(len(cell) > limits.CELL_CHARACTERS for row in rows for cell in row):
        raise UnreadableSourceError("workbook-limit", limit=f"{limits.CELL_CHARACTERS:,}")
    done = [Rewritten("encoding", encoding, "UTF-8", sheet)] if encoding != "UTF-8" else []
    done += [Rewritten("delimiter", "TAB" if delimiter == "\t" else delimiter, ",", sheet)] if delimiter != "," else []
    cells = {
        number: {column: Cell(cell) for column, cell in enumerate(row, 1) if cell} for number, row in enumerate(rows, 1)
    }
    filled = {number: row for number, row in cells.items() if row}
    return Book(name, (Sheet(sheet, filled, file=f"{sheet}.csv"),), tuple(done))


def _decoded(content: bytes) -> tuple[str, str]:
    """Return the text and how it was encoded."""
    if content.startswith(_UTF16):
        try:
            return content.decode("utf-16"), "UTF-16"
        except UnicodeDecodeError as error:
            raise UnreadableSourceError("csv-encoding", problem="encoding-utf-16") from error
    if b"\x00" in content:
        raise UnreadableSourceError("csv-encoding", problem="encoding-binary")
    for codec, name in (("utf-8-sig", "UTF-8"), ("gb18030", "GB 18030")):
        try:
            return content.decode(codec), name
        except UnicodeDecodeError:
            continue
    raise UnreadableSourceError("csv-encoding", problem="encoding-unknown")


def _delimiter(text: str) -> tuple[str, str]:
    """Return what splits the cells, and the text without a line that only says so; its row stays, empty."""
    first, end, rest = text.partition("\n")
    line = first.strip()
    if line.lower().startswith("sep=") and len(line) == len("sep=") + 1 and line[-1] in _DELIMITERS:
        return line[-1], end + rest
    return max(_DELIMITERS, key=lambda sign: (first.count(sign), -_DELIMITERS.index(sign))), text
