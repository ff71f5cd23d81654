"""A CSV table as text: UTF-8, comma, strict quoting, no guessing of any kind."""

import csv
import io
import re
from pathlib import Path

from generator.diagnostics import Finding, Location
from generator.model.submission import Table
from generator.read import limits
from generator.read.decode import EncodingProblemError, decode
from generator.read.file import UnreadableFileError, read_bytes

_CELL = re.compile(r'(?:"(?:[^"]|"")*+"|[^",\r\n]*+)(?:,|\r?\n|\Z)')
_CUT = re.compile(r'(?:"(?:[^"]|"")*+"|[^",\r\n]*+)\r')
"""A cell that is right but for the carriage return behind it."""
_LONE_RETURN = re.compile(r"\r(?!\n)")

Rows = list[tuple[int, tuple[str, ...]]]


def read_table(path: Path, name: str, file: str) -> tuple[Table | None, list[Finding]]:
    """Return the table in a file on disk, if it can be read at all, and what was met on the way."""
    try:
        content = read_bytes(path, limits.TABLE_BYTES)
    except UnreadableFileError as error:
        return None, [Finding(error.code, Location(file), path.name, error.holes)]
    return parse_table(content, name, file)


def parse_table(content: bytes, name: str, file: str) -> tuple[Table | None, list[Finding]]:
    """Return the table that some bytes hold, if they hold one, and what was met on the way."""
    try:
        text, marked = decode(content)
    except EncodingProblemError as error:
        return None, [Finding("csv-encoding", Location(file), "", {"problem": str(error)})]
    findings = [Finding("csv-byte-order-mark", Location(file))] if marked else []
    problem = _structure_problem(text, file)
    if problem:
        return None, [*findings, problem]
    rows = [
        (number, tuple(cells)) for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), 1)
    ]
    return _table(name, file, rows, findings)


def _structure_problem(text: str, file: str) -> Finding | None:
    """Return what makes the text something else than the CSV that everybody reads alike.

    `csv.reader(strict=True)` still accepts a quote inside an unquoted cell, and a lone carriage return as a row end;
    other readers see other cells there, so both are refused. Rows are counted as a spreadsheet does: a line end within
    quotes begins no row.
    """
    lone = _LONE_RETURN.search(text)
    if '"' not in text:
        return Finding("csv-row-end", Location(file, text.count("\n", 0, lone.start()) + 1)) if lone else None
    row, position = 1, 0
    while position < len(text):
        cell = _CELL.match(text, position)
        if cell is None:
            return Finding("csv-row-end" if _CUT.match(text, position) else "csv-quote", Location(file, row))
        position = cell.end()
        if lone and lone.start() < position:
            return Finding("csv-row-end", Location(file, row))
        row += text[position - 1] == "\n"
    return None


def _table(name: str, file: str, rows: Rows, findings: list[Finding]) -> tuple[Table | None, list[Finding]]:
    """Return the table without the empty rows and columns that spreadsheets leave at the end."""
    kept = _without_trailing_rows(rows)
    if not kept or kept[0][0] != 1 or not any(kept[0][1]):
        return None, [*findings, Finding("csv-empty", Location(file))]
    header = _without_trailing_cells(kept[0][1])
    dropped = len(rows) - len(kept) + len(kept[0][1]) - len(header)
    if dropped:
        findings.append(Finding("csv-trailing-empty", Location(file), "", {"count": str(dropped)}))
    over = _over_limit(header, kept, file)
    if over:
        return None, [*findings, over]
    body = [(number, _fitted(cells, len(header))) for number, cells in kept[1:]]
    good, problems = _well_formed(body, len(header), file)
    if not body:
        problems.append(Finding("csv-no-rows", Location(file)))
    odd = {number for number, _ in body} - {number for number, _ in good}
    left = tuple(row for row in body if row[0] in odd)
    return Table(name, file, header, tuple(good), left), [*findings, *problems]


def _without_trailing_rows(rows: Rows) -> Rows:
    """Return the rows up to the last one that holds anything."""
    last = next((index for index in range(len(rows) - 1, -1, -1) if any(rows[index][1])), -1)
    return rows[: last + 1]


def _without_trailing_cells(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cells up to the last one that holds anything."""
    last = next((index for index in range(len(cells) - 1, -1, -1) if cells[index]), -1)
    return cells[: last + 1]


def _fitted(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    """Drop empty cells beyond the header's width; anything that is written there stays and is reported."""
    return cells[:width] if len(cells) > width and not any(cells[width:]) else cells


def _over_limit(header: tuple[str, ...], rows: Rows, file: str) -> Finding | None:
    """Return the first limit that the table breaks."""
    if len(rows) > limits.TABLE_ROWS + 1:
        return Finding("csv-limit", Location(file, limits.TABLE_ROWS + 2), "", {"limit": f"{limits.TABLE_ROWS:,}"})
    if len(header) > limits.TABLE_COLUMNS:
        return Finding("csv-limit", Location(file, 1), "", {"limit": f"{limits.TABLE_COLUMNS:,}"})
    for number, cells in rows:
        if any(len(cell) > limits.CELL_CHARACTERS for cell in cells):
            return Finding("csv-limit", Location(file, number), "", {"limit": f"{limits.CELL_CHARACTERS:,}"})
    return None


def _well_formed(body: Rows, width: int, file: str) -> tuple[Rows, list[Finding]]:
    """Return the rows that have one cell for each column, and findings about the others."""
    good: Rows = []
    findings: list[Finding] = []
    for number, cells in body:
        if not any(cells):
            findings.append(Finding("csv-blank-row", Location(file, number)))
        elif len(cells) != width:
            holes = {"cells": str(len(cells)), "columns": str(width)}
            findings.append(Finding("csv-row-length", Location(file, number), "", holes))
        else:
            good.append((number, cells))
    return good, findings
