"""What a factor's number means nothing without, row by row, under the titles of the Table Schema."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from generator.config import TableSchema
from generator.model.disclosure import Factor
from generator.model.quantity import exact
from generator.model.register_records import OfficialFactor
from generator.model.texts import COLUMN_LANGUAGES
from generator.render.product.sheet import Row
from generator.render.text import Text
from generator.render.voice import Voice

_BRACKET = re.compile("（| \\(")
PAIRED = ("boundary", "technology", "issuer", "licence_note")
"""Columns of the register that stand in two languages."""
CODED = {
    "gases": "factor_gases",
    "national_database": "national_database_states",
    "confidence": "confidences",
}
DAYS = ("period_first_day", "period_last_day", "published_on", "checked_on", "national_database_on")
PLACES = ("geography", "region")
OF_REGISTER = (
    "boundary",
    "technology",
    "gases",
    "region",
    "year",
    "issuer",
    "document_number",
    "published_on",
    "licence_note",
    "national_database",
    "national_database_on",
    "source_title",
    "checked_on",
    "confidence",
)
OF_ORGANISATION = (
    "boundary",
    "technology",
    "geography",
    "period_first_day",
    "period_last_day",
    "quality_note",
    "uncertainty_note",
    "licence",
    "national_database",
    "national_database_on",
    "source_title",
)
ASSESSED = ("quality_note", "uncertainty_note")
"""Columns whose emptiness means that nobody stated anything."""


def fact_rows(record: Factor | OfficialFactor, voice: Voice) -> tuple[Row, ...]:
    """Return everything about one version of a factor but its number."""
    official = isinstance(record, OfficialFactor)
    schema = voice.config.register_schemas["official_factors"] if official else voice.config.schemas["factors"]
    rows = list(_rows(OF_REGISTER if official else OF_ORGANISATION, record, schema, voice))
    if official:
        rows.append(Row(voice.say("factors.uncertainty"), (Text(voice.say("factors.uncertainty_unknown")),)))
    return tuple(rows)


def anchor_of(version: str) -> str:
    """Return where a version stands on the page of its factor."""
    return "v-" + "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in version)


def value_words(record: Factor | OfficialFactor) -> str:
    """Return a factor's number with all its digits: rounded, nobody could compute with it."""
    return exact(record.value).replace("-", "−")


def boundary_of(record: Factor, voice: Voice) -> str:
    """Return how far a contributed factor reaches; what is not the whole life cycle says that it is a part."""
    words = voice.cell("boundaries", record.boundary, "plain")
    full = voice.config.codelists["boundaries"].cell(record.boundary, "is_full") == "true"
    return words if full else voice.say("factors.partial", boundary=words)


def unit_words(record: Factor | OfficialFactor, voice: Voice) -> str:
    """Return what a factor is per."""
    if isinstance(record, OfficialFactor):
        return voice.say("factors.per_kwh")
    return voice.say("factors.per", amount=voice.amount(record.per_amount, record.per_unit, to_the_digit=True))


def _rows(columns: Iterable[str], record: Factor | OfficialFactor, schema: TableSchema, voice: Voice) -> Iterator[Row]:
    """Yield a row for each column that says something, or whose silence must be said."""
    for column in columns:
        words = _words(column, record, voice)
        if words.words:
            yield Row(_title(column, schema, voice), (words,))


def _words(column: str, record: Factor | OfficialFactor, voice: Voice) -> Text:
    """Return a cell in words."""
    cell = record.cell(column)
    if column in PAIRED and cell is None:
        return voice.stated(record, column)
    if column == "boundary" and isinstance(record, Factor):
        return Text(boundary_of(record, voice))
    if column in CODED:
        return Text(voice.code(CODED[column], cell or "not-known"))
    if cell is None:
        return Text(voice.say("factors.not_stated")) if column in ASSESSED else Text("")
    if column in DAYS:
        return Text(voice.day(date.fromisoformat(cell)))
    return Text(voice.place(cell)) if column in PLACES else voice.free(cell)


def _title(column: str, schema: TableSchema, voice: Voice) -> str:
    """Return a column's title, for a pair without its language."""
    name = column if column in schema.columns else f"{column}_{COLUMN_LANGUAGES[0]}"
    return voice.told(schema.field(name).texts("title").each(lambda title: _BRACKET.split(title)[0]))
