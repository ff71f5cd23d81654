"""The comparison of a site with its source, on a site written by hand from fictional rows."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.model import routes
from tests.realdata.account import footprints
from tests.realdata.carbon_catalogue import convert
from tests.realdata.fictional import row, write_workbook
from tests.realdata.mapping import Row
from tests.realdata.package import read_table, write_table
from tests.realdata.verify import NOTICE, PAGE_WORDS, PROVENANCE, TABLE, problems

PRODUCTS = [row("1-1-2014", 2.5), row("1-1-2015", 0.1), row("1-2-2015", 7), row("1-3-2015", 9, name="+refused")]
Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Built:
    """A source, its packages and its site."""

    file: Path
    out: Path
    site: Path

    def found(self) -> list[str]:
        """Return what is wrong with the site."""
        return list(problems(self.file, self.out, self.site))


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Convert fictional rows once."""
    folder = tmp_path_factory.mktemp("catalogue")
    convert(write_workbook(folder / "fictional.xlsx", PRODUCTS, []), folder / "out")
    return folder


@pytest.fixture
def built(packages: Path, tmp_path: Path) -> Built:
    """Write the parts of a site that are compared."""
    rows = footprints(packages / "out")
    write_site(tmp_path, [{"org_id": "example-kettle-works-ltd", "notice": NOTICE} | line for line in rows])
    return Built(packages / "fictional.xlsx", packages / "out", tmp_path)


def write_site(site: Path, rows: list[Row]) -> None:
    """Write table, documents and pages."""
    (site / TABLE).parent.mkdir(parents=True)
    write_table(site / TABLE, rows)
    write(site / routes.API_PRODUCTS, json.dumps({"as_of": "2026-01-01"}))
    for product_id in dict.fromkeys(line["product_id"] for line in rows):
        pages = {language: f"{language}/p/{product_id}/" for language in PAGE_WORDS}
        for language, address in pages.items():
            write(site / routes.file_of(address), PAGE_WORDS[language])
        own = [line for line in rows if line["product_id"] == product_id]
        write(site / routes.api_product(product_id), json.dumps(document(product_id, own, pages)))


def write(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def document(product_id: str, rows: list[Row], pages: dict[str, str]) -> Document:
    """Return the API's document of a product, as far as it is compared."""
    return {
        "product_id": product_id,
        "organisation": {"org_id": rows[0]["org_id"]},
        "provenance": PROVENANCE,
        "compiled_source": "a source",
        "notice": NOTICE,
        "is_sample": False,
        "comparability_key": None,
        "position": None,
        "page": pages,
        "footprints": [
            {
                "footprint_id": line["footprint_id"],
                "comparability_key": None,
                "result": {"pcf_total": line["pcf_total"]},
            }
            for line in rows
        ],
    }


def test_a_faithful_site_has_no_problem(built: Built) -> None:
    """Everything is there, exactly, or on the list of exclusions."""
    assert built.found() == []


def test_a_product_that_a_buyer_may_not_count_is_noticed(built: Built) -> None:
    """Nobody confirmed anything and no rule is stated, so by hand nothing is counted."""
    members = [{"org_id": "example-kettle-works-ltd", "value": "2.5"}]
    document = {"category": "other", "groups": [{"kind": "compiled", "products": members}]}
    write(built.site / routes.snapshot("other", "2026-01-01", "json"), json.dumps(document))
    assert any("1 comparability keys" in problem for problem in built.found())


def changed_total(rows: list[Row]) -> list[Row]:
    """Change one digit."""
    return [line | {"pcf_total": "2.51"} if line["pcf_total"] == "2.5" else line for line in rows]


def unmarked(rows: list[Row]) -> list[Row]:
    """Drop the mark of third-party data."""
    return [line | {"notice": ""} for line in rows]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (changed_total, "2.5 in the source, 2.51 on the site"),
        (changed_total, "the sum is"),
        (lambda rows: rows[1:], "1 in the source, 0 on the site or excluded"),
        (lambda rows: [*rows, rows[0]], "1 in the source, 2 on the site or excluded"),
        (lambda rows: [*rows, rows[0] | {"footprint_id": "9-9-2016"}], "0 in the source, 1 on the site"),
        (lambda rows: [line | {"org_id": "another"} for line in rows], "None in the API"),
        (unmarked, "not marked as compiled"),
    ],
)
def test_a_table_that_differs_is_noticed(built: Built, change: Callable[[list[Row]], list[Row]], said: str) -> None:
    """A lost, doubled, altered, foreign or unmarked row is named."""
    write_table(built.site / TABLE, change(read_table(built.site / TABLE)))
    assert any(said in problem for problem in built.found())


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ({"comparability_key": "a|b"}, "has a comparability key"),
        ({"position": {"first": 1}}, "has a comparability key or a position"),
        ({"provenance": "own"}, "not marked as compiled in the API"),
        ({"is_sample": True}, "not marked as compiled in the API"),
        ({"compiled_source": None}, "not marked as compiled in the API"),
        ({"page": {"zh": "nowhere/"}}, "is missing"),
        ({"footprints": []}, "None in the API"),
    ],
)
def test_a_document_that_differs_is_noticed(built: Built, part: Document, said: str) -> None:
    """A comparison, a missing mark, a missing page or footprint is named."""
    path = built.site / routes.api_product("1-2")
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | part), encoding="utf-8")
    assert any(said in problem for problem in built.found())


def test_a_footprint_with_a_key_is_noticed(built: Built) -> None:
    """Not only the headline is looked at."""
    path = built.site / routes.api_product("1-1")
    content = json.loads(path.read_text(encoding="utf-8"))
    content["footprints"][0]["comparability_key"] = "a|b"
    path.write_text(json.dumps(content), encoding="utf-8")
    assert any("comparability key" in problem for problem in built.found())
