"""Tables as the files of a package: the same tables are always the same bytes."""

import csv
import io
import json
from collections.abc import Mapping

from generator.config import SiteConfig, TableSchema
from generator.model.disclosure import RECORDS
from generator.model.submission import Table


def package_files(tables: Mapping[str, Table], licence: str, config: SiteConfig) -> dict[str, bytes]:
    """Return every file of a package by its name: the descriptor and a CSV file for each table."""
    present = {name: tables[name] for name in RECORDS if name in tables}
    written = {f"{name}.csv": _csv(table, config.schemas[name]) for name, table in present.items()}
    return {"datapackage.json": _descriptor(present, licence, config), **written}


def _csv(table: Table, schema: TableSchema) -> bytes:
    """Return a table with the columns in which something stands, in the order of the schema."""
    places = {name: place for place, name in enumerate(table.header)}
    columns = [
        name for name in schema.columns if name in places and any(cells[places[name]] for _, cells in table.rows)
    ]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cells[places[name]] for name in columns] for _, cells in table.rows)
    return stream.getvalue().encode()


def _descriptor(tables: Mapping[str, Table], licence: str, config: SiteConfig) -> bytes:
    """Return the descriptor: who, under which licence, which tables."""
    owner = _owner(tables["organisation"])
    title = owner.get("name_zh") or owner.get("name_en", "")
    if owner.get("is_sample") == "true":
        title = config.say_first("package.sample_title", title=title)
    document = {
        "name": owner.get("org_id", ""),
        "title": title,
        "licenses": [{"name": licence}],
        "resources": [{"name": name, "path": f"{name}.csv"} for name in tables],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _owner(table: Table) -> dict[str, str]:
    """Return the organisation's cells by their columns."""
    return dict(zip(table.header, table.rows[0][1], strict=True))
