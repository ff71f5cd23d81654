"""A reader for each form of file; a new form is a reader and a line here."""

from collections.abc import Callable

from generator.sheets.book.comma import read_csv
from generator.sheets.book.workbook import read_workbook
from generator.sheets.grid import Book, UnreadableBookError
from generator.sheets.pact import read_pact

Reader = Callable[[str, bytes], Book]

READERS: dict[str, Reader] = {"xlsx": read_workbook, "csv": read_csv, "json": read_pact}
"""Ending of a name to what reads the file."""


def open_book(name: str, content: bytes) -> Book:
    """Return the sheets of a file, which is read by its name's ending.

    Raises:
        UnreadableBookError: Nobody reads such files, or this one cannot be read.

    """
    reader = READERS.get(name.rpartition(".")[2].lower())
    if reader is None:
        raise UnreadableBookError("workbook-refused", problem="workbook-kind")
    if not content:
        raise UnreadableBookError("workbook-refused", problem="workbook-broken")
    return reader(name, content)
