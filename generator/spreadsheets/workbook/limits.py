"""How much a workbook may hold. Beyond these nothing is read, so no file can cost more than they allow."""

MEBIBYTE = 1024 * 1024

FILE_BYTES = 10 * MEBIBYTE
MEMBERS = 2_000
UNPACKED_BYTES = 96 * MEBIBYTE
PART_BYTES = 32 * MEBIBYTE
"""A part that is parsed; what is only carried along, such as pictures, counts to the whole alone."""
TAGS = 1_200_000
"""Of all parts that may be parsed: what parsing costs is their number, however short they are."""
SHEETS = 64
ROWS = 10_000
COLUMNS = 256
ELEMENTS = 250_000
"""Cells of a sheet, empty ones with a format among them."""
CELLS = 100_000
TEXTS = 100_000
CELL_CHARACTERS = 4_096
MERGED = 2_000
