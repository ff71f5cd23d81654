"""Somebody's own spreadsheet read by a mapping file: their rows, heads and words to our tables, columns and codes.

A mapping decides nothing about numbers: what it makes is read cell by cell as if it had been typed into our own form,
and every cell keeps the way back to where it was typed.
"""

from generator.spreadsheets.mapping.application import MappedBooks, apply_mapping
from generator.spreadsheets.mapping.loader import InvalidMappingError, read_mapping
from generator.spreadsheets.mapping.mapping_file import MappingFile

__all__ = ["InvalidMappingError", "MappedBooks", "MappingFile", "apply_mapping", "read_mapping"]
