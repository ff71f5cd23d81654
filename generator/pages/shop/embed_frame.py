"""The page that a shop may frame: the small label, linked to the product's page, and nothing around it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.components.embed_snippet import alternative_text
from generator.components.label_forms import COMPACT, forms_of
from generator.components.listings import listed
from generator.components.maker import Maker
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.model.listed import ListedProduct


@dataclass(frozen=True, slots=True)
class FrameInput:
    """What the frame of a product shows."""

    product: ListedProduct
    former_numbers: tuple[str, ...]


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


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[FrameInput]:
    """Yield each product that people can buy."""
    for entry in catalogue.products:
        if COMPACT in forms_of(entry.product):
            yield FrameInput(listed(entry, config), entry.former_numbers)


def _make(shown: FrameInput, config: SiteConfig) -> Iterator[Artifact]:
    all_renderers = renderers(config)
    for number in (shown.product.number, *shown.former_numbers):
        route = routes.embed_frame(number)
        view = _view(shown.product, route, all_renderers)
        yield all_renderers[0].bare("pages/shop/embed_frame.html", view, route)


embed_frames = Maker(_select, _make, subject=lambda shown: shown.product.number)
"""The frame of each product that people can buy, also at the numbers it had before."""


def _view(product: ListedProduct, route: str, all_renderers: tuple[PageRenderer, ...]) -> FrameView:
    first = all_renderers[0]
    target = first.address(routes.product(product.number))
    return FrameView(
        tag=first.translator.language.tag,
        number=product.printed,
        canonical=f"{first.translator.config.site.base_url}{target}",
        onward=routes.relative(route, target),
        image=routes.relative(route, routes.label(product.number, COMPACT)),
        words=tuple(alternative_text(product, renderer) for renderer in all_renderers),
    )
