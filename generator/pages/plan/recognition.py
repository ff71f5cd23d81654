"""Recognition and exchange: which documents recognise results elsewhere, and what records lack for other formats.

It names what is missing. A record that lacks nothing has the fields; whether it conforms is for others to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.components.layout import Head, Link
from generator.components.listings import BoardRow, Cell, Listing
from generator.components.paging import ListPage, Pager, list_pages
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.board import KINDS
from generator.model.catalogue import Catalogue, ProductEntry, kind_of
from generator.model.register_records import Recognition
from generator.pages.plan.counts import CountView, count_view


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


def recognition_pages(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the page, or the pages where there are many products, in each language."""
    for renderer in renderers(catalogue.as_of, config):
        for page in list_pages(list(_listings(catalogue, renderer)), routes.RECOGNITION, renderer):
            head = Head(
                route=page.route,
                title=renderer.translator.say("recognition.title"),
                description=renderer.translator.say("recognition.description"),
                kinds=catalogue.kinds,
            )
            yield renderer.page("pages/plan/recognition.html", _view(page, catalogue, renderer), head)


def _view(page: ListPage, catalogue: Catalogue, renderer: PageRenderer) -> RecognitionView:
    codes = renderer.translator.config.codelists["exchanges"].codes if page.is_first else ()
    return RecognitionView(
        recognitions=tuple(_recognition(row, renderer) for row in catalogue.registers.recognitions),
        exchanges=tuple(_exchange(code, catalogue, renderer) for code in codes),
        listings=page.listings,
        pager=page.pager,
        is_first=page.is_first,
    )


def _recognition(row: Recognition, renderer: PageRenderer) -> RecognitionRow:
    translator = renderer.translator
    return RecognitionRow(
        parties=translator.stated(row, "parties"),
        scope=translator.stated(row, "scope"),
        area=translator.code("recognition_areas", row.area),
        number=row.cell("document_number"),
        since=translator.day(row.since),
        is_sample=row.is_sample,
    )


def _exchange(code: str, catalogue: Catalogue, renderer: PageRenderer) -> ExchangeView:
    translator, lists = renderer.translator, renderer.translator.config.codelists
    kinds = {entry.number: kind_of(entry.organisation) for entry in catalogue.products}
    whole = [kinds[number] for number, lacking in catalogue.board.lacking[code].items() if not lacking]
    counts: dict[str, int | None] = {kind: whole.count(kind) for kind in catalogue.board.kinds}
    fields = lists["exchange_fields"]
    return ExchangeView(
        code=code,
        name=translator.code("exchanges", code),
        description=translator.cell("exchanges", code, "description"),
        fields=tuple(
            translator.code("exchange_fields", field)
            for field in fields.codes
            if fields.cell(field, "exchange") == code
        ),
        complete=count_view(translator.say("recognition.complete"), counts, translator),
    )


def _listings(catalogue: Catalogue, renderer: PageRenderer) -> Iterator[Listing]:
    """Yield, for each format and each kind of record, the products it is about and what each lacks."""
    translator = renderer.translator
    columns = (translator.fixed("procurement.column.product"), translator.fixed("recognition.column.lacks"))
    by_kind = {kind: [each for each in catalogue.products if kind_of(each.organisation) == kind] for kind in KINDS}
    for code, lacking in catalogue.board.lacking.items():
        for kind, entries in by_kind.items():
            rows = tuple(_row(entry, lacking[entry.number], renderer) for entry in entries if entry.number in lacking)
            heading = translator.tell(
                "recognition.of", name=translator.code("exchanges", code), kind=translator.say(f"kind.{kind}")
            )
            if rows:
                yield Listing(heading, (), rows, form="board", columns=columns, anchor=f"{code}-{kind}")


def _row(entry: ProductEntry, lacking: tuple[str, ...], renderer: PageRenderer) -> BoardRow:
    translator, kind = renderer.translator, kind_of(entry.organisation)
    names = translator.listed(translator.code("exchange_fields", code) for code in lacking)
    words = translator.tell("recognition.lacks", count=len(lacking), fields=names)
    return BoardRow(
        link=Link(
            translator.stated(entry.product, "name"),
            renderer.href(routes.RECOGNITION, routes.product(entry.number)),
        ),
        under=translator.stated(entry.organisation, "name"),
        kind=None if kind == "own" else translator.say(f"kind.{kind}"),
        cells=(Cell(words if lacking else translator.fixed("recognition.lacks_none")),),
    )
