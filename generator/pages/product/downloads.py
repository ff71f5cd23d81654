"""What one can take from a product's page: its label in every form, its data, and a place beside others."""

from dataclasses import dataclass

from generator.components.label_forms import forms_of
from generator.components.layout import Link
from generator.components.renderer import PageRenderer
from generator.model import routes
from generator.model.catalogue import ProductEntry


@dataclass(frozen=True, slots=True)
class DownloadsView:
    """The label as a picture, and the way to files and pages."""

    label: str
    alt: str
    forms: tuple[Link, ...]
    rules: str
    """Where the rules of use stand."""
    compare: str
    json: str
    csv: str
    oembed: str
    """Absolute address of the label's document, by which other sites find picture and size."""


def downloads_view(entry: ProductEntry, route: str, renderer: PageRenderer) -> DownloadsView:
    """Return what one can take from the page at a route."""
    translator = renderer.translator
    files = [(file, renderer.file_href(route, routes.label(entry.number, file))) for file in forms_of(entry.product)]
    return DownloadsView(
        label=files[0][1],
        alt=translator.say("shelf.alt", number=entry.printed),
        forms=tuple(Link(translator.say(f"shelf.{file}"), href) for file, href in files),
        rules=f"{renderer.href(route, routes.LABEL_GUIDE)}#use",
        compare=renderer.href(route, routes.comparison(entry.number)),
        json=renderer.file_href(route, routes.api_product(entry.number)),
        csv=renderer.file_href(route, routes.dataset("footprints", "csv")),
        oembed=f"{translator.config.site.base_url}{routes.label(entry.number, 'label.json')}",
    )
