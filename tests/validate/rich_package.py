"""A package that fills every column of every table, and how to write it to a folder as often as wanted."""

import csv
import json
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.config import SiteConfig
from generator.validate.identifiers import gs1_check_digit, uscc_check_character

CORE = ("organisation", "sites", "products", "footprints", "stages", "components")
"""Tables that a package with this footprint cannot do without."""

CORPUS = Path(__file__).resolve().parent.parent / "packages" / "valid"
FOLDER = CORPUS / "full-consumer" / "shili-ebike"

Row = dict[str, str]
Tables = dict[str, list[Row]]

OVERRIDES: Mapping[str, Row] = {
    "footprints": {"successor": "commuter-e1-2024"},
    "documents": {"url": ""},
    "sources": {"redistributable": "true"},
    "organisation": {"compiled_source": "示例碳足迹数据集"},
    "labels": {"grade": "", "grade_scheme": ""},
}
"""Cells in which the examples of the columns do not fit together."""

UNFILLED = [("labels", "grade"), ("labels", "grade_scheme")]
"""Columns that nobody may fill while no grading scheme is in force."""


def rich_tables(config: SiteConfig, number: int) -> Tables:
    """Return every table, every column of it filled somewhere; what must be unique differs with `number`."""
    found = {path.stem: read_rows(path) for path in sorted(FOLDER.glob("*.csv"))}
    tables: Tables = {}
    for name, schema in config.schemas.items():
        rows = found.get(name) or ({field.name: field.example for field in schema.fields},)
        examples = {field.name: field.example for field in schema.fields}
        filled = {column: rows[0].get(column) or examples[column] for column in schema.columns}
        first = filled | OVERRIDES.get(name, {})
        tables[name] = [first, *({column: row.get(column, "") for column in schema.columns} for row in rows[1:])]
    _add_second_footprint(tables)
    tables["documents"].append(
        tables["documents"][0] | {"document_id": "web", "path": "", "url": "https://a.example/d"}
    )
    _make_unique(tables, number)
    return tables


def around(tables: Tables, table: str) -> Tables:
    """Return one table and those that it or the package cannot do without: fewer files, the same verdict on it."""
    needed = {*CORE, table, *(["documents"] if table == "verifications" else [])}
    return {name: rows for name, rows in tables.items() if name in needed}


@cache
def read_rows(path: Path) -> tuple[Row, ...]:
    """Return the rows of a table of the corpus."""
    with path.open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))


def _add_second_footprint(tables: Tables) -> None:
    """Add the footprint that the first one names as its successor, with stages and components of its own."""
    other = {
        "footprint_id": "commuter-e1-2024",
        "successor": "",
        "reference_period_first_day": "2024-01-01",
        "reference_period_last_day": "2024-12-31",
    }
    tables["footprints"].append(tables["footprints"][0] | other)
    for name in ("stages", "components"):
        tables[name] += [row | {"footprint_id": "commuter-e1-2024"} for row in tables[name]]


def _make_unique(tables: Tables, number: int) -> None:
    """Give the package values that no other one has."""
    uscc = f"91120199MB{number:07}"
    gtin = f"952{number:09}"
    tables["organisation"][0] |= {
        "org_id": f"rich-{number}",
        "name_zh": f"示例电动车{number}有限公司",
        "name_en": f"Sample E-Bike {number}",
        "uscc": uscc + uscc_check_character(uscc),
    }
    tables["products"][0] |= {"gtins": gtin + gs1_check_digit(gtin)}
    tables["labels"][0] |= {"certificate_number": f"SAMPLE/{number}"}


def write_package(folder: Path, tables: Tables) -> Path:
    """Write tables as the package `folder`, and return it."""
    folder.mkdir()
    if "documents" in tables:
        shutil.copytree(FOLDER / "documents", folder / "documents")
    for name, rows in tables.items():
        write_table(folder / f"{name}.csv", rows)
    descriptor = {
        "name": folder.name,
        "title": "示例",
        "licenses": [{"name": "CC-BY-4.0"}],
        "resources": [{"name": name, "path": f"{name}.csv"} for name in tables],
    }
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


def write_table(path: Path, rows: list[Row]) -> None:
    """Write one table."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
