"""A reader for each form of file; a new form is a reader and a line here."""

from collections.abc import Callable, Mapping

from generator.config import SiteConfig
from generator.model.grid import Book, UnreadableBookError
from generator.pact import read_pact
from generator.spreadsheets.workbook.csv_file import read_csv
from generator.spreadsheets.workbook.xlsx import read_workbook

Reader = Callable[[str, bytes, SiteConfig], Book]

READERS: Mapping[str, Reader] = {
    "xlsx": lambda name, content, _: read_workbook(name, content),
    "csv": lambda name, content, _: read_csv(name, content),
    "json": lambda name, content, config: read_pact(name, content, config.pact),
}
"""Ending of a name to what reads the file."""


def open_book(name: str, content: bytes, config: SiteConfig) -> Book:
    """Return the sheets of a file, which is read by its name's ending.

    Raises:
        UnreadableBookError: Nobody reads such files, or this one cannot be read.

    """
    reader = READERS.get(name.rpartition(".")[2].lower())
    if reader is None:
        raise UnreadableBookError("workbook-refused", problem="workbook-kind")
    if not content:
        raise UnreadableBookError("workbook-refused", problem="workbook-broken")
    return reader(name, content, config)
