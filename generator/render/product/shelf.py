"""What one can take from a product's page: its label in every form, its data, and a place beside others."""

from dataclasses import dataclass

from generator.model import routes
from generator.model.catalogue import ProductEntry
from generator.render.frame import Link
from generator.render.label.forms import forms_of
from generator.render.press import Press


@dataclass(frozen=True, slots=True)
class ShelfView:
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


def shelf_view(entry: ProductEntry, route: str, press: Press) -> ShelfView:
    """Return what one can take from the page at a route."""
    voice = press.voice
    files = [(file, press.file_href(route, routes.label(entry.number, file))) for file in forms_of(entry.product)]
    return ShelfView(
        label=files[0][1],
        alt=voice.say("shelf.alt", number=entry.printed),
        forms=tuple(Link(voice.say(f"shelf.{file}"), href) for file, href in files),
        rules=f"{press.href(route, routes.LABEL_GUIDE)}#use",
        compare=press.href(route, routes.comparison(entry.number)),
        json=press.file_href(route, routes.api_product(entry.number)),
        csv=press.file_href(route, routes.dataset("footprints", "csv")),
        oembed=f"{voice.config.site.base_url}{routes.label(entry.number, 'label.json')}",
    )
