"""Records and schemas: a typed field stands in its schema, with a type that fits, and is required where it is there."""

from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from generator.config import Field, load_config
from generator.model.disclosure import RECORDS
from generator.model.record import NOT_STATED, Record
from generator.model.registers import REGISTERS
from tests.conftest import ROOT
from tests.unmet import unmet

CONFIG = load_config(ROOT)
SCHEMAS = {**CONFIG.schemas, **CONFIG.register_schemas}
TYPED: list[tuple[str, str, type[Record]]] = [
    (table, name, record)
    for table, record in {**RECORDS, **REGISTERS}.items()
    for name in record.model_fields
    if name != "at"
]
PYTHON = {"string": str, "number": Decimal, "integer": int, "year": int, "date": date, "boolean": bool}


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


def test_every_typed_field_is_a_column_of_a_fitting_type() -> None:
    problems = []
    for table, name, record in TYPED:
        if name not in SCHEMAS[table].columns:
            problems.append(f"{table}.{name} is no column")
            continue
        found, fitting = kinds(record.model_fields[name].annotation) - {NoneType}, expected(SCHEMAS[table].field(name))
        problems += [f"{table}.{name} is {found}, its column {fitting}"] if found != fitting else []
    assert problems == []


def test_every_typed_field_is_required_exactly_where_its_column_is() -> None:
    problems = []
    for table, name, record in TYPED:
        field = record.model_fields[name]
        free, may_be = not field.is_required(), kinds(field.annotation)
        statements = {
            "it is required where its column is": field.is_required() is SCHEMAS[table].field(name).required,
            "it is empty where nobody fills it": not free or field.default in ((), None),
            "its type allows to leave it empty": not free or bool({tuple, NoneType} & may_be),
        }
        problems += unmet(f"{table}.{name}", statements)
    assert problems == []


def test_a_record_of_examples_is_typed_and_reads_back_as_it_was_written() -> None:
    wrong: dict[str, object] = {}
    for table, record in {**RECORDS, **REGISTERS}.items():
        examples = {field.name: field.example for field in SCHEMAS[table].fields}
        typed = record.model_validate({"at": {"file": f"{table}.csv", "row": 2}, **examples})
        read_back = {column: typed.cell(column) for column in examples}
        wrong |= {table: (read_back, examples)} if read_back != examples else {}
    assert wrong == {}
