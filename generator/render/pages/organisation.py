"""The page of an organisation: who it is and what it discloses, by category. No grade, no sum over unlike things."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, OrganisationEntry, kind_of
from generator.model.disclosure import Factor, Organisation
from generator.model.texts import COLUMN_LANGUAGES, Picked, Texts
from generator.render.frame import Head, Link
from generator.render.paging import Pager, Sheet, sheets
from generator.render.press import Press, presses
from generator.render.product.identity import DocumentRow, compiled_notice, document_row, secure
from generator.render.product.sheet import Row
from generator.render.rows import Listing, RowMaker
from generator.render.text import Text
from generator.render.voice import Voice


@dataclass(frozen=True, slots=True)
class FactorRow:
    """A factor that an organisation contributes."""

    link: Link
    value: Markup
    detail: Text


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """What a visitor reads on an organisation's page."""

    name: Text
    other_name: Text | None
    index: str
    counts: Markup
    facts: tuple[Row, ...]
    website: str | None
    email: str | None
    sites: tuple[Text, ...]
    listings: tuple[Listing, ...]
    factors: tuple[FactorRow, ...]
    documents: tuple[DocumentRow, ...]
    pager: Pager | None


class OrganisationDesk:
    """Makes the organisation pages of one language."""

    def __init__(self, press: Press) -> None:
        """Set up for a language."""
        self._press = press
        self._voice = press.voice
        self._rows = RowMaker(press)

    def pages(self, entry: OrganisationEntry) -> Iterator[Artifact]:
        """Yield the pages of an organisation: one, where its products do not need more."""
        route = routes.organisation(entry.organisation.org_id)
        for sheet in sheets(self._listings(entry, route), route, self._press):
            yield self._press.page("organisation.html", self._view(entry, sheet), self._head(entry, sheet))

    def _head(self, entry: OrganisationEntry, sheet: Sheet) -> Head:
        organisation, voice = entry.organisation, self._voice
        name = voice.stated(organisation, "name")
        return Head(
            route=sheet.route,
            title=voice.say("organisation.title", name=name),
            description=voice.say("organisation.description", name=name, products=_products(entry, voice)),
            kinds=frozenset((kind_of(organisation),)),
            notice=compiled_notice(organisation, voice) if organisation.is_compiled else None,
            feed=routes.organisation_feed(organisation.org_id),
        )

    def _view(self, entry: OrganisationEntry, sheet: Sheet) -> OrganisationView:
        organisation, voice = entry.organisation, self._voice
        name = voice.stated(organisation, "name")
        return OrganisationView(
            name=name,
            other_name=_other_name(organisation, name, voice),
            index=self._press.href(sheet.route, routes.ORGANISATIONS),
            counts=voice.join(
                (
                    voice.tell("organisation.counts", products=_products(entry, voice)),
                    voice.fixed("organisation.no_sum"),
                )
            ),
            facts=tuple(_facts(organisation, voice)),
            website=secure(organisation.website),
            email=organisation.contact_email,
            sites=tuple(voice.stated(site, "name") for site in entry.sites),
            listings=sheet.listings,
            factors=tuple(self._factors(entry, sheet.route)) if sheet.is_first else (),
            documents=tuple(self._documents(entry, sheet.route)) if sheet.is_first else (),
            pager=sheet.pager,
        )

    def _documents(self, entry: OrganisationEntry, route: str) -> Iterator[DocumentRow]:
        for document in entry.documents:
            yield document_row(document, entry.organisation, route, self._press)

    def _factors(self, entry: OrganisationEntry, route: str) -> Iterator[FactorRow]:
        """Yield the factors with the way to their pages."""
        for factor in entry.factors:
            address = routes.factor(entry.organisation.org_id, factor.factor_id)
            yield _factor(factor, self._press.href(route, address), self._voice)

    def _listings(self, entry: OrganisationEntry, route: str) -> list[Listing]:
        """Return the products by category, in the order of the code list."""
        listings = []
        for code in self._voice.config.codelists["categories"].codes:
            members = [product for product in entry.products if product.product.category == code]
            if members:
                rows = tuple(replace(row, organisation=None) for row in self._rows.rows(members, route))
                listings.append(Listing(self._voice.code("categories", code), (), rows))
        return listings


def organisation_pages(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the page of each organisation in each language."""
    for press in presses(catalogue, config):
        desk = OrganisationDesk(press)
        for entry in catalogue.organisations:
            yield from desk.pages(entry)


def _products(entry: OrganisationEntry, voice: Voice) -> str:
    return voice.say("count.products", count=len(entry.products))


def _other_name(organisation: Organisation, name: Text, voice: Voice) -> Text | None:
    """Return the name in the other language, where there is one."""
    texts = Texts.of_columns(organisation.cell, "name", COLUMN_LANGUAGES)
    others = (Picked(words, language) for language, words in texts.said.items() if words != str(name))
    return next((voice.text(other) for other in others), None)


def _facts(organisation: Organisation, voice: Voice) -> Iterator[Row]:
    """Yield who the organisation is, under the titles of the Table Schema."""
    schema = voice.config.schemas["organisation"]
    roles = tuple(Text(voice.code("organisation_roles", role)) for role in organisation.roles)
    known = {
        "uscc": (Text(organisation.uscc),) if organisation.uscc else (),
        "district": (Text(voice.code("districts", organisation.district)),),
        "country": (Text(voice.place(organisation.country)),),
        "roles": roles,
        "lei": (Text(organisation.lei),) if organisation.lei else (),
        "gln": (Text(organisation.gln),) if organisation.gln else (),
    }
    for column, words in known.items():
        if words:
            yield Row(voice.told(schema.field(column).texts("title")), words)


def _factor(factor: Factor, href: str, voice: Voice) -> FactorRow:
    """Return a factor with everything its number means nothing without."""
    amount = voice.amount(factor.per_amount, factor.per_unit)
    value = voice.tell("factor.value", value=voice.number(factor.value), amount=amount)
    boundary = voice.cell("boundaries", factor.boundary, "plain")
    first, last = factor.period_first_day.year, factor.period_last_day.year
    years = str(first) if first == last else voice.say("number.span", low=first, high=last)
    detail = voice.say(
        "factor.detail", boundary=boundary, place=voice.place(factor.geography), years=years, licence=factor.licence
    )
    return FactorRow(Link(voice.stated(factor, "name"), href), value, voice.free(detail))
