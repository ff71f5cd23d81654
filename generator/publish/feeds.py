"""Feeds (RFC 4287): what is new on the site, and what is new of each organisation."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from xml.etree.ElementTree import Element, SubElement, tostring
from zoneinfo import ZoneInfo

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.model.texts import COLUMN_LANGUAGES, Texts
from generator.publish.news import Item, Newsroom

NAMESPACE = "http://www.w3.org/2005/Atom"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feeds(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the feed of the site and the feed of each organisation."""
    builder, room = _PageBuilder(catalogue.as_of, config), Newsroom(catalogue, config)
    licence = config.site.licence.name
    yield builder.feed(routes.FEED, builder.site, licence, [*room.footprints(catalogue.products), *room.rows()])
    for entry in catalogue.organisations:
        owner = entry.organisation
        name = " / ".join(Texts.of_columns(owner.cell, "name", COLUMN_LANGUAGES).said.values()) or owner.org_id
        route = routes.organisation_feed(owner.org_id)
        own = None if owner.is_compiled else licence
        yield builder.feed(route, f"{name} · {builder.site}", own, room.footprints(entry.products))


class _PageBuilder:
    """Writes feeds of one site on one day."""

    def __init__(self, as_of: date, config: SiteConfig) -> None:
        site = config.site
        self.site = " / ".join(site.name.pick(language.code).words for language in config.complete_languages)
        self._as_of, self._zone = as_of, ZoneInfo(site.timezone)
        self._base = str(site.base_url)

    def feed(self, route: str, title: str, licence: str | None, items: list[Item]) -> Artifact:
        """Return one feed, newest first; compiled records have the licence of their source, which each entry names."""
        items = sorted(items, key=lambda item: item.updated, reverse=True)
        root = Element("feed", {"xmlns": NAMESPACE})
        _text(root, "id", f"{self._base}{route}")
        _text(root, "title", title)
        _text(root, "updated", self._moment(items[0].updated if items else self._as_of))
        _text(SubElement(root, "author"), "name", self.site)
        if licence:
            _text(root, "rights", licence)
        SubElement(root, "link", {"rel": "self", "href": f"{self._base}{route}"})
        SubElement(root, "link", {"rel": "alternate", "href": self._base})
        for item in items:
            self._entry(SubElement(root, "entry"), item)
        return Artifact(route, tostring(root, encoding="utf-8", xml_declaration=True))

    def _entry(self, entry: Element, item: Item) -> None:
        _text(entry, "id", item.id)
        _text(entry, "title", item.title)
        _text(entry, "updated", self._moment(item.updated))
        _text(entry, "summary", item.summary)
        SubElement(entry, "link", {"rel": "alternate", "href": item.href})

    def _moment(self, day: date) -> str:
        """Return the first moment of a day where the site is at home; days are all that the data know."""
        return datetime(day.year, day.month, day.day, tzinfo=self._zone).isoformat()


def _text(parent: Element, tag: str, words: str) -> None:
    """Add words, without characters that XML cannot hold."""
    SubElement(parent, tag).text = _NO_XML.sub("\ufffd", words)
