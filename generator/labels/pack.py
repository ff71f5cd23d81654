"""The label pack: every form of a product's label, the same files for all languages.

They also stand at the addresses of former numbers, since a badge on a shop's page shall not die of a new number.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from generator.components.label_forms import EVERY, PNG, forms_of
from generator.config import SiteConfig
from generator.labels.badge import badge
from generator.labels.compact import compact
from generator.labels.content import Face, Voices, face_of
from generator.labels.drawing import Drawing
from generator.labels.full import full
from generator.labels.label_json import Picture, label_document
from generator.labels.png import png_of
from generator.labels.svg import svg_of
from generator.language.html import HtmlTranslator
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, ProductEntry


def label_packs(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the label of each product in every form."""
    translators = translators_of(config)
    for entry in catalogue.products:
        files = dict(_pack(entry, translators, config))
        for number in (entry.number, *entry.former_numbers):
            yield from (Artifact(routes.label(number, name), content) for name, content in files.items())


def translators_of(config: SiteConfig) -> Voices:
    """Return the languages that a label speaks."""
    return {language.code: HtmlTranslator(language, config) for language in config.column_languages}


_DRAWERS: dict[str, Callable[[Face], Drawing]] = {
    "label.svg": full,
    "label-mono.svg": partial(full, mono=True),
    "compact.svg": compact,
    "badge.svg": badge,
}


def pictures_of(face: Face, forms: Sequence[str] = EVERY) -> tuple[Picture, ...]:
    """Return a face in some of its forms."""
    drawings = {name: _DRAWERS[name](face) for name in forms if name in _DRAWERS}
    return tuple(Picture(name, drawing, svg_of(drawing)) for name, drawing in drawings.items())


def _pack(entry: ProductEntry, translators: Voices, config: SiteConfig) -> Iterator[tuple[str, bytes]]:
    """Yield the files of one product."""
    face, forms = face_of(entry, translators), forms_of(entry.product)
    pictures = pictures_of(face, forms)
    for picture in pictures:
        yield picture.file, picture.svg.encode()
        if picture.file == "badge.svg" and PNG in forms:
            yield PNG, png_of(picture.drawing, config.root)
    document = Artifact.json("label.json", label_document(entry, face, pictures, translators))
    yield document.path, document.content
