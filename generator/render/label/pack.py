"""The label pack: every form of a product's label, the same files for all languages.

They also stand at the addresses of former numbers, since a badge on a shop's page shall not die of a new number.
"""

from collections.abc import Iterator

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, ProductEntry
from generator.render.label.badge import badge
from generator.render.label.compact import compact
from generator.render.label.document import PNG, Picture, label_document
from generator.render.label.face import Face, Voices, face_of
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
    return {language.code: Voice(language, config) for language in config.languages}


def pictures_of(face: Face) -> tuple[Picture, ...]:
    """Return every form of a face."""
    drawings = {
        "label.svg": full(face),
        "label-mono.svg": full(face, mono=True),
        "compact.svg": compact(face),
        "badge.svg": badge(face),
    }
    return tuple(Picture(name, drawing, svg_of(drawing)) for name, drawing in drawings.items())


def _pack(entry: ProductEntry, voices: Voices, config: SiteConfig) -> Iterator[tuple[str, bytes]]:
    """Yield the files of one product."""
    face = face_of(entry, voices)
    pictures = pictures_of(face)
    for picture in pictures:
        yield picture.file, picture.svg.encode()
        if picture.file == "badge.svg":
            yield PNG, png_of(picture.svg, config.root)
    document = Artifact.json("label.json", label_document(entry, face, pictures, voices))
    yield document.path, document.content
