"""How much a JSON file may hold. Beyond these nothing is read, so no file can cost more than they allow."""

RECORDS = 500
"""Footprints: their components alone may fill as many rows as a sheet may have."""
ROWS = 10_000
"""Of one table: a footprint may name any number of databases."""
SIGNS = 500_000
"""Brackets, colons and commas: what parsing costs is the number of values, however short they are."""
DEPTH = 32
COLUMNS = 128
"""Properties that no table has a place for, each of which is a column of its own."""
CELL_CHARACTERS = 4_096
NAME_CHARACTERS = 40
"""Of a property whose name is none that PACT could have."""
