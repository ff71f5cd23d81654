"""What is new: footprints and register rows by the days that stand in them, never by when somebody built the site."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.config import SiteConfig, TableSchema
from generator.language import Translator
from generator.model import routes
from generator.model.catalogue import Catalogue, FootprintEntry, ProductEntry
from generator.model.register_records import RegisterRecord
from generator.publish.notice import NOTICES, notice_of

NEWEST = 100
"""Footprints, and as many register rows, that one feed tells of."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that became known, or changed, on a day."""

    id: str
    """The same for ever: an id that is an address by its form."""
    title: str
    summary: str
    href: str
    updated: date


class Newsroom:
    """Words items in all complete languages of the site, the first one first."""

    def __init__(self, catalogue: Catalogue, config: SiteConfig) -> None:
        """Lay out what all items need."""
        self._as_of, self._registers, self._config = catalogue.as_of, catalogue.registers, config
        self._tongues = tuple(Translator(language, config) for language in config.complete_languages)
        self._base = str(config.site.base_url)

    def footprints(self, products: Iterable[ProductEntry]) -> list[Item]:
        """Return the newest of the footprints whose days are known."""
        dated = []
        for entry in products:
            for footprint in entry.footprints:
                days = [day for day in _days(footprint, self._as_of) if day <= self._as_of]
                if days:
                    dated.append((max(days), footprint.uuid, entry, footprint))
        newest = sorted(dated, key=lambda each: (-each[0].toordinal(), each[1]))[:NEWEST]
        return [self._footprint(entry, footprint, day) for day, _, entry, footprint in newest]

    def rows(self) -> list[Item]:
        """Return the newest rows that have names; confirmations and notices show in the footprints they are about."""
        items = [
            self._row(schema, row)
            for name, schema in self._config.register_schemas.items()
            if schema.row_title
            for row in self._registers.rows(name)
            if row.checked_on <= self._as_of
        ]
        return sorted(items, key=lambda item: (-item.updated.toordinal(), item.id))[:NEWEST]

    def _footprint(self, entry: ProductEntry, footprint: FootprintEntry, updated: date) -> Item:
        product, owner = entry.product, entry.organisation
        owners = dict.fromkeys(translator.columns(owner, "name").words for translator in self._tongues)
        title = " / ".join(
            translator.say(
                "feed.footprint",
                name=translator.columns(product, "name").words,
                revision=footprint.footprint.revision,
                status=translator.code("statuses", footprint.status),
            )
            for translator in self._tongues
        )
        return Item(
            id=f"urn:uuid:{footprint.uuid}",
            title=self._marked(title) if entry.is_sample else title,
            summary=_sentence(" / ".join(filter(None, owners)), notice_of(owner)),
            href=f"{self._base}{routes.product(entry.number)}",
            updated=updated,
        )

    def _row(self, schema: TableSchema, row: RegisterRecord) -> Item:
        address = f"{self._base}{routes.register(schema.name)}#{row.cell(schema.primary_key[0])}"
        registers = " / ".join(translator.told(schema.texts("title")) for translator in self._tongues)
        names = " / ".join(translator.columns(row, schema.row_title or "").words for translator in self._tongues)
        title = f"{registers}: {names}"
        return Item(
            id=address,
            title=self._marked(title) if row.is_sample else title,
            summary=_sentence(row.source_title, NOTICES["sample"] if row.is_sample else ""),
            href=address,
            updated=row.checked_on,
        )

    def _marked(self, title: str) -> str:
        return self._tongues[0].say("feed.sample", title=title)


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


def _sentence(words: str, notice: str) -> str:
    return f"{words}; {notice}" if notice else words
