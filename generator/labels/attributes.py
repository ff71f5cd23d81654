"""The facts of a label one by one, under their names: what shops put into their own attribute fields."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.labels.text import LabelWords
from generator.language.html import HtmlTranslator

NAMES = {
    "product": "label.name.product",
    "organisation": "label.name.organisation",
    "footprint": "label.name.footprint",
    "per": "label.name.per",
    "boundary": "label.name.boundary",
    "range": "product.range",
    "period": "method.period",
    "source": "label.name.source",
    "assurance": "label.name.assurance",
    "state": "label.name.state",
    "until": "product.until",
    "number": "product.number",
    "note": "label.name.note",
    "sample": "label.name.sample",
    "address": "label.name.address",
}
"""Code of each fact and the key of its name, in the order of the label."""
GRADED_NAMES = NAMES | {"grade": "label.name.grade"}
"""The same while a grading scheme is in force: before, no list has a place for a grade."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """A fact under its name, in one language."""

    code: str
    name: str
    text: str


def attributes_of(words: LabelWords, translator: HtmlTranslator) -> Iterator[Attribute]:
    """Yield what a label says, leaving out what it does not."""
    shown = words.value is not None
    texts = {
        "product": words.name,
        "organisation": words.organisation,
        "footprint": f"{words.lines.value} {words.unit}" if shown else None,
        "per": words.per if shown else None,
        "boundary": words.boundary if shown else None,
        "range": words.range,
        "period": words.period if shown else None,
        "source": words.main_source,
        "assurance": words.lines.assurance if shown else None,
        "state": words.state_words,
        "until": words.until,
        "number": words.number,
        "note": words.not_counted if shown else words.note,
        "sample": words.sample,
        "address": words.address,
        "grade": words.grade.whole if words.grade else None,
    }
    for code, key in GRADED_NAMES.items():
        text = texts[code]
        if text:
            yield Attribute(code, translator.say(key), text)
