"""The data sheet: how a number was made, row by row, under the titles that the Table Schema gives its columns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.components.fact_rows import Row
from generator.language.html import HtmlTranslator
from generator.language.periods import day_or_unknown, period_words
from generator.language.text import Text
from generator.model.catalogue import FootprintEntry
from generator.model.footprint import QUALITY_RATINGS, Component, Footprint
from generator.model.record import NOT_STATED


@dataclass(frozen=True, slots=True)
class ComponentRow:
    """A part of the result that ISO 14067 wants to see by itself."""

    name: str
    value: str | None
    """With its unit, where that is another one than the table's."""
    state: str | None
    remark: str | None
    """That it is no part of the sum, where it is not."""


CODED = {
    "pcf_total_basis": "total_bases",
    "ipcc_characterization_factors": "characterization_factors",
    "gwp_horizon": "gwp_horizons",
    "range_basis": "range_bases",
    "recycling_approach": "recycling_approaches",
    "electricity_approach": "electricity_approaches",
    "cross_sectoral_standards": "cross_sectoral_standards",
}
"""Columns that hold codes, and the list of each."""

METHOD = (
    "reference_flow",
    "cross_sectoral_standards",
    "other_rule_text",
    "ipcc_characterization_factors",
    "gwp_horizon",
    "ghgs_counted",
    "pcf_total_basis",
    "range_basis",
    *QUALITY_RATINGS,
    "data_quality_note",
    "allocation_rules_description",
    "recycling_approach",
    "electricity_approach",
    "electricity_note",
    "use_profile_note",
    "end_of_life_note",
    "sensitivity_note",
    "timing_note",
    "conducted_by",
    "study_title",
    "study_version",
    "study_date",
    "epd_operator",
    "epd_pcr",
    "epd_omitted_modules",
)
"""Columns of the sheet in the order of reading; an empty cell makes no row."""

OTHER_UNITS = frozenset({"kg-c", "m2a"})
"""Units of components that are no emission."""

LEFT_OUT = ("exempted_emissions_description", "cut_off_note")


def method_rows(entry: FootprintEntry, translator: HtmlTranslator) -> tuple[Row, ...]:
    """Return how the number was made."""
    footprint = entry.footprint
    rows = [
        Row(translator.say("method.period"), (Text(period_words(entry, translator)),)),
        Row(_title("geography", translator), (Text(_place(footprint, translator)),)),
        Row(_title("published_on", translator), (Text(day_or_unknown(footprint.published_on, translator)),)),
    ]
    if entry.rules:
        rules = tuple(translator.stated(rule, "title") for rule in entry.rules)
        rows.append(Row(_title("rule_ids", translator), rules))
    rows += _rows(METHOD, footprint, translator)
    if entry.sources:
        sources = tuple(translator.free(f"{source.name} {source.version}") for source in entry.sources)
        rows.append(Row(translator.say("method.sources"), sources))
    note = translator.stated(footprint, "interpretation_note")
    return (*rows, Row(translator.say("method.interpretation"), (note,))) if note.words else tuple(rows)


def left_out_rows(entry: FootprintEntry, translator: HtmlTranslator) -> tuple[Row, ...]:
    """Return what the number does not count; what is unknown is said, not hidden."""
    footprint = entry.footprint
    note = translator.stated(footprint, "boundary_note")
    rows = [Row(translator.say("left_out.boundary"), (note,))] if note.words else []
    percent = footprint.exempted_emissions_percent
    words = f"{translator.number(percent)}%" if isinstance(percent, Decimal) else translator.say("left_out.unknown")
    rows.append(Row(_title("exempted_emissions_percent", translator), (Text(words),)))
    return (*rows, *_rows(LEFT_OUT, footprint, translator))


def component_rows(entry: FootprintEntry, translator: HtmlTranslator) -> tuple[ComponentRow, ...]:
    """Return the parts of the result for the stated boundary, in the order of the code list."""
    order = {code: place for place, code in enumerate(translator.config.codelists["components"].codes)}
    stated = [row for row in entry.components if row.scope == "stated"]
    return tuple(_component(row, translator) for row in sorted(stated, key=lambda row: order[row.component]))


def _component(row: Component, translator: HtmlTranslator) -> ComponentRow:
    components = translator.config.codelists["components"]
    unit = components.cell(row.component, "unit")
    other_unit = unit if unit in OTHER_UNITS else None
    value = None if row.value is None else translator.number(row.value)
    counted = components.cell(row.component, "in_total") == "true"
    return ComponentRow(
        name=translator.code("components", row.component),
        value=f"{value} {translator.say(f'component.{other_unit}')}" if value and other_unit else value,
        state=None if row.state == "reported" else translator.code("stage_states", row.state),
        remark=None if counted or other_unit else translator.say("component.not_added"),
    )


def _rows(columns: Iterable[str], footprint: Footprint, translator: HtmlTranslator) -> Iterator[Row]:
    """Yield a row for each column that says something."""
    for column in columns:
        cell = footprint.cell(column)
        if cell:
            yield Row(_title(column, translator), _words(column, cell, translator))


def _words(column: str, cell: str, translator: HtmlTranslator) -> tuple[Text, ...]:
    """Return a cell in words: codes by their names, scores out of five, the rest as it was written."""
    if column in CODED:
        return tuple(Text(translator.code(CODED[column], code)) for code in cell.split(";"))
    if column in QUALITY_RATINGS:
        return (Text(translator.say("method.score", score=cell)),)
    return (translator.free(cell),)


def _title(column: str, translator: HtmlTranslator) -> str:
    return translator.told(translator.config.schemas["footprints"].field(column).texts("title"))


def _place(footprint: Footprint, translator: HtmlTranslator) -> str:
    unknown = footprint.geography == NOT_STATED
    return translator.say("unknown.not_stated") if unknown else translator.place(footprint.geography)
