"""Who is affected when a factor changes: the products that used a version, line by line."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.components.layout import Link
from generator.components.recalculation import outcome_words
from generator.components.renderer import PageRenderer
from generator.language.html import HtmlTranslator
from generator.language.text import Text
from generator.model import routes
from generator.model.catalogue import kind_of
from generator.model.factor_uses import Use
from generator.model.trace import Trace

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


def use_row(use: Use, route: str, renderer: PageRenderer) -> UseRow:
    """Return one use on the page at a route; of a number that may not be shown, only that it used the factor."""
    translator, entry, footprint = renderer.translator, use.product, use.footprint
    kind = kind_of(entry.organisation)
    record = footprint.footprint
    return UseRow(
        product=Link(translator.stated(entry.product, "name"), renderer.href(route, routes.product(entry.number))),
        kind=None if kind == "own" else translator.say(f"kind.{kind}"),
        organisation=translator.stated(entry.organisation, "name"),
        revision=Link(
            translator.say("factors.revision", footprint=record.footprint_id, number=record.revision),
            renderer.href(route, routes.footprint(footprint.uuid)),
        ),
        status=translator.code("statuses", footprint.status),
        lines=_lines(use, renderer),
        change=_change(use, translator) if footprint.shows_value else None,
    )


def _lines(use: Use, renderer: PageRenderer) -> tuple[Markup, ...]:
    """Return what the lines say; of a footprint without such lines, that it names the factor."""
    translator = renderer.translator
    if not use.lines:
        return (translator.fixed("factors.named_only"),)
    words = [_line(trace, translator, shown=use.footprint.shows_value) for trace in use.lines[:MOST_LINES]]
    hidden = len(use.lines) - len(words)
    return (*words, translator.tell("factors.more_lines", count=hidden)) if hidden else tuple(words)


def _line(trace: Trace, translator: HtmlTranslator, *, shown: bool) -> Markup:
    """Return what a line says; of a number that may not be shown, only which line it is."""
    line = trace.line
    if not shown:
        return translator.tell("factors.line_number", number=line.line)
    return translator.tell(
        "factors.line",
        number=line.line,
        flow=translator.stated(line, "flow"),
        amount=translator.number(line.amount),
        unit=translator.free(line.unit),
        outcome=outcome_words(trace, translator),
    )


def _change(use: Use, translator: HtmlTranslator) -> Markup | None:
    """Return what the newer version would change in the lines of one footprint."""
    return None if use.change is None else translator.tell("factors.change", change=translator.signed(use.change))
