"""The authority's own tables: references, sources, and what they name of this site."""

import pytest

from generator.config import SiteConfig
from generator.model.disclosure import RECORDS
from generator.model.registers import REGISTERS
from generator.model.submission import Table
from generator.validate import RuleContext, check_registers
from generator.workflows.check import RegisterError, prepare
from tests.conftest import AS_OF


def table(name: str, config: SiteConfig, **cells: str) -> Table:
    """Return a register of one row of examples."""
    schema = config.register_schemas[name]
    row = tuple(cells.get(field.name, field.example if field.required else "") for field in schema.fields)
    return Table(name, f"content/registers/{name}.csv", schema.columns, ((2, row),))


@pytest.mark.parametrize(
    ("name", "column", "target", "key"),
    [
        ("clauses", "policy_id", "policies", "policy_id"),
        ("clauses", "parent", "clauses", "clause_id"),
        ("targets", "policy_id", "policies", "policy_id"),
        ("targets", "clause_id", "clauses", "clause_id"),
        ("events", "clause_id", "clauses", "clause_id"),
        ("progress_entries", "clause_id", "clauses", "clause_id"),
        ("cases", "clause_id", "clauses", "clause_id"),
        ("label_catalogue", "policy_id", "policies", "policy_id"),
        ("pilots", "policy_id", "policies", "policy_id"),
        ("accounting_rules", "replaced_by", "accounting_rules", "rule_id"),
    ],
)
def test_a_row_that_names_no_row_is_a_mistake(
    name: str, column: str, target: str, key: str, config: SiteConfig
) -> None:
    tables = {name: table(name, config, **{column: "nobody"})}
    _, findings = check_registers(tables, config)
    broken = [found for found in findings if found.location.column == column]
    assert [(found.code, found.location.file, found.location.row, found.value) for found in broken] == [
        ("reference-missing", f"content/registers/{name}.csv", 2, "nobody")
    ]
    if target != name:
        tables[target] = table(target, config, **{key: "nobody"})
        _, findings = check_registers(tables, config)
        assert not [found for found in findings if (found.location.column, found.value) == (column, "nobody")]


def test_a_breach_stops_the_build_with_file_row_and_column(config: SiteConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = table("clauses", config, policy_id="nobody")

    def read(*given: object) -> tuple[Table | None, list[object]]:
        return (broken if given[1] == "clauses" else None), []

    monkeypatch.setattr("generator.workflows.check.read_table", read)
    with pytest.raises(RegisterError, match=r"content/registers/clauses\.csv.*2.*policy_id.*reference-missing nobody"):
        prepare(config, AS_OF)


def test_every_row_says_where_it_is_from_who_checked_it_when_and_how_sure_it_is(context: RuleContext) -> None:
    rows = [row for name in REGISTERS for row in context.registers.rows(name)]
    assert len(rows) > 100
    for row in rows:
        assert row.source_title, row
        assert row.checked_by, row
        assert row.checked_on <= AS_OF, row
        assert (row.confidence == "fictional") is row.is_sample, row
        assert row.source_url is None or row.source_url.startswith("https://"), row


def test_what_was_only_seen_in_a_copy_does_not_claim_the_original(context: RuleContext) -> None:
    for name in REGISTERS:
        for row in context.registers.rows(name):
            assert row.confidence != "checked-with-original" or "转载" not in row.source_title, row


def test_clauses_name_tables_that_exist(context: RuleContext) -> None:
    known = {*RECORDS, *REGISTERS}
    for clause in context.registers.clauses:
        assert set(clause.datasets) <= known, clause.clause_id


def test_sectors_of_a_rule_are_those_of_its_categories(context: RuleContext) -> None:
    categories = context.config.codelists["categories"]
    for rule in context.registers.accounting_rules:
        assert set(rule.sectors) >= {categories.cell(code, "sector") for code in rule.category}, rule.rule_id


def test_a_family_of_factors_has_one_unit(context: RuleContext) -> None:
    units: dict[str, set[str]] = {}
    for factor in context.registers.official_factors:
        units.setdefault(factor.family, set()).add(factor.unit)
    assert units == {"electricity-life-cycle": {"kg-co2e-per-kwh"}, "grid-co2": {"kg-co2-per-kwh"}}
