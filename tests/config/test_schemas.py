"""Table Schemas and code lists: complete in both languages, sound by themselves, and sound to other tools."""

import csv
import re
from typing import Any

import pytest
from frictionless import Resource, Schema

from generator.config import Field, SiteConfig, TableSchema, load_config
from generator.model.disclosure import RECORDS
from generator.model.registers import REGISTERS
from generator.model.submission import Table
from generator.publish.reference import published_field, published_schema
from generator.validate.cells import Column
from generator.validate.tables import Batch, check_cells
from tests.conftest import ROOT

CONFIG = load_config(ROOT)
SCHEMAS = {**CONFIG.schemas, **CONFIG.register_schemas}
FIELDS = [(schema.name, field) for schema in SCHEMAS.values() for field in schema.fields]
CHINESE = re.compile(r"[\u3400-\u9fff]")
TYPES = {"string", "number", "integer", "date", "boolean", "year"}
CONSTRAINTS = {"required", "minimum", "maximum", "pattern", "minLength", "maxLength"}

each_schema = pytest.mark.parametrize("schema", SCHEMAS.values(), ids=lambda schema: schema.name)
each_field = pytest.mark.parametrize(
    ("table", "field"), FIELDS, ids=lambda part: part if isinstance(part, str) else part.name
)
each_codelist = pytest.mark.parametrize("name", CONFIG.codelists)


def test_every_table_has_a_schema_and_every_schema_a_table() -> None:
    assert set(CONFIG.schemas) == set(RECORDS)
    assert set(CONFIG.register_schemas) == set(REGISTERS)


@each_schema
def test_a_schema_speaks_both_languages(schema: TableSchema) -> None:
    for what in ("title", "description"):
        assert CHINESE.search(schema.text(what, "zh"))
        assert schema.text(what, "en").strip()
        assert not CHINESE.search(schema.text(what, "en"))


@each_schema
def test_a_schema_loads_in_frictionless_as_it_is_published(schema: TableSchema) -> None:
    loaded = Schema.from_descriptor(published_schema(schema, CONFIG))
    assert loaded.field_names == list(schema.columns)
    assert loaded.primary_key == list(schema.primary_key)


@each_schema
def test_frictionless_accepts_the_row_of_examples(schema: TableSchema) -> None:
    loaded = Schema.from_descriptor({**schema.descriptor, "foreignKeys": []})
    rows = [list(schema.columns), [field.example for field in schema.fields]]
    report = Resource(data=rows, schema=loaded).validate()
    assert report.flatten(["type", "fieldName", "note"]) == []


@each_schema
def test_our_own_check_accepts_the_row_of_examples(schema: TableSchema) -> None:
    row = tuple(field.example for field in schema.fields)
    table = Table(schema.name, f"{schema.name}.csv", schema.columns, ((2, row),))
    assert check_cells(schema, CONFIG, [Batch(table, compiled=False)]) == [[]]


@each_schema
def test_keys_and_references_name_columns_that_exist(schema: TableSchema) -> None:
    assert set(schema.primary_key) <= set(schema.columns)
    assert all(schema.field(column).required for column in schema.primary_key)
    for reference in schema.foreign_keys:
        target = SCHEMAS[reference["reference"]["resource"]]
        own, other = as_list(reference["fields"]), as_list(reference["reference"]["fields"])
        assert len(own) == len(other)
        assert set(own) <= set(schema.columns)
        assert set(other) <= set(target.columns)


def as_list(columns: str | list[str]) -> list[str]:
    return [columns] if isinstance(columns, str) else columns


@each_schema
def test_no_column_stands_twice(schema: TableSchema) -> None:
    assert len(set(schema.columns)) == len(schema.columns)
    assert all(re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", column) for column in schema.columns)


@each_field
def test_a_field_speaks_both_languages(table: str, field: Field) -> None:
    assert table
    for what in ("title", "description"):
        assert field.text(what, "zh").strip()
        assert field.text(what, "en").strip()
        assert not CHINESE.search(field.text(what, "en")) or what == "description"
    assert CHINESE.search(field.text("description", "zh"))


@each_field
def test_the_words_of_a_field_stand_once_and_are_published_as_its_standard_names_them(table: str, field: Field) -> None:
    assert table
    published = published_field(field, CONFIG)
    for what in ("title", "description"):
        assert what not in field.descriptor
        assert published[what] == field.text(what, "zh")
        assert list(published).index(what) + 1 == list(published).index(f"{what}_zh")


@each_field
def test_a_field_uses_only_what_the_check_understands(table: str, field: Field) -> None:
    assert field.type in TYPES
    assert set(field.constraints) <= CONSTRAINTS
    assert field.not_stated in (None, "any", "compiled")
    assert ("not-stated" in field.descriptor.get("missingValues", [])) is (field.not_stated is not None)
    assert field.descriptor.get("format", "default") in ("default", "uri", "email")
    assert not field.separator or field.type == "string"
    assert not field.codelist or field.codelist in CONFIG.codelists, table
    if field.type == "boolean":
        assert (field.descriptor["trueValues"], field.descriptor["falseValues"]) == (["true"], ["false"])


@each_field
def test_the_example_of_a_field_passes_its_own_rule(table: str, field: Field) -> None:
    assert field.example, table
    assert Column.of(field, CONFIG).breach(field.example, compiled=False) is None


@each_field
def test_a_pattern_holds_for_the_whole_cell(table: str, field: Field) -> None:
    for pattern in (field.constraints.get("pattern"), field.item_pattern):
        if pattern:
            alternatives = pattern.split("|^")
            assert pattern.startswith("^"), table
            assert all(part.endswith("$") for part in alternatives) or field.descriptor.get("format") == "uri"


@each_codelist
def test_every_code_has_a_name_and_a_description_in_both_languages(name: str, config: SiteConfig) -> None:
    for code, row in config.codelists[name].rows.items():
        assert row["name_zh"].strip(), code
        assert row["description_zh"].strip(), code
        for column in ("name_en", "description_en"):
            assert row[column].strip(), code
            assert not CHINESE.search(row[column]), code


@each_codelist
def test_no_code_or_name_stands_twice(name: str) -> None:
    with (ROOT / "site_config" / "codelists" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        rows: list[dict[str, Any]] = list(csv.DictReader(stream, strict=True))
    assert None not in {key for row in rows for key in row}
    for column in ("code", "name_zh", "name_en"):
        values = [row[column] for row in rows]
        assert [value for value in values if values.count(value) > 1] == []
    assert all(value == value.strip() for row in rows for value in row.values())


def test_codes_that_code_lists_name_exist_in_the_other_list() -> None:
    stages, components = CONFIG.codelists["stages"], CONFIG.codelists["components"]
    assert {row["group"] for row in stages.rows.values()} - {""} == set(stages.where("is_group", "true"))
    assert {row["part_of"] for row in components.rows.values()} - {""} <= set(components.codes)
    sectors = {row["sector"] for row in CONFIG.codelists["categories"].rows.values()}
    assert sectors <= set(CONFIG.codelists["sectors"].codes)


def test_a_wrong_key_in_the_settings_is_named(tmp_path: object) -> None:
    assert tmp_path
    with pytest.raises(ValueError, match="nonsense"):
        type(CONFIG.site).model_validate({**CONFIG.site.model_dump(mode="json"), "nonsense": 1})
