"""A revision of a footprint as a row of its history."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.components.renderer import PageRenderer
from generator.language.html import HtmlTranslator
from generator.language.periods import day_or_unknown
from generator.language.text import Text
from generator.model import routes
from generator.model.catalogue import FootprintEntry


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


def revision_row(entry: FootprintEntry, route: str, renderer: PageRenderer) -> RevisionRow:
    """Return one revision by itself; what a third party compiled is nobody's first disclosure here."""
    translator, footprint = renderer.translator, entry.footprint
    note = translator.stated(footprint, "change_note")
    return RevisionRow(
        anchor=f"r-{footprint.footprint_id}-{footprint.revision}",
        href=renderer.href(route, routes.footprint(entry.uuid)),
        revision=translator.say("history.revision", number=footprint.revision),
        day=_published(entry, translator),
        value=translator.number(footprint.pcf_total) if entry.shows_value else None,
        change=Markup(),
        reason=translator.code("change_reasons", footprint.change_reason) if footprint.change_reason else None,
        note=note if note.words else None,
        status=translator.code("statuses", entry.status),
    )


def _published(entry: FootprintEntry, translator: HtmlTranslator) -> str:
    """Return the day of publication, or the year where only that is known."""
    known_year = isinstance(entry.footprint.published_on, str) and entry.footprint.reported_year
    if known_year:
        return translator.say("history.reported", year=known_year)
    return day_or_unknown(entry.footprint.published_on, translator)
