"""The link set (`linkset.json`): the pages and documents of each article number, in one file (RFC 9264).

Anchors have the shape of a GS1 Digital Link (application identifier 01), relations are terms of the GS1 Web Vocabulary.
A static site cannot negotiate or redirect by link type: it is no resolver of GS1 and does not say so.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator.components.maker import Maker
from generator.config import SiteConfig
from generator.language import Translator
from generator.model import routes
from generator.model.artifact import Artifact, Json
from generator.model.catalogue import Catalogue, ProductEntry
from generator.model.texts import Texts
from generator.publish.provenance import provenance_notice

VOCABULARY = "https://ref.gs1.org/voc/"


@dataclass(frozen=True, slots=True)
class LinkedProduct:
    """A product that an article number leads to."""

    number: str
    product_id: str
    name: Texts
    notice: str
    """Where its record comes from; empty for an organisation's own."""


@dataclass(frozen=True, slots=True)
class LinkedGtin:
    """An article number, with fourteen digits, and its products."""

    gtin: str
    products: tuple[LinkedProduct, ...]


@dataclass(frozen=True, slots=True)
class LinksetInput:
    """What the link set lists, in the order of the article numbers."""

    gtins: tuple[LinkedGtin, ...]


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[LinksetInput]:
    languages = tuple(language.code for language in config.languages)
    gtins = (
        LinkedGtin(gtin, tuple(_linked(entry, languages) for entry in entries))
        for gtin, entries in catalogue.by_gtin.items()
    )
    yield LinksetInput(tuple(gtins))


def _linked(entry: ProductEntry, languages: tuple[str, ...]) -> LinkedProduct:
    name = Texts.of_columns(entry.product.cell, "name", languages)
    return LinkedProduct(entry.number, entry.product.product_id, name, provenance_notice(entry.organisation))


def _make(shown: LinksetInput, config: SiteConfig) -> Iterator[Artifact]:
    translators = tuple(Translator(language, config) for language in config.languages)
    lines = (json.dumps(_context(gtin, translators), ensure_ascii=False) for gtin in shown.gtins)
    yield Artifact.text(routes.LINKSET, '{"linkset": [\n' + ",\n".join(lines) + "\n]}\n")


linkset = Maker(_select, _make)
"""The links of every article number, one number a line."""


def _context(linked: LinkedGtin, translators: tuple[Translator, ...]) -> Json:
    """Return one article number with its links; RFC 9264, 4.2: relations are addresses, languages are lists."""
    base = translators[0].config.site.base_url
    pages = [_page(product, translator) for product in linked.products for translator in translators]
    documents = [
        {"href": f"{base}{routes.api_product(product.number)}", "type": "application/json"}
        for product in linked.products
    ]
    return {
        "anchor": f"{base}{routes.gtin(linked.gtin).rstrip('/')}",
        f"{VOCABULARY}defaultLink": pages[:1],
        f"{VOCABULARY}pip": pages,
        f"{VOCABULARY}sustainabilityInfo": [*pages, *documents],
    }


def _page(product: LinkedProduct, translator: Translator) -> Json:
    """Return the link to a product's page in one language; the title carries the notice of the record."""
    language = translator.language
    title = translator.pick(product.name).words or product.product_id
    return {
        "href": f"{translator.config.site.base_url}{language.prefix}{routes.product(product.number)}",
        "type": "text/html",
        "hreflang": [language.tag],
        "title": f"{title} ({product.notice})" if product.notice else title,
    }
