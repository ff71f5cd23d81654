"""The bytes of a JSON file as footprints: nothing is obeyed, no digit changes, and no file costs more than it may."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any

from generator.model.intake import UnreadableSourceError
from generator.model.json_depth import depth_of
from generator.pact import limits

_SIGNS = b"[{:,"
_VERSION = re.compile(r"([23])(?:[.][0-9]+){1,2}(?:-.*)?", re.ASCII | re.DOTALL)
ROOT = "$"
"""What a place is called that is the document itself."""


class Number(str):
    """A number as its digits stand in the file."""

    __slots__ = ()


def records(content: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every footprint of a file with its path: one alone, a list of them, or either of them under `data`.

    Raises:
        UnreadableSourceError: It is no such file, or goes beyond the limits.

    """
    path, found = "", _parsed(content)
    if isinstance(found, dict) and "data" in found and "pcf" not in found:
        path, found = "data", found["data"]
    if isinstance(found, dict):
        found, paths = [found], [path]
    else:
        paths = [f"{path}[{place}]" for place in range(len(found))] if isinstance(found, list) else []
    if not paths:
        raise _refused("pact-none", path)
    if len(paths) > limits.RECORDS:
        raise UnreadableSourceError("workbook-limit", limit=f"{limits.RECORDS:,}", place=path or ROOT)
    for at, record in zip(paths, found, strict=True):
        if not isinstance(record, dict) or not isinstance(record.get("pcf"), dict):
            raise _refused("pact-shape", at)
        yield at, record


def major(path: str, record: dict[str, Any]) -> int:
    """Return the major version of a footprint's form.

    Raises:
        UnreadableSourceError: It is none that is read here.

    """
    stated = record.get("specVersion")
    found = _VERSION.fullmatch(stated) if isinstance(stated, str) else None
    if found is None:
        place = f"{path}.specVersion" if path else "specVersion"
        raise UnreadableSourceError("pact-version", found=stated if isinstance(stated, str) else "—", place=place)
    return int(found[1])


def _parsed(content: bytes) -> Any:  # noqa: ANN401  what a stranger sends may be anything
    """Return the value that a file holds."""
    try:
        text = content.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        raise _refused("json-encoding") from error
    if sum(content.count(sign) for sign in _SIGNS) > limits.SIGNS:
        raise UnreadableSourceError("workbook-limit", limit=f"{limits.SIGNS:,} × [ {{ : ,", place=ROOT)
    if depth_of(text) > limits.DEPTH:
        raise _refused("json-depth")
    try:
        return json.loads(
            text, object_pairs_hook=_single, parse_float=Number, parse_int=Number, parse_constant=_no_number
        )
    except json.JSONDecodeError as error:
        raise _refused("json-syntax", f"{error.lineno}:{error.colno}") from error


def _single(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object in which a property stands twice: readers disagree on which one counts."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _refused("json-duplicate-key", name)
        found[name] = value
    return found


def _no_number(name: str) -> None:
    """Refuse NaN and Infinity, which JSON does not have."""
    raise _refused("json-not-finite", name)


def _refused(problem: str, place: str = ROOT) -> UnreadableSourceError:
    """Return the refusal of a file that is no footprints."""
    return UnreadableSourceError("pact-refused", problem=problem, place=place or ROOT)
