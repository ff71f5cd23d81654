"""The inventory that an organisation opens: each line beside the factor it used, recomputed and compared."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.config import per_what
from generator.model import routes
from generator.model.catalogue import FootprintEntry
from generator.model.trace import StageCheck, Trace
from generator.render.factors.facts import anchor_of
from generator.render.frame import Link
from generator.render.press import Press
from generator.render.text import Text
from generator.render.voice import Voice

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


def inventory_view(entry: FootprintEntry, route: str, press: Press) -> InventoryView | None:
    """Return the opened inventory of a footprint; nothing where none is opened or the number may not be shown."""
    traces = entry.trace.lines
    if not traces or not entry.shows_value:
        return None
    voice = press.voice
    hidden = len(traces) - MOST_LINES
    return InventoryView(
        caption=voice.tell(
            "trace.caption", per=per_what(entry.footprint, voice), count=len(traces), agreeing=entry.trace.agreeing
        ),
        rows=tuple(_line(trace, route, press) for trace in traces[:MOST_LINES]),
        more=voice.tell("trace.more", count=hidden) if hidden > 0 else None,
        stages=tuple(_stage(check, voice) for check in entry.trace.stages),
        data=press.href(route, routes.dataset_page("inventory")),
    )


def _line(trace: Trace, route: str, press: Press) -> LineRow:
    voice, line = press.voice, trace.line
    return LineRow(
        flow=voice.stated(line, "flow"),
        amount=voice.number(line.amount),
        unit=voice.free(line.unit),
        factor=factor_link(trace, route, press),
        emission=None if line.emission is None else voice.number(line.emission),
        stage=voice.code("stages", line.stage),
        outcome=outcome_words(trace, voice),
        differs=trace.outcome == "differs",
    )


def factor_link(trace: Trace, route: str, press: Press) -> Link | None:
    """Return the way to the factor of a line, at the version that was used."""
    if trace.factor is None:
        return None
    key, record = trace.factor.key, trace.factor.record
    name = press.voice.stated(record, "name")
    href = press.href(route, routes.factor(key.owner, key.factor_id))
    return Link(name, f"{href}#{anchor_of(key.version)}" if key.version else href)


def outcome_words(trace: Trace, voice: Voice) -> Markup:
    """Return what recomputing a line told, or why it could not be recomputed."""
    if trace.recomputed is None:
        return voice.fixed(f"trace.{trace.outcome}")
    return voice.tell(
        f"trace.{trace.outcome}",
        found=voice.number(trace.recomputed),
        difference="" if trace.gap is None else voice.number(trace.gap),
    )


def _stage(check: StageCheck, voice: Voice) -> Markup:
    """Return how the lines of a stage compare with the stage."""
    return voice.tell(
        f"trace.stage.{check.outcome}",
        stage=voice.code("stages", check.stage),
        lines=voice.number(check.lines),
        stated=voice.number(check.stated),
    )
