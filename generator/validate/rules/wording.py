"""What a package says in words: a number may be shown, a virtue may not be claimed with it."""

import re
from collections.abc import Iterator, Sequence

from generator.config import SiteConfig
from generator.diagnostics import Finding
from generator.model.disclosure import RECORDS, Disclosure
from generator.model.record import Record
from generator.validate.context import RuleContext
from generator.validate.phrases import MARKUP, OFFSETS, PERSONAL, REFUSED, VAGUE, first_claim
from generator.validate.rules.rule import fault, rule

NAMES = ("name_zh", "name_en", "description_zh", "description_en")
SPOKEN = (
    "unit_text_zh",
    "unit_text_en",
    "functional_unit_text_zh",
    "functional_unit_text_en",
    "interpretation_note_zh",
    "interpretation_note_en",
)
"""What a footprint says on its product's page."""


def prose(table: str, config: SiteConfig) -> tuple[str, ...]:
    """Return the columns of a table in which people write sentences."""
    return tuple(
        field.name
        for field in config.schemas[table].fields
        if field.type == "string"
        and "maxLength" in field.constraints
        and "pattern" not in field.constraints
        and not field.descriptor.get("format")
    )


def _claimed(records: Sequence[Record], columns: Sequence[str], words: re.Pattern[str]) -> Iterator[Finding]:
    """Yield the cells that say one of some words of themselves."""
    for record in records:
        for column in columns:
            word = first_claim(record.cell(column) or "", words)
            if word:
                yield fault(record, column, word=word)


@rule("claim-refused", "products", "footprints")
def nothing_is_claimed_that_cannot_be(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A product is not called neutral, free of carbon, the lowest or certified by a government."""
    if not disclosure.is_compiled:
        yield from _claimed(disclosure.products, (*NAMES, "brand", "model"), REFUSED)
        yield from _claimed(disclosure.footprints, SPOKEN, REFUSED)


@rule("claim-vague", "products")
def nothing_is_claimed_vaguely(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A product is described by what it is, not as green or leading."""
    if not disclosure.is_compiled:
        yield from _claimed(disclosure.products, NAMES, VAGUE)


@rule("offset-words", "footprints")
def offsets_are_not_spoken_of(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """Notes on a footprint do not count offsets, unless to say that there are none."""
    if not disclosure.is_compiled:
        yield from _claimed(disclosure.footprints, prose("footprints", context.config), OFFSETS)


@rule("text-markup")
def text_is_plain(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """Text is shown as it is written, so markup in it is shown too."""
    for record, column, cell in _sentences(disclosure, context.config):
        found = MARKUP.search(cell) if "<" in cell else None
        if found:
            yield fault(record, column, markup=found.group())


@rule("text-personal")
def text_names_no_person(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """Text holds no mobile telephone number and no identity card number."""
    for record, column, cell in _sentences(disclosure, context.config):
        if PERSONAL.search(cell):
            yield fault(record, column)


def _sentences(disclosure: Disclosure, config: SiteConfig) -> Iterator[tuple[Record, str, str]]:
    """Yield every cell in which people wrote sentences."""
    for table in RECORDS:
        records = disclosure.rows(table)
        columns = prose(table, config) if records else ()
        for record in records:
            for column in columns:
                cell = record.cell(column)
                if cell:
                    yield record, column, cell


RULES = (
    nothing_is_claimed_that_cannot_be,
    nothing_is_claimed_vaguely,
    offsets_are_not_spoken_of,
    text_is_plain,
    text_names_no_person,
)
