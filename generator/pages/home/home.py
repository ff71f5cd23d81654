"""The home page: a search box, three products, links for three audiences; then counts, categories and news."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.components.footprint_summary import FORMS
from generator.components.layout import Head, Link
from generator.components.listings import ProductRow, RowMaker, listed
from generator.components.maker import Maker
from generator.components.renderer import PageRenderer, renderers
from generator.components.sectors import CategoryCounts, SectorView, category_counts, sectors_view
from generator.config import SiteConfig
from generator.language.html import HtmlTranslator
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, ProductEntry, kind_of
from generator.model.data_day import headlines_day, latest, rows_day
from generator.model.listed import ListedProduct
from generator.model.register_records import Policy

FEATURED = 3
NEWEST = 5
POLICIES = 3
BOARDS = {
    "procurement.title": routes.PROCUREMENT,
    "finance.title": routes.FINANCE,
    "recognition.title": routes.RECOGNITION,
    "progress.title": routes.PROGRESS,
}
"""Pages for buyers, banks, exporters and departments."""


@dataclass(frozen=True, slots=True)
class HomeInput:
    """What the home page shows."""

    data_day: date | None
    kinds: tuple[tuple[str, int], ...]
    """Each kind of record of the organisations, and how many products are of it."""
    products: int
    organisations: int
    verified: int
    categories: CategoryCounts
    featured: tuple[ListedProduct, ...]
    newest: tuple[ListedProduct, ...]
    """By day of publication, the newest first."""
    policies: tuple[Policy, ...]


@dataclass(frozen=True, slots=True)
class AudienceLink:
    """A link for one kind of visitor: consumers, organisations, those who work with data."""

    link: Link
    sentence: Markup


@dataclass(frozen=True, slots=True)
class NewRow:
    """A disclosure among the newest."""

    day: str
    row: ProductRow


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """A policy document among the newest."""

    day: str
    title: Text
    issuer: Text
    number: str | None


@dataclass(frozen=True, slots=True)
class HomeView:
    """What a visitor reads on the home page."""

    search: str
    featured: tuple[ProductRow, ...]
    audiences: tuple[AudienceLink, ...]
    counts: Markup
    sectors: tuple[SectorView, ...]
    newest: tuple[NewRow, ...]
    boards: tuple[Link, ...]
    policies: tuple[PolicyRow, ...]
    categories: str
    a_to_z: str
    label: str


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[HomeInput]:
    counts = Counter(kind_of(entry.organisation) for entry in catalogue.products)
    policies = _newest_policies(catalogue)
    yield HomeInput(
        data_day=_data_day(catalogue, policies),
        kinds=tuple((kind, counts[kind]) for kind in sorted(catalogue.kinds)),
        products=catalogue.counts.products,
        organisations=catalogue.counts.organisations,
        verified=catalogue.counts.verified,
        categories=category_counts(catalogue),
        featured=tuple(listed(entry, config) for entry in _featured(catalogue, config)),
        newest=tuple(listed(entry, config) for entry in _newest(catalogue)),
        policies=policies,
    )


def _data_day(catalogue: Catalogue, policies: tuple[Policy, ...]) -> date | None:
    """Return the day of what the page shows: of the products that it counts, and of the policies that it lists."""
    return latest((headlines_day(catalogue.products), rows_day(policies, catalogue.as_of)))


def _featured(catalogue: Catalogue, config: SiteConfig) -> list[ProductEntry]:
    """Return the products that the settings name, filled up with those that a consumer can make most of."""
    by_name = {f"{entry.organisation.org_id}/{entry.product.product_id}": entry for entry in catalogue.products}
    chosen = [by_name[name] for name in config.site.featured if name in by_name]
    holding = [entry for entry in catalogue.products if entry.headline.status not in FORMS]
    by_category = {entry.product.category: entry for entry in sorted(holding, key=_weight)}
    best = sorted(by_category.values(), key=_weight, reverse=True)
    others = [*best, *sorted(holding, key=_weight, reverse=True)]
    shown = [entry for entry in chosen if entry.headline.shows_value]
    return list({entry.number: entry for entry in (*shown, *others)}.values())[:FEATURED]


def _weight(entry: ProductEntry) -> tuple[bool, bool, bool, str]:
    """Sort what a consumer can make most of last, so that it is what remains of its category."""
    is_original = not entry.organisation.is_compiled
    return entry.product.consumer_facing, is_original, entry.headline.trust.confirmed, entry.number


def _newest(catalogue: Catalogue) -> list[ProductEntry]:
    """Return the products whose current number was published last."""
    published = [
        (entry.headline.footprint.published_on, entry) for entry in catalogue.products if entry.headline.shows_value
    ]
    dated = [(day, entry) for day, entry in published if isinstance(day, date)]
    newest = sorted(dated, key=lambda pair: (-pair[0].toordinal(), pair[1].number))
    return [entry for _, entry in newest[:NEWEST]]


def _newest_policies(catalogue: Catalogue) -> tuple[Policy, ...]:
    """Return the newest policy documents of the register."""
    newest = sorted(catalogue.registers.policies, key=lambda policy: (policy.issued_on, policy.policy_id), reverse=True)
    return tuple(newest[:POLICIES])


def _make(shown: HomeInput, config: SiteConfig) -> Iterator[Artifact]:
    for renderer in renderers(config):
        translator = renderer.translator
        head = Head(
            route=routes.HOME,
            title=translator.say("home.title"),
            description=translator.say("home.description", site=translator.told(config.site.name)),
            kinds=frozenset(kind for kind, _ in shown.kinds),
            feed=routes.FEED,
            data_day=shown.data_day,
        )
        yield renderer.page("pages/home/home.html", _view(shown, renderer), head)


home_page = Maker(_select, _make)
"""The home page in each language."""


def _view(shown: HomeInput, renderer: PageRenderer) -> HomeView:
    maker, translator = RowMaker(renderer), renderer.translator
    return HomeView(
        search=renderer.href(routes.HOME, routes.SEARCH),
        featured=maker.rows(shown.featured, routes.HOME),
        audiences=_audiences(renderer),
        counts=counts_words(shown, translator),
        sectors=sectors_view(shown.categories, renderer, routes.HOME),
        newest=tuple(_new_rows(shown.newest, maker, translator)),
        boards=tuple(Link(translator.fixed(key), renderer.href(routes.HOME, page)) for key, page in BOARDS.items()),
        policies=tuple(_policy_row(policy, translator) for policy in shown.policies),
        categories=renderer.href(routes.HOME, routes.CATEGORIES),
        a_to_z=renderer.href(routes.HOME, routes.A_TO_Z),
        label=renderer.href(routes.HOME, routes.LABEL_GUIDE),
    )


def _audiences(renderer: PageRenderer) -> tuple[AudienceLink, ...]:
    """Return the links for consumers, organisations and those who work with data."""
    targets = (("consumer", routes.LABEL_GUIDE), ("organisation", routes.SUBMIT_GUIDE), ("data", routes.DATA))
    translator = renderer.translator
    return tuple(
        AudienceLink(
            Link(translator.fixed(f"door.{name}"), renderer.href(routes.HOME, target)),
            translator.fixed(f"door.{name}.sentence"),
        )
        for name, target in targets
    )


def counts_words(shown: HomeInput, translator: HtmlTranslator) -> Markup:
    """Return how much there is; kinds of record are counted apart where there are several."""
    products = translator.say("count.products", count=shown.products)
    if len(shown.kinds) > 1 or any(kind == "compiled" for kind, _ in shown.kinds):
        kinds = [
            Text(translator.say("home.kind", kind=translator.say(f"kind.{kind}"), count=count))
            for kind, count in shown.kinds
            if count
        ]
        return translator.tell("home.counts_mixed", products=products, kinds=translator.enumerated(kinds))
    return translator.tell(
        "home.counts",
        products=products,
        organisations=translator.say("count.organisations", count=shown.organisations),
        verified=shown.verified,
    )


def _new_rows(products: Iterable[ListedProduct], maker: RowMaker, translator: HtmlTranslator) -> Iterator[NewRow]:
    for product in products:
        if product.headline.published_on:
            yield NewRow(translator.day(product.headline.published_on), maker.row(product, routes.HOME))


def _policy_row(policy: Policy, translator: HtmlTranslator) -> PolicyRow:
    return PolicyRow(
        day=translator.day(policy.issued_on),
        title=translator.stated(policy, "title"),
        issuer=translator.stated(policy, "issuer"),
        number=policy.number,
    )
