"""The home page: a search box, three products, three doors; then what there is, and what is new."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.components.footprint_summary import FORMS
from generator.components.layout import Head, Link
from generator.components.listings import ProductRow, RowMaker
from generator.components.renderer import PageRenderer, renderers
from generator.components.sectors import SectorView, sectors_view
from generator.config import SiteConfig
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, ProductEntry, kind_of

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
class Door:
    """A way in for one kind of visitor."""

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
    doors: tuple[Door, ...]
    counts: Markup
    sectors: tuple[SectorView, ...]
    newest: tuple[NewRow, ...]
    boards: tuple[Link, ...]
    policies: tuple[PolicyRow, ...]
    categories: str
    a_to_z: str
    label: str


def home_page(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the home page in each language."""
    for renderer in renderers(catalogue.as_of, config):
        translator = renderer.translator
        head = Head(
            route=routes.HOME,
            title=translator.say("home.title"),
            description=translator.say("home.description", site=translator.told(config.site.name)),
            kinds=catalogue.kinds,
            feed=routes.FEED,
        )
        yield renderer.page("pages/home/home.html", _view(catalogue, renderer), head)


def _view(catalogue: Catalogue, renderer: PageRenderer) -> HomeView:
    maker = RowMaker(renderer)
    return HomeView(
        search=renderer.href(routes.HOME, routes.SEARCH),
        featured=maker.rows(_featured(catalogue, renderer.translator.config), routes.HOME),
        doors=_doors(renderer),
        counts=_counts(catalogue, renderer),
        sectors=sectors_view(catalogue, renderer, routes.HOME),
        newest=tuple(_new_row(day, entry, maker, renderer) for day, entry in _newest(catalogue)),
        boards=tuple(
            Link(renderer.translator.fixed(key), renderer.href(routes.HOME, page)) for key, page in BOARDS.items()
        ),
        policies=_policies(catalogue, renderer),
        categories=renderer.href(routes.HOME, routes.CATEGORIES),
        a_to_z=renderer.href(routes.HOME, routes.A_TO_Z),
        label=renderer.href(routes.HOME, routes.LABEL_GUIDE),
    )


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
    """Sort what speaks best for itself last, so that it is what remains of its category."""
    own = not entry.organisation.is_compiled
    return entry.product.consumer_facing, own, entry.headline.trust.confirmed, entry.number


def _doors(renderer: PageRenderer) -> tuple[Door, ...]:
    """Return the ways in for consumers, organisations and those who work with data."""
    targets = (("consumer", routes.LABEL_GUIDE), ("organisation", routes.SUBMIT_GUIDE), ("data", routes.DATA))
    translator = renderer.translator
    return tuple(
        Door(
            Link(translator.fixed(f"door.{name}"), renderer.href(routes.HOME, target)),
            translator.fixed(f"door.{name}.sentence"),
        )
        for name, target in targets
    )


def _counts(catalogue: Catalogue, renderer: PageRenderer) -> Markup:
    """Return how much there is, counted on the as-of date; unlike kinds of record are counted apart."""
    counts, translator = catalogue.counts, renderer.translator
    products = translator.say("count.products", count=counts.products)
    if len(catalogue.kinds) > 1 or "compiled" in catalogue.kinds:
        kinds = translator.enumerated(_kinds(catalogue, renderer))
        return translator.tell("home.counts_mixed", products=products, kinds=kinds, day=translator.day(catalogue.as_of))
    return translator.tell(
        "home.counts",
        products=products,
        organisations=translator.say("count.organisations", count=counts.organisations),
        verified=counts.verified,
        day=translator.day(catalogue.as_of),
    )


def _kinds(catalogue: Catalogue, renderer: PageRenderer) -> list[Text]:
    """Return how many products there are of each kind of record."""
    translator = renderer.translator
    numbers = Counter(kind_of(entry.organisation) for entry in catalogue.products)
    return [
        Text(translator.say("home.kind", kind=translator.say(f"kind.{kind}"), count=count))
        for kind, count in sorted(numbers.items())
    ]


def _newest(catalogue: Catalogue) -> list[tuple[date, ProductEntry]]:
    """Return the products whose current number was published last."""
    shown = [entry for entry in catalogue.products if entry.headline.shows_value]
    published = [(entry.headline.footprint.published_on, entry) for entry in shown]
    days = [(day, entry) for day, entry in published if isinstance(day, date)]
    return sorted(days, key=lambda pair: (-pair[0].toordinal(), pair[1].number))[:NEWEST]


def _new_row(day: date, entry: ProductEntry, maker: RowMaker, renderer: PageRenderer) -> NewRow:
    return NewRow(renderer.translator.day(day), maker.row(entry, routes.HOME))


def _policies(catalogue: Catalogue, renderer: PageRenderer) -> tuple[PolicyRow, ...]:
    """Return the newest policy documents of the register."""
    translator = renderer.translator
    newest = sorted(catalogue.registers.policies, key=lambda policy: (policy.issued_on, policy.policy_id), reverse=True)
    return tuple(
        PolicyRow(
            day=translator.day(policy.issued_on),
            title=translator.stated(policy, "title"),
            issuer=translator.stated(policy, "issuer"),
            number=policy.number,
        )
        for policy in newest[:POLICIES]
    )
