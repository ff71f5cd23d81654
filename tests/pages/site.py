"""The pages of a catalogue by their addresses, for tests that look at HTML."""

from collections.abc import Callable, Iterator
from html.parser import HTMLParser

from generator.config import SiteConfig
from generator.labels import LABELS
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.pages import PAGES
from generator.pages.product.page import product_pages
from tests.builders import a_config

Maker = Callable[[Catalogue, SiteConfig], Iterator[Artifact]]


def every_page(catalogue: Catalogue) -> Iterator[Artifact]:
    """Yield everything that render makes of a catalogue without a manifest."""
    for make in (*PAGES, *LABELS):
        yield from make(catalogue, a_config())


def pages(catalogue: Catalogue, *makers: Maker) -> dict[str, str]:
    """Return the pages of a catalogue by address: those of some kinds, or all where no kind is named."""
    made = (page for make in makers for page in make(catalogue, a_config())) if makers else every_page(catalogue)
    return {page.path: page.content.decode() for page in made if page.path.endswith(("/", ".html")) or not page.path}


def product_page(catalogue: Catalogue, prefix: str = "") -> str:
    """Return the page of the first product."""
    return pages(catalogue, product_pages)[f"{prefix}p/{catalogue.products[0].number}/"]


class Outline(HTMLParser):
    """The elements of a page: what a browser would build of it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def attributes(self, tag: str, name: str) -> list[str]:
        """Return the values of an attribute on all elements of a tag."""
        return [value for each, found in self.elements if each == tag and (value := found.get(name))]

    @property
    def tags(self) -> list[str]:
        """Return the names of all elements in order."""
        return [tag for tag, _ in self.elements]
