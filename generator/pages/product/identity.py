"""What the product is, who speaks about it, and what supports it."""

from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from generator.components.renderer import PageRenderer
from generator.language.html import HtmlTranslator
from generator.language.text import Text
from generator.model import routes
from generator.model.catalogue import FootprintEntry, ProductEntry


@dataclass(frozen=True, slots=True)
class Identity:
    """What the product is and who speaks about it."""

    name: Text
    model: Text | None
    organisation: Text
    organisation_href: str
    category: str
    category_href: str
    number: str
    gtins: tuple[str, ...]
    description: Text | None
    discontinued: bool


def identity(entry: ProductEntry, route: str, renderer: PageRenderer) -> Identity:
    """Return what the page at a route says the product is."""
    translator, product, organisation = renderer.translator, entry.product, entry.organisation
    description = translator.stated(product, "description")
    model = " ".join(part for part in (product.brand, product.model) if part)
    return Identity(
        name=translator.stated(product, "name"),
        model=translator.free(model) if model else None,
        organisation=translator.stated(organisation, "name"),
        organisation_href=renderer.href(route, routes.organisation(organisation.org_id)),
        category=translator.code("categories", product.category),
        category_href=renderer.href(route, routes.category(product.category)),
        number=entry.printed,
        gtins=product.gtins,
        description=description if description.words else None,
        discontinued=product.status == "discontinued",
    )


def citation(entry: ProductEntry, renderer: PageRenderer, day: str) -> Markup:
    """Return how to cite a product's footprint."""
    return _cited(entry, "product", routes.product(entry.number), renderer, number=entry.printed, day=day)


def footprint_citation(entry: ProductEntry, footprint: FootprintEntry, renderer: PageRenderer) -> Markup:
    """Return how to cite exactly one revision; its address never comes to mean another."""
    revision = renderer.translator.say("history.revision", number=footprint.footprint.revision)
    return _cited(entry, "footprint", routes.footprint(footprint.uuid), renderer, revision=revision)


def _cited(entry: ProductEntry, what: str, address: str, renderer: PageRenderer, **holes: str) -> Markup:
    """Return how to cite something of a product at its address; of compiled data, by its source."""
    translator, site, organisation = renderer.translator, renderer.translator.config.site, entry.organisation
    return translator.tell(
        f"cite.{what}_compiled" if organisation.is_compiled else f"cite.{what}",
        source=translator.free(organisation.compiled_source or ""),
        organisation=translator.stated(organisation, "name"),
        name=translator.stated(entry.product, "name"),
        site=translator.told(site.name),
        address=f"{site.base_url}{renderer.address(address)}",
        **holes,
    )


def report_href(entry: ProductEntry, translator: HtmlTranslator) -> str:
    """Return a letter to the office, addressed and titled."""
    subject = quote(translator.say("report.subject", number=entry.printed))
    return f"mailto:{translator.config.site.contact_email}?subject={subject}"
