"""The label pack: every form of a product's label, the same files for all languages.

They also stand at the addresses of former numbers, since a badge on a shop's page shall not die of a new number.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, ProductEntry
from generator.render.label.badge import badge
from generator.render.label.compact import compact
from generator.render.label.document import Picture, label_document
from generator.render.label.drawing import Drawing
from generator.render.label.face import Face, Voices, face_of
from generator.render.label.forms import EVERY, PNG, forms_of
from generator.render.label.full import full
from generator.render.label.picture import svg_of
from generator.render.label.png import png_of
from generator.render.voice import Voice


def label_packs(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the label of each product in every form."""
    voices = voices_of(config)
    for entry in catalogue.products:
        files = dict(_pack(entry, voices, config))
        for number in (entry.number, *entry.former_numbers):
            yield from (Artifact(routes.label(number, name), content) for name, content in files.items())


def voices_of(config: SiteConfig) -> Voices:
    """Return the languages that a label speaks."""
    return {language.code: Voice(language, config) for language in config.column_languages}


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


def _pack(entry: ProductEntry, voices: Voices, config: SiteConfig) -> Iterator[tuple[str, bytes]]:
    """Yield the files of one product."""
    face, forms = face_of(entry, voices), forms_of(entry.product)
    pictures = pictures_of(face, forms)
    for picture in pictures:
        yield picture.file, picture.svg.encode()
        if picture.file == "badge.svg" and PNG in forms:
            yield PNG, png_of(picture.drawing, config.root)
    document = Artifact.json("label.json", label_document(entry, face, pictures, voices))
    yield document.path, document.content
