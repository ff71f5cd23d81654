"""The facts of a label one by one, under their names, and the attribute sheet with those of every product.

Shop platforms want the same words in title, picture and parameters; so every cell of a sheet is a string of the label.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.components.maker import Maker
from generator.config import SiteConfig
from generator.labels.content import Translators, label_translators
from generator.labels.text import LabelWords, label_words
from generator.language.html import HtmlTranslator
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.board import KINDS
from generator.model.catalogue import Catalogue, ProductEntry, kind_of

BYTE_ORDER_MARK = "\ufeff"
"""Without it a spreadsheet takes Chinese for something else; sheets are for people who open them in one."""

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
    """Yield the facts that a label states."""
    has_number = words.value is not None
    texts = {
        "product": words.name,
        "organisation": words.organisation,
        "footprint": f"{words.lines.value} {words.unit}" if has_number else None,
        "per": words.per if has_number else None,
        "boundary": words.boundary if has_number else None,
        "range": words.range,
        "period": words.period if has_number else None,
        "source": words.main_source,
        "assurance": words.lines.assurance if has_number else None,
        "state": words.state_words,
        "until": words.until,
        "number": words.number,
        "note": words.not_counted if has_number else words.note,
        "sample": words.sample,
        "address": words.address,
        "grade": words.grade.whole if words.grade else None,
    }
    for code, key in GRADED_NAMES.items():
        text = texts[code]
        if text:
            yield Attribute(code, translator.say(key), text)


@dataclass(frozen=True, slots=True)
class AttributeSheetInput:
    """The products of one kind of record, each with its headline alone."""

    kind: str
    graded: bool
    """Whether a grading scheme is in force, so that there are columns for a grade."""
    products: tuple[ProductEntry, ...]


def _select(catalogue: Catalogue, _: SiteConfig) -> Iterator[AttributeSheetInput]:
    for kind in KINDS:
        products = tuple(entry.in_short() for entry in catalogue.products if kind_of(entry.organisation) == kind)
        yield AttributeSheetInput(kind, catalogue.grading.is_in_force, products)


def _make(shown: AttributeSheetInput, config: SiteConfig) -> Iterator[Artifact]:
    yield Artifact.text(routes.of_kind(routes.ATTRIBUTES_CSV, shown.kind), _sheet(shown, label_translators(config)))


attribute_sheets = Maker(_select, _make)
"""One sheet for each kind of record, so that no sample can be imported with real ones."""


def _sheet(shown: AttributeSheetInput, translators: Translators) -> str:
    """Return the sheet: bar codes, by which shops know a product, then its facts in each language under their names."""
    names = GRADED_NAMES if shown.graded else NAMES
    languages = tuple(translators.values())
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    heads = [translator.say(key) for translator in languages for key in names.values()]
    writer.writerow([languages[0].say("product.gtin"), *heads])
    for entry in shown.products:
        facts = [cell for translator in languages for cell in _cells(entry, translator, names)]
        writer.writerow([";".join(entry.gtins), *facts])
    return BYTE_ORDER_MARK + text.getvalue()


def _cells(entry: ProductEntry, translator: HtmlTranslator, names: Mapping[str, str]) -> list[str]:
    """Return the facts in one language; a fact that the label does not state is an empty cell."""
    stated = {fact.code: fact.text for fact in attributes_of(label_words(entry, translator), translator)}
    return [stated.get(code, "") for code in names]
