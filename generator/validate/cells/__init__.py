"""A table cell by cell: its header, what each cell may hold, its keys, and rows as typed records."""
