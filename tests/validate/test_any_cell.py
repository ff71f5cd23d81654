"""Whatever stands in the cells: the check answers, and what it accepts can be derived from without a failure."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import Field, load_config
from generator.derive import derive
from generator.diagnostics import CODES
from generator.model.submission import Submission, Table
from generator.validate import RuleContext, check_packages
from tests.conftest import ROOT
from tests.validate.rich_package import Tables, rich_tables

CONFIG = load_config(ROOT)
EDGES = {
    "number": ["0", "1", "-1", "0.000000000000000001", "999999999999.999999999999999999", "-999999999999", "100"],
    "integer": ["0", "1", "2", "3", "999999999"],
    "date": ["0001-01-01", "9999-12-31", "2024-02-29", "2025-12-31", "2026-11-22", "2026-11-23"],
    "boolean": ["true", "false"],
    "string": ["a", "commuter-e1", "commuter-e1-2025", "plant-1", "CN", "重庆", "not-stated", "x" * 64, "a;b"],
}
IDS = ["commuter-e1", "commuter-e1-2025", "commuter-e1-2024", "plant-1", "commuter-e1-statement"]


def cells_of(field: Field) -> st.SearchStrategy[str]:
    codes = CONFIG.codelists[field.codelist].codes if field.codelist else ()
    pool = [*EDGES[field.type], *codes, *IDS, field.example, "", "not-stated"]
    lists = [st.lists(st.sampled_from(codes or IDS), max_size=3).map(";".join)] if field.separator else []
    return st.one_of(st.sampled_from(pool), st.text(max_size=6), *lists)


@st.composite
def changed_tables(draw: st.DrawFn) -> Tables:
    tables = rich_tables(CONFIG, 1)
    tables["organisation"][0]["provenance"] = draw(st.sampled_from(["own", "compiled"]))
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from(sorted(tables)))
        field = draw(st.sampled_from(CONFIG.schemas[name].fields))
        draw(st.sampled_from(tables[name]))[field.name] = draw(cells_of(field))
    for name in draw(st.sets(st.sampled_from(sorted(tables)), max_size=2)):
        del tables[name]
    return tables


def submission(tables: Tables) -> Submission:
    return Submission(
        org_id="rich-1",
        folder="disclosures/rich-1",
        documents={row["path"]: row["sha256"] for row in rich_tables(CONFIG, 1)["documents"] if row["path"]},
        licence="CC-BY-4.0",
        tables={
            name: Table(
                name,
                f"disclosures/rich-1/{name}.csv",
                tuple(rows[0]),
                tuple((number, tuple(row.values())) for number, row in enumerate(rows, 2)),
            )
            for name, rows in tables.items()
        },
    )


@settings(max_examples=settings().max_examples * 3 // 10)
@given(tables=changed_tables())
def test_any_cells_are_judged_and_derived_from_without_a_crash(tables: Tables, context: RuleContext) -> None:
    (verdict,) = check_packages([submission(tables)], context)
    assert all(finding.code in CODES for finding in verdict.findings)
    if verdict.accepted:
        catalogue = derive([verdict.disclosure], context.registers, context.config, context.as_of)
        assert len(catalogue.organisations) == 1
