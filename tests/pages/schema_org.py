"""A small judge of schema.org documents: does each property belong to its type, and may it hold such a value?

The table beside this file is an excerpt of the vocabulary. What Google asks comes from two of its pages: product
snippets (developers.google.com/search/docs/appearance/structured-data/product-snippet), where a Product has a name, and
certifications (support.google.com/merchants/answer/13528839), which name their authority and themselves, and a code
where the scheme has one. Its rich results for shops also want an offer or a review: a register has and invents neither.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.model.artifact import Json

TABLE = json.loads((Path(__file__).parent / "schema_org.json").read_text(encoding="utf-8"))
GOOGLE = {"Product": ("name",), "Certification": ("name", "issuedBy", "certificationIdentification")}
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
FORMS: dict[str, Callable[[str], bool]] = {
    "Text": lambda _: True,
    "Number": lambda text: bool(NUMBER.fullmatch(text)),
    "URL": lambda text: text.startswith("https://"),
    "Date": lambda text: bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text)),
}


def problems(document: Json, where: str = "") -> list[str]:
    """Return everything that schema.org or Google would not accept."""
    return list(_problems(document, where))


def _problems(node: Json, where: str) -> Iterator[str]:
    kind = node.get("@type")
    if kind not in TABLE["types"]:
        yield f"{where}: no type {kind}"
        return
    known = _properties(kind)
    yield from (f"{where}{kind}: Google asks for {name}" for name in GOOGLE.get(kind, ()) if not node.get(name))
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name not in known:
            yield f"{where}{kind} has no {name}"
            continue
        for each in value if isinstance(value, list) else [value]:
            yield from _value_problems(each, known[name], f"{where}{kind}.{name}")


def _value_problems(value: Json, allowed: list[str], where: str) -> Iterator[str]:
    if isinstance(value, dict):
        family = {value.get("@type"), *TABLE["types"].get(value.get("@type"), {}).get("parents", ())}
        if not family.intersection(allowed):
            yield f"{where} may not hold {value.get('@type')}"
        yield from _problems(value, f"{where}/")
    elif not isinstance(value, str) or not value or not any(_fits(value, form) for form in allowed):
        yield f"{where} may not be {value!r}"


def _fits(text: str, form: str) -> bool:
    return text in TABLE["enumerations"].get(form, ()) or (form in FORMS and FORMS[form](text))


def _properties(kind: str) -> dict[str, list[str]]:
    """Return the properties of a type and of those it descends from, as far as the table has them."""
    found: dict[str, list[str]] = {}
    for each in (*TABLE["types"][kind]["parents"], kind):
        found |= TABLE["types"].get(each, {}).get("properties", {})
    return found
