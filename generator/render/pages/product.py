"""The product page, which a QR code opens: the answer first, then what it rests on; complete without a script."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact, Json
from generator.model.catalogue import Catalogue, Group, ProductEntry, kind_of
from generator.render.answer import Answer, answer_of
from generator.render.embed_snippet import linked_picture
from generator.render.frame import Head
from generator.render.press import Press, presses
from generator.render.product.equivalence import EquivalenceView, equivalence_view
from generator.render.product.grade import GradeView, grade_view
from generator.render.product.history import OthersView, RevisionRow, history_rows, others_view
from generator.render.product.identity import (
    DocumentRow,
    Identity,
    citation,
    compiled_notice,
    document_row,
    identity,
    report_href,
)
from generator.render.product.inventory import InventoryView, inventory_view
from generator.render.product.linked_data import linked_data
from generator.render.product.number import NumberView, number_view
from generator.render.product.paragraph import paragraph
from generator.render.product.position import PositionView, position_view
from generator.render.product.shelf import ShelfView, shelf_view
from generator.render.product.standing import StandingView, standing_view
from generator.render.product.successor import successor_link
from generator.render.strip import Strip, strip_of
from generator.render.text import Text
from generator.render.voice import Voice

LINES = 2
"""Lines of words above a product's strip: the product's own, and the median's."""


@dataclass(frozen=True, slots=True)
class ProductView:
    """What a visitor reads on a product's page."""

    identity: Identity
    answer: Answer
    standing: StandingView | None
    number: NumberView | None
    grade: GradeView | None
    paragraph: Markup | None
    position: PositionView | None
    equivalence: EquivalenceView | None
    inventory: InventoryView | None
    history: tuple[RevisionRow, ...]
    others: OthersView | None
    documents: tuple[DocumentRow, ...]
    shelf: ShelfView
    report: str
    prevails: str
    """Which number holds where another is met."""
    citation: Markup
    linked: Json
    """The same for machines; nothing where the number may not be shown."""
    snippet: Text
    """What a shop pastes beside the price."""
    embed: str


class ProductDesk:
    """Makes the product pages of one language; it remembers the strips that products share."""

    def __init__(self, catalogue: Catalogue, press: Press) -> None:
        """Lay out what all pages need."""
        self._catalogue = catalogue
        self._press = press
        self._voice = press.voice
        self._strips: dict[str, Strip] = {}
        self._groups: dict[str, Group] = {
            f"{group.key.id}#{group.kind}": group for category in catalogue.categories for group in category.groups
        }

    def pages(self, entry: ProductEntry) -> Iterator[Artifact]:
        """Yield a product's page, also at the addresses that its former numbers promised."""
        for number in (entry.number, *entry.former_numbers):
            yield self._page(entry, routes.product(number))

    def _page(self, entry: ProductEntry, route: str) -> Artifact:
        voice, organisation = self._voice, entry.organisation
        answer = answer_of(entry.headline, voice, compiled=organisation.is_compiled)
        view = self._view(entry, route, answer)
        head = Head(
            route=route,
            title=_title(view.identity, answer, voice),
            description=_description(view.identity, answer, voice),
            kinds=frozenset((kind_of(organisation),)),
            notice=compiled_notice(organisation, voice) if organisation.is_compiled else None,
            indexed=entry.headline.shows_value,
            canonical=routes.product(entry.number),
            oembed=view.shelf.oembed,
        )
        return self._press.page("product.html", view, head)

    def _view(self, entry: ProductEntry, route: str, answer: Answer) -> ProductView:
        voice, press, headline = self._voice, self._press, entry.headline
        successor = successor_link(entry, headline, route, self._catalogue, press)
        return ProductView(
            identity=identity(entry, route, press),
            answer=answer,
            standing=standing_view(headline, successor, voice),
            number=number_view(headline, voice, compiled=entry.organisation.is_compiled),
            grade=grade_view(entry, route, press),
            paragraph=paragraph(entry, answer, voice) if headline.shows_value else None,
            position=position_view(entry, self._strip(entry), voice) if headline.shows_value else None,
            equivalence=equivalence_view(entry.equivalence, voice),
            inventory=inventory_view(headline, route, press),
            history=history_rows(entry, route, press),
            others=others_view(entry, route, press),
            documents=tuple(document_row(document, entry.organisation, route, press) for document in entry.documents),
            shelf=shelf_view(entry, route, press),
            report=report_href(entry, voice),
            prevails=voice.say("report.compiled" if entry.organisation.is_compiled else "report.label_differs"),
            citation=citation(entry, press, voice.day(self._catalogue.as_of)),
            linked=linked_data(entry, answer, press),
            snippet=voice.free(linked_picture(entry, press, voice.day(self._catalogue.as_of))),
            embed=press.href(route, routes.EMBED),
        )

    def _strip(self, entry: ProductEntry) -> Strip | None:
        """Return the strip of a product's group; nothing where the product has no place."""
        key = entry.headline.key
        if entry.position is None or key is None:
            return None
        name = f"{key.id}#{kind_of(entry.organisation)}"
        if name not in self._strips:
            group = self._groups.get(name)
            median = group.median if group else None
            self._strips[name] = strip_of(self._catalogue.peers[name], median, LINES, self._voice)
        return self._strips[name]


def product_pages(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the page of each product in each language."""
    for press in presses(catalogue, config):
        desk = ProductDesk(catalogue, press)
        for entry in catalogue.products:
            yield from desk.pages(entry)


def _title(product: Identity, answer: Answer, voice: Voice) -> str:
    """Return the title: the number where it may be shown, else the status."""
    if answer.value is None:
        return voice.say("product.title_gone", name=product.name, status=answer.status)
    if answer.prefix is None:
        return voice.say("product.title", name=product.name, value=answer.value)
    return voice.say("product.title_prefixed", name=product.name, value=answer.value, prefix=answer.prefix)


def _description(product: Identity, answer: Answer, voice: Voice) -> str:
    """Return what search engines and messengers show of the page."""
    who = {"name": product.name, "organisation": product.organisation}
    if answer.value is None:
        return voice.say("product.description_gone", **who, status=answer.status)
    trust = answer.pill.remark or answer.pill.words
    return voice.say(
        "product.description", **who, value=answer.value, per=answer.per, boundary=answer.boundary, trust=trust
    )
