"""What became of the rows: every one placed exactly once, and the sum the same to the last digit."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from tests.realdata import workbook as source
from tests.realdata.mapping import Row
from tests.realdata.package import read_table
from tests.realdata.workbook import read_workbook, written

EXCLUDED = "excluded.csv"
"""List beside the packages of the source rows that are not in them."""


def footprints(out: Path) -> list[Row]:
    """Return the rows of all packages' footprints."""
    return [line for folder in sorted(out.iterdir()) for line in read_table(folder / "footprints.csv")]


def exclusions(out: Path) -> list[Row]:
    """Return the list of what was left out."""
    return read_table(out.parent / EXCLUDED)


def totals(file: Path) -> dict[str, str]:
    """Return the source's number for each of its ids, as it is written."""
    return {row.source_id: written(row.cells[source.TOTAL]) for row in read_workbook(file)}


def added(numbers: Iterable[str]) -> Decimal:
    """Return the exact sum of written numbers."""
    return sum((Decimal(number) for number in numbers), Decimal(0))


def is_complete(file: Path, out: Path) -> bool:
    """Tell whether each row of the source is in the packages or excluded, once, and the sums are equal."""
    written_lines = footprints(out)
    placed = [line["footprint_id"] for line in written_lines] + [line["source_id"] for line in exclusions(out)]
    stated = totals(file)
    in_source = added(stated[line["footprint_id"]] for line in written_lines)
    once = Counter(placed) == Counter(row.source_id for row in read_workbook(file))
    return once and in_source == added(line["pcf_total"] for line in written_lines)


def account(file: Path, out: Path) -> list[tuple[str, str]]:
    """Return the lines of the table that the command prints."""
    rows, lines, excluded, stated = read_workbook(file), footprints(out), exclusions(out), totals(file)
    return [
        ("rows in the source", str(len(rows))),
        ("companies in the source", str(len({row.company_id for row in rows}))),
        ("products in the source", str(len({row.product_id for row in rows}))),
        ("packages written", str(len(list(out.iterdir())))),
        ("products written", str(len({line["product_id"] for line in lines}))),
        ("footprints written", str(len(lines))),
        ("rows excluded", str(len(excluded))),
        *((f"  {code}", str(count)) for code, count in sorted(Counter(line["code"] for line in excluded).items())),
        ("sum of these ids in the source", f"{added(stated[line['footprint_id']] for line in lines):f}"),
        ("sum in the packages", f"{added(line['pcf_total'] for line in lines):f}"),
        ("every row once, sums equal", "yes" if is_complete(file, out) else "NO"),
    ]
