"""An annotated copy of submitted tables: every row as it was sent, and what is wrong with it in a last column."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from generator.cli.exit_codes import MisuseError
from generator.config import SiteConfig
from generator.diagnostics import Diagnostic, Report, column_letters, explained
from generator.model.cell_text import starts_formula
from generator.model.submission import Table

PROBLEMS_FILE = "problems.csv"
_NUMBER = re.compile(r"[-+]?[0-9.]+", re.ASCII)


def require_new(folder: str, config: SiteConfig) -> None:
    """Refuse a folder that is not empty, so that the copy overwrites nothing.

    Raises:
        MisuseError: Something stands there.

    """
    path = Path(folder)
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise MisuseError(config.say("misuse.not_empty", folder=folder))


def annotate(report: Report, tables: Iterable[Table], folder: str, config: SiteConfig) -> None:
    """Write the copy of every table, and a list of everything that was found."""
    column = next(iter(config.words.values())).say("annotate.column")
    for table in tables:
        place = PurePath(table.file)
        found = [each for each in report.diagnostics if each.location.file == table.file]
        _write(Path(folder) / place.parent.name / place.name, _annotated(table, found, column))
    _write(Path(folder) / PROBLEMS_FILE, _listed(report, config))


def _annotated(table: Table, found: Sequence[Diagnostic], column: str) -> Iterator[Sequence[str]]:
    """Yield the header and the rows, each as wide as the widest, with their explanations."""
    rows = sorted((*table.rows, *table.odd))
    width = max(len(table.header), *(len(cells) for _, cells in rows), 0)
    notes: dict[int, list[str]] = {}
    for diagnostic in found:
        notes.setdefault(max(diagnostic.location.row, 1), []).append(explained(diagnostic, _letters(diagnostic, table)))
    first = " ".join((column, *notes.get(1, ())))
    yield (*table.header, *[""] * (width - len(table.header)), first)
    for number, cells in rows:
        yield (*cells, *[""] * (width - len(cells)), " ".join(notes.get(number, ())))


def _letters(diagnostic: Diagnostic, table: Table) -> str:
    """Return the letters of the column in which something is wrong, as a spreadsheet shows them."""
    column = diagnostic.location.column
    return column_letters(table.header.index(column)) if column in table.header else ""


def _listed(report: Report, config: SiteConfig) -> Iterator[Sequence[str]]:
    """Yield everything that was found, one row each: also what stands in no row of a table."""
    says = [words.say for words in config.words.values()]
    parts = ("comment.problem", "comment.fix")
    yield ("file", "row", "column", "severity", "code", *(say(part) for say in says for part in parts))
    for each in report.diagnostics:
        at = each.location
        texts = (text for language in config.words for text in (each.message[language], each.fix[language]))
        yield (at.file, str(at.row or ""), at.column, each.severity.value, each.code, *texts)


def _write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write a table that a spreadsheet opens as it is: with a byte order mark, and nothing that it would calculate."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([_inert(cell) for cell in row] for row in rows)


def _inert(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if starts_formula(cell) and not _NUMBER.fullmatch(cell) else cell
