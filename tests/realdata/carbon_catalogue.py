"""Turn the workbook of The Carbon Catalogue into disclosure packages that the portal accepts.

    python -m tests.realdata.carbon_catalogue FILE.xlsx OUT_DIR

Every source row ends in OUT_DIR or in `excluded.csv` beside it, exactly once. What the portal refuses is dropped with
the codes of its own check, never mended; `changed.csv` lists texts whose white space or length was put in order.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.model.sums import agrees
from tests.realdata import mapping
from tests.realdata import workbook as source
from tests.realdata.account import EXCLUDED, account, is_complete
from tests.realdata.mapping import Row
from tests.realdata.package import org_ids, source_ids, write_packages, write_table
from tests.realdata.wording import plain
from tests.realdata.workbook import Reported, read_workbook, written

ROOT = Path(__file__).resolve().parents[2]
CHANGED = "changed.csv"
TEXT_COLUMNS = (source.NAME, source.DETAIL, source.COMPANY)
ANSWERED = (0, 1)
"""Exit codes of a check that was carried out: nothing wrong, or problems found in the data."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a source row is not in the packages."""

    code: str
    message: str


Refusals = dict[str, Refusal]


def convert(file: Path, out: Path) -> Refusals:
    """Write the packages and the two lists beside them; return what was left out, by source id."""
    rows = read_workbook(file)
    names = org_ids(rows)
    refused = dict(hidden_contradictions(rows)) | dict(repeated_ids(rows))
    while True:
        out.mkdir(parents=True, exist_ok=True)
        write_packages([row for row in rows if row.source_id not in refused], names, out)
        found = refusals(out)
        if not found:
            break
        refused |= found
        shutil.rmtree(out)
    write_lists(rows, refused, out.parent)
    return refused


def repeated_ids(rows: Sequence[Reported]) -> Iterator[tuple[str, Refusal]]:
    """Yield ids that stand at several rows: nobody can say which of them is meant."""
    for source_id, count in Counter(row.source_id for row in rows).items():
        if count > 1:
            yield source_id, Refusal("key-duplicate", f"{count} rows of the source have this id")


def hidden_contradictions(rows: Sequence[Reported]) -> Iterator[tuple[str, Refusal]]:
    """Yield rows whose stages contradict the total where the packages, by not disclosing a split, would hide it."""
    for row in rows:
        total = mapping.number(written(row.cells[source.TOTAL]))
        parts = [mapping.number(text) for text in mapping.group_values(row).values()] if row.is_combined else []
        stated = [part for part in parts if part is not None]
        if total is not None and stated and not agrees(total, stated):
            message = f"The stages of the source add up to {sum(stated, Decimal(0)):f}, the total is {total:f}."
            yield row.source_id, Refusal("stages-sum", message)


def refusals(out: Path) -> Refusals:
    """Return the source rows in which the portal's own check finds an error, with all codes found for each."""
    if not any(out.iterdir()):
        return {}
    found: dict[str, dict[str, str]] = {}
    for diagnostic in check(out):
        place = Path(diagnostic["file"])
        for source_id in source_ids(out / place.parent.name, place.stem, diagnostic["row"] or 0):
            found.setdefault(source_id, {}).setdefault(diagnostic["code"], diagnostic["message"]["en"])
    return {key: Refusal(";".join(codes), " ".join(codes.values())) for key, codes in found.items()}


def check(out: Path) -> list[dict[str, Any]]:
    """Return the errors that `portal check` finds.

    Raises:
        RuntimeError: the check itself failed.

    """
    command = [sys.executable, "-m", "generator", "check", "--format", "json", str(out.resolve())]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode not in ANSWERED:
        raise RuntimeError(done.stderr)
    return [found for found in json.loads(done.stdout)["diagnostics"] if found["severity"] == "error"]


def write_lists(rows: Sequence[Reported], refused: Refusals, folder: Path) -> None:
    """Write what was left out and which texts were changed; an empty list is a header alone."""
    excluded = [excluded_line(row, refused[row.source_id]) for row in rows if row.source_id in refused]
    changed = [
        {"source_id": row.source_id, "column": column, "change": change}
        for row in rows
        for column, change in mapping.changed_texts(row, TEXT_COLUMNS)
        if row.source_id not in refused
    ]
    for name, lines, columns in (
        (EXCLUDED, excluded, ("source_id", "company", "product", "code", "message")),
        (CHANGED, changed, ("source_id", "column", "change")),
    ):
        if lines:
            write_table(folder / name, lines)
        else:
            (folder / name).write_text(",".join(columns) + "\n", encoding="utf-8")


def excluded_line(row: Reported, refusal: Refusal) -> Row:
    """Return the line of the list of exclusions for one source row."""
    return {
        "source_id": row.source_id,
        "company": plain(written(row.cells[source.COMPANY])),
        "product": plain(written(row.cells[source.NAME])),
        "code": refusal.code,
        "message": refusal.message,
    }


def main() -> int:
    """Convert a workbook and say what became of it."""
    parser = argparse.ArgumentParser(description="Turn The Carbon Catalogue into disclosure packages.")
    parser.add_argument("file", type=Path)
    parser.add_argument("out", type=Path, help="folder for the packages, new or empty")
    options = parser.parse_args()
    if options.out.exists() and any(options.out.iterdir()):
        parser.error(f"{options.out} is not empty")
    try:
        convert(options.file, options.out)
    except source.NotTheCatalogueError as error:
        print(f"{options.file}: {error}", file=sys.stderr)
        return 2
    entries = account(options.file, options.out)
    width = max(len(name) for name, _ in entries)
    print("\n".join(f"{name:<{width}}  {value}" for name, value in entries))
    return 0 if is_complete(options.file, options.out) else 1


if __name__ == "__main__":
    sys.exit(main())
