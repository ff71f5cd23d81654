"""What was said before, what else is said about the product, and how the number changed."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.config import boundary_words, per_what
from generator.model import routes
from generator.model.catalogue import FootprintEntry, ProductEntry
from generator.model.record import StatedDate
from generator.model.revision import RevisionChange
from generator.render.answer import range_words, span_words
from generator.render.press import Press
from generator.render.text import Text
from generator.render.voice import Voice


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """A revision in the history."""

    anchor: str
    href: str
    """The permanent page of this very revision."""
    revision: str
    day: str
    value: str | None
    change: Markup
    reason: str | None
    note: Text | None
    status: str


@dataclass(frozen=True, slots=True)
class OtherRow:
    """Another footprint of the same product."""

    anchor: str
    href: str
    site: Text | None
    per: str
    boundary: str
    value: str | None
    range: str | None
    period: str
    status: str


@dataclass(frozen=True, slots=True)
class OthersView:
    """The section on other footprints of the same product."""

    rows: tuple[OtherRow, ...]
    span: Markup | None
    """From where to where all footprints of one boundary and unit reach."""


def history_rows(entry: ProductEntry, route: str, press: Press) -> tuple[RevisionRow, ...]:
    """Return the revisions of the headline footprint, newest first; a withdrawn product shows no number of any."""
    if not entry.headline.shows_value:
        return tuple(replace(revision_row(each, route, press), value=None) for each in entry.revisions)
    return tuple(
        replace(revision_row(each, route, press), change=_change(each.change, press.voice)) for each in entry.revisions
    )


def revision_row(entry: FootprintEntry, route: str, press: Press) -> RevisionRow:
    """Return one revision by itself; what a third party compiled is nobody's first disclosure here."""
    voice, footprint = press.voice, entry.footprint
    note = voice.stated(footprint, "change_note")
    return RevisionRow(
        anchor=f"r-{footprint.footprint_id}-{footprint.revision}",
        href=press.href(route, routes.footprint(entry.uuid)),
        revision=voice.say("history.revision", number=footprint.revision),
        day=_published(entry, voice),
        value=voice.number(footprint.pcf_total) if entry.shows_value else None,
        change=Markup(),
        reason=voice.code("change_reasons", footprint.change_reason) if footprint.change_reason else None,
        note=note if note.words else None,
        status=voice.code("statuses", entry.status),
    )


def _change(change: RevisionChange | None, voice: Voice) -> Markup:
    """Return how the number changed in words; nothing where nothing can be said of it."""
    if change is None:
        return Markup()
    size = "" if change.percent is None else voice.percent(change.percent)
    return voice.tell(f"history.{change.outcome}", change=size)


def others_view(entry: ProductEntry, route: str, press: Press) -> OthersView | None:
    """Return the other current footprints: other plants, other boundaries."""
    rows = tuple(_other(each, route, press) for each in entry.others)
    return OthersView(rows, _span(entry, press.voice)) if rows else None


def _other(entry: FootprintEntry, route: str, press: Press) -> OtherRow:
    voice, footprint, site = press.voice, entry.footprint, entry.site
    return OtherRow(
        anchor=f"r-{footprint.footprint_id}-{footprint.revision}",
        href=press.href(route, routes.footprint(entry.uuid)),
        site=voice.stated(site, "name") if site else None,
        per=per_what(footprint, voice),
        boundary=boundary_words(entry, voice),
        value=voice.number(footprint.pcf_total) if entry.shows_value else None,
        range=range_words(footprint, voice) if entry.shows_value else None,
        period=period_words(entry, voice),
        status=voice.code("statuses", entry.status),
    )


def _span(entry: ProductEntry, voice: Voice) -> Markup | None:
    """Return from where to where the plants of one boundary reach."""
    span = entry.span
    if span is None:
        return None
    return voice.tell("others.span", count=span.count, span=span_words(span.low, span.high, voice))


def period_words(entry: FootprintEntry, voice: Voice) -> str:
    """Return the reference period: a year where it is one, else both days."""
    first, last = entry.footprint.reference_period_first_day, entry.footprint.reference_period_last_day
    if isinstance(first, str) or isinstance(last, str) or first is None or last is None:
        year = entry.footprint.reported_year
        return voice.say("period.reported", year=year) if year else voice.say("unknown.not_stated")
    whole_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole_year and first.year == last.year:
        return voice.say("period.year", year=first.year)
    return voice.say("period.days", first=voice.day(first), last=voice.day(last))


def _published(entry: FootprintEntry, voice: Voice) -> str:
    """Return the day of publication, or the year where only that is known."""
    known_year = isinstance(entry.footprint.published_on, str) and entry.footprint.reported_year
    if known_year:
        return voice.say("history.reported", year=known_year)
    return day_or_unknown(entry.footprint.published_on, voice)


def day_or_unknown(day: StatedDate, voice: Voice) -> str:
    """Return a day, or that the source does not state it."""
    return voice.say("unknown.not_stated") if day is None or isinstance(day, str) else voice.day(day)
