"""The calendar (RFC 5545) of what expires within a year: footprints and certificates, each on its last day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from generator.config import SiteConfig
from generator.language import Translator
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, ProductEntry

WITHIN = timedelta(days=365)
OCTETS = 75
"""Longest line, without its end (RFC 5545, 3.1)."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class Expiry:
    """Something with a last day."""

    uid: str
    what: str
    """Key of the sentence that says what ends."""
    entry: ProductEntry
    last_day: date


def expiries(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the calendar of the year after the as-of date."""
    tongues = tuple(Translator(language, config) for language in config.complete_languages)
    within = [each for each in _all(catalogue) if catalogue.as_of <= each.last_day <= catalogue.as_of + WITHIN]
    host = urlsplit(str(config.site.base_url)).hostname or ""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{host}//expiries//ZH", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{_escaped(' / '.join(translator.say('calendar.title') for translator in tongues))}")
    for each in sorted(within, key=lambda expiry: (expiry.last_day, expiry.uid)):
        lines += _event(each, catalogue.as_of, config, tongues)
    lines.append("END:VCALENDAR")
    yield Artifact.text(routes.EXPIRIES, "".join(f"{part}\r\n" for line in lines for part in _folded(line)))


def _all(catalogue: Catalogue) -> Iterator[Expiry]:
    """Yield the last days of what still holds."""
    for entry in catalogue.products:
        for footprint in entry.footprints:
            if not footprint.holds:
                continue
            if footprint.footprint.valid_through:
                yield Expiry(footprint.uuid, "calendar.footprint", entry, footprint.footprint.valid_through)
            for claim in footprint.labels:
                label_id = claim.record.cell("label_id")
                if claim.record.valid_through and claim.stands:
                    uid = f"{entry.organisation.org_id}-{label_id}"
                    yield Expiry(uid, "calendar.label", entry, claim.record.valid_through)


def _event(each: Expiry, as_of: date, config: SiteConfig, tongues: tuple[Translator, ...]) -> list[str]:
    """Return the lines of one event: a whole day, which nobody is busy on."""
    base = str(config.site.base_url)
    product = each.entry.product
    summary = " / ".join(
        translator.say(each.what, name=translator.columns(product, "name").words) for translator in tongues
    )
    if each.entry.is_sample:
        summary = tongues[0].say("feed.sample", title=summary)
    return [
        "BEGIN:VEVENT",
        f"UID:{each.uid}@{urlsplit(base).hostname}",
        f"DTSTAMP:{as_of:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{each.last_day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{each.last_day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(summary)}",
        f"URL:{base}{routes.product(each.entry.number)}",
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
