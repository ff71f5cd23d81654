"""Good packages as people really write them: how spreadsheets save them, and what firms put into them."""

import csv
import io
import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.validate.rich_package import CORPUS, Row, Tables, read_rows

Edit = Callable[[Tables], None]

BASES: Mapping[str, str] = {
    "small": "minimal-partial/shili-pipe",
    "full": "full-consumer/shili-ebike",
    "plants": "two-plants/shili-steel",
    "wood": "wood-panel-biogenic/shili-panel",
    "battery": "battery-per-kwh-delivered/shili-cell",
}


@dataclass(frozen=True)
class Style:
    """How a program writes a table."""

    mark: bytes = b""
    end: str = "\n"
    quote_all: bool = False
    backwards: bool = False
    extra_columns: int = 0
    extra_rows: int = 0
    final_end: bool = True


STYLES: Mapping[str, Style] = {
    "plain": Style(),
    "excel": Style(mark=b"\xef\xbb\xbf", end="\r\n"),
    "excel-with-empty-cells": Style(mark=b"\xef\xbb\xbf", end="\r\n", extra_columns=3, extra_rows=20),
    "wps-quotes-everything": Style(mark=b"\xef\xbb\xbf", end="\r\n", quote_all=True),
    "libreoffice": Style(quote_all=True),
    "columns-the-other-way": Style(backwards=True),
    "no-last-line-end": Style(final_end=False),
    "empty-rows-at-the-end": Style(extra_rows=3),
}


def read(base: str) -> Tables:
    """Return the tables of a package of the corpus, free to be changed."""
    folder = CORPUS / BASES[base]
    return {path.stem: [dict(row) for row in read_rows(path)] for path in sorted(folder.glob("*.csv"))}


def write(folder: Path, base: str, tables: Tables, style: Style) -> Path:
    """Write tables as the package `folder` in some program's way."""
    folder.mkdir(parents=True)
    documents = CORPUS / BASES[base] / "documents"
    if documents.is_dir():
        shutil.copytree(documents, folder / "documents")
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_bytes(encoded(rows, style))
    descriptor = {
        "name": folder.name,
        "title": f"{folder.name} 产品碳足迹（示例数据）",
        "licenses": [{"name": "CC-BY-4.0"}],
        "resources": [{"name": name, "path": f"{name}.csv"} for name in tables],
    }
    (folder / "datapackage.json").write_text(json.dumps(descriptor, ensure_ascii=False, indent=4), encoding="utf-8")
    return folder


def encoded(rows: list[Row], style: Style) -> bytes:
    """Return a table as a program would save it."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    if style.backwards:
        columns.reverse()
    stream = io.StringIO(newline="")
    kind: type[csv.Dialect] = csv.unix_dialect if style.quote_all else csv.excel
    writer = csv.writer(stream, kind, lineterminator=style.end)
    empty = [""] * style.extra_columns
    writer.writerow([*columns, *empty])
    writer.writerows([row.get(column, "") for column in columns] + empty for row in rows)
    writer.writerows([""] * (len(columns) + style.extra_columns) for _ in range(style.extra_rows))
    text = stream.getvalue()
    return style.mark + (text if style.final_end else text.removesuffix(style.end)).encode()


def every(table: str, **cells: str) -> Edit:
    """Return the edit that writes cells into every row of a table."""

    def edit(tables: Tables) -> None:
        tables[table] = [row | cells for row in tables[table]]

    return edit


def added(table: str, **cells: str) -> Edit:
    """Return the edit that adds a row to a table, made from its first one where there is one."""

    def edit(tables: Tables) -> None:
        rows = tables.setdefault(table, [])
        rows.append((rows[0] if rows else {}) | cells)

    return edit


def all_of(*edits: Edit) -> Edit:
    """Return some edits as one."""

    def edit(tables: Tables) -> None:
        for each in edits:
            each(tables)

    return edit


def without(table: str, *columns: str) -> Edit:
    """Return the edit that leaves columns out of a table."""

    def edit(tables: Tables) -> None:
        tables[table] = [{name: cell for name, cell in row.items() if name not in columns} for row in tables[table]]

    return edit


def group(count: int) -> Edit:
    """Return the edit that makes a group of many products of a firm with one."""

    def edit(tables: Tables) -> None:
        product, footprint = tables["products"][0], tables["footprints"][0]
        names = [f"tube-{number}" for number in range(1, count + 1)]
        tables["products"] = [
            product
            | {
                "product_id": name,
                "headline_footprint_id": f"{name}-2025",
                "name_zh": f"示例焊接钢管 {name}",
                "model": name.upper(),
            }
            for name in names
        ]
        tables["footprints"] = [
            footprint | {"footprint_id": f"{name}-2025", "product_id": name, "pcf_total": str(2300 + place)}
            for place, name in enumerate(names)
        ]

    return edit
