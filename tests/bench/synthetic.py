"""Packages of as many fictional products as are asked for, seeded and coherent, and small changes of them."""

import csv
import json
import random
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from generator.model.product_number import footprint_uuid
from generator.validate.identifiers import uscc_check_character

PER_ORGANISATION = 5
PRODUCT = "product-"
CATEGORIES = (
    "e-bike",
    "bicycle",
    "hot-rolled-coil-bof",
    "cement",
    "beer",
    "liquid-milk",
    "pv-module",
    "passenger-tyre",
)
STAGES = ("raw-materials", "inbound-transport", "manufacturing", "packaging")
COMPONENTS = ("biogenic-emissions", "biogenic-uptake", "land-use-change", "aircraft")

Row = dict[str, str]


def write_packages(folder: Path, products: int, starter: Path) -> None:
    """Write packages of five products each below `folder`, after the pattern of the starter package."""
    pattern = {path.stem: _rows(path) for path in starter.glob("*.csv")}
    for index in range(-(-products // PER_ORGANISATION)):
        count = min(PER_ORGANISATION, products - index * PER_ORGANISATION)
        _write_package(folder / _name(index), index, count, pattern)


def change_cell(folder: Path, index: int) -> None:
    """Change one cell of a package: call its first product by another name."""
    table = folder / _name(index) / "products.csv"
    rows = _rows(table)
    rows[0]["name_zh"] += "改"
    _write_table(table, rows)


def change_register(registers: Path, namespace: UUID) -> None:
    """Change one row of a register: let the first notice be about the first product.

    Args:
        registers: Folder of the registers.
        namespace: Of the permanent ids of footprints.

    """
    table = registers / "notices.csv"
    rows = _rows(table)
    rows[0]["footprint_uuid"] = str(footprint_uuid(namespace, _name(0), f"{PRODUCT}0-2025", 1))
    _write_table(table, rows)


def _name(index: int) -> str:
    """Return the id of an organisation, which is its folder's name."""
    return f"bench-{index:05}"


def _rows(table: Path) -> list[Row]:
    with table.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _write_table(table: Path, rows: list[Row]) -> None:
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _write_package(folder: Path, index: int, count: int, pattern: dict[str, list[Row]]) -> None:
    """Write one package."""
    folder.mkdir(parents=True)
    chance = random.Random(index)  # noqa: S311  repeatable figures, not secrets
    body = f"91120199MA{index:07}"
    organisation = pattern["organisation"][0] | {
        "org_id": folder.name,
        "name_zh": f"示例压测企业{index:05}有限公司",
        "name_en": f"Sample Bench Firm {index:05}",
        "uscc": body + uscc_check_character(body),
    }
    tables: dict[str, list[Row]] = {"organisation": [organisation]}
    for number in range(count):
        for table, rows in _product(f"{PRODUCT}{number}", chance, pattern).items():
            tables.setdefault(table, []).extend(rows)
    for table, rows in tables.items():
        _write_table(folder / f"{table}.csv", rows)
    descriptor = {
        "name": folder.name,
        "title": organisation["name_zh"],
        "licenses": [{"name": "CC-BY-4.0"}],
        "resources": [{"name": table, "path": f"{table}.csv"} for table in tables],
    }
    (folder / "datapackage.json").write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")


def _product(product_id: str, chance: random.Random, pattern: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """Return the rows of one product; its stages add up to its total."""
    values = [Decimal(chance.randrange(10, 900)) / 10 for _ in STAGES]
    total = sum(values, Decimal(0))
    key = {"footprint_id": f"{product_id}-2025", "revision": "1"}
    product = pattern["products"][0] | {
        "product_id": product_id,
        "name_zh": f"示例产品 {chance.randrange(10**6):06}",
        "model": f"M-{chance.randrange(10**6):06}",
        "category": chance.choice(CATEGORIES),
        "headline_footprint_id": key["footprint_id"],
    }
    footprint = pattern["footprints"][0] | key | {"product_id": product_id, "pcf_total": str(total)}
    footprint |= {"pcf_low": str(total - 5), "pcf_high": str(total + 5)}
    stages = [
        key | {"stage": stage, "state": "reported", "value": str(value)}
        for stage, value in zip(STAGES, values, strict=True)
    ]
    zeros = [
        key | {"scope": "stated", "component": each, "state": "assessed-zero", "value": "0"} for each in COMPONENTS
    ]
    fossil = key | {"scope": "stated", "component": "fossil", "state": "reported", "value": str(total)}
    return {"products": [product], "footprints": [footprint], "stages": stages, "components": [fossil, *zeros]}
