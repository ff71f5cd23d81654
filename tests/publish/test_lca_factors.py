"""The file for LCA tools: blocks that an importer cuts apart as they were meant, each kind of record by itself."""

import csv
import io
from decimal import Decimal
from typing import Any

import pytest

from generator.model import routes
from generator.model.catalogue import Catalogue
from generator.publish.lca_factors import DATABASE, FLOW, FLOW_CODE, lca_factors
from tests.builders import a_config, a_disclosure, an_organisation
from tests.factors import GRID, a_factor, a_factored_catalogue

Block = dict[str, str]
Edge = dict[str, str]
HOSTILE = ("Activity", "42", "True", "a::b::c", "(Unknown)", "Database", '";\n'.strip(), "Exchanges")


def files(catalogue: Catalogue) -> dict[str, str]:
    return {each.path: each.content.decode() for each in lca_factors(catalogue, a_config())}


def read(text: str) -> tuple[str, dict[str, tuple[Block, list[Edge]]]]:
    """Cut a file apart as `bw2io.CSVImporter` does: by the first cell of each row and by blank rows."""
    rows = list(csv.reader(io.StringIO(text)))
    starts = [place for place, row in enumerate(rows) if row and row[0].lower() in ("activity", "database")]
    blocks: dict[str, tuple[Block, list[Edge]]] = {}
    for start, end in zip(starts[1:], [*starts[2:], len(rows)], strict=True):
        lines = [row for row in rows[start:end] if any(row)]
        cut = next((place for place, row in enumerate(lines) if row[0] == "Exchanges"), len(lines))
        facts = {row[0]: row[1] for row in lines[:cut]}
        edges = [dict(zip(lines[cut + 1], row, strict=True)) for row in lines[cut + 2 :]]
        assert facts["code"] not in blocks
        blocks[facts["code"]] = (facts, edges)
    return rows[starts[0]][1], blocks


def of(org_id: str, *names: str, is_sample: bool = False, **given: Any) -> Catalogue:
    factors = tuple(a_factor(f"f-{place}", name_en=name, **given) for place, name in enumerate(names))
    owner = an_organisation(org_id, is_sample=is_sample)
    return a_factored_catalogue(a_disclosure(owner, products=(), factors=factors))


def test_every_life_cycle_factor_is_a_process_with_its_exact_digits_and_no_grid_factor_is() -> None:
    catalogue = of("acme", "Tube", value=Decimal("0.57770"), per_amount=Decimal(10))
    name, blocks = read(files(catalogue)[routes.FACTORS_LCA])
    assert name == DATABASE
    assert len(blocks) == 1 + len(catalogue.factors.life_cycle)
    assert GRID not in "".join(blocks)
    facts, edges = blocks["acme/f-0/1"]
    assert (facts["unit"], facts["location"], facts["type"]) == ("kilogram", "CN", "process")
    assert [(edge["type"], edge["amount"]) for edge in edges] == [("production", "10"), ("biosphere", "0.57770")]
    assert [edge["input"] for edge in edges] == [f"{DATABASE}::acme/f-0/1", f"{DATABASE}::{FLOW_CODE}"]


def test_the_one_flow_that_all_emit_is_defined_in_the_same_file_and_is_not_called_carbon_dioxide() -> None:
    _, blocks = read(files(of("acme", "Tube"))[routes.FACTORS_LCA])
    facts, edges = blocks[FLOW_CODE]
    assert (facts["Activity"], facts["type"], edges) == (FLOW, "emission", [])
    emitted = {edge["input"] for _, edges in blocks.values() for edge in edges if edge["type"] == "biosphere"}
    assert emitted == {f"{DATABASE}::{FLOW_CODE}"}


def test_fictional_factors_stand_in_a_file_of_their_own_that_says_so() -> None:
    found = files(of("acme", "Tube", is_sample=True))
    real, sample = found[routes.FACTORS_LCA], found[routes.of_kind(routes.FACTORS_LCA, "sample")]
    assert "acme" not in real
    assert "示例数据" not in real
    name, blocks = read(sample)
    assert name == f"{DATABASE}-sample"
    assert set(blocks) == {FLOW_CODE, "acme/f-0/1"}
    assert all("示例数据" in facts["comment"] for facts, _ in blocks.values())


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_cuts_a_block_or_turns_into_something_else(name: str) -> None:
    _, blocks = read(files(of("acme", name))[routes.FACTORS_LCA])
    facts, edges = blocks["acme/f-0/1"]
    assert len(edges) == 2
    assert facts["Activity"].endswith(" [acme/f-0/1]")
    assert "::" not in facts["Activity"] + facts["comment"] + edges[0]["name"]


def test_a_factor_that_may_not_be_passed_on_is_left_out() -> None:
    assert "acme" not in files(of("acme", "Tube", redistributable=False))[routes.FACTORS_LCA]
