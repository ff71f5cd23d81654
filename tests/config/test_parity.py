"""Records and schemas: a typed field stands in its schema, with a type that fits, and is required where it is there."""

from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import pytest

from generator.config import Field, load_config
from generator.model.disclosure import RECORDS
from generator.model.record import NOT_STATED, Record
from generator.model.registers import REGISTERS
from tests.conftest import ROOT

CONFIG = load_config(ROOT)
SCHEMAS = {**CONFIG.schemas, **CONFIG.register_schemas}
TYPED: list[tuple[str, str, type[Record]]] = [
    (table, name, record)
    for table, record in {**RECORDS, **REGISTERS}.items()
    for name in record.model_fields
    if name != "at"
]
PYTHON = {"string": str, "number": Decimal, "integer": int, "year": int, "date": date, "boolean": bool}

each_typed_field = pytest.mark.parametrize(("table", "name", "record"), TYPED, ids=lambda part: str(part)[:40])


def kinds(annotation: Any) -> set[Any]:
    """Return the types a field may have; a list is `tuple`, the word for unknown is itself."""
    if get_origin(annotation) in (Union, UnionType):
        return {kind for part in get_args(annotation) for kind in kinds(part)}
    if get_origin(annotation) is Literal:
        return set(get_args(annotation))
    return {get_origin(annotation) or annotation}


def expected(field: Field) -> set[Any]:
    if field.separator:
        return {tuple}
    says_unknown = field.not_stated and field.type != "string"
    return {PYTHON[field.type]} | ({NOT_STATED} if says_unknown else set())


@each_typed_field
def test_a_typed_field_is_a_column_of_a_fitting_type(table: str, name: str, record: type[Record]) -> None:
    assert name in SCHEMAS[table].columns
    assert kinds(record.model_fields[name].annotation) - {NoneType} == expected(SCHEMAS[table].field(name))


@each_typed_field
def test_a_typed_field_is_required_exactly_where_its_column_is(table: str, name: str, record: type[Record]) -> None:
    field = record.model_fields[name]
    assert field.is_required() is SCHEMAS[table].field(name).required
    if not field.is_required():
        assert field.default in ((), None)
        assert tuple in kinds(field.annotation) or NoneType in kinds(field.annotation)


@pytest.mark.parametrize("table", [*RECORDS, *REGISTERS])
def test_a_record_of_examples_is_typed_and_reads_back_as_it_was_written(table: str) -> None:
    record = {**RECORDS, **REGISTERS}[table]
    examples = {field.name: field.example for field in SCHEMAS[table].fields}
    typed = record.model_validate({"at": {"file": f"{table}.csv", "row": 2}, **examples})
    assert {column: typed.cell(column) for column in examples} == examples
