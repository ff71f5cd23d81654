"""Compare a built site with the workbook it came from.

    python -m tests.realdata.verify FILE.xlsx DISCLOSURES LEFT_OUT.csv SITE

Nothing lost, nothing altered, nothing compared that cannot be compared, and nobody misled about who said it: the site
is read as a stranger reads it, through its open data, its API and its pages; the workbook without the mapping.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.model import routes
from tests.by_hand import LISTS, Shelf, shelves
from tests.realdata.kept import altered, left_out, misplaced, reasons, resettled, restaged, stages_of, sums
from tests.realdata.tables import Row, read_table
from tests.realdata.workbook import Reported, Stated, read_workbook

TABLE, STAGES, PRODUCTS, ORGANISATIONS = (
    routes.dataset(name, "csv") for name in ("footprints", "stages", "products", "organisation")
)
DOCUMENTS = f"{routes.API}products/*.json"
PROVENANCE = "compiled"
NOTICE = "compiled by a third party"
PAGE_WORDS = {"zh": "第三方整理", "en": NOTICE}
"""What a page of compiled data must say, in its own language."""


@dataclass(frozen=True)
class Published:
    """A site with what it was made of: the source, the packages, and the list of what was left out."""

    file: Path
    out: Path
    left: Path
    site: Path

    @cached_property
    def source(self) -> tuple[Reported, ...]:
        """Return the footprints of the workbook."""
        return read_workbook(self.file)

    @cached_property
    def documents(self) -> list[dict[str, Any]]:
        """Return the API's documents of all products."""
        return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(self.site.glob(DOCUMENTS))]

    def table(self, name: str) -> list[Row]:
        """Return a table of the open data."""
        return read_table(self.site / name)

    @property
    def as_of(self) -> date:
        """Return the day of the site."""
        document = json.loads((self.site / routes.STATUS_JSON).read_text(encoding="utf-8"))
        return date.fromisoformat(document["as_of"])


def problems(published: Published) -> Iterator[str]:
    """Yield everything in which the site differs from the source, in words."""
    rows, source, documents = published.table(TABLE), published.source, published.documents
    yield from misplaced(source, left_out(published.left), rows)
    yield from altered(source, rows)
    yield from restaged(source, stages_of((row["footprint_id"] for row in rows), published.table(STAGES)), STAGES)
    yield from restaged(source, stages_shown(documents), "the API")
    yield from resettled(source, rows, published.table(ORGANISATIONS))
    yield from unclassed(published.table(PRODUCTS))
    yield from disagreeing(documents, rows)
    for document in documents:
        yield from compared(document)
        yield from unmarked(document, published.site)
    yield from miscounted(published)
    yield from (
        f"{row['footprint_id']}: not marked as compiled in {TABLE}" for row in rows if NOTICE not in row["notice"]
    )


def stages_shown(documents: Sequence[dict[str, Any]]) -> dict[str, dict[str, Stated]]:
    """Return the stages of all footprints as the API has them."""
    return {
        footprint["footprint_id"]: {
            row["stage"]: (row["state"], None if row["value"] is None else Decimal(row["value"]))
            for row in footprint["result"]["stages"]
        }
        for document in documents
        for footprint in document["footprints"]
    }


def unclassed(products: Sequence[Row]) -> Iterator[str]:
    """Yield products of a category that no list has."""
    known = {row["code"] for row in read_table(LISTS / "categories.csv")}
    yield from (
        f"{row['product_id']}: unknown category {row['category']}" for row in products if row["category"] not in known
    )


def disagreeing(documents: Sequence[dict[str, Any]], rows: Sequence[Row]) -> Iterator[str]:
    """Yield footprints whose number in the API is not the one in the table."""
    table = {(row["org_id"], row["footprint_id"]): Decimal(row["pcf_total"]) for row in rows}
    api = {
        (document["organisation"]["org_id"], footprint["footprint_id"]): Decimal(footprint["result"]["pcf_total"])
        for document in documents
        for footprint in document["footprints"]
    }
    for key in sorted(table.keys() | api.keys()):
        if table.get(key) != api.get(key):
            yield f"{'/'.join(key)}: {table.get(key)} in {TABLE}, {api.get(key)} in the API"


def compared(document: dict[str, Any]) -> Iterator[str]:
    """Yield products and footprints that the site would compare although no rule and no unit is stated."""
    footprints = document["footprints"]
    keys = [document["comparability_key"], *(footprint["comparability_key"] for footprint in footprints)]
    if any(keys) or document["position"]:
        yield f"{document['product_id']}: has a comparability key or a position"


def miscounted(published: Published) -> Iterator[str]:
    """Yield categories in which a buyer would count other products than those worked out by hand from the packages."""
    shown: list[Shelf] = []
    for path in sorted(published.site.glob(f"{routes.PROCUREMENT}*/*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        for group in document["groups"]:
            members = tuple(sorted((Decimal(each["value"]), each["org_id"]) for each in group["products"]))
            shown.append((group["kind"], document["category"], members))
    by_hand = shelves(published.out, published.as_of)
    if sorted(shown) != by_hand:
        yield f"{len(shown)} comparability keys on the procurement pages, {len(by_hand)} by hand, or other members"


def unmarked(document: dict[str, Any], site: Path) -> Iterator[str]:
    """Yield products that do not say, in the API and on every page, that a third party compiled them."""
    marked = document["provenance"] == PROVENANCE and NOTICE in document["notice"] and document["compiled_source"]
    if not marked or document["is_sample"]:
        yield f"{document['product_id']}: not marked as compiled in the API"
    for language, address in document["page"].items():
        page = site / routes.file_of(address)
        if not page.is_file() or PAGE_WORDS[language] not in page.read_text(encoding="utf-8"):
            yield f"{document['product_id']}: page {address} is missing or does not say {PAGE_WORDS[language]}"


def account(published: Published) -> list[tuple[str, str]]:
    """Return what became of the rows, as the command prints it."""
    rows = published.table(TABLE)
    in_source, on_site = sums(published.source, rows)
    return [
        ("rows in the source", str(len(published.source))),
        ("packages", str(len(list(published.out.iterdir())))),
        ("footprints on the site", str(len(rows))),
        ("rows left out", str(len(left_out(published.left)))),
        *((f"  {code}", str(count)) for code, count in sorted(reasons(published.left).items())),
        ("sum of these in the source", f"{in_source:f} kg CO2e"),
        ("sum on the site", f"{on_site:f} kg CO2e"),
    ]


def main() -> int:
    """Verify a site and say what is wrong with it."""
    parser = argparse.ArgumentParser(description="Compare a built site with The Carbon Catalogue.")
    parser.add_argument("file", type=Path)
    parser.add_argument("out", type=Path, help="folder of packages that the import wrote")
    parser.add_argument("left", type=Path, help="list of rows that the import left out")
    parser.add_argument("site", type=Path, help="folder of the built site")
    published = Published(**vars(parser.parse_args()))
    found = list(problems(published))
    lines = [*account(published), ("problems", str(len(found)))]
    print("\n".join([*found, *(f"{name:<28}{value}" for name, value in lines)]))
    return 1 if found or not published.table(TABLE) else 0


if __name__ == "__main__":
    sys.exit(main())
