"""Compare a built site with the workbook it came from.

    python -m tests.realdata.verify FILE.xlsx OUT_DIR SITE

Nothing lost, nothing altered, nothing compared that cannot be compared, and nobody misled about who said it: the site
is read as a stranger reads it, through its open data, its API and its pages.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.model import routes
from tests.by_hand import Shelf, shelves
from tests.realdata.account import added, exclusions, totals
from tests.realdata.mapping import Row
from tests.realdata.package import read_table
from tests.realdata.workbook import read_workbook

TABLE = routes.dataset("footprints", "csv")
DOCUMENTS = f"{routes.API}products/*.json"
PROVENANCE = "compiled"
NOTICE = "compiled by a third party"
PAGE_WORDS = {"zh": "第三方整理", "en": NOTICE}
"""What a page of compiled data must say, in its own language."""


def problems(file: Path, out: Path, site: Path) -> Iterator[str]:
    """Yield everything in which the site differs from the source, in words."""
    rows = read_table(site / TABLE)
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(site.glob(DOCUMENTS))]
    stated = totals(file)
    yield from misplaced(file, out, rows)
    yield from altered(stated, rows)
    yield from disagreeing(documents, rows)
    for document in documents:
        yield from compared(document)
        yield from unmarked(document, site)
    yield from miscounted(out, site)
    yield from (
        f"{row['footprint_id']}: not marked as compiled in {TABLE}" for row in rows if NOTICE not in row["notice"]
    )


def misplaced(file: Path, out: Path, rows: list[Row]) -> Iterator[str]:
    """Yield source ids that are not exactly once on the site or on the list of exclusions."""
    placed = Counter([row["footprint_id"] for row in rows] + [line["source_id"] for line in exclusions(out)])
    expected = Counter(row.source_id for row in read_workbook(file))
    for source_id in sorted(placed.keys() | expected.keys()):
        if placed[source_id] != expected[source_id]:
            yield f"{source_id}: {expected[source_id]} in the source, {placed[source_id]} on the site or excluded"


def altered(stated: dict[str, str], rows: list[Row]) -> Iterator[str]:
    """Yield numbers that are not the source's to the last digit, one by one and in their sum."""
    known = [row for row in rows if row["footprint_id"] in stated]
    for row in known:
        if row["pcf_total"] != stated[row["footprint_id"]]:
            yield f"{row['footprint_id']}: {stated[row['footprint_id']]} in the source, {row['pcf_total']} on the site"
    in_source = added(stated[row["footprint_id"]] for row in known)
    on_site = added(row["pcf_total"] for row in rows)
    if in_source != on_site:
        yield f"the sum is {in_source:f} in the source and {on_site:f} on the site"


def disagreeing(documents: list[dict[str, Any]], rows: list[Row]) -> Iterator[str]:
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


def miscounted(out: Path, site: Path) -> Iterator[str]:
    """Yield categories in which a buyer would count other products than those worked out by hand from the packages."""
    shown: list[Shelf] = []
    for path in sorted(site.glob(f"{routes.PROCUREMENT}*/*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        for group in document["groups"]:
            members = tuple(sorted((Decimal(each["value"]), each["org_id"]) for each in group["products"]))
            shown.append((group["kind"], document["category"], members))
    by_hand = shelves(out, date.fromisoformat(as_of(site)))
    if sorted(shown) != by_hand:
        yield f"{len(shown)} comparability keys on the procurement pages, {len(by_hand)} by hand, or other members"


def as_of(site: Path) -> str:
    """Return the day of a built site."""
    document: dict[str, str] = json.loads((site / routes.API_PRODUCTS).read_text(encoding="utf-8"))
    return document["as_of"]


def unmarked(document: dict[str, Any], site: Path) -> Iterator[str]:
    """Yield products that do not say, in the API and on every page, that a third party compiled them."""
    marked = document["provenance"] == PROVENANCE and NOTICE in document["notice"] and document["compiled_source"]
    if not marked or document["is_sample"]:
        yield f"{document['product_id']}: not marked as compiled in the API"
    for language, address in document["page"].items():
        page = site / routes.file_of(address)
        if not page.is_file() or PAGE_WORDS[language] not in page.read_text(encoding="utf-8"):
            yield f"{document['product_id']}: page {address} is missing or does not say {PAGE_WORDS[language]}"


def main() -> int:
    """Verify a site and say what is wrong with it."""
    parser = argparse.ArgumentParser(description="Compare a built site with The Carbon Catalogue.")
    parser.add_argument("file", type=Path)
    parser.add_argument("out", type=Path, help="folder of packages that the converter wrote")
    parser.add_argument("site", type=Path, help="folder of the built site")
    options = parser.parse_args()
    found = list(problems(options.file, options.out, options.site))
    for problem in found:
        print(problem)
    rows = read_table(options.site / TABLE)
    print(f"{len(rows)} footprints on the site, {len(exclusions(options.out))} excluded, {len(found)} problems,")
    print(f"sum {added(row['pcf_total'] for row in rows):f} kg CO2e")
    return 1 if found or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
