"""What search engines are told: every page that stands for itself, once."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact, Manifest
from generator.model.catalogue import Catalogue

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(catalogue: Catalogue, config: SiteConfig, manifest: Manifest) -> Iterator[Artifact]:
    """Yield `sitemap.xml` over all pages that are to be found, and `robots.txt`."""
    former = {number for entry in catalogue.products for number in entry.former_numbers}
    urls = Element("urlset", {"xmlns": NAMESPACE})
    for path in sorted(manifest):
        if path.endswith("index.html") and not former.intersection(path.split("/")) and not _is_alias(path, config):
            url = SubElement(urls, "url")
            SubElement(url, "loc").text = f"{config.site.base_url}{path.removesuffix('index.html')}"
    yield Artifact(routes.SITEMAP, tostring(urls, encoding="utf-8", xml_declaration=True))
    yield Artifact.text(routes.ROBOTS, f"User-agent: *\nAllow: /\nSitemap: {config.site.base_url}{routes.SITEMAP}\n")


def _is_alias(path: str, config: SiteConfig) -> bool:
    """Tell whether a page only leads to another, or repeats one revision of it."""
    prefixes = [language.prefix for language in config.languages]
    return any(path.startswith(f"{prefix}{folder}") for prefix in prefixes for folder in routes.ALIASES)
