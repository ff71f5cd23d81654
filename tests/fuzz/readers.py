"""Four readers of one CSV file: what we accept, they all must see alike."""

import csv
import io
from pathlib import Path

import pandas as pd
from frictionless import Dialect, Schema, fields, formats
from frictionless.resources import TableResource

from generator.diagnostics import CODES, Severity
from generator.read import read_table

Rows = list[list[str]]


def trimmed(rows: Rows) -> Rows:
    """Drop the empty cells and rows at the end, which spreadsheets leave behind."""
    short = [row[: max((place for place, cell in enumerate(row, 1) if cell), default=0)] for row in rows]
    while short and not short[-1]:
        short.pop()
    return short


def by_us(path: Path) -> Rows | None:
    """Return what our reader sees; nothing where it refuses."""
    table, findings = read_table(path, "products", "products.csv")
    if table is None or any(CODES[finding.code].severity is Severity.ERROR for finding in findings):
        return None
    return trimmed([list(table.header), *([*cells] for _, cells in table.rows)])


def by_csv(text: str) -> Rows:
    """Return what the standard library sees."""
    return trimmed(list(csv.reader(io.StringIO(text, newline=""))))


def by_pandas(text: str) -> Rows:
    """Return what pandas sees, every cell as text."""
    width = max(len(row) for row in csv.reader(io.StringIO(text, newline="")))
    frame = pd.read_csv(
        io.StringIO(text, newline=""),
        header=None,
        names=range(width),
        dtype=str,
        keep_default_na=False,
        na_filter=False,
        skip_blank_lines=False,
    )
    return trimmed(frame.fillna("").to_numpy().tolist())


def by_frictionless(path: Path) -> Rows:
    """Return what Frictionless sees when it is told nothing but the dialect."""
    dialect = Dialect(header=False, skip_blank_rows=False, controls=[formats.CsvControl(delimiter=",", quote_char='"')])
    width = max(len(row) for row in csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    schema = Schema(fields=[fields.AnyField(name=f"c{place}") for place in range(width)])
    resource = TableResource(
        path=path.name, basepath=str(path.parent), encoding="utf-8-sig", format="csv", dialect=dialect, schema=schema
    )
    with resource:
        return trimmed([["" if cell is None else str(cell) for cell in row] for row in resource.cell_stream])


def disagreement(path: Path, *, slowly: bool) -> str:
    """Return the name of a reader that sees other cells in an accepted file; nothing where all agree or we refuse."""
    ours = by_us(path)
    if ours is None:
        return ""
    text = path.read_bytes().decode("utf-8-sig")
    if by_csv(text) != ours:
        return "csv"
    if by_pandas(text) != ours:
        return "pandas"
    return "frictionless" if slowly and by_frictionless(path) != ours else ""
