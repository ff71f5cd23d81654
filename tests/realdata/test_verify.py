"""The comparison of a site with its source, on a site written by hand from fictional rows."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.model import routes
from tests.by_hand import read
from tests.realdata.fictional import Places, row, stage, workbook, written
from tests.realdata.tables import Row, read_table, write_table
from tests.realdata.verify import NOTICE, ORGANISATIONS, PAGE_WORDS, PROVENANCE, STAGES, TABLE, Published, problems
from tests.realdata.verify import PRODUCTS as PRODUCT_TABLE

KETTLES = "example-kettle-works-ltd-1"
ROWS = [
    row("1-1-2014", 2.5, combined="No"),
    row("1-1-2015", 0.1),
    row("1-2-2015", 7, combined="Yes"),
    row("1-3-2015", 9, name="+refused"),
]
STAGE_ROWS = [
    stage("1-1-2014", "Upstream", 1.7),
    stage("1-1-2014", "Upstream", 0.3),
    stage("1-1-2014", "Downstream", 0.5),
    stage("1-2-2015", "Operations", 4),
    stage("1-2-2015", "Upstream", 1),
    stage("1-2-2015", "Downstream", 2),
]
Document = dict[str, Any]
Change = Callable[[list[Row]], list[Row]]


def found(published: Published) -> list[str]:
    """Return what is wrong with a site."""
    return list(problems(published))


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """Import fictional rows once."""
    return written(workbook(ROWS, STAGE_ROWS), tmp_path_factory.mktemp("catalogue"))


@pytest.fixture
def built(places: Places, tmp_path: Path) -> Published:
    """Write the parts of a site that are compared."""
    site = tmp_path / "site"
    tables = {name: read(places.out / KETTLES / f"{name}.csv") for name in ("footprints", "stages", "products")}
    organisations = [{"subdivision": ""} | line for line in read(places.out / KETTLES / "organisation.csv")]
    footprints = [{"org_id": KETTLES, "notice": NOTICE} | line for line in tables["footprints"]]
    (site / TABLE).parent.mkdir(parents=True)
    for name, rows in (
        (TABLE, footprints),
        (STAGES, tables["stages"]),
        (PRODUCT_TABLE, tables["products"]),
        (ORGANISATIONS, organisations),
    ):
        write_table(site / name, rows)
    write_documents(site, footprints, tables["stages"])
    left = tmp_path / "left-out.csv"
    left.write_bytes(places.left.read_bytes())
    return Published(places.file, places.out, left, site)


def write_documents(site: Path, footprints: list[Row], stages: list[Row]) -> None:
    """Write documents and pages."""
    write(site / routes.STATUS_JSON, json.dumps({"as_of": "2026-01-01"}))
    for product_id in dict.fromkeys(line["product_id"] for line in footprints):
        pages = {language: f"{language}/p/{product_id}/" for language in PAGE_WORDS}
        for language, address in pages.items():
            write(site / routes.file_of(address), PAGE_WORDS[language])
        own = [shown(line, stages) for line in footprints if line["product_id"] == product_id]
        write(site / routes.api_product(product_id), json.dumps(document(product_id, own, pages)))


def write(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def shown(line: Row, stages: list[Row]) -> Document:
    """Return a footprint of the API's document, as far as it is compared."""
    own = [each for each in stages if each["footprint_id"] == line["footprint_id"]]
    values = [{"stage": each["stage"], "state": each["state"], "value": each["value"] or None} for each in own]
    return {
        "footprint_id": line["footprint_id"],
        "comparability_key": None,
        "result": {"pcf_total": line["pcf_total"], "stages": values},
    }


def document(product_id: str, footprints: list[Document], pages: dict[str, str]) -> Document:
    """Return the API's document of a product, as far as it is compared."""
    return {
        "product_id": product_id,
        "organisation": {"org_id": KETTLES},
        "provenance": PROVENANCE,
        "compiled_source": "a source",
        "notice": NOTICE,
        "is_sample": False,
        "comparability_key": None,
        "position": None,
        "page": pages,
        "footprints": footprints,
    }


def test_a_faithful_site_has_no_problem(built: Published) -> None:
    """Everything is there, exactly, or on the list of what was left out."""
    assert found(built) == []


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        (stage("1-1-2014", "Elsewhere", 1), "elsewhere"),
        (stage("1-1-2014", "Upstream", "n/a"), "upstream"),
        (stage("1-1-2015", "Upstream", 1), "1-1-2015: stages"),
        (stage("9-9-2015", "Upstream", 1), "9-9-2015: 1 in the source, 0 on the site"),
    ],
)
def test_a_stage_that_the_import_did_not_take_is_noticed(
    built: Published, tmp_path: Path, extra: dict[str, Any], said: str
) -> None:
    """Of a portion nobody knows, without a number, of a footprint said to have none, or of none at all."""
    file = tmp_path / "more.xlsx"
    file.write_bytes(workbook(ROWS, [*STAGE_ROWS, extra]))
    assert any(said in problem for problem in found(Published(file, built.out, built.left, built.site)))


def test_a_product_that_a_buyer_may_not_count_is_noticed(built: Published) -> None:
    """Nobody confirmed anything and no rule is stated, so by hand nothing is counted."""
    members = [{"org_id": KETTLES, "value": "2.5"}]
    document = {"category": "other", "groups": [{"kind": "compiled", "products": members}]}
    write(built.site / routes.snapshot("other", "2026-01-01", "json"), json.dumps(document))
    assert any("1 comparability keys" in problem for problem in found(built))


def put(column: str, was: str, becomes: str) -> Change:
    """Change a cell wherever it says something."""
    return lambda rows: [line | {column: becomes} if line[column] == was else line for line in rows]


@pytest.mark.parametrize(
    ("table", "change", "said"),
    [
        (TABLE, put("pcf_total", "2.5", "2.51"), "2.5 in the source, 2.51 on the site"),
        (TABLE, put("pcf_total", "2.5", "2.51"), "the sum is"),
        (TABLE, lambda rows: rows[1:], "1 in the source, 0 on the site or left out"),
        (TABLE, lambda rows: [*rows, rows[0]], "1 in the source, 2 on the site or left out"),
        (TABLE, lambda rows: [*rows, rows[0] | {"footprint_id": "9-9-2016"}], "0 in the source, 1 on the site"),
        (TABLE, put("org_id", KETTLES, "another"), "None in the API"),
        (TABLE, put("notice", NOTICE, ""), "not marked as compiled"),
        (STAGES, put("value", "2.0", "2.1"), f"1-1-2014: stages in the source and in {STAGES} differ: upstream"),
        (STAGES, put("state", "not-disclosed", "not-stated"), f"1-2-2015: stages in the source and in {STAGES}"),
        (STAGES, put("state", "not-stated", "not-disclosed"), f"1-1-2014: stages in the source and in {STAGES}"),
        (STAGES, lambda rows: rows[1:], f"in {STAGES} differ"),
        (STAGES, lambda rows: [*rows, rows[0] | {"footprint_id": "1-1-2015"}], "1-1-2015: stages"),
        (ORGANISATIONS, put("country", "JP", "KR"), "Japan in the source, ('KR', '') on the site"),
        (ORGANISATIONS, put("subdivision", "", "JP-13"), "Japan in the source, ('JP', 'JP-13') on the site"),
        (PRODUCT_TABLE, put("category", "electronics-other", "invented"), "unknown category invented"),
    ],
)
def test_a_table_that_differs_is_noticed(built: Published, table: str, change: Change, said: str) -> None:
    """A lost, doubled, altered, foreign or unmarked row is named."""
    write_table(built.site / table, change(read_table(built.site / table)))
    assert any(said in problem for problem in found(built))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda rows: [line | {"row": "3"} for line in rows], "Product Level Data!3: 1-1-2015 in the source, 1-3-2015"),
        (lambda rows: [line | {"name": "1-2-2015"} for line in rows], "1-3-2015: 1 in the source, 0 on the site"),
        (lambda rows: [*rows, rows[0] | {"row": "2", "name": "1-1-2014"}], "1-1-2014: 1 in the source, 2 on the site"),
    ],
)
def test_a_list_that_differs_is_noticed(built: Published, change: Change, said: str) -> None:
    """A row left out that is another one, or is on the site as well."""
    write_table(built.left, change(read_table(built.left)))
    assert any(said in problem for problem in found(built))


def test_a_row_left_out_for_two_reasons_is_one_row(built: Published) -> None:
    lines = read_table(built.left)
    write_table(built.left, [*lines, lines[0] | {"code": "stages-sum"}])
    assert found(built) == []


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
def test_a_document_that_differs_is_noticed(built: Published, part: Document, said: str) -> None:
    """A comparison, a missing mark, a missing page or footprint is named."""
    path = built.site / routes.api_product("1-2")
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | part), encoding="utf-8")
    assert any(said in problem for problem in found(built))


def test_a_footprint_with_a_key_is_noticed(built: Published) -> None:
    """Not only the headline is looked at."""
    path = built.site / routes.api_product("1-1")
    content = json.loads(path.read_text(encoding="utf-8"))
    content["footprints"][0]["comparability_key"] = "a|b"
    path.write_text(json.dumps(content), encoding="utf-8")
    assert any("comparability key" in problem for problem in found(built))


def test_a_stage_that_the_api_shows_otherwise_is_noticed(built: Published) -> None:
    """The table may be right and the document wrong."""
    path = built.site / routes.api_product("1-2")
    content = json.loads(path.read_text(encoding="utf-8"))
    content["footprints"][0]["result"]["stages"][0] |= {"state": "reported", "value": "1"}
    path.write_text(json.dumps(content), encoding="utf-8")
    assert any("1-2-2015: stages in the source and in the API" in problem for problem in found(built))
