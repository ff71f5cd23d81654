"""Table Schemas and code lists: complete in both languages, sound by themselves, and sound to other tools."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from frictionless import Resource, Schema

from generator.config import Field, load_config
from generator.model.disclosure import RECORDS
from generator.model.registers import REGISTERS
from generator.model.submission import Table
from generator.publish.schemas import published_field, published_schema
from generator.validate.cells.tables import Batch, check_cells
from generator.validate.cells.values import Column
from tests.conftest import ROOT
from tests.unmet import unmet

CONFIG = load_config(ROOT)
SCHEMAS = {**CONFIG.schemas, **CONFIG.register_schemas}
FIELDS = [(schema.name, field) for schema in SCHEMAS.values() for field in schema.fields]
CHINESE = re.compile(r"[\u3400-\u9fff]")
TYPES = {"string", "number", "integer", "date", "boolean", "year"}
COLUMN = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
CONSTRAINTS = {"required", "minimum", "maximum", "pattern", "minLength", "maxLength"}


def test_every_table_has_a_schema_and_every_schema_a_table() -> None:
    assert set(CONFIG.schemas) == set(RECORDS)
    assert set(CONFIG.register_schemas) == set(REGISTERS)


def test_every_schema_speaks_both_languages() -> None:
    problems = [
        problem
        for schema in SCHEMAS.values()
        for what in ("title", "description")
        for problem in unmet(
            f"{schema.name} {what}",
            {
                "the Chinese is Chinese": bool(CHINESE.search(schema.text(what, "zh"))),
                "there is English": bool(schema.text(what, "en").strip()),
                "the English has no Chinese": not CHINESE.search(schema.text(what, "en")),
            },
        )
    ]
    assert problems == []


def test_every_schema_loads_in_frictionless_as_it_is_published() -> None:
    loaded = {name: Schema.from_descriptor(published_schema(schema, CONFIG)) for name, schema in SCHEMAS.items()}
    assert {name: (schema.field_names, schema.primary_key) for name, schema in loaded.items()} == {
        name: (list(schema.columns), list(schema.primary_key)) for name, schema in SCHEMAS.items()
    }


def test_frictionless_accepts_the_row_of_examples_of_every_schema() -> None:
    problems = {}
    for schema in SCHEMAS.values():
        loaded = Schema.from_descriptor({**schema.descriptor, "foreignKeys": []})
        rows = [list(schema.columns), [field.example for field in schema.fields]]
        problems[schema.name] = Resource(data=rows, schema=loaded).validate().flatten(["type", "fieldName", "note"])
    assert {name: found for name, found in problems.items() if found} == {}


def test_our_own_check_accepts_the_row_of_examples_of_every_schema() -> None:
    problems = {}
    for schema in SCHEMAS.values():
        row = tuple(field.example for field in schema.fields)
        table = Table(schema.name, f"{schema.name}.csv", schema.columns, ((2, row),))
        problems[schema.name] = check_cells(schema, CONFIG, [Batch(table, compiled=False)])
    assert {name: found for name, found in problems.items() if found != [[]]} == {}


def test_keys_and_references_name_columns_that_exist() -> None:
    problems = []
    for schema in SCHEMAS.values():
        problems += unmet(
            schema.name,
            {
                "its key is of its columns": set(schema.primary_key) <= set(schema.columns),
                "its key is required": all(schema.field(column).required for column in schema.primary_key),
            },
        )
        for reference in schema.foreign_keys:
            target = SCHEMAS[reference["reference"]["resource"]]
            own, other = as_list(reference["fields"]), as_list(reference["reference"]["fields"])
            problems += unmet(
                f"{schema.name} to {target.name}",
                {
                    "both sides have as many columns": len(own) == len(other),
                    "its own side is of its columns": set(own) <= set(schema.columns),
                    "the other side is of the other's columns": set(other) <= set(target.columns),
                },
            )
    assert problems == []


def as_list(columns: str | list[str]) -> list[str]:
    return [columns] if isinstance(columns, str) else columns


def test_no_column_stands_twice_and_each_has_a_plain_name() -> None:
    assert {name: schema.columns for name, schema in SCHEMAS.items() if repeated(schema.columns)} == {}
    assert [f"{table}.{field.name}" for table, field in FIELDS if not COLUMN.fullmatch(field.name)] == []


def repeated(values: Sequence[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def problems_of_every_field(statements: Callable[[Field], dict[str, bool]]) -> list[str]:
    return [line for table, field in FIELDS for line in unmet(f"{table}.{field.name}", statements(field))]


def test_every_field_speaks_both_languages() -> None:
    def statements(field: Field) -> dict[str, bool]:
        title, description = field.text("title", "zh"), field.text("description", "zh")
        english = {what: field.text(what, "en") for what in ("title", "description")}
        return {
            "its title and description say something": all(
                text.strip() for text in (title, description, *english.values())
            ),
            "its English title has no Chinese": not CHINESE.search(english["title"]),
            "its Chinese description is Chinese": bool(CHINESE.search(description)),
        }

    assert problems_of_every_field(statements) == []


def test_the_words_of_every_field_stand_once_and_are_published_as_its_standard_names_them() -> None:
    def statements(field: Field) -> dict[str, bool]:
        published = published_field(field, CONFIG)
        places = list(published)
        return {
            statement: holds
            for what in ("title", "description")
            for statement, holds in (
                (f"its {what} is not written twice", what not in field.descriptor),
                (f"its published {what} is the Chinese one", published[what] == field.text(what, "zh")),
                (f"its {what} stands before its Chinese one", places.index(what) + 1 == places.index(f"{what}_zh")),
            )
        }

    assert problems_of_every_field(statements) == []


def test_every_field_uses_only_what_the_check_understands() -> None:
    def statements(field: Field) -> dict[str, bool]:
        words = (field.descriptor.get("trueValues"), field.descriptor.get("falseValues"))
        says_unknown = "not-stated" in field.descriptor.get("missingValues", [])
        return {
            "its type is known": field.type in TYPES,
            "its constraints are known": set(field.constraints) <= CONSTRAINTS,
            "it says for whom `not-stated` is": field.not_stated in (None, "any", "compiled"),
            "`not-stated` is a missing value where it may be said": says_unknown is (field.not_stated is not None),
            "its format is known": field.descriptor.get("format", "default") in ("default", "uri", "email"),
            "only a string is a list": not field.separator or field.type == "string",
            "its code list exists": not field.codelist or field.codelist in CONFIG.codelists,
            "a boolean is `true` or `false`": field.type != "boolean" or words == (["true"], ["false"]),
        }

    assert problems_of_every_field(statements) == []


def test_the_example_of_every_field_passes_its_own_rule() -> None:
    def statements(field: Field) -> dict[str, bool]:
        breach = Column.of(field, CONFIG).breach(field.example, compiled=False)
        return {"it has an example": bool(field.example), f"its example passes, for {breach}": breach is None}

    assert problems_of_every_field(statements) == []


def test_every_pattern_holds_for_the_whole_cell() -> None:
    def statements(field: Field) -> dict[str, bool]:
        patterns = [pattern for pattern in (field.constraints.get("pattern"), field.item_pattern) if pattern]
        ends = all(part.endswith("$") for pattern in patterns for part in pattern.split("|^"))
        return {
            "its pattern begins with the cell": all(pattern.startswith("^") for pattern in patterns),
            "its pattern ends with the cell": ends or field.descriptor.get("format") == "uri",
        }

    assert problems_of_every_field(statements) == []


def test_every_code_has_a_name_and_a_description_in_both_languages() -> None:
    problems = [
        problem
        for name, codelist in CONFIG.codelists.items()
        for code, row in codelist.rows.items()
        for what in ("name", "description")
        for problem in unmet(
            f"{name} {code} {what}",
            {
                "there is Chinese": bool(row[f"{what}_zh"].strip()),
                "there is English": bool(row[f"{what}_en"].strip()),
                "the English has no Chinese": not CHINESE.search(row[f"{what}_en"]),
            },
        )
    ]
    assert problems == []


def test_no_code_or_name_stands_twice_and_no_cell_has_space_around_it() -> None:
    problems = []
    for name in CONFIG.codelists:
        with (ROOT / "site_config" / "codelists" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            rows: list[dict[str, Any]] = list(csv.DictReader(stream, strict=True))
        problems += [f"{name} has cells beyond its header: {row}" for row in rows if None in row]
        for column in ("code", "name_zh", "name_en"):
            problems += [f"{name}.{column} twice: {value}" for value in repeated([row[column] for row in rows])]
        problems += [
            f"{name}.{column} with space: {cell!r}"
            for row in rows
            for column, cell in row.items()
            if cell.strip() != cell
        ]
    assert problems == []


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
