"""The status list: one row for each product, kinds apart, and ten lines that find what changed overnight."""

import csv
import hashlib
import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.model import routes
from generator.model.artifact import Json, ManifestEntry
from generator.model.board import KINDS
from generator.model.catalogue import Catalogue
from generator.model.disclosure import Organisation
from generator.pages.shop.embed import COLUMNS
from generator.publish.sitemap import sitemap
from generator.publish.status_lists import StatusRow, status_lists
from tests.builders import ROOT, a_catalogue, a_config, a_disclosure, a_footprint, a_product, an_organisation

NIGHTLY = ROOT / "content" / "assets" / "nightly.py"
GTINS = ("4006381333931", "96385074")


def owner(org_id: str = "acme", **given: object) -> Organisation:
    return an_organisation(org_id, **({"is_sample": False} | given))


def lists(catalogue: Catalogue, manifest: dict[str, ManifestEntry] | None = None) -> dict[str, str]:
    return {each.path: each.content.decode() for each in status_lists(catalogue, a_config(), manifest or {})}


def rows(catalogue: Catalogue, kind: str = "own") -> list[Json]:
    document = json.loads(lists(catalogue)[routes.of_kind(routes.STATUS_JSON, kind)])
    return list(document["products"])


def of_each_kind() -> Catalogue:
    compiled = {"provenance": "compiled", "compiled_source": "x", "compiled_licence": "CC BY 4.0"}
    owners = (owner(), an_organisation("sample"), owner("compiled", **compiled))
    return a_catalogue(*(a_disclosure(each, products=(a_product(),), footprints=(a_footprint(),)) for each in owners))


def test_kinds_never_share_a_list() -> None:
    catalogue = of_each_kind()
    for kind in ("own", "sample", "compiled"):
        assert [row["kind"] for row in rows(catalogue, kind)] == [kind]
    assert len({row["number"] for kind in KINDS for row in rows(catalogue, kind)}) == 3


def test_only_fictional_lists_are_called_fictional() -> None:
    found = lists(of_each_kind())
    assert "示例数据" in json.loads(found["api/v1/status-sample.json"])["notice"]
    assert json.loads(found["api/v1/status.json"])["notice"] == ""
    assert json.loads(found["api/v1/status-compiled.json"])["licence"] is None


def test_an_empty_list_still_answers() -> None:
    found = lists(a_catalogue())
    assert json.loads(found["api/v1/status.json"])["products"] == []
    assert found["api/v1/status.csv"].splitlines() == [",".join(COLUMNS)]


def test_the_page_explains_exactly_the_columns_of_the_list() -> None:
    assert tuple(StatusRow.__annotations__) == COLUMNS
    assert all(tuple(row) == COLUMNS for row in rows(of_each_kind()))


def test_a_row_says_what_a_shop_asks() -> None:
    product = a_product(gtins=GTINS, former_ids=("old",))
    catalogue = a_catalogue(a_disclosure(owner(), products=(product,), footprints=(a_footprint(),)))
    entry, (row,) = catalogue.products[0], rows(catalogue)
    assert row["number"] == entry.number
    assert row["former_numbers"] == list(entry.former_numbers)
    assert row["gtins"] == ["04006381333931", "00000096385074"]
    assert (row["state"], row["valid_through"], row["successor"]) == ("valid", "2028-12-31", None)


def test_table_and_document_say_the_same() -> None:
    product = a_product(gtins=GTINS)
    found = lists(a_catalogue(a_disclosure(owner(), products=(product,), footprints=(a_footprint(),))))
    (table,) = csv.DictReader(io.StringIO(found["api/v1/status.csv"]))
    (row,) = json.loads(found["api/v1/status.json"])["products"]
    assert table == {key: ";".join(cell) if isinstance(cell, list) else cell or "" for key, cell in row.items()}


def test_a_row_has_the_fingerprints_of_the_pictures() -> None:
    catalogue = a_catalogue()
    number = catalogue.products[0].number
    prints = {name: hashlib.sha256(name.encode()).hexdigest() for name in ("label.svg", "badge.svg")}
    manifest = {routes.label(number, name): ManifestEntry(1, found) for name, found in prints.items()}
    (row,) = json.loads(lists(catalogue, manifest)["api/v1/status-sample.json"])["products"]
    assert (row["label_sha256"], row["badge_sha256"]) == (prints["label.svg"], prints["badge.svg"])


def test_a_withdrawn_product_has_no_expiry() -> None:
    footprint = a_footprint(status="withdrawn", status_on=date(2026, 6, 1))
    (row,) = rows(a_catalogue(a_disclosure(owner(), products=(a_product(),), footprints=(footprint,))))
    assert (row["state"], row["valid_through"]) == ("withdrawn", None)


def test_the_successor_is_another_product_not_a_new_revision() -> None:
    old = a_footprint(status="deprecated", status_on=date(2026, 6, 1), successor="bike-2026")
    own_new = a_footprint(footprint_id="bike-2026")
    (row,) = rows(a_catalogue(a_disclosure(owner(), products=(a_product(),), footprints=(old, own_new))))
    assert row["successor"] is None
    other = a_footprint("trike", footprint_id="bike-2026")
    products = (a_product(), a_product("trike", headline_footprint_id="bike-2026", gtins=()))
    catalogue = a_catalogue(a_disclosure(owner(), products=products, footprints=(old, other)))
    numbers = {entry.product.product_id: entry.number for entry in catalogue.products}
    found = {row["number"]: row["successor"] for row in rows(catalogue)}
    assert found == {numbers["bike"]: numbers["trike"], numbers["trike"]: None}


def a_night(as_of: date, *, later: bool) -> Catalogue:
    """Return four products; the next day one has expired, one is withdrawn, one has a successor, one is as it was."""
    gone: dict[str, Any] = {"status": "withdrawn", "status_on": as_of} if later else {}
    replaced: dict[str, Any] = {"status": "deprecated", "status_on": as_of, "successor": "same-2025"} if later else {}
    given: dict[str, dict[str, Any]] = {
        "ends": {"valid_through": date(2026, 11, 22)},
        "gone": gone,
        "replaced": replaced,
        "same": {},
    }
    footprints = tuple(a_footprint(name, **changes) for name, changes in given.items())
    products = tuple(a_product(name, gtins=()) for name in given)
    return a_catalogue(a_disclosure(owner(), products=products, footprints=footprints), as_of=as_of)


def test_ten_lines_find_the_three_that_changed(tmp_path: Path) -> None:
    assert len([line for line in NIGHTLY.read_text(encoding="utf-8").splitlines() if line]) == 10
    published = tmp_path / "status.json"
    command = [sys.executable, str(NIGHTLY), published.as_uri(), str(tmp_path / "kept.json")]
    told = []
    for later, day in ((False, date(2026, 11, 22)), (False, date(2026, 11, 22)), (True, date(2026, 11, 23))):
        catalogue = a_night(day, later=later)
        published.write_text(lists(catalogue)["api/v1/status.json"], encoding="utf-8")
        told.append(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n"))
    numbers = {entry.product.product_id: entry.number for entry in catalogue.products}
    assert [[line for line in night if line] for night in told[:2]] == [[], []]
    assert sorted(line for line in told[2] if line) == sorted(
        [
            f"{numbers['ends']} expired 2026-11-22 None",
            f"{numbers['gone']} withdrawn None None",
            f"{numbers['replaced']} deprecated 2028-12-31 {numbers['same']}",
        ]
    )


@pytest.mark.parametrize("path", ["01/00000096385074/index.html", "embed/p/7k3m9qx2d/index.html"])
def test_pages_that_only_lead_on_are_not_in_the_site_map(path: str) -> None:
    manifest = {path: ManifestEntry(1, ""), "embed/index.html": ManifestEntry(1, "")}
    text = next(each.content.decode() for each in sitemap(a_catalogue(), a_config(), manifest))
    assert "/embed/<" in text
    assert path.removesuffix("index.html") not in text
