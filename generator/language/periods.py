"""Periods and days of a footprint in words, or that the source does not state them."""

from generator.language.html import HtmlTranslator
from generator.model.catalogue import FootprintEntry
from generator.model.record import StatedDate


def period_words(entry: FootprintEntry, translator: HtmlTranslator) -> str:
    """Return the reference period: a year where it is one, else both days."""
    first, last = entry.footprint.reference_period_first_day, entry.footprint.reference_period_last_day
    if isinstance(first, str) or isinstance(last, str) or first is None or last is None:
        year = entry.footprint.reported_year
        return translator.say("period.reported", year=year) if year else translator.say("unknown.not_stated")
    whole_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole_year and first.year == last.year:
        return translator.say("period.year", year=first.year)
    return translator.say("period.days", first=translator.day(first), last=translator.day(last))


def day_or_unknown(day: StatedDate, translator: HtmlTranslator) -> str:
    """Return a day, or that the source does not state it."""
    return translator.say("unknown.not_stated") if day is None or isinstance(day, str) else translator.day(day)
