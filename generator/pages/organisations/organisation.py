"""The page of an organisation: who it is and what it discloses, by category. No grade, no sum over unlike things."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from generator.components.evidence import DocumentRow, compiled_notice, document_row, secure
from generator.components.fact_rows import Row
from generator.components.layout import Head, Link
from generator.components.listings import Listing, RowMaker, listed
from generator.components.maker import Maker
from generator.components.paging import ListPage, Pager, list_pages
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language.html import HtmlTranslator
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, kind_of
from generator.model.data_day import headlines_day
from generator.model.disclosure import Document, Factor, Organisation, Site
from generator.model.listed import ListedProduct
from generator.model.texts import COLUMN_LANGUAGES, Picked, Texts


@dataclass(frozen=True, slots=True)
class OrganisationInput:
    """What the page of an organisation shows."""

    data_day: date | None
    organisation: Organisation
    products: tuple[ListedProduct, ...]
    factors: tuple[Factor, ...]
    sites: tuple[Site, ...]
    documents: tuple[Document, ...]


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


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[OrganisationInput]:
    for entry in catalogue.organisations:
        yield OrganisationInput(
            data_day=headlines_day(entry.products),
            organisation=entry.organisation,
            products=tuple(listed(product, config) for product in entry.products),
            factors=entry.factors,
            sites=entry.sites,
            documents=entry.documents,
        )


def _make(shown: OrganisationInput, config: SiteConfig) -> Iterator[Artifact]:
    route = routes.organisation(shown.organisation.org_id)
    for renderer in renderers(config):
        for page in list_pages(_listings(shown, route, renderer), route, renderer):
            view, head = _view(shown, page, renderer), _head(shown, page, renderer.translator)
            yield renderer.page("pages/organisations/organisation.html", view, head)


organisation_pages = Maker(_select, _make, subject=lambda shown: shown.organisation.org_id)
"""The pages of each organisation: one in each language, where its products do not need more."""


def _head(shown: OrganisationInput, page: ListPage, translator: HtmlTranslator) -> Head:
    organisation, products = shown.organisation, _products(shown, translator)
    name = translator.stated(organisation, "name")
    return Head(
        route=page.route,
        title=translator.say("organisation.title", name=name),
        description=translator.say("organisation.description", name=name, products=products),
        kinds=frozenset((kind_of(organisation),)),
        notice=compiled_notice(organisation, translator) if organisation.is_compiled else None,
        feed=routes.organisation_feed(organisation.org_id),
        data_day=shown.data_day,
    )


def _view(shown: OrganisationInput, page: ListPage, renderer: PageRenderer) -> OrganisationView:
    organisation, translator = shown.organisation, renderer.translator
    name = translator.stated(organisation, "name")
    counts = translator.tell("organisation.counts", products=_products(shown, translator))
    return OrganisationView(
        name=name,
        other_name=_other_name(organisation, name, translator),
        index=renderer.href(page.route, routes.ORGANISATIONS),
        counts=translator.join((counts, translator.fixed("organisation.no_sum"))),
        facts=tuple(_facts(organisation, translator)),
        website=secure(organisation.website),
        email=organisation.contact_email,
        sites=tuple(translator.stated(site, "name") for site in shown.sites),
        listings=page.listings,
        factors=tuple(_factors(shown, page.route, renderer)) if page.is_first else (),
        documents=tuple(_documents(shown, page.route, renderer)) if page.is_first else (),
        pager=page.pager,
    )


def _documents(shown: OrganisationInput, route: str, renderer: PageRenderer) -> Iterator[DocumentRow]:
    for document in shown.documents:
        yield document_row(document, shown.organisation, route, renderer)


def _factors(shown: OrganisationInput, route: str, renderer: PageRenderer) -> Iterator[FactorRow]:
    """Yield the factors with the way to their pages."""
    for factor in shown.factors:
        address = routes.factor(shown.organisation.org_id, factor.factor_id)
        yield _factor(factor, renderer.href(route, address), renderer.translator)


def _listings(shown: OrganisationInput, route: str, renderer: PageRenderer) -> list[Listing]:
    """Return the products by category, in the order of the code list."""
    listings, translator, maker = [], renderer.translator, RowMaker(renderer)
    for code in translator.config.codelists["categories"].codes:
        members = [product for product in shown.products if product.category == code]
        if members:
            rows = tuple(replace(row, organisation=None) for row in maker.rows(members, route))
            listings.append(Listing(translator.code("categories", code), (), rows))
    return listings


def _products(shown: OrganisationInput, translator: HtmlTranslator) -> str:
    return translator.say("count.products", count=len(shown.products))


def _other_name(organisation: Organisation, name: Text, translator: HtmlTranslator) -> Text | None:
    """Return the name in the other language, where there is one."""
    texts = Texts.of_columns(organisation.cell, "name", COLUMN_LANGUAGES)
    others = (Picked(words, language) for language, words in texts.said.items() if words != str(name))
    return next((translator.text(other) for other in others), None)


def _facts(organisation: Organisation, translator: HtmlTranslator) -> Iterator[Row]:
    """Yield facts about the organisation under the titles of the Table Schema."""
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
    """Return a factor with what its number cannot be read without: amount, boundary, place, years, licence."""
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
