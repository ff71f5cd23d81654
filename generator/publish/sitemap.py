"""What search engines are told: every page once, with its other language."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact, Manifest
from generator.model.catalogue import Catalogue

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NOT_INDEXED = (routes.GTINS, routes.EMBED_FRAMES)
"""Pages that only lead to others."""


def sitemap(catalogue: Catalogue, config: SiteConfig, manifest: Manifest) -> Iterator[Artifact]:
    """Yield `sitemap.xml` over all pages but those of former numbers and those that only lead on, and `robots.txt`."""
    former = {number for entry in catalogue.products for number in entry.former_numbers}
    urls = Element("urlset", {"xmlns": NAMESPACE})
    for path in sorted(manifest):
        if (
            path.endswith("index.html")
            and not path.startswith(NOT_INDEXED)
            and not former.intersection(path.split("/"))
        ):
            url = SubElement(urls, "url")
            SubElement(url, "loc").text = f"{config.site.base_url}{path.removesuffix('index.html')}"
    yield Artifact(routes.SITEMAP, tostring(urls, encoding="utf-8", xml_declaration=True))
    yield Artifact.text(routes.ROBOTS, f"User-agent: *\nAllow: /\nSitemap: {config.site.base_url}{routes.SITEMAP}\n")
