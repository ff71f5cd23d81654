"""What the product is, who speaks about it, and what supports it."""

from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from generator.model import routes
from generator.model.catalogue import FootprintEntry, ProductEntry
from generator.model.disclosure import Document, Organisation
from generator.render.press import Press
from generator.render.text import OutsideLink, Text
from generator.render.voice import Voice


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


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document that supports the number."""

    title: Text
    kind: str
    href: str | None
    sha256: str


def identity(entry: ProductEntry, route: str, press: Press) -> Identity:
    """Return what the page at a route says the product is."""
    voice, product, organisation = press.voice, entry.product, entry.organisation
    description = voice.stated(product, "description")
    model = " ".join(part for part in (product.brand, product.model) if part)
    return Identity(
        name=voice.stated(product, "name"),
        model=voice.free(model) if model else None,
        organisation=voice.stated(organisation, "name"),
        organisation_href=press.href(route, routes.organisation(organisation.org_id)),
        category=voice.code("categories", product.category),
        category_href=press.href(route, routes.category(product.category)),
        number=entry.printed,
        gtins=product.gtins,
        description=description if description.words else None,
        discontinued=product.status == "discontinued",
    )


def document_row(document: Document, owner: Organisation, route: str, press: Press) -> DocumentRow:
    """Return a document on the page at a route; a file that stays with its owner has its fingerprint alone."""
    voice, href = press.voice, None
    if document.public and document.path:
        href = press.file_href(route, routes.document(owner.org_id, document.path))
    elif document.public:
        href = secure(document.url)
    return DocumentRow(
        title=voice.stated(document, "title"),
        kind=voice.code("document_kinds", document.kind),
        href=href,
        sha256=document.sha256,
    )


def compiled_notice(organisation: Organisation, voice: Voice) -> Markup:
    """Return where compiled records come from, and under which licence."""
    address = secure(organisation.compiled_url)
    source: object = voice.free(organisation.compiled_source or "")
    if address:
        source = OutsideLink(address, source)
    return voice.tell("notice.compiled_from", source=source, licence=organisation.compiled_licence or "")


def secure(address: str | None) -> str | None:
    """Return an address that a submission names, if it is one that may be linked."""
    return address if address and address.startswith("https://") else None


def citation(entry: ProductEntry, press: Press, day: str) -> Markup:
    """Return how to cite a product's footprint."""
    return _cited(entry, "product", routes.product(entry.number), press, number=entry.printed, day=day)


def footprint_citation(entry: ProductEntry, footprint: FootprintEntry, press: Press) -> Markup:
    """Return how to cite exactly one revision; its address never comes to mean another."""
    revision = press.voice.say("history.revision", number=footprint.footprint.revision)
    return _cited(entry, "footprint", routes.footprint(footprint.uuid), press, revision=revision)


def _cited(entry: ProductEntry, what: str, address: str, press: Press, **holes: str) -> Markup:
    """Return how to cite something of a product at its address; of compiled data, by its source."""
    voice, site, organisation = press.voice, press.voice.config.site, entry.organisation
    return voice.tell(
        f"cite.{what}_compiled" if organisation.is_compiled else f"cite.{what}",
        source=voice.free(organisation.compiled_source or ""),
        organisation=voice.stated(organisation, "name"),
        name=voice.stated(entry.product, "name"),
        site=voice.told(site.name),
        address=f"{site.base_url}{press.address(address)}",
        **holes,
    )


def report_href(entry: ProductEntry, voice: Voice) -> str:
    """Return a letter to the office, addressed and titled."""
    subject = quote(voice.say("report.subject", number=entry.printed))
    return f"mailto:{voice.config.site.contact_email}?subject={subject}"
