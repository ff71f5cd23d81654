"""The home page: a search box, three products, three doors; then what there is, and what is new."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, ProductEntry, kind_of
from generator.render.answer import FORMS
from generator.render.frame import Head, Link
from generator.render.pages.categories import SectorView, sectors_view
from generator.render.press import Press, presses
from generator.render.rows import ProductRow, RowMaker
from generator.render.text import Text

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
    for press in presses(catalogue, config):
        voice = press.voice
        head = Head(
            route=routes.HOME,
            title=voice.say("home.title"),
            description=voice.say("home.description", site=voice.told(config.site.name)),
            kinds=catalogue.kinds,
            feed=routes.FEED,
        )
        yield press.page("home.html", _view(catalogue, press), head)


def _view(catalogue: Catalogue, press: Press) -> HomeView:
    maker = RowMaker(press)
    return HomeView(
        search=press.href(routes.HOME, routes.SEARCH),
        featured=maker.rows(_featured(catalogue, press.voice.config), routes.HOME),
        doors=_doors(press),
        counts=_counts(catalogue, press),
        sectors=sectors_view(catalogue, press, routes.HOME),
        newest=tuple(_new_row(day, entry, maker, press) for day, entry in _newest(catalogue)),
        boards=tuple(Link(press.voice.fixed(key), press.href(routes.HOME, page)) for key, page in BOARDS.items()),
        policies=_policies(catalogue, press),
        categories=press.href(routes.HOME, routes.CATEGORIES),
        a_to_z=press.href(routes.HOME, routes.A_TO_Z),
        label=press.href(routes.HOME, routes.LABEL_GUIDE),
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


def _doors(press: Press) -> tuple[Door, ...]:
    """Return the ways in for consumers, organisations and those who work with data."""
    targets = (("consumer", routes.LABEL_GUIDE), ("organisation", routes.SUBMIT_GUIDE), ("data", routes.DATA))
    voice = press.voice
    return tuple(
        Door(Link(voice.fixed(f"door.{name}"), press.href(routes.HOME, target)), voice.fixed(f"door.{name}.sentence"))
        for name, target in targets
    )


def _counts(catalogue: Catalogue, press: Press) -> Markup:
    """Return how much there is, counted on the as-of date; unlike kinds of record are counted apart."""
    counts, voice = catalogue.counts, press.voice
    products = voice.say("count.products", count=counts.products)
    if len(catalogue.kinds) > 1 or "compiled" in catalogue.kinds:
        kinds = voice.enumerated(_kinds(catalogue, press))
        return voice.tell("home.counts_mixed", products=products, kinds=kinds, day=voice.day(catalogue.as_of))
    return voice.tell(
        "home.counts",
        products=products,
        organisations=voice.say("count.organisations", count=counts.organisations),
        verified=counts.verified,
        day=voice.day(catalogue.as_of),
    )


def _kinds(catalogue: Catalogue, press: Press) -> list[Text]:
    """Return how many products there are of each kind of record."""
    voice = press.voice
    numbers = Counter(kind_of(entry.organisation) for entry in catalogue.products)
    return [
        Text(voice.say("home.kind", kind=voice.say(f"kind.{kind}"), count=count))
        for kind, count in sorted(numbers.items())
    ]


def _newest(catalogue: Catalogue) -> list[tuple[date, ProductEntry]]:
    """Return the products whose current number was published last."""
    shown = [entry for entry in catalogue.products if entry.headline.shows_value]
    published = [(entry.headline.footprint.published_on, entry) for entry in shown]
    days = [(day, entry) for day, entry in published if isinstance(day, date)]
    return sorted(days, key=lambda pair: (-pair[0].toordinal(), pair[1].number))[:NEWEST]


def _new_row(day: date, entry: ProductEntry, maker: RowMaker, press: Press) -> NewRow:
    return NewRow(press.voice.day(day), maker.row(entry, routes.HOME))


def _policies(catalogue: Catalogue, press: Press) -> tuple[PolicyRow, ...]:
    """Return the newest policy documents of the register."""
    voice = press.voice
    newest = sorted(catalogue.registers.policies, key=lambda policy: (policy.issued_on, policy.policy_id), reverse=True)
    return tuple(
        PolicyRow(
            day=voice.day(policy.issued_on),
            title=voice.stated(policy, "title"),
            issuer=voice.stated(policy, "issuer"),
            number=policy.number,
        )
        for policy in newest[:POLICIES]
    )
