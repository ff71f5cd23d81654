"""The product page, which a QR code opens: the answer first, then what it rests on; complete without a script."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, FootprintEntry, Group, ProductEntry, kind_of
from generator.model.disclosure import Document, Organisation
from generator.render.answer import Answer, answer_of
from generator.render.environment import draw
from generator.render.frame import Framer, Head, Link
from generator.render.product.assurance import AssuranceView, assurance_view
from generator.render.product.history import OthersView, RevisionRow, history_rows, others_view
from generator.render.product.paragraph import paragraph
from generator.render.product.position import PositionView, position_view
from generator.render.product.sheet import ComponentRow, Row, component_rows, left_out_rows, method_rows
from generator.render.product.stages import StagesView, stages_view
from generator.render.product.standing import StandingView, standing_view
from generator.render.strip import Strip, strip_of
from generator.render.text import Text
from generator.render.voice import Voice


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document that supports the number."""

    title: Text
    kind: str
    href: str | None
    sha256: str


@dataclass(frozen=True, slots=True)
class Identity:
    """What the product is and who speaks about it."""

    name: Text
    model: Text | None
    organisation: Text
    organisation_href: str
    category: str
    category_href: str
    number: str
    gtins: tuple[str, ...]
    description: Text | None
    discontinued: bool


@dataclass(frozen=True, slots=True)
class NumberView:
    """Everything that may be said only while the number itself may be shown."""

    functional: Text | None
    paragraph: Markup
    stages: StagesView | None
    position: PositionView
    assurance: AssuranceView
    left_out: tuple[Row, ...]
    method: tuple[Row, ...]
    components: tuple[ComponentRow, ...]


@dataclass(frozen=True, slots=True)
class ProductView:
    """What a visitor reads on a product's page."""

    identity: Identity
    answer: Answer
    standing: StandingView | None
    number: NumberView | None
    history: tuple[RevisionRow, ...]
    others: OthersView | None
    documents: tuple[DocumentRow, ...]
    json: str
    csv: str
    report: str
    citation: Markup


class ProductDesk:
    """Makes the product pages of one language; it remembers the strips that products share."""

    def __init__(self, catalogue: Catalogue, voice: Voice) -> None:
        """Lay out what all pages need."""
        self._catalogue = catalogue
        self._voice = voice
        self._framer = Framer(voice, catalogue.as_of)
        self._strips: dict[str, Strip] = {}
        self._groups: dict[str, Group] = {
            f"{group.key.id}#{group.kind}": group for category in catalogue.categories for group in category.groups
        }

    def pages(self, entry: ProductEntry) -> Iterator[Artifact]:
        """Yield a product's page, also at the addresses that its former numbers promised."""
        kept = routes.product(entry.number)
        yield self._page(entry, kept)
        for former in entry.former_numbers:
            yield self._page(entry, routes.product(former))

    def _page(self, entry: ProductEntry, route: str) -> Artifact:
        voice = self._voice
        compiled = entry.organisation.is_compiled
        answer = answer_of(entry.headline, voice, compiled=compiled)
        view = self._view(entry, route, answer)
        name = str(view.identity.name)
        head = Head(
            route=route,
            title=_title(name, answer, voice),
            description=_description(name, answer, view.identity, voice),
            kinds=frozenset((kind_of(entry.organisation),)),
            notice=compiled_notice(entry.organisation, voice) if compiled else None,
            indexed=entry.headline.shows_value,
            canonical=routes.product(entry.number),
        )
        return Artifact.text(
            self._framer.address(route), draw("product.html", view, self._framer.frame(head), voice)
        )

    def _view(self, entry: ProductEntry, route: str, answer: Answer) -> ProductView:
        voice, address = self._voice, self._framer.address(route)
        return ProductView(
            identity=self._identity(entry, route),
            answer=answer,
            standing=standing_view(entry, self._successor(entry, route), voice),
            number=self._number(entry, answer) if entry.headline.shows_value else None,
            history=history_rows(entry, voice),
            others=others_view(entry, voice),
            documents=tuple(_document(document, voice) for document in entry.documents),
            json=routes.relative(address, routes.api_product(entry.number)),
            csv=routes.relative(address, routes.dataset("footprints", "csv")),
            report=_report(entry, voice),
            citation=self._citation(entry),
        )

    def _identity(self, entry: ProductEntry, route: str) -> Identity:
        voice, product, organisation = self._voice, entry.product, entry.organisation
        description = voice.either(product.description_zh, product.description_en)
        model = " ".join(part for part in (product.brand, product.model) if part)
        return Identity(
            name=voice.either(product.name_zh, product.name_en),
            model=voice.free(model) if model else None,
            organisation=voice.either(organisation.name_zh, organisation.name_en),
            organisation_href=self._framer.href(route, routes.organisation(organisation.org_id)),
            category=voice.code("categories", product.category),
            category_href=self._framer.href(route, routes.category(product.category)),
            number=entry.printed,
            gtins=product.gtins,
            description=description if description.words else None,
            discontinued=product.status == "discontinued",
        )

    def _number(self, entry: ProductEntry, answer: Answer) -> NumberView:
        voice, headline = self._voice, entry.headline
        footprint = headline.footprint
        functional = voice.either(footprint.functional_unit_text_zh, footprint.functional_unit_text_en)
        return NumberView(
            functional=functional if functional.words else None,
            paragraph=paragraph(entry, answer, voice),
            stages=stages_view(headline, voice),
            position=position_view(entry, self._strip(entry), voice),
            assurance=assurance_view(headline, voice, compiled=entry.organisation.is_compiled),
            left_out=left_out_rows(headline, voice),
            method=method_rows(headline, voice),
            components=component_rows(headline, voice),
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
            self._strips[name] = strip_of(self._catalogue.peers[name], median, self._voice)
        return self._strips[name]

    def _successor(self, entry: ProductEntry, route: str) -> Link | None:
        """Return the way to what replaces the headline, here or on another product's page."""
        uuid = entry.headline.superseded_by
        if uuid is None:
            return None
        for other in (entry, *self._siblings(entry)):
            for each in other.footprints:
                if each.uuid == uuid:
                    return self._link_to(each, other, route)
        return None

    def _siblings(self, entry: ProductEntry) -> Iterator[ProductEntry]:
        """Yield the other products of the same organisation; a successor can be nowhere else."""
        for owner in self._catalogue.organisations:
            if owner.organisation.org_id == entry.organisation.org_id:
                yield from owner.products

    def _link_to(self, footprint: FootprintEntry, entry: ProductEntry, route: str) -> Link:
        name = self._voice.either(entry.product.name_zh, entry.product.name_en)
        anchor = f"#r-{footprint.footprint.footprint_id}-{footprint.footprint.revision}"
        return Link(name, f"{self._framer.href(route, routes.product(entry.number))}{anchor}")

    def _citation(self, entry: ProductEntry) -> Markup:
        voice, site = self._voice, self._voice.config.site
        return voice.tell(
            "cite.product",
            organisation=voice.either(entry.organisation.name_zh, entry.organisation.name_en),
            name=voice.either(entry.product.name_zh, entry.product.name_en),
            number=entry.printed,
            site=site.name[voice.language.code],
            day=voice.day(self._catalogue.as_of),
            address=f"{site.base_url}{self._framer.address(routes.product(entry.number))}",
        )


def product_pages(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the page of each product in each language."""
    for language in config.languages:
        desk = ProductDesk(catalogue, Voice(language, config))
        for entry in catalogue.products:
            yield from desk.pages(entry)


def compiled_notice(organisation: Organisation, voice: Voice) -> Markup:
    """Return where compiled records come from, and under which licence."""
    address = organisation.compiled_url or ""
    source: object = voice.free(organisation.compiled_source or "")
    if address.startswith("https://"):
        source = Markup('<a href="{}" rel="noopener nofollow">{}</a>').format(address, source)
    return voice.tell("notice.compiled_from", source=source, licence=organisation.compiled_licence or "")


def _title(name: str, answer: Answer, voice: Voice) -> str:
    """Return the title: the number where it may be shown, else the status."""
    if answer.value is None:
        return voice.say("product.title_gone", name=name, status=answer.status)
    return voice.say("product.title", name=name, value=answer.value, prefix=answer.prefix or "")


def _description(name: str, answer: Answer, identity: Identity, voice: Voice) -> str:
    organisation = str(identity.organisation)
    if answer.value is None:
        return voice.say("product.description_gone", name=name, organisation=organisation, status=answer.status)
    return voice.say(
        "product.description",
        name=name,
        organisation=organisation,
        value=answer.value,
        per=answer.per,
        boundary=answer.boundary,
        trust=answer.pill.words,
    )


def _document(document: Document, voice: Voice) -> DocumentRow:
    address = document.url if document.public else None
    return DocumentRow(
        title=voice.either(document.title_zh, document.title_en),
        kind=voice.code("document_kinds", document.kind),
        href=address if address and address.startswith("https://") else None,
        sha256=document.sha256,
    )


def _report(entry: ProductEntry, voice: Voice) -> str:
    """Return a letter to the office, addressed and titled."""
    subject = quote(voice.say("report.subject", number=entry.printed))
    return f"mailto:{voice.config.site.contact_email}?subject={subject}"
