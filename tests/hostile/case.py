"""A hostile case: what somebody sends in an otherwise good package, and what must become of it."""

import csv
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Change = Callable[[Path], None]
"""Makes a good package a hostile one."""

Cell = tuple[str, str, str]
"""Table, column, and what stands there."""


@dataclass(frozen=True)
class Refused:
    """The package is not published, and one of the outcome's codes is said at this place."""

    outcome: str
    file: str = ""
    row: int = 0
    column: str = ""


@dataclass(frozen=True)
class Accepted:
    """The package is published with these cells exactly as they were sent; `said` is what the check notes or warns."""

    cells: tuple[Cell, ...] = ()
    said: str = ""


@dataclass(frozen=True)
class Inert:
    """The package is published and the text is nothing but text: in every file, and on the product's pages."""

    cell: Cell
    on_page: bool = True


@dataclass(frozen=True)
class Case:
    """One executed case; its number is the one in the table of hostile cases."""

    number: str
    what: str
    change: Change
    expected: Refused | Accepted | Inert

    @property
    def name(self) -> str:
        """Return what the test is called."""
        return ascii(f"{self.number} {self.what}")[1:-1]


def put(table: str, column: str, value: str, row: int = 2) -> Change:
    """Return a change of one cell; rows count as a spreadsheet does."""

    def change(package: Path) -> None:
        rows = read_rows(package / f"{table}.csv")
        rows[row - 2][column] = value
        write_rows(package / f"{table}.csv", rows)

    return change


def puts(*cells: Cell) -> Change:
    """Return a change of several cells in the first rows."""
    return every(*(put(*cell) for cell in cells))


def every(*changes: Change) -> Change:
    """Return changes one after the other."""

    def change(package: Path) -> None:
        for each in changes:
            each(package)

    return change


def file(path: str, content: bytes) -> Change:
    """Return a change that writes a file."""

    def change(package: Path) -> None:
        (package / path).parent.mkdir(exist_ok=True)
        (package / path).write_bytes(content)

    return change


def rewritten(path: str, rewrite: Callable[[bytes], bytes]) -> Change:
    """Return a change of a file's bytes."""

    def change(package: Path) -> None:
        (package / path).write_bytes(rewrite((package / path).read_bytes()))

    return change


def lines(table: str, rewrite: Callable[[list[str]], Sequence[str]]) -> Change:
    """Return a change of a table's lines."""

    def rewrite_text(content: bytes) -> bytes:
        return ("\n".join(rewrite(content.decode().rstrip("\n").split("\n"))) + "\n").encode("utf-8", "surrogatepass")

    return rewritten(f"{table}.csv", rewrite_text)


def descriptor(rewrite: Callable[[dict[str, Any]], None]) -> Change:
    """Return a change of the descriptor."""

    def change(package: Path) -> None:
        path = package / "datapackage.json"
        document = json.loads(path.read_text(encoding="utf-8"))
        rewrite(document)
        path.write_text(json.dumps(document), encoding="utf-8")

    return change


def refused(number: str, cell: Cell, outcome: str, row: int = 2) -> Case:
    """Return the case of a cell that is refused where it stands."""
    table, column, value = cell
    place = Refused(outcome, f"{table}.csv", row, column)
    return Case(number, f"{table}.{column}={value[:30]!r}", put(table, column, value, row), place)


def accepted(number: str, *cells: Cell, said: str = "") -> Case:
    """Return the case of cells that are published as they are."""
    table, column, value = cells[0]
    return Case(number, f"{table}.{column}={value[:30]!r}", puts(*cells), Accepted(cells, said))


def inert(number: str, cell: Cell, *, on_page: bool = True) -> Case:
    """Return the case of a text that stays a text."""
    table, column, value = cell
    return Case(number, f"{table}.{column}={value[:30]!r}", put(table, column, value), Inert(cell, on_page))


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def write_rows(path: Path, rows: list[dict[str, str]]) -> None:
    """Write a table."""
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
