"""JSON without its traps: no duplicate keys, no NaN, no bare numbers, no deep nesting, no byte order mark."""

import json
from typing import Any

from generator.model.json_depth import depth_of
from generator.read.limits import DESCRIPTOR_DEPTH


class JsonProblemError(ValueError):
    """What is wrong, as the key of a sentence (`problem.<key>`)."""


def parse_json(text: str) -> dict[str, Any]:
    """Return the object that a text holds.

    Raises:
        JsonProblemError: It holds something else, or holds it ambiguously.

    """
    if depth_of(text) > DESCRIPTOR_DEPTH:
        raise JsonProblemError("json-depth")
    try:
        document = json.loads(
            text,
            object_pairs_hook=_no_duplicates,
            parse_float=_no_number,
            parse_int=_no_number,
            parse_constant=_no_number,
        )
    except json.JSONDecodeError as error:
        raise JsonProblemError("json-syntax") from error
    if not isinstance(document, dict):
        raise JsonProblemError("json-not-object")
    return document


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object in which a key stands twice: readers disagree on which one counts."""
    document = dict(pairs)
    if len(document) != len(pairs):
        raise JsonProblemError("json-duplicate-key")
    return document


def _no_number(_: str) -> None:
    """Refuse numbers: a descriptor has none."""
    raise JsonProblemError("json-number")
