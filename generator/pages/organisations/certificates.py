"""Certificates and statements, each scheme by itself: a certificate of one is never taken for one of another.

They are claims of organisations until the authority confirmed them, and each carries its state. What stands on a number
that may not be shown, or that a newer one replaced, is found on the product's own page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from generator.components.assurance import claim_view
from generator.components.evidence import secure
from generator.components.layout import Head, Link
from generator.components.listings import ClaimRow, Listing, kind_words
from generator.components.maker import Maker
from generator.components.paging import Pager, list_pages
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language.fallback import bare
from generator.language.html import HtmlTranslator
from generator.language.text import OutsideLink
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, ProductEntry, kind_of
from generator.model.data_day import footprints_day
from generator.model.disclosure import Label
from generator.model.texts import Texts
from generator.model.trust import Claim

STATEMENTS = ("certification", "third-party", "critical-review")
"""Types of verification by somebody else; what an organisation says of itself is on its products' pages alone."""
ORDER = ("own", "compiled", "sample")


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """A certificate or statement, and the product that it is about."""

    number: str
    product: Texts
    organisation: Texts
    kind: str
    """sample, compiled or own"""
    is_compiled: bool
    """Whether a third party compiled the record, also that of a sample."""
    claim: Claim


@dataclass(frozen=True, slots=True)
class ClaimSection:
    """The certificates of one scheme, or the statements of one type."""

    table: str
    """labels or verifications"""
    code: str
    """Of the scheme or the type."""
    claims: tuple[ListedClaim, ...]


@dataclass(frozen=True, slots=True)
class CertificatesInput:
    """What the pages of certificates and statements show."""

    data_day: date | None
    kinds: tuple[str, ...]
    sections: tuple[ClaimSection, ...]


@dataclass(frozen=True, slots=True)
class CertificatesView:
    """What a visitor reads on one page of certificates."""

    is_first: bool
    listings: tuple[Listing, ...]
    pager: Pager | None
    trust: str
    tables: tuple[Link, ...]


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[CertificatesInput]:
    claims = _by_section(catalogue, config)
    kinds = sorted({claim.kind for members in claims.values() for claim in members})
    sections = tuple(ClaimSection(*section, tuple(claims.get(section, ()))) for section in _sections(config))
    yield CertificatesInput(footprints_day(catalogue.products), tuple(kinds), sections)


def _sections(config: SiteConfig) -> Iterator[tuple[str, str]]:
    """Yield every scheme of the code list, then the types of statement: none is left out because it is empty."""
    yield from (("labels", scheme) for scheme in config.codelists["label_schemes"].codes)
    yield from (("verifications", kind) for kind in STATEMENTS)


def _by_section(catalogue: Catalogue, config: SiteConfig) -> dict[tuple[str, str], list[ListedClaim]]:
    """Return the claims on current numbers by section: organisations' own records first, samples last."""
    sections: dict[tuple[str, str], list[ListedClaim]] = {}
    for entry in sorted(catalogue.products, key=lambda entry: ORDER.index(kind_of(entry.organisation))):
        for footprint in entry.footprints:
            if footprint.shows_value and footprint.status != "superseded":
                for claim in (*footprint.labels, *footprint.verifications):
                    sections.setdefault(_section_of(claim), []).append(_listed_claim(entry, claim, config))
    return sections


def _section_of(claim: Claim) -> tuple[str, str]:
    record = claim.record
    return ("labels", record.scheme) if isinstance(record, Label) else ("verifications", record.type)


def _listed_claim(entry: ProductEntry, claim: Claim, config: SiteConfig) -> ListedClaim:
    languages = [language.code for language in config.languages]
    return ListedClaim(
        number=entry.number,
        product=Texts.of_columns(entry.product.cell, "name", languages),
        organisation=Texts.of_columns(entry.organisation.cell, "name", languages),
        kind=kind_of(entry.organisation),
        is_compiled=entry.organisation.is_compiled,
        claim=claim,
    )


def _make(shown: CertificatesInput, config: SiteConfig) -> Iterator[Artifact]:
    for renderer in renderers(config):
        translator = renderer.translator
        listings = [_listing(section, renderer) for section in shown.sections]
        for page in list_pages(listings, routes.CERTIFICATES, renderer):
            view = CertificatesView(
                is_first=page.is_first,
                listings=page.listings,
                pager=page.pager,
                trust=f"{renderer.href(page.route, routes.LABEL_GUIDE)}#trust",
                tables=tuple(_tables(page.route, renderer)),
            )
            title, description = translator.say("certificates.title"), translator.say("certificates.description")
            head = Head(page.route, title, description, frozenset(shown.kinds), data_day=shown.data_day)
            yield renderer.page("pages/organisations/certificates.html", view, head)


certificates_page = Maker(_select, _make)
"""The pages of certificates and statements in each language."""


def _listing(section: ClaimSection, renderer: PageRenderer) -> Listing:
    """Return the claims of one section under its name, after how to look them up."""
    translator, code = renderer.translator, section.code
    codelist = "label_schemes" if section.table == "labels" else "verification_types"
    sentences = [translator.cell(codelist, code, "description")]
    if section.table == "labels":
        sentences.append(_check(code, translator))
    rows = tuple(_row(claim, renderer) for claim in section.claims)
    return Listing(translator.code(codelist, code), tuple(sentences), rows, form="claims")


def _check(scheme: str, translator: HtmlTranslator) -> Markup:
    """Return where certificates of a scheme are looked up officially; an address only where one was checked."""
    schemes = translator.config.codelists["label_schemes"]
    texts, plain = schemes.texts(scheme, "check"), translator.cell("label_schemes", scheme, "check")
    address = secure(schemes.cell(scheme, "check_url"))
    if not plain:
        return translator.fixed("certificates.check_body")
    original = next(iter(texts.said.values()))
    name = escape(plain) if bare(plain) == original else Markup("{} ({})").format(plain, translator.free(original))
    if not address:
        return translator.tell("certificates.check_named", name=name)
    return translator.tell("certificates.check", name=OutsideLink(address, name))


def _row(listed: ListedClaim, renderer: PageRenderer) -> ClaimRow:
    translator = renderer.translator
    name = translator.text(translator.pick(listed.product))
    return ClaimRow(
        link=Link(name, renderer.href(routes.CERTIFICATES, routes.product(listed.number))),
        organisation=translator.text(translator.pick(listed.organisation)),
        kind=kind_words(listed.kind, translator),
        claim=claim_view(listed.claim, translator, compiled=listed.is_compiled),
    )


def _tables(route: str, renderer: PageRenderer) -> Iterator[Link]:
    """Yield the open data that the page is made of."""
    for name in ("labels", "verifications", "confirmations"):
        file = renderer.file_href(route, routes.dataset(name, "csv"))
        yield Link(f"{name}.csv", file)
