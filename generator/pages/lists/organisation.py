"""The page of an organisation: who it is and what it discloses, by category. No grade, no sum over unlike things."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.components.evidence import DocumentRow, compiled_notice, document_row, secure
from generator.components.fact_rows import Row
from generator.components.layout import Head, Link
from generator.components.listings import Listing, RowMaker
from generator.components.paging import Pager, Sheet, sheets
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language.html import HtmlTranslator
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, OrganisationEntry, kind_of
from generator.model.disclosure import Factor, Organisation
from generator.model.texts import COLUMN_LANGUAGES, Picked, Texts


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


class OrganisationPageBuilder:
    """Makes the organisation pages of one language."""

    def __init__(self, renderer: PageRenderer) -> None:
        """Set up for a language."""
        self._renderer = renderer
        self._translator = renderer.translator
        self._rows = RowMaker(renderer)

    def pages(self, entry: OrganisationEntry) -> Iterator[Artifact]:
        """Yield the pages of an organisation: one, where its products do not need more."""
        route = routes.organisation(entry.organisation.org_id)
        for sheet in sheets(self._listings(entry, route), route, self._renderer):
            yield self._renderer.page(
                "pages/lists/organisation.html", self._view(entry, sheet), self._head(entry, sheet)
            )

    def _head(self, entry: OrganisationEntry, sheet: Sheet) -> Head:
        organisation, translator = entry.organisation, self._translator
        name = translator.stated(organisation, "name")
        return Head(
            route=sheet.route,
            title=translator.say("organisation.title", name=name),
            description=translator.say("organisation.description", name=name, products=_products(entry, translator)),
            kinds=frozenset((kind_of(organisation),)),
            notice=compiled_notice(organisation, translator) if organisation.is_compiled else None,
            feed=routes.organisation_feed(organisation.org_id),
        )

    def _view(self, entry: OrganisationEntry, sheet: Sheet) -> OrganisationView:
        organisation, translator = entry.organisation, self._translator
        name = translator.stated(organisation, "name")
        return OrganisationView(
            name=name,
            other_name=_other_name(organisation, name, translator),
            index=self._renderer.href(sheet.route, routes.ORGANISATIONS),
            counts=translator.join(
                (
                    translator.tell("organisation.counts", products=_products(entry, translator)),
                    translator.fixed("organisation.no_sum"),
                )
            ),
            facts=tuple(_facts(organisation, translator)),
            website=secure(organisation.website),
            email=organisation.contact_email,
            sites=tuple(translator.stated(site, "name") for site in entry.sites),
            listings=sheet.listings,
            factors=tuple(self._factors(entry, sheet.route)) if sheet.is_first else (),
            documents=tuple(self._documents(entry, sheet.route)) if sheet.is_first else (),
            pager=sheet.pager,
        )

    def _documents(self, entry: OrganisationEntry, route: str) -> Iterator[DocumentRow]:
        for document in entry.documents:
            yield document_row(document, entry.organisation, route, self._renderer)

    def _factors(self, entry: OrganisationEntry, route: str) -> Iterator[FactorRow]:
        """Yield the factors with the way to their pages."""
        for factor in entry.factors:
            address = routes.factor(entry.organisation.org_id, factor.factor_id)
            yield _factor(factor, self._renderer.href(route, address), self._translator)

    def _listings(self, entry: OrganisationEntry, route: str) -> list[Listing]:
        """Return the products by category, in the order of the code list."""
        listings = []
        for code in self._translator.config.codelists["categories"].codes:
            members = [product for product in entry.products if product.product.category == code]
            if members:
                rows = tuple(replace(row, organisation=None) for row in self._rows.rows(members, route))
                listings.append(Listing(self._translator.code("categories", code), (), rows))
        return listings


def organisation_pages(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the page of each organisation in each language."""
    for renderer in renderers(catalogue.as_of, config):
        builder = OrganisationPageBuilder(renderer)
        for entry in catalogue.organisations:
            yield from builder.pages(entry)


def _products(entry: OrganisationEntry, translator: HtmlTranslator) -> str:
    return translator.say("count.products", count=len(entry.products))


def _other_name(organisation: Organisation, name: Text, translator: HtmlTranslator) -> Text | None:
    """Return the name in the other language, where there is one."""
    texts = Texts.of_columns(organisation.cell, "name", COLUMN_LANGUAGES)
    others = (Picked(words, language) for language, words in texts.said.items() if words != str(name))
    return next((translator.text(other) for other in others), None)


def _facts(organisation: Organisation, translator: HtmlTranslator) -> Iterator[Row]:
    """Yield who the organisation is, under the titles of the Table Schema."""
    schema = translator.config.schemas["organisation"]
    roles = tuple(Text(translator.code("organisation_roles", role)) for role in organisation.roles)
    known = {
        "uscc": (Text(organisation.uscc),) if organisation.uscc else (),
        "district": (Text(translator.code("districts", organisation.district)),),
        "country": (Text(translator.place(organisation.country)),),
        "roles": roles,
        "lei": (Text(organisation.lei),) if organisation.lei else (),
        "gln": (Text(organisation.gln),) if organisation.gln else (),
    }
    for column, words in known.items():
        if words:
            yield Row(translator.told(schema.field(column).texts("title")), words)


def _factor(factor: Factor, href: str, translator: HtmlTranslator) -> FactorRow:
    """Return a factor with everything its number means nothing without."""
    amount = translator.amount(factor.per_amount, factor.per_unit)
    value = translator.tell("factor.value", value=translator.number(factor.value), amount=amount)
    boundary = translator.cell("boundaries", factor.boundary, "plain")
    first, last = factor.period_first_day.year, factor.period_last_day.year
    years = str(first) if first == last else translator.say("number.span", low=first, high=last)
    detail = translator.say(
        "factor.detail",
        boundary=boundary,
        place=translator.place(factor.geography),
        years=years,
        licence=factor.licence,
    )
    return FactorRow(Link(translator.stated(factor, "name"), href), value, translator.free(detail))
