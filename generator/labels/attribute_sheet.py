"""The attribute sheet: what a shop platform asks about a product, in the very words of its label.

Platforms want the same wording in title, picture and parameters; so every cell here is a string of the label.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from generator.config import SiteConfig
from generator.labels.attributes import GRADED_NAMES, NAMES, attributes_of
from generator.labels.text import label_words
from generator.language.html import HtmlTranslator
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.board import KINDS
from generator.model.catalogue import Catalogue, ProductEntry, kind_of

BYTE_ORDER_MARK = "\ufeff"
"""Without it a spreadsheet takes Chinese for something else; this file is for people who open it in one."""


def attribute_sheets(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield one sheet for each kind of record, so that no sample can be imported with real ones."""
    translators = [HtmlTranslator(language, config) for language in config.column_languages]
    names = GRADED_NAMES if catalogue.grading.is_in_force else NAMES
    for kind in KINDS:
        entries = [entry for entry in catalogue.products if kind_of(entry.organisation) == kind]
        yield Artifact.text(routes.of_kind(routes.ATTRIBUTES_CSV, kind), _sheet(entries, translators, names))


def _sheet(entries: Sequence[ProductEntry], translators: Sequence[HtmlTranslator], names: Mapping[str, str]) -> str:
    """Return the sheet: bar codes, by which shops know a product, then its facts in each language under their names."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    heads = [translator.say(key) for translator in translators for key in names.values()]
    writer.writerow([translators[0].say("product.gtin"), *heads])
    for entry in entries:
        facts = [cell for translator in translators for cell in _cells(entry, translator, names)]
        writer.writerow([";".join(entry.gtins), *facts])
    return BYTE_ORDER_MARK + text.getvalue()


def _cells(entry: ProductEntry, translator: HtmlTranslator, names: Mapping[str, str]) -> list[str]:
    """Return the facts in one language; a fact that the label does not state is an empty cell."""
    stated = {each.code: each.text for each in attributes_of(label_words(entry, translator), translator)}
    return [stated.get(code, "") for code in names]
