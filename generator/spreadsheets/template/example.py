"""The full form filled with the starter package, which is fictional: what a finished form looks like."""

import csv
from collections.abc import Iterable
from pathlib import Path

from generator.config import SiteConfig
from generator.model.submission import LICENCE, Table
from generator.spreadsheets import questions
from generator.spreadsheets.template.workbook import template

STARTER = Path("site_config", "starter")


def starter_tables(config: SiteConfig) -> tuple[Table, ...]:
    """Return the tables of the starter package."""
    return tuple(_table(path) for path in sorted((config.root / STARTER).glob("*.csv")))


def filled_example(tables: Iterable[Table], config: SiteConfig) -> bytes:
    """Return the form filled with the tables of a package."""
    return template(questions.FULL, config, {table.name: table for table in tables}, LICENCE)


def _table(path: Path) -> Table:
    """Return a table of the starter package."""
    with path.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream, strict=True)
    body = tuple((number, tuple(cells)) for number, cells in enumerate(rows, 2))
    return Table(path.stem, path.name, tuple(header), body)
