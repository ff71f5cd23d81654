"""What is said about the number of one footprint, on the product page and on its permanent page alike.

Its stages, who checked it, what it leaves out, the method row by row, and the inventory where one is opened. All of it
is said only while the number may be shown.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from markupsafe import Markup

from generator.components.assurance import AssuranceView, assurance_view
from generator.components.fact_rows import Row
from generator.components.layout import Link
from generator.components.recalculation import outcome_words
from generator.components.renderer import PageRenderer
from generator.components.stage_bar import StageBar, stage_bar, stage_form, stage_words
from generator.language import per_what
from generator.language.html import HtmlTranslator
from generator.language.periods import day_or_unknown, period_words
from generator.language.text import Text
from generator.model import routes
from generator.model.catalogue import FootprintEntry
from generator.model.footprint import QUALITY_RATINGS, Component, Footprint
from generator.model.record import NOT_STATED
from generator.model.stages import StageRest, StageShare
from generator.model.trace import UNOPENED, StageCheck, Trace

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
"""Columns of the method in the order of reading; an empty cell makes no row."""

LEFT_OUT = ("exempted_emissions_description", "cut_off_note")
"""Columns on what the number does not count."""

OTHER_UNITS = frozenset({"kg-c", "m2a"})
"""Units of components that are no emission."""

INVENTORY_LINES = 20
"""Lines on a page, which must stay light; the data have all of them."""


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage in the table."""

    name: str
    form: str
    """Class of its swatch; `none` where the stage is not in the bar."""
    hatched: bool
    value: str | None
    share: str
    state: str | None
    """How the value came about: estimated, not assessed …; nothing where it was simply accounted."""
    note: Text | None


@dataclass(frozen=True, slots=True)
class StagesView:
    """The section on stages: a bar and a table."""

    caption: Markup
    title: str
    bar: StageBar | None
    rows: tuple[StageRow, ...]
    total: str
    hints: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class ComponentRow:
    """A part of the result that ISO 14067 requires to be reported separately."""

    name: str
    value: str | None
    """With its unit, where that is another one than the table's."""
    state: str | None
    remark: str | None
    """That it is no part of the sum, where it is not."""


@dataclass(frozen=True, slots=True)
class DetailsView:
    """What stands below the number of one footprint revision: stages, assurance, method; the inventory stands apart."""

    functional: Text | None
    stages: StagesView | None
    assurance: AssuranceView
    left_out: tuple[Row, ...]
    method: tuple[Row, ...]
    components: tuple[ComponentRow, ...]


def details_view(entry: FootprintEntry, translator: HtmlTranslator, *, compiled: bool) -> DetailsView | None:
    """Return what is said about a number; nothing where it may not be shown."""
    if not entry.shows_value:
        return None
    functional = translator.stated(entry.footprint, "functional_unit_text")
    return DetailsView(
        functional=functional if functional.words else None,
        stages=stages_view(entry, translator),
        assurance=assurance_view(entry, translator, compiled=compiled),
        left_out=left_out_rows(entry, translator),
        method=method_rows(entry, translator),
        components=component_rows(entry, translator),
    )


def stages_view(entry: FootprintEntry, translator: HtmlTranslator) -> StagesView | None:
    """Return the stages of a footprint; nothing where none are stated."""
    if not entry.stages:
        return None
    rows = [_stage_row(stage, translator) for stage in entry.stages]
    if entry.by_stage.rest is not None:
        rows.append(_rest_row(entry.by_stage.rest, translator))
    shared = [stage for stage in entry.stages if stage.share is not None and stage.value]
    return StagesView(
        caption=translator.tell("stages.caption", per=per_what(entry.footprint, translator)),
        title=translator.say("stages.title", shares=stage_words(shared, translator)),
        bar=stage_bar(entry, translator),
        rows=tuple(rows),
        total=translator.number(entry.footprint.pcf_total),
        hints=tuple(_stage_hints(entry, translator)),
    )


def _stage_row(stage: StageShare, translator: HtmlTranslator) -> StageRow:
    in_bar = bool(stage.value) and stage.in_total
    reason = translator.text(translator.pick(stage.reason))
    outside_total = stage.value is not None and not stage.in_total
    note = Text(translator.say("stages.outside_total")) if outside_total else None
    return StageRow(
        name=translator.code("stages", stage.stage),
        form=stage_form(stage, translator) if in_bar else "none",
        hatched=stage.state == "estimated",
        value=None if stage.value is None else translator.number(stage.value),
        share="" if stage.share is None else translator.percent(stage.share),
        state=None if stage.state == "reported" else translator.code("stage_states", stage.state),
        note=reason if reason.words else note,
    )


def _rest_row(rest: StageRest, translator: HtmlTranslator) -> StageRow:
    """Return the row of what no stage accounts for: not disclosed by stage, or not split in a compiled source."""
    return StageRow(
        name=translator.say("stages.undisclosed" if rest.is_undisclosed else "stages.unsplit"),
        form="rest",
        hatched=False,
        value=translator.number(rest.value),
        share="" if rest.share is None else translator.percent(rest.share),
        state=None,
        note=None,
    )


def _stage_hints(entry: FootprintEntry, translator: HtmlTranslator) -> Iterator[Markup]:
    """Yield what the drawing itself cannot say."""
    states = {stage.state for stage in entry.stages}
    if "estimated" in states:
        yield translator.fixed("stages.hint_estimated")
    if entry.by_stage.rest is not None and entry.by_stage.rest.is_undisclosed:
        yield translator.fixed("stages.hint_undisclosed")
    if entry.by_stage.has_negative:
        yield translator.fixed("stages.hint_negative")
    if "not-assessed" in states:
        yield translator.fixed("stages.hint_not_assessed")


def left_out_rows(entry: FootprintEntry, translator: HtmlTranslator) -> tuple[Row, ...]:
    """Return what the number does not count; what is unknown is named as unknown."""
    footprint = entry.footprint
    note = translator.stated(footprint, "boundary_note")
    rows = [Row(translator.say("left_out.boundary"), (note,))] if note.words else []
    percent = footprint.exempted_emissions_percent
    words = f"{translator.number(percent)}%" if isinstance(percent, Decimal) else translator.say("left_out.unknown")
    rows.append(Row(_title("exempted_emissions_percent", translator), (Text(words),)))
    return (*rows, *_rows(LEFT_OUT, footprint, translator))


def method_rows(entry: FootprintEntry, translator: HtmlTranslator) -> tuple[Row, ...]:
    """Return how the number was worked out, under the titles that the Table Schema gives its columns."""
    footprint = entry.footprint
    unknown_place = footprint.geography == NOT_STATED
    place = translator.say("unknown.not_stated") if unknown_place else translator.place(footprint.geography)
    rows = [
        Row(translator.say("method.period"), (Text(period_words(entry, translator)),)),
        Row(_title("geography", translator), (Text(place),)),
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


def _rows(columns: Iterable[str], footprint: Footprint, translator: HtmlTranslator) -> Iterator[Row]:
    """Yield a row for each column whose cell is not empty."""
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
    return translator.column("footprints", column)


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


@dataclass(frozen=True, slots=True)
class OpenedInventory:
    """The inventory of a footprint as far as a page shows it."""

    count: int
    """Lines of the whole inventory."""
    agreeing: int
    """Of these, how many agree with their recomputation."""
    lines: tuple[Trace, ...]
    """The first of them."""
    stages: tuple[StageCheck, ...]


def opened_inventory(entry: FootprintEntry) -> OpenedInventory | None:
    """Return the inventory that a page shows; nothing where none is opened or the number may not be shown."""
    trace = entry.trace
    if not trace.lines or not entry.shows_value:
        return None
    return OpenedInventory(len(trace.lines), trace.agreeing, trace.lines[:INVENTORY_LINES], trace.stages)


def without_inventory(entry: FootprintEntry) -> FootprintEntry:
    """Return a footprint without the rows that a page shows in another form: as submitted by stage, and by line."""
    return replace(entry, stage_rows=(), inventory=(), trace=UNOPENED)


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line of the inventory."""

    flow: Text
    amount: str
    unit: Text
    factor: Link | None
    emission: str | None
    stage: str
    outcome: Markup
    differs: bool


@dataclass(frozen=True, slots=True)
class InventoryView:
    """The section on the inventory: each line beside the factor it used, recomputed and compared."""

    caption: Markup
    rows: tuple[LineRow, ...]
    remainder: Markup | None
    """How many lines are not on the page."""
    stages: tuple[Markup, ...]
    data: str


def inventory_view(
    inventory: OpenedInventory | None, entry: FootprintEntry, route: str, renderer: PageRenderer
) -> InventoryView | None:
    """Return the section on the inventory of a footprint; nothing where none is opened."""
    if inventory is None:
        return None
    translator, count = renderer.translator, inventory.count
    hidden = count - len(inventory.lines)
    per = per_what(entry.footprint, translator)
    return InventoryView(
        caption=translator.tell("trace.caption", per=per, count=count, agreeing=inventory.agreeing),
        rows=tuple(_line(trace, route, renderer) for trace in inventory.lines),
        remainder=translator.tell("trace.more", count=hidden) if hidden > 0 else None,
        stages=tuple(_stage_check(check, translator) for check in inventory.stages),
        data=renderer.href(route, routes.dataset_page("inventory")),
    )


def _line(trace: Trace, route: str, renderer: PageRenderer) -> LineRow:
    translator, line = renderer.translator, trace.line
    return LineRow(
        flow=translator.stated(line, "flow"),
        amount=translator.number(line.amount),
        unit=translator.free(line.unit),
        factor=_factor_link(trace, route, renderer),
        emission=None if line.emission is None else translator.number(line.emission),
        stage=translator.code("stages", line.stage),
        outcome=outcome_words(trace, translator),
        differs=trace.outcome == "differs",
    )


def _factor_link(trace: Trace, route: str, renderer: PageRenderer) -> Link | None:
    """Return the link to the factor of a line, at the version that was used."""
    if trace.factor is None:
        return None
    key, record = trace.factor.key, trace.factor.record
    name = renderer.translator.stated(record, "name")
    href = renderer.href(route, routes.factor(key.owner, key.factor_id))
    return Link(name, f"{href}#{routes.anchor_of(key.version)}" if key.version else href)


def _stage_check(check: StageCheck, translator: HtmlTranslator) -> Markup:
    """Return how the lines of a stage compare with the stage."""
    return translator.tell(
        f"trace.stage.{check.outcome}",
        stage=translator.code("stages", check.stage),
        lines=translator.number(check.lines),
        stated=translator.number(check.stated),
    )
