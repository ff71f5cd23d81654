"""Who is affected when a factor changes: the products that used a version, line by line."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.model import routes
from generator.model.catalogue import kind_of
from generator.model.trace import Trace
from generator.model.uses import Use
from generator.render.frame import Link
from generator.render.press import Press
from generator.render.product.inventory import outcome_words
from generator.render.text import Text
from generator.render.voice import Voice

MOST_LINES = 3
"""Lines of one footprint in the list; the data have all of them."""


@dataclass(frozen=True, slots=True)
class UseRow:
    """A footprint revision that used a version of a factor."""

    product: Link
    kind: str | None
    """What the record is, where it is not the organisation's own."""
    organisation: Text
    revision: Link
    status: str
    lines: tuple[Markup, ...]
    change: Markup | None
    """What the version that replaces the factor would change in these lines; never a new footprint."""


def use_row(use: Use, route: str, press: Press) -> UseRow:
    """Return one use on the page at a route; of a number that may not be shown, only that it used the factor."""
    voice, entry, footprint = press.voice, use.product, use.footprint
    kind = kind_of(entry.organisation)
    record = footprint.footprint
    return UseRow(
        product=Link(voice.stated(entry.product, "name"), press.href(route, routes.product(entry.number))),
        kind=None if kind == "own" else voice.say(f"kind.{kind}"),
        organisation=voice.stated(entry.organisation, "name"),
        revision=Link(
            voice.say("factors.revision", footprint=record.footprint_id, number=record.revision),
            press.href(route, routes.footprint(footprint.uuid)),
        ),
        status=voice.code("statuses", footprint.status),
        lines=_lines(use, press),
        change=_change(use, voice) if footprint.shows_value else None,
    )


def _lines(use: Use, press: Press) -> tuple[Markup, ...]:
    """Return what the lines say; of a footprint without such lines, that it names the factor."""
    voice = press.voice
    if not use.lines:
        return (voice.fixed("factors.named_only"),)
    words = [_line(trace, voice, shown=use.footprint.shows_value) for trace in use.lines[:MOST_LINES]]
    hidden = len(use.lines) - len(words)
    return (*words, voice.tell("factors.more_lines", count=hidden)) if hidden else tuple(words)


def _line(trace: Trace, voice: Voice, *, shown: bool) -> Markup:
    """Return what a line says; of a number that may not be shown, only which line it is."""
    line = trace.line
    if not shown:
        return voice.tell("factors.line_number", number=line.line)
    return voice.tell(
        "factors.line",
        number=line.line,
        flow=voice.stated(line, "flow"),
        amount=voice.number(line.amount),
        unit=voice.free(line.unit),
        outcome=outcome_words(trace, voice),
    )


def _change(use: Use, voice: Voice) -> Markup | None:
    """Return what the newer version would change in the lines of one footprint."""
    return None if use.change is None else voice.tell("factors.change", change=voice.signed(use.change))
