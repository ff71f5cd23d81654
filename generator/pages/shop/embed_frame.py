"""The page that a shop may frame: the small label, linked to the product's page, and nothing around it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.components.embed_snippet import spoken
from generator.components.label_forms import COMPACT, forms_of
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, ProductEntry


@dataclass(frozen=True, slots=True)
class FrameView:
    """What a framed page shows; it stands for all languages, as the label does."""

    tag: str
    number: str
    canonical: str
    onward: str
    image: str
    words: tuple[str, ...]
    """What the label says, in each language."""


def embed_frames(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the frame of each product that people can buy, also at the numbers it had before."""
    all_renderers = renderers(catalogue.as_of, config)
    for entry in (entry for entry in catalogue.products if COMPACT in forms_of(entry.product)):
        for number in (entry.number, *entry.former_numbers):
            route = routes.embed_frame(number)
            yield all_renderers[0].bare("pages/shop/embed_frame.html", _view(entry, route, all_renderers), route)


def _view(entry: ProductEntry, route: str, all_renderers: tuple[PageRenderer, ...]) -> FrameView:
    first = all_renderers[0]
    target = first.address(routes.product(entry.number))
    return FrameView(
        tag=first.translator.language.tag,
        number=entry.printed,
        canonical=f"{first.translator.config.site.base_url}{target}",
        onward=routes.relative(route, target),
        image=routes.relative(route, routes.label(entry.number, COMPACT)),
        words=tuple(spoken(entry, renderer) for renderer in all_renderers),
    )
