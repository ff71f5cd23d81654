"""The calendar (RFC 5545) of what expires within a year: footprints and certificates, each on its last day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from generator.components.maker import Maker
from generator.config import SiteConfig
from generator.language import Translator
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, ProductEntry
from generator.model.data_day import UNDATED
from generator.model.texts import Texts

WITHIN = timedelta(days=365)
OCTETS = 75
"""Longest line, without its end (RFC 5545, 3.1)."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class Expiry:
    """The last day of a footprint or of a certificate."""

    uid: str
    what: str
    """Key of the sentence for its event."""
    number: str
    """Of the product."""
    name: Texts
    is_sample: bool
    last_day: date
    data_day: date | None
    """Of the latest dated fact about the footprint."""


@dataclass(frozen=True, slots=True)
class ExpiriesInput:
    """What expires in the year after the as-of date, the nearest first."""

    expiries: tuple[Expiry, ...]


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[ExpiriesInput]:
    first, last = catalogue.as_of, catalogue.as_of + WITHIN
    within = [expiry for expiry in _all(catalogue, config) if first <= expiry.last_day <= last]
    yield ExpiriesInput(tuple(sorted(within, key=lambda expiry: (expiry.last_day, expiry.uid))))


def _all(catalogue: Catalogue, config: SiteConfig) -> Iterator[Expiry]:
    """Yield the last days of what still holds."""
    languages = tuple(language.code for language in config.languages)
    for entry in catalogue.products:
        name = Texts.of_columns(entry.product.cell, "name", languages)
        for uid, what, last_day, data_day in _last_days(entry):
            yield Expiry(uid, what, entry.number, name, entry.is_sample, last_day, data_day)


def _last_days(entry: ProductEntry) -> Iterator[tuple[str, str, date, date | None]]:
    """Yield what of a product holds and ends: its identifier, the sentence on it, its last day, the day of its data."""
    for footprint in entry.footprints:
        if not footprint.holds:
            continue
        if footprint.footprint.valid_through:
            yield footprint.uuid, "calendar.footprint", footprint.footprint.valid_through, footprint.data_day
        for claim in footprint.labels:
            if claim.record.valid_through and claim.stands:
                uid = f"{entry.organisation.org_id}-{claim.record.cell('label_id')}"
                yield uid, "calendar.label", claim.record.valid_through, footprint.data_day


def _make(shown: ExpiriesInput, config: SiteConfig) -> Iterator[Artifact]:
    translators = tuple(Translator(language, config) for language in config.complete_languages)
    host = urlsplit(str(config.site.base_url)).hostname or ""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{host}//expiries//ZH", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{_escaped(' / '.join(translator.say('calendar.title') for translator in translators))}")
    for expiry in shown.expiries:
        lines += _event(expiry, translators)
    lines.append("END:VCALENDAR")
    yield Artifact.text(routes.EXPIRIES, "".join(f"{part}\r\n" for line in lines for part in _folded(line)))


expiries = Maker(_select, _make)
"""The calendar of the year after the as-of date."""


def _event(expiry: Expiry, translators: tuple[Translator, ...]) -> list[str]:
    """Return the lines of one event: a whole day, which nobody is busy on."""
    base = str(translators[0].config.site.base_url)
    summary = " / ".join(
        translator.say(expiry.what, name=translator.pick(expiry.name).words) for translator in translators
    )
    if expiry.is_sample:
        summary = translators[0].say("feed.sample", title=summary)
    return [
        "BEGIN:VEVENT",
        f"UID:{expiry.uid}@{urlsplit(base).hostname}",
        f"DTSTAMP:{expiry.data_day or UNDATED:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{expiry.last_day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{expiry.last_day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(summary)}",
        f"URL:{base}{routes.product(expiry.number)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(words: str) -> str:
    return words.translate(_ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """Yield a line in parts of at most 75 octets, each after the first behind a space; no character is cut."""
    part, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > OCTETS:
            yield part
            part, size = " ", 1
        part, size = part + character, size + width
    yield part
