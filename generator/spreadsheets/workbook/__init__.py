"""Files as books of sheets: a reader for each form of file behind one function. Nothing in a file is obeyed."""

from generator.spreadsheets.workbook.readers import read_book

__all__ = ["read_book"]
