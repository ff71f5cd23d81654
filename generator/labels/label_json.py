"""`label.json`: the facts of the label for programs; at the same time a valid oEmbed 1.0 answer of type photo."""

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.components.label_forms import PNG, forms_of
from generator.config import SiteConfig
from generator.labels.attributes import attributes_of
from generator.labels.content import LabelContent, Translators
from generator.labels.drawing import Drawing
from generator.labels.png import SCALE
from generator.model import routes
from generator.model.artifact import Json
from generator.model.catalogue import FootprintEntry, ProductEntry, kind_of
from generator.model.grade import Grade
from generator.model.quantity import exact
from generator.model.texts import COLUMN_LANGUAGES

SCHEMA_VERSION = "1.0"
CACHE_SECONDS = 3600
"""So that a withdrawal shows within the hour."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing and the file it became."""

    file: str
    drawing: Drawing
    svg: str


def label_document(
    entry: ProductEntry, content: LabelContent, pictures: tuple[Picture, ...], translators: Translators
) -> Json:
    """Return the document of a product's label; where the number may not be shown, nothing of it."""
    config, footprint = translators["zh"].config, entry.headline.footprint
    shown = entry.headline.shows_value
    return {
        **_oembed(entry, content, pictures, config),
        "schema_version": SCHEMA_VERSION,
        "number": entry.number,
        "printed_number": entry.printed,
        "kind": kind_of(entry.organisation),
        "is_sample": entry.is_sample,
        "state": entry.headline.status,
        "assurance": _assurance(entry.headline),
        "value": content.zh.summary.exact,
        "unit": "kg CO2e",
        "per": _both(content.zh.per, content.en.per) if shown else None,
        "boundary": _both(content.zh.boundary, content.en.boundary) if shown else None,
        "range": _range(footprint.pcf_low, footprint.pcf_high) if shown else None,
        "reference_period_first_day": _stated(footprint.reference_period_first_day) if shown else None,
        "reference_period_last_day": _stated(footprint.reference_period_last_day) if shown else None,
        **_days(entry.headline),
        "grade": _grade(content.grade),
        "page": _both(content.zh.address, content.en.address),
        "files": _files(entry, pictures, config),
        "alt": _both(content.zh.alt, content.en.alt),
        "attributes": _attributes(content, translators),
        "statement": {language: words.say("api.statement") for language, words in config.words.items()},
    }


def _oembed(
    entry: ProductEntry, content: LabelContent, pictures: tuple[Picture, ...], config: SiteConfig
) -> dict[str, Json]:
    """Return the keys that oEmbed asks for; width and height are those of the picture, in its own pixels."""
    badge = next(picture.drawing for picture in pictures if picture.file == "badge.svg")
    file, scale = (PNG, SCALE) if PNG in forms_of(entry.product) else ("badge.svg", 1)
    return {
        "version": "1.0",
        "type": "photo",
        "title": content.zh.alt,
        "provider_name": config.site.name.pick(*COLUMN_LANGUAGES).words,
        "provider_url": str(config.site.base_url),
        "cache_age": CACHE_SECONDS,
        "url": _address(entry, file, config),
        "width": round(badge.width * scale),
        "height": round(badge.height * scale),
    }


def _files(entry: ProductEntry, pictures: tuple[Picture, ...], config: SiteConfig) -> Json:
    """Return where each picture stands, how large it is drawn, and the fingerprint by which a change is noticed."""
    return {
        picture.file.removesuffix(".svg"): {
            "url": _address(entry, picture.file, config),
            "width": round(picture.drawing.width),
            "height": round(picture.drawing.height),
            "sha256": hashlib.sha256(picture.svg.encode()).hexdigest(),
        }
        for picture in pictures
    }


def _attributes(content: LabelContent, translators: Translators) -> Json:
    """Return the facts one by one, in both languages."""
    english = {fact.code: fact for fact in attributes_of(content.en, translators["en"])}
    return [
        {
            "code": fact.code,
            "name": _both(fact.name, english[fact.code].name),
            "text": _both(fact.text, english[fact.code].text),
        }
        for fact in attributes_of(content.zh, translators["zh"])
    ]


def _days(entry: FootprintEntry) -> dict[str, Json]:
    """Return the day of the data and the last day of validity, the latter of a number that may be shown."""
    last_day = entry.footprint.valid_through if entry.shows_value else None
    return {"data_day": _stated(entry.data_day), "valid_through": _stated(last_day)}


def _assurance(entry: FootprintEntry) -> Json:
    """Return the rung of the trust ladder, and the last day on which number, claim and confirmation hold together."""
    trust, last_day = entry.trust, entry.assured_through if entry.shows_value else None
    return {"level": trust.level, "confirmed": trust.confirmed, "valid_through": _stated(last_day)}


def _grade(grade: Grade | None) -> Json:
    """Return the grade under a scheme that is in force; nothing where there is none."""
    if grade is None:
        return None
    scheme = grade.scheme_name.in_columns
    return {
        "scheme_id": grade.scheme_id,
        "scheme": scheme,
        "letter": grade.letter,
        "classes": list(grade.letters),
        "reason": grade.reason,
        "since": _stated(grade.since),
        "until": _stated(grade.until),
    }


def _range(low: Decimal | None, high: Decimal | None) -> Json:
    return None if low is None or high is None else {"low": exact(low), "high": exact(high)}


def _stated(day: date | str | None) -> str | None:
    """Return a day as text, the word for unknown as it is, nothing as nothing."""
    return day.isoformat() if isinstance(day, date) else day


def _both(zh: str, en: str) -> Json:
    return {"zh": zh, "en": en}


def _address(entry: ProductEntry, file: str, config: SiteConfig) -> str:
    return f"{config.site.base_url}{routes.label(entry.number, file)}"
