"""The link set: what there is about each article number, in one file (RFC 9264).

Anchors have the shape of a GS1 Digital Link (application identifier 01), relations are terms of the GS1 Web Vocabulary.
A static site cannot negotiate or redirect by link type: it is no resolver of GS1 and does not say so.
"""

import json
from collections.abc import Iterator

from generator.config import Language, SiteConfig
from generator.language import Translator
from generator.model import routes
from generator.model.artifact import Artifact, Json
from generator.model.catalogue import Catalogue, ProductEntry
from generator.publish.notice import notice_of

VOCABULARY = "https://ref.gs1.org/voc/"


def linkset(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the links of every article number, one number a line, in the order of the numbers."""
    lines = (
        json.dumps(_context(gtin, entries, config), ensure_ascii=False) for gtin, entries in catalogue.by_gtin.items()
    )
    yield Artifact.text(routes.LINKSET, '{"linkset": [\n' + ",\n".join(lines) + "\n]}\n")


def _context(gtin14: str, entries: list[ProductEntry], config: SiteConfig) -> Json:
    """Return one article number with its links; RFC 9264, 4.2: relations are addresses, languages are lists."""
    base = config.site.base_url
    pages = [_page(entry, language, config) for entry in entries for language in config.languages]
    documents = [{"href": f"{base}{routes.api_product(entry.number)}", "type": "application/json"} for entry in entries]
    return {
        "anchor": f"{base}{routes.gtin(gtin14).rstrip('/')}",
        f"{VOCABULARY}defaultLink": pages[:1],
        f"{VOCABULARY}pip": pages,
        f"{VOCABULARY}sustainabilityInfo": [*pages, *documents],
    }


def _page(entry: ProductEntry, language: Language, config: SiteConfig) -> Json:
    """Return the link to a product's page in one language; what is no own record says so in its title."""
    product, notice = entry.product, notice_of(entry.organisation)
    title = Translator(language, config).columns(product, "name").words or product.product_id
    return {
        "href": f"{config.site.base_url}{language.prefix}{routes.product(entry.number)}",
        "type": "text/html",
        "hreflang": [language.tag],
        "title": f"{title} ({notice})" if notice else title,
    }
