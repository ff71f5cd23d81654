"""The inventory that an organisation opens: each line beside the factor it used, recomputed and compared."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.components.layout import Link
from generator.components.recalculation import outcome_words
from generator.components.renderer import PageRenderer
from generator.language import per_what
from generator.language.html import HtmlTranslator
from generator.language.text import Text
from generator.model import routes
from generator.model.catalogue import FootprintEntry
from generator.model.routes import anchor_of
from generator.model.trace import StageCheck, Trace

MOST_LINES = 20
"""Lines on a page, which must stay light; the data have all of them."""


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
    """The section on the inventory."""

    caption: Markup
    rows: tuple[LineRow, ...]
    more: Markup | None
    stages: tuple[Markup, ...]
    data: str


def inventory_view(entry: FootprintEntry, route: str, renderer: PageRenderer) -> InventoryView | None:
    """Return the opened inventory of a footprint; nothing where none is opened or the number may not be shown."""
    traces = entry.trace.lines
    if not traces or not entry.shows_value:
        return None
    translator = renderer.translator
    hidden = len(traces) - MOST_LINES
    return InventoryView(
        caption=translator.tell(
            "trace.caption", per=per_what(entry.footprint, translator), count=len(traces), agreeing=entry.trace.agreeing
        ),
        rows=tuple(_line(trace, route, renderer) for trace in traces[:MOST_LINES]),
        more=translator.tell("trace.more", count=hidden) if hidden > 0 else None,
        stages=tuple(_stage(check, translator) for check in entry.trace.stages),
        data=renderer.href(route, routes.dataset_page("inventory")),
    )


def _line(trace: Trace, route: str, renderer: PageRenderer) -> LineRow:
    translator, line = renderer.translator, trace.line
    return LineRow(
        flow=translator.stated(line, "flow"),
        amount=translator.number(line.amount),
        unit=translator.free(line.unit),
        factor=factor_link(trace, route, renderer),
        emission=None if line.emission is None else translator.number(line.emission),
        stage=translator.code("stages", line.stage),
        outcome=outcome_words(trace, translator),
        differs=trace.outcome == "differs",
    )


def factor_link(trace: Trace, route: str, renderer: PageRenderer) -> Link | None:
    """Return the way to the factor of a line, at the version that was used."""
    if trace.factor is None:
        return None
    key, record = trace.factor.key, trace.factor.record
    name = renderer.translator.stated(record, "name")
    href = renderer.href(route, routes.factor(key.owner, key.factor_id))
    return Link(name, f"{href}#{anchor_of(key.version)}" if key.version else href)


def _stage(check: StageCheck, translator: HtmlTranslator) -> Markup:
    """Return how the lines of a stage compare with the stage."""
    return translator.tell(
        f"trace.stage.{check.outcome}",
        stage=translator.code("stages", check.stage),
        lines=translator.number(check.lines),
        stated=translator.number(check.stated),
    )
