"""Certificates and statements, each scheme by itself: a certificate of one is never taken for one of another.

They are claims of organisations until the authority confirmed them, and each carries its state. What stands on a number
that may not be shown, or that a newer one replaced, is found on the product's own page.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.components.assurance import claim_view
from generator.components.evidence import secure
from generator.components.layout import Head, Link
from generator.components.listings import ClaimRow, Listing
from generator.components.paging import Pager, sheets
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language.fallback import bare
from generator.language.html import HtmlTranslator
from generator.language.text import OutsideLink
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, ProductEntry, kind_of
from generator.model.disclosure import Label
from generator.model.trust import Claim

STATEMENTS = ("certification", "third-party", "critical-review")
"""Types of verification by somebody else; what an organisation says of itself is on its products' pages alone."""
ORDER = ("own", "compiled", "sample")

Shelf = tuple[str, str]
"""Table and scheme, or table and type."""


@dataclass(frozen=True, slots=True)
class CertificatesView:
    """What a visitor reads on the page."""

    is_first: bool
    listings: tuple[Listing, ...]
    pager: Pager | None
    trust: str
    tables: tuple[Link, ...]


def certificates_page(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the pages in each language."""
    claims = _shelved(catalogue)
    kinds = frozenset(kind_of(entry.organisation) for found in claims.values() for entry, _ in found)
    for renderer in renderers(catalogue.as_of, config):
        translator = renderer.translator
        listings = [_listing(downloads, claims.get(downloads, []), renderer) for downloads in _sections(translator)]
        for sheet in sheets(listings, routes.CERTIFICATES, renderer):
            view = CertificatesView(
                is_first=sheet.is_first,
                listings=sheet.listings,
                pager=sheet.pager,
                trust=f"{renderer.href(sheet.route, routes.LABEL_GUIDE)}#trust",
                tables=tuple(_tables(sheet.route, renderer)),
            )
            title, description = translator.say("certificates.title"), translator.say("certificates.description")
            yield renderer.page("pages/lists/certificates.html", view, Head(sheet.route, title, description, kinds))


def _sections(translator: HtmlTranslator) -> Iterator[Shelf]:
    """Yield every scheme of the code list, then the types of statement: none is left out because it is empty."""
    yield from (("labels", scheme) for scheme in translator.config.codelists["label_schemes"].codes)
    yield from (("verifications", kind) for kind in STATEMENTS)


def _shelved(catalogue: Catalogue) -> dict[Shelf, list[tuple[ProductEntry, Claim]]]:
    """Return the claims on current numbers by their shelf: organisations' own records first, samples last."""
    found: dict[Shelf, list[tuple[ProductEntry, Claim]]] = {}
    for entry in sorted(catalogue.products, key=lambda entry: ORDER.index(kind_of(entry.organisation))):
        for footprint in entry.footprints:
            if footprint.shows_value and footprint.status != "superseded":
                for claim in (*footprint.labels, *footprint.verifications):
                    found.setdefault(_index(claim), []).append((entry, claim))
    return found


def _index(claim: Claim) -> Shelf:
    record = claim.record
    return ("labels", record.scheme) if isinstance(record, Label) else ("verifications", record.type)


def _listing(downloads: Shelf, claims: list[tuple[ProductEntry, Claim]], renderer: PageRenderer) -> Listing:
    """Return the claims of one shelf under its name, with how to look them up."""
    translator, (table, code) = renderer.translator, downloads
    codelist = "label_schemes" if table == "labels" else "verification_types"
    sentences = [translator.cell(codelist, code, "description")]
    if table == "labels":
        sentences.append(_check(code, translator))
    rows = tuple(_row(entry, claim, renderer) for entry, claim in claims)
    return Listing(translator.code(codelist, code), tuple(sentences), rows, form="claims")


def _check(scheme: str, translator: HtmlTranslator) -> Markup:
    """Return where certificates of a scheme are looked up officially; an address only where one was checked."""
    schemes = translator.config.codelists["label_schemes"]
    texts, plain = schemes.texts(scheme, "check"), translator.cell("label_schemes", scheme, "check")
    address = secure(schemes.cell(scheme, "check_url"))
    if not plain:
        return translator.fixed("certificates.check_body")
    own = next(iter(texts.said.values()))
    name = escape(plain) if bare(plain) == own else Markup("{} ({})").format(plain, translator.free(own))
    if not address:
        return translator.tell("certificates.check_named", name=name)
    return translator.tell("certificates.check", name=OutsideLink(address, name))


def _row(entry: ProductEntry, claim: Claim, renderer: PageRenderer) -> ClaimRow:
    translator, kind = renderer.translator, kind_of(entry.organisation)
    return ClaimRow(
        link=Link(
            translator.stated(entry.product, "name"),
            renderer.href(routes.CERTIFICATES, routes.product(entry.number)),
        ),
        organisation=translator.stated(entry.organisation, "name"),
        kind=None if kind == "own" else translator.say(f"kind.{kind}"),
        claim=claim_view(claim, translator, compiled=entry.organisation.is_compiled),
    )


def _tables(route: str, renderer: PageRenderer) -> Iterator[Link]:
    """Yield the open data that the page is made of."""
    for name in ("labels", "verifications", "confirmations"):
        file = renderer.file_href(route, routes.dataset(name, "csv"))
        yield Link(f"{name}.csv", file)
