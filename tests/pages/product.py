"""The product page of a catalogue as a value, for tests that ask what it says rather than how it is drawn."""

from generator.components.renderer import PageRenderer, renderers
from generator.model import routes
from generator.model.catalogue import Catalogue
from generator.pages.product.page import ProductPageInput, ProductView, product_pages, product_view
from tests.builders import a_config


def first_input(catalogue: Catalogue) -> ProductPageInput:
    """Return what the page of the first product shows."""
    return next(iter(product_pages.select(catalogue, a_config())))


def first_view(catalogue: Catalogue, language: str = "zh") -> ProductView:
    """Return what a visitor reads on the page of the first product."""
    shown = first_input(catalogue)
    return product_view(shown, routes.product(shown.entry.number), renderer_of(language))


def renderer_of(language: str = "zh") -> PageRenderer:
    """Return the renderer of a language."""
    every = renderers(a_config())
    return next(renderer for renderer in every if renderer.translator.language.code == language)
