"""The sitemap for search engines: every page that stands for itself, once; and `robots.txt`."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from generator.components.maker import FinalMaker
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact, Manifest
from generator.model.catalogue import Catalogue

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class SitemapInput:
    """The numbers that products had before: their pages only lead on, so they are not listed."""

    former_numbers: tuple[str, ...]


def _select(catalogue: Catalogue, _: SiteConfig) -> Iterator[SitemapInput]:
    former = {number for entry in catalogue.products for number in entry.former_numbers}
    yield SitemapInput(tuple(sorted(former)))


def _make(shown: SitemapInput, config: SiteConfig, manifest: Manifest) -> Iterator[Artifact]:
    former = frozenset(shown.former_numbers)
    urls = Element("urlset", {"xmlns": NAMESPACE})
    for path in sorted(manifest):
        if path.endswith("index.html") and not former.intersection(path.split("/")) and not _is_alias(path, config):
            url = SubElement(urls, "url")
            SubElement(url, "loc").text = f"{config.site.base_url}{path.removesuffix('index.html')}"
    yield Artifact(routes.SITEMAP, tostring(urls, encoding="utf-8", xml_declaration=True))
    yield Artifact.text(routes.ROBOTS, f"User-agent: *\nAllow: /\nSitemap: {config.site.base_url}{routes.SITEMAP}\n")


sitemap = FinalMaker(_select, _make)
"""`sitemap.xml` over all pages that are to be found, and `robots.txt`."""


def _is_alias(path: str, config: SiteConfig) -> bool:
    """Tell whether a page only leads to another, or repeats one revision of it."""
    prefixes = [language.prefix for language in config.languages]
    return any(path.startswith(f"{prefix}{folder}") for prefix in prefixes for folder in routes.ALIASES)
