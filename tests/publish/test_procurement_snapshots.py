"""The snapshots of the procurement pages: the counts equal those worked out by hand from the submitted tables."""

import csv
import io
import json
from decimal import Decimal

import pytest

from generator.config import SiteConfig
from generator.model.catalogue import Catalogue
from generator.model.data_day import headlines_day
from generator.publish.procurement_snapshots import COLUMNS, snapshot_checksums, snapshots
from tests.builders import a_catalogue, a_config, a_market, with_status
from tests.by_hand import Row, Shelf, left, shelves
from tests.conftest import AS_OF, ROOT


def tables(catalogue: Catalogue) -> dict[str, list[Row]]:
    """Return the table of each category."""
    return {
        file.path.split("/")[1]: list(csv.DictReader(io.StringIO(file.content.decode())))
        for file in snapshots(catalogue, a_config())
        if file.path.endswith(".csv")
    }


@pytest.fixture(scope="module")
def by_hand() -> list[Shelf]:
    return shelves(ROOT / "disclosures", AS_OF)


def test_the_shelves_of_the_samples_are_those_found_by_hand(samples: Catalogue, by_hand: list[Shelf]) -> None:
    found: dict[tuple[str, str, str], list[tuple[Decimal, str]]] = {}
    for category, rows in tables(samples).items():
        for row in rows:
            if row["counted"] == "true":
                member = (Decimal(row["pcf_total"]), row["org_id"])
                found.setdefault((row["kind"], category, row["key"]), []).append(member)
    published = sorted((kind, category, tuple(sorted(members))) for (kind, category, _), members in found.items())
    assert published == by_hand
    assert len(by_hand) > 5
    assert sum(len(members) for _, _, members in by_hand) > 20


def test_a_limit_at_each_value_leaves_what_was_counted_by_hand(samples: Catalogue, by_hand: list[Shelf]) -> None:
    compared = 0
    for category, rows in tables(samples).items():
        counted = [row for row in rows if row["counted"] == "true"]
        for key in {row["key"] for row in counted}:
            members = tuple(sorted((Decimal(row["pcf_total"]), row["org_id"]) for row in counted if row["key"] == key))
            shelf = next(shelf for shelf in by_hand if shelf[1:] == (category, members))
            for row in counted:
                if row["key"] == key:
                    within = int(row["products_within"]), int(row["organisations_within"])
                    assert within == left(shelf, Decimal(row["pcf_total"]))
                    compared += 1
    assert compared > 20


def test_every_product_of_a_category_stands_in_its_snapshot_once(samples: Catalogue) -> None:
    published = tables(samples)
    for entry in samples.categories:
        numbers = sorted(row["number"] for row in published[entry.code])
        assert numbers == sorted(product.number for product in entry.products)


def test_equal_values_are_left_together() -> None:
    rows = next(iter(tables(a_market(["10.0", "10", "20", "5"])).values()))
    assert [(row["pcf_total"], row["products_within"], row["organisations_within"]) for row in rows] == [
        ("5", "1", "1"),
        ("10.0", "3", "3"),
        ("10", "3", "3"),
        ("20", "4", "4"),
    ]


def test_what_nobody_confirmed_is_not_counted_and_says_why() -> None:
    (row,) = next(iter(tables(a_catalogue()).values()))
    assert (row["counted"], row["reason"], row["products_within"]) == ("false", "self-declared", "")


def test_a_withdrawn_number_stands_in_no_snapshot() -> None:
    catalogue = with_status(a_catalogue(), "withdrawn")
    categories = tuple(type(entry)(entry.code, catalogue.products, (), ()) for entry in catalogue.categories)
    shown = type(catalogue)(
        **{**{name: getattr(catalogue, name) for name in catalogue.__slots__}, "categories": categories}
    )
    files = [file.content.decode() for file in snapshots(shown, a_config())]
    assert "186.4" not in "".join(files)
    assert "not-valid" in files[0]


def test_every_row_has_its_day_its_line_and_the_mark_of_samples(samples: Catalogue, config: SiteConfig) -> None:
    days = {entry.code: headlines_day(entry.products) for entry in samples.categories}
    for category, rows in tables(samples).items():
        for row in rows:
            assert list(row) == list(COLUMNS)
            assert row["data_day"] == str(days[category])
            assert "示例数据" in row["notice"]
            assert all(words.say("procurement.line") in row["statement"] for words in config.words.values())


def test_the_document_for_the_script_holds_the_same_products(samples: Catalogue) -> None:
    published = tables(samples)
    for file in snapshots(samples, a_config()):
        if file.path.endswith(".json"):
            document = json.loads(file.content)
            rows = [row for row in published[document["category"]] if row["counted"] == "true"]
            told = [
                (group["code"], product["number"], product["value"])
                for group in document["groups"]
                for product in group["products"]
            ]
            assert told == [(row["key"], row["number"], row["pcf_total"]) for row in rows]


def test_fingerprints_are_those_of_the_files(samples: Catalogue) -> None:
    files = list(snapshots(samples, a_config()))
    (sums,) = snapshot_checksums(samples, a_config(), {file.path: file.entry for file in files})
    lines = sums.content.decode().splitlines()
    assert len(lines) == len(files)
    assert {line.split("  ")[0] for line in lines} == {file.entry.sha256 for file in files}
