"""What stands in a drop-down list for a code, and which code a written answer means."""

import difflib
import re
import unicodedata
from collections.abc import Mapping

from generator.config import CodeList, Field, SiteConfig
from generator.model.record import NOT_STATED

_BRACKETED = re.compile(r"\s*\(([^()]+)\)$")
JOINT = "；"
"""What stands between the items of a list cell, as people of the first language write it."""


def spelled(text: str) -> str:
    """Return a written answer so that only what people mean by it counts: width, case and spaces do not."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


def label(codelist: CodeList, code: str, config: SiteConfig) -> str:
    """Return what a drop-down list shows for a code."""
    return f"{codelist.text(code, config.languages[0].code)}（{code}）"


def yes_no(config: SiteConfig) -> dict[str, str]:
    """Return what a drop-down list shows for true and false."""
    say = config.say_first
    return {"true": say("sheet.yes"), "false": say("sheet.no")}


def unknown(config: SiteConfig) -> str:
    """Return what a drop-down list shows where it may be said that something is not stated."""
    return f"{config.say_first('unknown.not_stated')}（{NOT_STATED}）"


def offered(field: Field, config: SiteConfig) -> tuple[str, ...]:
    """Return the drop-down list of a column; nothing where anything may be written."""
    if field.type == "boolean":
        return tuple(yes_no(config).values())
    if not field.codelist:
        return ()
    codelist = config.codelists[field.codelist]
    codes = [code for code, row in codelist.rows.items() if row.get("compiled_only") != "true"]
    labels = [label(codelist, code, config) for code in codes]
    return (*labels, unknown(config)) if field.not_stated == "any" else tuple(labels)


def list_name(field: Field) -> str:
    """Return the name under which a column's drop-down list stands."""
    if field.type == "boolean":
        return "yes_no"
    return f"{field.codelist}_or_unknown" if field.not_stated == "any" else f"{field.codelist}"


def meanings(field: Field, config: SiteConfig) -> Mapping[str, str]:
    """Return every spelling that stands for a code or an answer of a column."""
    if field.type == "boolean":
        found = {spelled(word): answer for answer, word in yes_no(config).items()}
        found |= {"true": "true", "false": "false", "yes": "true", "no": "false", "y": "true", "n": "false"}
        return found | _not_stated(field, config)
    found = _not_stated(field, config)
    if not field.codelist:
        return found
    codelist = config.codelists[field.codelist]
    doubtful = set()
    for code, row in codelist.rows.items():
        names = (code, label(codelist, code, config), *(row[f"name_{each.code}"] for each in config.complete_languages))
        for name in map(spelled, names):
            doubtful |= {name} if found.get(name, code) != code else set()
            found[name] = code
    exact = {spelled(code): code for code in codelist.codes}
    return {name: code for name, code in found.items() if name not in doubtful} | exact


def meant(text: str, known: Mapping[str, str]) -> str | None:
    """Return the code that a written answer means: by its name, or by the code in the brackets of a drop-down list."""
    plain = spelled(text)
    bracketed = _BRACKETED.search(plain)
    return known.get(plain) or (known.get(bracketed[1]) if bracketed else None)


def near(text: str, known: Mapping[str, str]) -> str:
    """Return the spelling that was probably meant; nothing where none is near."""
    plain = spelled(text)
    close = difflib.get_close_matches(_BRACKETED.sub("", plain), list(known), n=1, cutoff=0.6)
    return known[close[0]] if close else ""


def _not_stated(field: Field, config: SiteConfig) -> dict[str, str]:
    """Return how people write that something is not stated, where that may be said."""
    if not field.not_stated:
        return {}
    written = (NOT_STATED, unknown(config), *(words.say("unknown.not_stated") for words in config.words.values()))
    return {spelled(each): NOT_STATED for each in written}


def answer(value: str, field: Field, config: SiteConfig) -> str:
    """Return what people read for a cell of a package: the labels of its codes, yes or no, or the cell itself."""
    if value == NOT_STATED and field.not_stated:
        return unknown(config)
    if field.type == "boolean":
        return yes_no(config).get(value, value)
    codelist = config.codelists.get(field.codelist or "")
    if not field.separator:
        return label(codelist, value, config) if codelist and value in codelist.rows else value
    items = [item.strip() for item in value.split(field.separator)]
    if codelist is None:
        return JOINT.join(items)
    return JOINT.join(label(codelist, item, config) if item in codelist.rows else item for item in items)
