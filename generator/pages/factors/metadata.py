"""A factor in words: its number, what it is per, and its metadata under the titles of the Table Schema."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from generator.components.fact_rows import Row
from generator.config import TableSchema
from generator.language.html import HtmlTranslator
from generator.language.text import Text
from generator.model.disclosure import Factor
from generator.model.quantity import exact
from generator.model.register_records import OfficialFactor
from generator.model.texts import COLUMN_LANGUAGES

_BRACKET = re.compile("（| \\(")
"""Where the language of a column begins in its title."""
PAIRED_COLUMNS = ("boundary", "technology", "issuer", "licence_note")
"""Columns of the register that stand in two languages."""
CODELISTS = {
    "gases": "factor_gases",
    "national_database": "national_database_states",
    "confidence": "confidences",
}
DAY_COLUMNS = ("period_first_day", "period_last_day", "published_on", "checked_on", "national_database_on")
REGION_COLUMNS = ("geography", "region")
REGISTER_COLUMNS = (
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
CONTRIBUTED_COLUMNS = (
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
QUALITY_COLUMNS = ("quality_note", "uncertainty_note")
"""Columns whose emptiness means that nobody stated anything."""


def metadata_rows(record: Factor | OfficialFactor, translator: HtmlTranslator) -> tuple[Row, ...]:
    """Return everything about one version of a factor but its number."""
    official = isinstance(record, OfficialFactor)
    schema = (
        translator.config.register_schemas["official_factors"] if official else translator.config.schemas["factors"]
    )
    rows = list(_rows(REGISTER_COLUMNS if official else CONTRIBUTED_COLUMNS, record, schema, translator))
    if official:
        rows.append(Row(translator.say("factors.uncertainty"), (Text(translator.say("factors.uncertainty_unknown")),)))
    return tuple(rows)


def value_words(record: Factor | OfficialFactor) -> str:
    """Return a factor's number with all its digits: rounded, nobody could compute with it."""
    return exact(record.value).replace("-", "−")


def boundary_words(record: Factor, translator: HtmlTranslator) -> str:
    """Return how far a contributed factor reaches; what is not the whole life cycle says that it is a part."""
    words = translator.cell("boundaries", record.boundary, "plain")
    full = translator.config.codelists["boundaries"].cell(record.boundary, "is_full") == "true"
    return words if full else translator.say("factors.partial", boundary=words)


def unit_words(record: Factor | OfficialFactor, translator: HtmlTranslator) -> str:
    """Return what a factor is per."""
    if isinstance(record, OfficialFactor):
        return translator.say("factors.per_kwh")
    return translator.say(
        "factors.per", amount=translator.amount(record.per_amount, record.per_unit, to_the_digit=True)
    )


def _rows(
    columns: Iterable[str], record: Factor | OfficialFactor, schema: TableSchema, translator: HtmlTranslator
) -> Iterator[Row]:
    """Yield a row for each column that says something, or whose silence must be said."""
    for column in columns:
        words = _words(column, record, translator)
        if words.words:
            yield Row(_title(column, schema, translator), (words,))


def _words(column: str, record: Factor | OfficialFactor, translator: HtmlTranslator) -> Text:
    """Return a cell in words."""
    cell = record.cell(column)
    if column in PAIRED_COLUMNS and cell is None:
        return translator.stated(record, column)
    if column == "boundary" and isinstance(record, Factor):
        return Text(boundary_words(record, translator))
    if column in CODELISTS:
        return Text(translator.code(CODELISTS[column], cell or "not-known"))
    if cell is None:
        return Text(translator.say("factors.not_stated")) if column in QUALITY_COLUMNS else Text("")
    if column in DAY_COLUMNS:
        return Text(translator.day(date.fromisoformat(cell)))
    return Text(translator.place(cell)) if column in REGION_COLUMNS else translator.free(cell)


def _title(column: str, schema: TableSchema, translator: HtmlTranslator) -> str:
    """Return a column's title, for a pair without its language."""
    name = column if column in schema.columns else f"{column}_{COLUMN_LANGUAGES[0]}"
    return translator.told(schema.field(name).texts("title").each(lambda title: _BRACKET.split(title)[0]))
