"""Certificates and statements, each scheme by itself: a certificate of one is never taken for one of another.

They are claims of organisations until the authority confirmed them, and each carries its state. What stands on a number
that may not be shown, or that a newer one replaced, is found on the product's own page.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, ProductEntry, kind_of
from generator.model.disclosure import Label
from generator.model.trust import Claim
from generator.render.borrowed import bare
from generator.render.frame import Head, Link
from generator.render.paging import Pager, sheets
from generator.render.press import Press, presses
from generator.render.product.assurance import claim_view
from generator.render.product.identity import secure
from generator.render.rows import ClaimRow, Listing
from generator.render.text import OutsideLink
from generator.render.voice import Voice

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
    for press in presses(catalogue, config):
        voice = press.voice
        listings = [_listing(shelf, claims.get(shelf, []), press) for shelf in _shelves(voice)]
        for sheet in sheets(listings, routes.CERTIFICATES, press):
            view = CertificatesView(
                is_first=sheet.is_first,
                listings=sheet.listings,
                pager=sheet.pager,
                trust=f"{press.href(sheet.route, routes.LABEL_GUIDE)}#trust",
                tables=tuple(_tables(sheet.route, press)),
            )
            title, description = voice.say("certificates.title"), voice.say("certificates.description")
            yield press.page("certificates.html", view, Head(sheet.route, title, description, kinds))


def _shelves(voice: Voice) -> Iterator[Shelf]:
    """Yield every scheme of the code list, then the types of statement: none is left out because it is empty."""
    yield from (("labels", scheme) for scheme in voice.config.codelists["label_schemes"].codes)
    yield from (("verifications", kind) for kind in STATEMENTS)


def _shelved(catalogue: Catalogue) -> dict[Shelf, list[tuple[ProductEntry, Claim]]]:
    """Return the claims on current numbers by their shelf: organisations' own records first, samples last."""
    found: dict[Shelf, list[tuple[ProductEntry, Claim]]] = {}
    for entry in sorted(catalogue.products, key=lambda entry: ORDER.index(kind_of(entry.organisation))):
        for footprint in entry.footprints:
            if footprint.shows_value and footprint.status != "superseded":
                for claim in (*footprint.labels, *footprint.verifications):
                    found.setdefault(_shelf(claim), []).append((entry, claim))
    return found


def _shelf(claim: Claim) -> Shelf:
    record = claim.record
    return ("labels", record.scheme) if isinstance(record, Label) else ("verifications", record.type)


def _listing(shelf: Shelf, claims: list[tuple[ProductEntry, Claim]], press: Press) -> Listing:
    """Return the claims of one shelf under its name, with how to look them up."""
    voice, (table, code) = press.voice, shelf
    codelist = "label_schemes" if table == "labels" else "verification_types"
    sentences = [voice.cell(codelist, code, "description")]
    if table == "labels":
        sentences.append(_check(code, voice))
    rows = tuple(_row(entry, claim, press) for entry, claim in claims)
    return Listing(voice.code(codelist, code), tuple(sentences), rows, form="claims")


def _check(scheme: str, voice: Voice) -> Markup:
    """Return where certificates of a scheme are looked up officially; an address only where one was checked."""
    schemes = voice.config.codelists["label_schemes"]
    texts, plain = schemes.texts(scheme, "check"), voice.cell("label_schemes", scheme, "check")
    address = secure(schemes.cell(scheme, "check_url"))
    if not plain:
        return voice.fixed("certificates.check_body")
    own = next(iter(texts.said.values()))
    name = escape(plain) if bare(plain) == own else Markup("{} ({})").format(plain, voice.free(own))
    if not address:
        return voice.tell("certificates.check_named", name=name)
    return voice.tell("certificates.check", name=OutsideLink(address, name))


def _row(entry: ProductEntry, claim: Claim, press: Press) -> ClaimRow:
    voice, kind = press.voice, kind_of(entry.organisation)
    return ClaimRow(
        link=Link(
            voice.stated(entry.product, "name"),
            press.href(routes.CERTIFICATES, routes.product(entry.number)),
        ),
        organisation=voice.stated(entry.organisation, "name"),
        kind=None if kind == "own" else voice.say(f"kind.{kind}"),
        claim=claim_view(claim, voice, compiled=entry.organisation.is_compiled),
    )


def _tables(route: str, press: Press) -> Iterator[Link]:
    """Yield the open data that the page is made of."""
    for name in ("labels", "verifications", "confirmations"):
        file = press.file_href(route, routes.dataset(name, "csv"))
        yield Link(f"{name}.csv", file)
