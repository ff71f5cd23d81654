"""Write disclosure packages, and find again which source rows a row of them came from."""

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.realdata import mapping
from tests.realdata import workbook as source
from tests.realdata.mapping import Row
from tests.realdata.wording import plain, slugs
from tests.realdata.workbook import Reported, written

HEADER_ROWS = 1


def org_ids(rows: Iterable[Reported]) -> dict[str, str]:
    """Return the folder name of each company number; two companies of one name keep two folders."""
    return slugs({row.company_id: plain(written(row.cells[source.COMPANY])) for row in rows})


def write_packages(rows: Sequence[Reported], names: dict[str, str], out: Path) -> None:
    """Write one package for each company that has a row."""
    companies: dict[str, list[Reported]] = {}
    for row in rows:
        companies.setdefault(row.company_id, []).append(row)
    for number, reported in companies.items():
        write_package(reported, names[number], out / names[number])


def write_package(rows: Sequence[Reported], org_id: str, folder: Path) -> None:
    """Write one company's package into a new folder."""
    tables = {
        "organisation": [mapping.organisation(newest(rows), org_id)],
        "products": [mapping.product(newest(years)) for years in by_product(rows).values()],
        "footprints": [mapping.footprint(row) for row in rows],
        "stages": [stage for row in rows for stage in mapping.stages(row)],
    }
    tables = {name: lines for name, lines in tables.items() if lines}
    folder.mkdir(parents=True)
    for name, lines in tables.items():
        write_table(folder / f"{name}.csv", lines)
    descriptor = {
        "name": org_id,
        "title": tables["organisation"][0]["name_en"],
        "licenses": [{"name": "notspecified"}],
        "resources": [{"name": name, "path": f"{name}.csv"} for name in tables],
    }
    (folder / "datapackage.json").write_text(json.dumps(descriptor, ensure_ascii=False, indent=2), encoding="utf-8")


def by_product(rows: Iterable[Reported]) -> dict[str, list[Reported]]:
    """Group the years of each product."""
    products: dict[str, list[Reported]] = {}
    for row in rows:
        products.setdefault(row.product_id, []).append(row)
    return products


def newest(rows: Iterable[Reported]) -> Reported:
    """Return the footprint of the latest year of reporting."""
    return max(rows, key=lambda row: (written(row.cells[source.YEAR]), row.source_id))


def write_table(path: Path, rows: Sequence[Row]) -> None:
    """Write rows as CSV under the columns of the first."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def read_table(path: Path) -> list[Row]:
    """Read back a CSV table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def source_ids(folder: Path, table: str, row: int) -> list[str]:
    """Return the source rows behind a row of a package's table; row 0 or 1 and other tables mean all of the package."""
    footprints = read_table(folder / "footprints.csv")
    everything = [line["footprint_id"] for line in footprints]
    if row <= HEADER_ROWS or table not in ("products", "footprints", "stages"):
        return everything
    concerned = read_table(folder / f"{table}.csv")[row - HEADER_ROWS - 1]
    if table == "products":
        return [line["footprint_id"] for line in footprints if line["product_id"] == concerned["product_id"]]
    return [concerned["footprint_id"]]
