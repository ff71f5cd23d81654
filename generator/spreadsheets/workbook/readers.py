"""A reader for each form of file with sheets; a new form is a reader and a line here."""

from collections.abc import Callable, Mapping

from generator.model.intake import UnreadableSourceError
from generator.spreadsheets.workbook.book import Book
from generator.spreadsheets.workbook.csv_file import read_csv
from generator.spreadsheets.workbook.xlsx import read_workbook

Reader = Callable[[str, bytes], Book]

READERS: Mapping[str, Reader] = {"xlsx": read_workbook, "csv": read_csv}
"""Ending of a name to what reads the file."""


def read_book(name: str, content: bytes) -> Book:
    """Return the sheets of a file, which is read by its name's ending.

    Raises:
        UnreadableSourceError: Nobody reads such files, or this one cannot be read.

    """
    reader = READERS.get(name.rpartition(".")[2].lower())
    if reader is None:
        raise UnreadableSourceError("workbook-refused", problem="workbook-kind")
    if not content:
        raise UnreadableSourceError("workbook-refused", problem="workbook-broken")
    return reader(name, content)
