"""The attribute sheet: what a shop platform asks about a product, in the very words of its label.

Platforms want the same wording in title, picture and parameters; so every cell here is a string of the label.
"""

import csv
import io
from collections.abc import Iterator, Sequence

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, ProductEntry, kind_of
from generator.render.label.words import label_words
from generator.render.voice import Voice

KINDS = ("own", "sample", "compiled")
BYTE_ORDER_MARK = "\ufeff"
"""Without it a spreadsheet takes Chinese for something else; this file is for people who open it in one."""
ATTRIBUTES = (
    "name", "value", "unit", "per", "boundary", "range", "assurance", "state", "until", "period", "address", "record",
)  # fmt: skip


def attribute_sheets(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield one sheet for each kind of record, so that no sample can be imported with real ones."""
    voices = [Voice(language, config) for language in config.languages]
    for kind in KINDS:
        entries = [entry for entry in catalogue.products if kind_of(entry.organisation) == kind]
        yield Artifact.text(routes.of_kind(routes.ATTRIBUTES_CSV, kind), _sheet(entries, voices))


def _sheet(entries: Sequence[ProductEntry], voices: Sequence[Voice]) -> str:
    """Return the sheet: who the product is, then its attributes in each language under their names there."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    first = voices[0]
    names = [voice.say(f"sheet.{attribute}") for voice in voices for attribute in ATTRIBUTES]
    writer.writerow([first.say("sheet.number"), first.say("sheet.gtins"), *names])
    for entry in entries:
        cells = [cell for voice in voices for cell in _cells(entry, voice)]
        writer.writerow([entry.printed, ";".join(entry.gtins), *cells])
    return BYTE_ORDER_MARK + text.getvalue()


def _cells(entry: ProductEntry, voice: Voice) -> list[str]:
    """Return the attributes in one language; where the number may not be shown, no word that only it gives sense to."""
    words = label_words(entry, voice)
    value, assurance = words.value, words.assurance
    if value is not None and words.prefix:
        value = voice.say("label.term", term=words.prefix, value=value)
    if words.remark:
        assurance = voice.say("label.alt_remark", assurance=assurance, remark=words.remark)
    kind = kind_of(entry.organisation)
    numbers = [value, words.unit, words.per, words.boundary, words.range, assurance]
    shown = [cell or "" for cell in numbers] if value is not None else ["" for _ in numbers]
    record = words.sample or voice.say(f"kind.{kind}")
    return [words.name, *shown, words.state_words, words.until or "", words.period, words.address, record]
