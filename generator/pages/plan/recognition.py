"""Recognition and exchange: which documents recognise results elsewhere, and what records lack for other formats.

It names what is missing. A record that lacks nothing has the fields; whether it conforms is for others to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.components.layout import Head
from generator.components.listings import BoardRow, Cell, Listing
from generator.components.maker import Maker
from generator.components.paging import ListPage, Pager, list_pages
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language.html import HtmlTranslator
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.board import KINDS, Counts
from generator.model.catalogue import Catalogue
from generator.model.data_day import headlines_day, latest, rows_day
from generator.model.register_records import Recognition
from generator.pages.plan.board import CountView, ListedProduct, count_view, listed_product, product_row


@dataclass(frozen=True, slots=True)
class ExchangeProduct:
    """A product that an exchange format is about, with the fields that its record lacks."""

    product: ListedProduct
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExchangeInput:
    """An exchange format with the products it is about."""

    code: str
    complete: Counts
    """Records that lack no field."""
    products: tuple[ExchangeProduct, ...]


@dataclass(frozen=True, slots=True)
class RecognitionInput:
    """What the page shows."""

    data_day: date | None
    kinds: tuple[str, ...]
    recognitions: tuple[Recognition, ...]
    exchanges: tuple[ExchangeInput, ...]


@dataclass(frozen=True, slots=True)
class RecognitionRow:
    """A document by which results are recognised elsewhere."""

    parties: Text
    scope: Text
    area: str
    number: str | None
    since: str
    is_sample: bool


@dataclass(frozen=True, slots=True)
class ExchangeView:
    """A format, what it asks for, and how many records have all of it."""

    code: str
    name: str
    description: str
    fields: tuple[str, ...]
    complete: CountView


@dataclass(frozen=True, slots=True)
class RecognitionView:
    """What a visitor reads on the page."""

    recognitions: tuple[RecognitionRow, ...]
    exchanges: tuple[ExchangeView, ...]
    listings: tuple[Listing, ...]
    pager: Pager | None
    is_first: bool


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[RecognitionInput]:
    products = [listed_product(entry, config) for entry in catalogue.products]
    kinds, board = {product.number: product.kind for product in products}, catalogue.board
    recognitions = catalogue.registers.recognitions
    yield RecognitionInput(
        data_day=latest((headlines_day(catalogue.products), rows_day(recognitions, catalogue.as_of))),
        kinds=tuple(sorted(catalogue.kinds)),
        recognitions=recognitions,
        exchanges=tuple(
            ExchangeInput(
                code=code,
                complete=board.complete(code, kinds),
                products=tuple(
                    ExchangeProduct(product, lacking[product.number])
                    for product in products
                    if product.number in lacking
                ),
            )
            for code, lacking in board.lacking.items()
        ),
    )


def _make(shown: RecognitionInput, config: SiteConfig) -> Iterator[Artifact]:
    for renderer in renderers(config):
        for list_page in list_pages(list(_listings(shown, renderer)), routes.RECOGNITION, renderer):
            head = Head(
                route=list_page.route,
                title=renderer.translator.say("recognition.title"),
                description=renderer.translator.say("recognition.description"),
                kinds=frozenset(shown.kinds),
                data_day=shown.data_day,
            )
            yield renderer.page("pages/plan/recognition.html", _view(list_page, shown, renderer), head)


recognition_pages = Maker(_select, _make)
"""The page, or the pages where there are many products, in each language."""


def _view(list_page: ListPage, shown: RecognitionInput, renderer: PageRenderer) -> RecognitionView:
    exchanges = shown.exchanges if list_page.is_first else ()
    return RecognitionView(
        recognitions=tuple(_recognition(row, renderer.translator) for row in shown.recognitions),
        exchanges=tuple(_exchange(exchange, renderer.translator) for exchange in exchanges),
        listings=list_page.listings,
        pager=list_page.pager,
        is_first=list_page.is_first,
    )


def _recognition(row: Recognition, translator: HtmlTranslator) -> RecognitionRow:
    return RecognitionRow(
        parties=translator.stated(row, "parties"),
        scope=translator.stated(row, "scope"),
        area=translator.code("recognition_areas", row.area),
        number=row.cell("document_number"),
        since=translator.day(row.since),
        is_sample=row.is_sample,
    )


def _exchange(exchange: ExchangeInput, translator: HtmlTranslator) -> ExchangeView:
    fields = translator.config.codelists["exchange_fields"]
    return ExchangeView(
        code=exchange.code,
        name=translator.code("exchanges", exchange.code),
        description=translator.cell("exchanges", exchange.code, "description"),
        fields=tuple(
            translator.code("exchange_fields", field)
            for field in fields.codes
            if fields.cell(field, "exchange") == exchange.code
        ),
        complete=count_view(translator.say("recognition.complete"), exchange.complete, translator),
    )


def _listings(shown: RecognitionInput, renderer: PageRenderer) -> Iterator[Listing]:
    """Yield, for each format and each kind of record, the products it is about and what each lacks."""
    translator = renderer.translator
    columns = (translator.fixed("procurement.column.product"), translator.fixed("recognition.column.lacks"))
    for exchange in shown.exchanges:
        name = translator.code("exchanges", exchange.code)
        for kind in KINDS:
            rows = tuple(_row(entry, renderer) for entry in exchange.products if entry.product.kind == kind)
            heading = translator.tell("recognition.of", name=name, kind=translator.say(f"kind.{kind}"))
            if rows:
                yield Listing(heading, (), rows, form="board", columns=columns, anchor=f"{exchange.code}-{kind}")


def _row(entry: ExchangeProduct, renderer: PageRenderer) -> BoardRow:
    translator = renderer.translator
    lacks: object = translator.fixed("recognition.lacks_none")
    if entry.lacking:
        fields = translator.listed(translator.code("exchange_fields", code) for code in entry.lacking)
        lacks = translator.tell("recognition.lacks", count=len(entry.lacking), fields=fields)
    return product_row(entry.product, routes.RECOGNITION, (Cell(lacks),), renderer)
