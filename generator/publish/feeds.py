"""Feeds (RFC 4287): what is new on the site, and what is new of each organisation.

Footprints and register rows are new by the days that stand in them, never by when somebody built the site.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import chain
from xml.etree.ElementTree import Element, SubElement, tostring
from zoneinfo import ZoneInfo

from generator.components.maker import Maker
from generator.config import SiteConfig, TableSchema
from generator.language import Translator
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, FootprintEntry, OrganisationEntry, ProductEntry
from generator.model.data_day import UNDATED
from generator.model.disclosure import Organisation
from generator.model.register_records import RegisterRecord
from generator.model.texts import COLUMN_LANGUAGES, Texts
from generator.publish.provenance import PROVENANCE_NOTICES, provenance_notice

NEWEST = 100
"""Footprints, and as many register rows, that one feed lists."""
NAMESPACE = "http://www.w3.org/2005/Atom"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class FootprintNews:
    """A footprint revision that became known, or changed, on a day."""

    updated: date
    uuid: str
    number: str
    """Of the product."""
    product: Texts
    organisation: Texts
    revision: int
    status: str
    is_sample: bool
    notice: str


@dataclass(frozen=True, slots=True)
class RowNews:
    """A register row, on the day on which somebody last checked it against its source."""

    updated: date
    register: str
    key: str
    name: Texts
    is_sample: bool
    source_title: str


@dataclass(frozen=True, slots=True)
class FeedInput:
    """What a feed lists."""

    route: str
    organisation: str | None
    """Its name; nothing for the feed of the whole site."""
    is_compiled: bool
    """Then no licence covers the whole feed: each entry names that of its source."""
    footprints: tuple[FootprintNews, ...]
    rows: tuple[RowNews, ...]


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[FeedInput]:
    as_of, languages = catalogue.as_of, tuple(language.code for language in config.languages)
    dated = [_dated(entry, as_of) for entry in catalogue.products]
    yield FeedInput(
        route=routes.FEED,
        organisation=None,
        is_compiled=False,
        footprints=_newest(chain.from_iterable(dated), languages),
        rows=_newest_rows(catalogue, config, languages),
    )
    yield from (_of_organisation(entry, as_of, languages) for entry in catalogue.organisations)


def _of_organisation(entry: OrganisationEntry, as_of: date, languages: tuple[str, ...]) -> FeedInput:
    owner = entry.organisation
    return FeedInput(
        route=routes.organisation_feed(owner.org_id),
        organisation=" / ".join(_name(owner, COLUMN_LANGUAGES).said.values()) or owner.org_id,
        is_compiled=owner.is_compiled,
        footprints=_newest(chain.from_iterable(_dated(product, as_of) for product in entry.products), languages),
        rows=(),
    )


_Dated = tuple[date, ProductEntry, FootprintEntry]


def _dated(entry: ProductEntry, as_of: date) -> list[_Dated]:
    """Return the revisions of a product whose days are known, each with the last day on which something was new."""
    dated = []
    for footprint in entry.footprints:
        days = [day for day in _days(footprint, as_of) if day <= as_of]
        if days:
            dated.append((max(days), entry, footprint))
    return dated


def _days(entry: FootprintEntry, as_of: date) -> Iterator[date]:
    """Yield the days on which something about a revision became known or changed."""
    footprint = entry.footprint
    if isinstance(footprint.published_on, date):
        yield footprint.published_on
    yield from (day for day in (footprint.valid_from, footprint.status_on) if day)
    if footprint.valid_through and footprint.valid_through < as_of:
        yield footprint.valid_through + timedelta(days=1)
    if entry.notice:
        yield entry.notice.since
    yield from (claim.confirmation.checked_on for claim in (*entry.verifications, *entry.labels) if claim.confirmation)


def _newest(dated: Iterable[_Dated], languages: tuple[str, ...]) -> tuple[FootprintNews, ...]:
    """Return the newest of some revisions."""
    newest = sorted(dated, key=lambda each: (-each[0].toordinal(), each[2].uuid))[:NEWEST]
    return tuple(
        FootprintNews(
            updated=updated,
            uuid=footprint.uuid,
            number=entry.number,
            product=Texts.of_columns(entry.product.cell, "name", languages),
            organisation=_name(entry.organisation, languages),
            revision=footprint.footprint.revision,
            status=footprint.status,
            is_sample=entry.is_sample,
            notice=provenance_notice(entry.organisation),
        )
        for updated, entry, footprint in newest
    )


def _name(organisation: Organisation, languages: tuple[str, ...]) -> Texts:
    return Texts.of_columns(organisation.cell, "name", languages)


def _newest_rows(catalogue: Catalogue, config: SiteConfig, languages: tuple[str, ...]) -> tuple[RowNews, ...]:
    """Return the newest rows that have names; confirmations and notices show in the footprints they are about."""
    rows = [
        _row_news(schema, row, languages)
        for name, schema in config.register_schemas.items()
        if schema.row_title
        for row in catalogue.registers.rows(name)
        if row.checked_on <= catalogue.as_of
    ]
    return tuple(sorted(rows, key=lambda row: (-row.updated.toordinal(), _anchor(row)))[:NEWEST])


def _row_news(schema: TableSchema, row: RegisterRecord, languages: tuple[str, ...]) -> RowNews:
    return RowNews(
        updated=row.checked_on,
        register=schema.name,
        key=str(row.cell(schema.primary_key[0])),
        name=Texts.of_columns(row.cell, schema.row_title or "", languages),
        is_sample=row.is_sample,
        source_title=row.source_title,
    )


def _anchor(row: RowNews) -> str:
    """Return where a register's page shows a row."""
    return f"{routes.register(row.register)}#{row.key}"


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a feed in finished words."""

    id: str
    """The same for ever: an id that is an address by its form."""
    title: str
    summary: str
    href: str
    updated: date


def _make(shown: FeedInput, config: SiteConfig) -> Iterator[Artifact]:
    translators = _translators(config)
    items = [
        *(_footprint_item(news, translators) for news in shown.footprints),
        *(_row_item(news, translators) for news in shown.rows),
    ]
    items.sort(key=lambda item: item.updated, reverse=True)
    yield Artifact(shown.route, tostring(_feed(shown, items, config), encoding="utf-8", xml_declaration=True))


feeds = Maker(_select, _make)
"""The feed of the site and the feed of each organisation."""


@lru_cache(maxsize=4)
def _translators(config: SiteConfig) -> tuple[Translator, ...]:
    """Return the complete languages of the site, in all of which a title is given, the first one first."""
    return tuple(Translator(language, config) for language in config.complete_languages)


def _footprint_item(news: FootprintNews, translators: Sequence[Translator]) -> Item:
    owners = dict.fromkeys(translator.pick(news.organisation).words for translator in translators)
    title = " / ".join(
        translator.say(
            "feed.footprint",
            name=translator.pick(news.product).words,
            revision=news.revision,
            status=translator.code("statuses", news.status),
        )
        for translator in translators
    )
    return Item(
        id=f"urn:uuid:{news.uuid}",
        title=_marked(title, translators) if news.is_sample else title,
        summary=_sentence(" / ".join(filter(None, owners)), news.notice),
        href=f"{translators[0].config.site.base_url}{routes.product(news.number)}",
        updated=news.updated,
    )


def _row_item(news: RowNews, translators: Sequence[Translator]) -> Item:
    config = translators[0].config
    address = f"{config.site.base_url}{_anchor(news)}"
    titles = config.register_schemas[news.register].texts("title")
    registers = " / ".join(translator.told(titles) for translator in translators)
    title = f"{registers}: {' / '.join(translator.pick(news.name).words for translator in translators)}"
    return Item(
        id=address,
        title=_marked(title, translators) if news.is_sample else title,
        summary=_sentence(news.source_title, PROVENANCE_NOTICES["sample"] if news.is_sample else ""),
        href=address,
        updated=news.updated,
    )


def _marked(title: str, translators: Sequence[Translator]) -> str:
    return translators[0].say("feed.sample", title=title)


def _sentence(words: str, notice: str) -> str:
    return f"{words}; {notice}" if notice else words


def _feed(shown: FeedInput, items: Sequence[Item], config: SiteConfig) -> Element:
    """Return one feed, its items the newest first."""
    site = config.site
    name = " / ".join(site.name.pick(language.code).words for language in config.complete_languages)
    zone, base = ZoneInfo(site.timezone), str(site.base_url)
    root = Element("feed", {"xmlns": NAMESPACE})
    _text(root, "id", f"{base}{shown.route}")
    _text(root, "title", f"{shown.organisation} · {name}" if shown.organisation else name)
    _text(root, "updated", _moment(items[0].updated if items else UNDATED, zone))
    _text(SubElement(root, "author"), "name", name)
    if not shown.is_compiled:
        _text(root, "rights", site.licence.name)
    SubElement(root, "link", {"rel": "self", "href": f"{base}{shown.route}"})
    SubElement(root, "link", {"rel": "alternate", "href": base})
    for item in items:
        _add_entry(SubElement(root, "entry"), item, zone)
    return root


def _add_entry(entry: Element, item: Item, zone: ZoneInfo) -> None:
    _text(entry, "id", item.id)
    _text(entry, "title", item.title)
    _text(entry, "updated", _moment(item.updated, zone))
    _text(entry, "summary", item.summary)
    SubElement(entry, "link", {"rel": "alternate", "href": item.href})


def _moment(day: date, zone: ZoneInfo) -> str:
    """Return the first moment of a day where the site is at home; days are all that the data know."""
    return datetime(day.year, day.month, day.day, tzinfo=zone).isoformat()


def _text(parent: Element, tag: str, words: str) -> None:
    """Add words, without characters that XML cannot hold."""
    SubElement(parent, tag).text = _NO_XML.sub("\ufffd", words)
