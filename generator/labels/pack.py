"""The label pack: every form of a product's label, the same files for all languages.

They also stand at the addresses of former numbers, since a badge on a shop's page shall not die of a new number.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.components.label_forms import EVERY, PNG, forms_of
from generator.components.maker import Maker
from generator.config import SiteConfig
from generator.labels.badge import badge
from generator.labels.compact import compact
from generator.labels.content import LabelContent, label_content, label_translators
from generator.labels.drawing import Drawing
from generator.labels.full import full
from generator.labels.label_json import Picture, label_document
from generator.labels.palette import palette_of
from generator.labels.png import png_of
from generator.labels.svg import svg_of
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, ProductEntry
from generator.model.grade import Grade


@dataclass(frozen=True, slots=True)
class LabelPackInput:
    """The product that a label is about, with its headline alone."""

    entry: ProductEntry


def _select(catalogue: Catalogue, _: SiteConfig) -> Iterator[LabelPackInput]:
    yield from (LabelPackInput(entry.in_short()) for entry in catalogue.products)


def _make(shown: LabelPackInput, config: SiteConfig) -> Iterator[Artifact]:
    """Make the files once, for the product's number and for those it had before; draw the badge with our fonts."""
    files = dict(_files(shown.entry, config))
    for number in (shown.entry.number, *shown.entry.former_numbers):
        yield from (Artifact(routes.label(number, name), file) for name, file in files.items())


label_packs = Maker(_select, _make, subject=lambda shown: shown.entry.number)
"""The label of each product in every form."""


MONO = "label-mono.svg"

_DRAWERS: dict[str, Callable[[LabelContent], Drawing]] = {
    "label.svg": full,
    MONO: full,
    "compact.svg": compact,
    "badge.svg": badge,
}


def pictures_of(content: LabelContent, forms: Sequence[str] = EVERY) -> tuple[Picture, ...]:
    """Return a label in some of its forms; what differs in colour alone is drawn once and printed twice."""
    names = [name for name in forms if name in _DRAWERS]
    drawings = {draw: draw(content) for draw in {_DRAWERS[name]: None for name in names}}
    return tuple(_printed(name, drawings[_DRAWERS[name]], content.grade) for name in names)


def _printed(name: str, drawing: Drawing, grade: Grade | None) -> Picture:
    return Picture(name, drawing, svg_of(drawing, palette_of(grade, mono=name == MONO)))


def _files(entry: ProductEntry, config: SiteConfig) -> Iterator[tuple[str, bytes]]:
    """Yield the files of one product by name."""
    translators, forms = label_translators(config), forms_of(entry.product)
    content = label_content(entry, translators)
    pictures = pictures_of(content, forms)
    for picture in pictures:
        yield picture.file, picture.svg.encode()
        if picture.file == "badge.svg" and PNG in forms:
            yield PNG, png_of(picture.drawing, config.root)
    document = Artifact.json("label.json", label_document(entry, content, pictures, translators))
    yield document.path, document.content
