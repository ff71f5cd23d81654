"""Recognition and exchange: which documents recognise results elsewhere, and what records lack for other formats.

It names what is missing. A record that lacks nothing has the fields; whether it conforms is for others to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.board import KINDS
from generator.model.catalogue import Catalogue, ProductEntry, kind_of
from generator.model.register_records import Recognition
from generator.render.boards.counts import CountView, count_view
from generator.render.frame import Head, Link
from generator.render.paging import Pager, Sheet, sheets
from generator.render.press import Press, presses
from generator.render.rows import BoardRow, Cell, Listing
from generator.render.text import Text


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
    for press in presses(catalogue, config):
        for sheet in sheets(list(_listings(catalogue, press)), routes.RECOGNITION, press):
            head = Head(
                route=sheet.route,
                title=press.voice.say("recognition.title"),
                description=press.voice.say("recognition.description"),
                kinds=catalogue.kinds,
            )
            yield press.page("recognition.html", _view(sheet, catalogue, press), head)


def _view(sheet: Sheet, catalogue: Catalogue, press: Press) -> RecognitionView:
    codes = press.voice.config.codelists["exchanges"].codes if sheet.is_first else ()
    return RecognitionView(
        recognitions=tuple(_recognition(row, press) for row in catalogue.registers.recognitions),
        exchanges=tuple(_exchange(code, catalogue, press) for code in codes),
        listings=sheet.listings,
        pager=sheet.pager,
        is_first=sheet.is_first,
    )


def _recognition(row: Recognition, press: Press) -> RecognitionRow:
    voice = press.voice
    return RecognitionRow(
        parties=voice.stated(row, "parties"),
        scope=voice.stated(row, "scope"),
        area=voice.code("recognition_areas", row.area),
        number=row.cell("document_number"),
        since=voice.day(row.since),
        is_sample=row.is_sample,
    )


def _exchange(code: str, catalogue: Catalogue, press: Press) -> ExchangeView:
    voice, lists = press.voice, press.voice.config.codelists
    kinds = {entry.number: kind_of(entry.organisation) for entry in catalogue.products}
    whole = [kinds[number] for number, lacking in catalogue.board.lacking[code].items() if not lacking]
    counts: dict[str, int | None] = {kind: whole.count(kind) for kind in catalogue.board.kinds}
    fields = lists["exchange_fields"]
    return ExchangeView(
        code=code,
        name=voice.code("exchanges", code),
        description=voice.cell("exchanges", code, "description"),
        fields=tuple(
            voice.code("exchange_fields", field) for field in fields.codes if fields.cell(field, "exchange") == code
        ),
        complete=count_view(voice.say("recognition.complete"), counts, voice),
    )


def _listings(catalogue: Catalogue, press: Press) -> Iterator[Listing]:
    """Yield, for each format and each kind of record, the products it is about and what each lacks."""
    voice = press.voice
    columns = (voice.fixed("procurement.column.product"), voice.fixed("recognition.column.lacks"))
    by_kind = {kind: [each for each in catalogue.products if kind_of(each.organisation) == kind] for kind in KINDS}
    for code, lacking in catalogue.board.lacking.items():
        for kind, entries in by_kind.items():
            rows = tuple(_row(entry, lacking[entry.number], press) for entry in entries if entry.number in lacking)
            heading = voice.tell("recognition.of", name=voice.code("exchanges", code), kind=voice.say(f"kind.{kind}"))
            if rows:
                yield Listing(heading, (), rows, form="board", columns=columns, anchor=f"{code}-{kind}")


def _row(entry: ProductEntry, lacking: tuple[str, ...], press: Press) -> BoardRow:
    voice, kind = press.voice, kind_of(entry.organisation)
    names = voice.listed(voice.code("exchange_fields", code) for code in lacking)
    words = voice.tell("recognition.lacks", count=len(lacking), fields=names)
    return BoardRow(
        link=Link(
            voice.stated(entry.product, "name"),
            press.href(routes.RECOGNITION, routes.product(entry.number)),
        ),
        under=voice.stated(entry.organisation, "name"),
        kind=None if kind == "own" else voice.say(f"kind.{kind}"),
        cells=(Cell(words if lacking else voice.fixed("recognition.lacks_none")),),
    )
