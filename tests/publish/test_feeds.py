"""Feeds and the calendar: sound by their own formats, dated by the data, and the same every time."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from xml.etree.ElementTree import Element, fromstring

import pytest

from generator.model import routes
from generator.model.catalogue import Catalogue
from generator.publish.expiries import expiries
from generator.publish.feeds import NEWEST, feeds
from tests.builders import (
    AS_OF,
    a_catalogue,
    a_config,
    a_disclosure,
    a_footprint,
    a_label,
    a_notice,
    a_policy,
    a_product,
    an_organisation,
)

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "<script>&\"'];DROP,\\n\x0b" + "长" * 60


def one(**given: object) -> Catalogue:
    owner = an_organisation(**given.pop("owner", {}))  # type: ignore[arg-type]
    name = given.pop("name_zh", "示例电动自行车")
    footprint = a_footprint(**given)
    return a_catalogue(a_disclosure(owner, products=(a_product(name_zh=name),), footprints=(footprint,)))


def feed(catalogue: Catalogue, route: str = routes.FEED) -> Element:
    made = {each.path: each.content for each in feeds(catalogue, a_config())}
    return fromstring(made[route])


def texts(root: Element, tag: str) -> list[str]:
    return [each.findtext(f"{ATOM}{tag}") or "" for each in root.iter(f"{ATOM}entry")]


def calendar(catalogue: Catalogue) -> str:
    return next(iter(expiries(catalogue, a_config()))).content.decode()


def events(catalogue: Catalogue) -> list[dict[str, str]]:
    """Return the events of a calendar, its folded lines put together again."""
    lines = re.sub("\r\n ", "", calendar(catalogue)).split("\r\n")
    found: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and name != "END":
            found[-1][name.partition(";")[0]] = value
    return found


def test_a_feed_has_what_the_format_asks_for() -> None:
    root = feed(one())
    for tag in ("id", "title", "updated", "rights"):
        assert root.findtext(f"{ATOM}{tag}")
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links["self"] == f"{a_config().site.base_url}feed.atom"
    for entry in root.iter(f"{ATOM}entry"):
        for tag in ("id", "title", "updated"):
            assert entry.findtext(f"{ATOM}{tag}")
        assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated") or "").tzinfo
    identifiers = texts(root, "id")
    assert len(set(identifiers)) == len(identifiers)


def test_a_feed_tells_of_footprints_and_of_register_rows() -> None:
    titles = texts(feed(one()), "title")
    assert any("示例电动自行车" in title for title in titles)
    assert any("示例文件" in title for title in titles)
    assert all("示例数据" in title for title in titles)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, date(2026, 3, 20)),
        ({"status": "withdrawn", "status_on": date(2026, 9, 9)}, date(2026, 9, 9)),
        ({"valid_through": date(2026, 11, 1)}, date(2026, 11, 2)),
        ({"valid_from": date(2027, 1, 1)}, date(2026, 3, 20)),
    ],
)
def test_an_entry_bears_the_last_day_that_the_data_know_of(given: dict[str, object], expected: date) -> None:
    root = feed(one(**given), routes.organisation_feed("acme"))
    assert [text[:10] for text in texts(root, "updated")] == [expected.isoformat()]


def test_what_lies_ahead_or_has_no_day_is_not_told() -> None:
    assert (
        texts(feed(one(published_on=date(2027, 1, 1), valid_from=None), routes.organisation_feed("acme")), "id") == []
    )
    unknown = one(published_on="not-stated", valid_from=None, valid_through=None)
    assert texts(feed(unknown, routes.organisation_feed("acme")), "id") == []


def test_a_notice_is_news() -> None:
    uuid = one().products[0].headline.uuid
    disclosure = a_disclosure(products=(a_product(),), footprints=(a_footprint(),))
    catalogue = a_catalogue(disclosure, notices=[a_notice(uuid, "suspended", since=date(2026, 11, 20))])
    root = feed(catalogue, routes.organisation_feed("acme"))
    assert texts(root, "updated")[0].startswith("2026-11-20")
    assert "已暂停" in texts(root, "title")[0]


def test_no_entry_states_a_number_that_may_be_taken_back() -> None:
    assert "186.4" not in b"".join(each.content for each in feeds(one(), a_config())).decode()


def test_what_a_third_party_compiled_bears_no_licence_of_ours() -> None:
    owner = {"provenance": "compiled", "is_sample": False, "compiled_source": "A list", "compiled_licence": "CC0"}
    root = feed(one(owner=owner), routes.organisation_feed("acme"))
    assert root.find(f"{ATOM}rights") is None
    assert "CC0" in texts(root, "summary")[0]


def test_hostile_words_stay_words_in_feed_and_calendar() -> None:
    wild = one(name_zh=HOSTILE, owner={"name_zh": HOSTILE})
    assert any("<script>&\"'];DROP" in title for title in texts(feed(wild, routes.organisation_feed("acme")), "title"))
    calm, loud = one(valid_through=AS_OF), one(name_zh=HOSTILE, valid_through=AS_OF)
    assert calendar(loud).count("BEGIN:VEVENT") == calendar(calm).count("BEGIN:VEVENT") == 1
    assert "\\;DROP\\,\\\\n" in events(loud)[0]["SUMMARY"]


def test_a_feed_does_not_grow_with_the_site() -> None:
    policies = tuple(a_policy(policy_id=f"p-{place}") for place in range(NEWEST + 5))
    catalogue = one()
    many = replace(catalogue, registers=replace(catalogue.registers, policies=policies, accounting_rules=()))
    assert len(texts(feed(many), "id")) == NEWEST + 1


def test_the_newest_stands_first() -> None:
    updated = texts(feed(one()), "updated")
    assert updated == sorted(updated, reverse=True)


@pytest.mark.parametrize(("days", "stands"), [(-1, False), (0, True), (365, True), (366, False)])
def test_the_calendar_reaches_one_year(days: int, stands: bool) -> None:  # noqa: FBT001  a row
    found = events(one(valid_through=AS_OF + timedelta(days=days)))
    assert bool(found) is stands
    if stands:
        last = AS_OF + timedelta(days=days)
        assert found[0]["DTSTART"] == f"{last:%Y%m%d}"
        assert found[0]["DTEND"] == f"{last + timedelta(days=1):%Y%m%d}"


def test_a_withdrawn_footprint_expires_no_more() -> None:
    assert events(one(valid_through=AS_OF, status="withdrawn")) == []


def test_a_certificate_has_its_own_day_and_a_lasting_id() -> None:
    footprint = a_footprint()
    label = a_label(footprint, valid_through=date(2027, 3, 14))
    disclosure = a_disclosure(products=(a_product(),), footprints=(footprint,), labels=(label,))
    assert [event["UID"] for event in events(a_catalogue(disclosure))] == ["acme-bike-2025-l1@pcf.example.org"]


def test_calendar_lines_are_short_and_end_as_the_format_says() -> None:
    text = calendar(one(name_zh=HOSTILE, valid_through=AS_OF))
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_feeds_and_calendar_are_the_same_bytes_every_time() -> None:
    catalogue = one()
    assert list(feeds(catalogue, a_config())) == list(feeds(catalogue, a_config()))
    assert calendar(catalogue) == calendar(catalogue)
