"""What must be said about the state of a number: expired, withdrawn, replaced, under correction."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.components.layout import Link
from generator.language.html import HtmlTranslator
from generator.model.catalogue import FootprintEntry
from generator.model.listed import ListedFootprint


@dataclass(frozen=True, slots=True)
class StatusNotice:
    """A line on the state of the number, its reason, and where to go on."""

    sentence: Markup
    reason: Markup | None
    successor: Link | None


def status_notice(entry: FootprintEntry, successor: Link | None, translator: HtmlTranslator) -> StatusNotice | None:
    """Return what must be said; nothing where the number simply holds."""
    if entry.status in ("valid", "no-expiry-stated"):
        return None
    return StatusNotice(_sentence(entry, translator), _reason(entry, translator), successor)


def _reason(entry: FootprintEntry, translator: HtmlTranslator) -> Markup | None:
    """Return why: in the authority's words and with its name where a notice acts, else in the organisation's."""
    notice, reason = entry.notice, entry.footprint.status_reason
    if notice is None:
        return translator.tell("standing.reason", reason=translator.free(reason)) if reason else None
    stated = {
        "reason": translator.stated(notice, "reason"),
        "office": translator.stated(notice, "office"),
        "since": translator.day(notice.since),
    }
    if notice.until is None:
        return translator.tell("standing.notice", **stated)
    return translator.tell("standing.notice_until", **stated, until=translator.day(notice.until))


def _sentence(entry: FootprintEntry, translator: HtmlTranslator) -> Markup:
    """Return the sentence of a status, with its day where one is known."""
    day = entry.status_day
    if day is None:
        return translator.fixed(f"standing.{entry.status}")
    return translator.tell(f"standing.{entry.status}.on", day=translator.day(day))


def status_notice_words(entry: FootprintEntry | ListedFootprint, translator: HtmlTranslator) -> str | None:
    """Return the same sentence as plain text; nothing where the number simply holds."""
    if entry.status in ("valid", "no-expiry-stated"):
        return None
    day = entry.status_day
    return (
        translator.say(f"standing.{entry.status}")
        if day is None
        else translator.say(f"standing.{entry.status}.on", day=translator.day(day))
    )
