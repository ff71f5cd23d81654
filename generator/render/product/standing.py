"""What must be said about the state of a number: expired, withdrawn, replaced, under correction."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.model.catalogue import FootprintEntry
from generator.render.frame import Link
from generator.render.voice import Voice


@dataclass(frozen=True, slots=True)
class StandingView:
    """A line on the state of the number, its reason, and where to go on."""

    sentence: Markup
    reason: Markup | None
    successor: Link | None


def standing_view(entry: FootprintEntry, successor: Link | None, voice: Voice) -> StandingView | None:
    """Return what must be said; nothing where the number simply holds."""
    if entry.status in ("valid", "no-expiry-stated"):
        return None
    return StandingView(_sentence(entry, voice), _reason(entry, voice), successor)


def _reason(entry: FootprintEntry, voice: Voice) -> Markup | None:
    """Return why: in the authority's words and with its name where a notice acts, else in the organisation's."""
    notice, reason = entry.notice, entry.footprint.status_reason
    if notice is None:
        return voice.tell("standing.reason", reason=voice.free(reason)) if reason else None
    stated = {
        "reason": voice.stated(notice, "reason"),
        "office": voice.stated(notice, "office"),
        "since": voice.day(notice.since),
    }
    if notice.until is None:
        return voice.tell("standing.notice", **stated)
    return voice.tell("standing.notice_until", **stated, until=voice.day(notice.until))


def _sentence(entry: FootprintEntry, voice: Voice) -> Markup:
    """Return the sentence of a status, with its day where one is known."""
    day = _day(entry)
    if day is None:
        return voice.fixed(f"standing.{entry.status}")
    return voice.tell(f"standing.{entry.status}.on", day=voice.day(day))


def standing_words(entry: FootprintEntry, voice: Voice) -> str | None:
    """Return the same sentence as plain text; nothing where the number simply holds."""
    if entry.status in ("valid", "no-expiry-stated"):
        return None
    day = _day(entry)
    return (
        voice.say(f"standing.{entry.status}")
        if day is None
        else voice.say(f"standing.{entry.status}.on", day=voice.day(day))
    )


def _day(entry: FootprintEntry) -> date | None:
    """Return the day on which the status began, or on which validity ends."""
    if entry.status in ("expired", "expiring"):
        return entry.footprint.valid_through
    return entry.footprint.status_on if entry.status in ("withdrawn", "deprecated") else None
