"""Strict JSON: what it accepts is what everybody reads, and what could be read in two ways it refuses."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.limits import DESCRIPTOR_DEPTH
from generator.read.strict_json import JsonProblemError, parse_json

SCALARS = st.one_of(st.none(), st.booleans(), st.text(max_size=8))
TREES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)),
    max_leaves=8,
)
OBJECTS = st.dictionaries(st.text(max_size=4), TREES, max_size=4)
NUMBERS = st.one_of(st.integers(), st.floats(), st.just(10**5000))


def problem(text: str) -> str:
    with pytest.raises(JsonProblemError) as caught:
        parse_json(text)
    return str(caught.value)


@given(OBJECTS, st.booleans())
def test_an_object_without_numbers_is_read_as_json_reads_it(document: dict[str, Any], escaped: bool) -> None:  # noqa: FBT001  a drawn value
    assert parse_json(json.dumps(document, ensure_ascii=escaped)) == document


@given(OBJECTS, st.text(max_size=4), NUMBERS)
def test_a_number_anywhere_is_refused(document: dict[str, Any], key: str, number: float) -> None:
    text = json.dumps(document | {key: [number]}) if abs(number) < 1e300 else f'{{"a": {"9" * 5000}}}'
    assert problem(text) == "json-number"


@given(st.text(alphabet='{}[]":,\\ntrue0-1Nau \n', max_size=24))
def test_any_text_is_refused_or_read_as_json_reads_it(text: str) -> None:
    try:
        document = parse_json(text)
    except JsonProblemError:
        return
    assert document == json.loads(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('{"name": "acme", "name": "rival"}', "json-duplicate-key"),
        ('{"a": {"b": "1", "b": "2"}}', "json-duplicate-key"),
        ('{"a": "1", "\\u0061": "2"}', "json-duplicate-key"),
        ('{"x": NaN}', "json-number"),
        ('{"x": Infinity}', "json-number"),
        ('{"x": -Infinity}', "json-number"),
        ('{"x": -0}', "json-number"),
        ('{"x": 1e999}', "json-number"),
        (f'{{"x": {"9" * 5000}}}', "json-number"),
        ("[" * 200_000, "json-depth"),
        ('{"a":' * (DESCRIPTOR_DEPTH + 1) + '"x"' + "}" * (DESCRIPTOR_DEPTH + 1), "json-depth"),
        ("[]", "json-not-object"),
        ('"text"', "json-not-object"),
        ("", "json-syntax"),
        ("{", "json-syntax"),
        ('{"a": "b",}', "json-syntax"),
        ("{'a': 'b'}", "json-syntax"),
        ('{"a": "b"} {}', "json-syntax"),
        ('\ufeff{"a": "b"}', "json-syntax"),
        ('// comment\n{"a": "b"}', "json-syntax"),
        ('{"a": "line\nbreak"}', "json-syntax"),
    ],
)
def test_json_that_could_be_read_in_two_ways_is_refused(text: str, key: str) -> None:
    assert problem(text) == key


def test_nesting_at_the_limit_and_brackets_in_strings_are_fine() -> None:
    deep = '{"a":' * DESCRIPTOR_DEPTH + '"x"' + "}" * DESCRIPTOR_DEPTH
    assert parse_json(deep)
    assert parse_json(json.dumps({"a": "[" * 1000 + '\\"{{'})) == {"a": "[" * 1000 + '\\"{{'}
