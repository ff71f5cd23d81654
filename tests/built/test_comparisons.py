"""No average, rank or percentage crosses a comparability key: finished pages are scanned, places worked out anew.

A statistic is any sentence on place, interval, strip, median or lower-by-percent. It may stand on the page of one
product, which speaks of its own key, or in a section whose products all have one key and one kind of record.
"""

import html
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise

import pytest

from generator.config import SiteConfig
from generator.language import Translator
from generator.model.artifact import Json
from tests.site import BuiltSite

STATISTICS = (
    "position.place",
    "position.interval",
    "position.strip_alone",
    "position.remark",
    "category.median",
    "category.span",
    "strip.median",
    "compare.verdict.lower",
    "compare.verdict.plain",
    "compare.verdict.under",
    "compare.verdict.over",
    "history.more",
    "history.less",
)
LISTS = re.compile(r"^(en/)?(index\.html|search/|compare/|c/|o/(?![a-z0-9-]+/evidence/)|d/|procurement/(?!.*/sheets/))")
PRODUCT = re.compile(r"^(?:en/)?p/([0-9a-z]{9})/")
LINKED = re.compile(r'href="[^"]*\bp/([0-9a-z]{9})/"')
HOLE = re.compile(r"\{\w+\}")
HOLDS = {"valid", "expiring", "no-expiry-stated"}
CHECKED = {"third-party-verified", "certifier-own-scheme", "national-label"}


@pytest.fixture(scope="module")
def has_statistic(config: SiteConfig) -> Callable[[str], bool]:
    """Return what tells whether the text of a page of either language has a statistic.

    Of a sentence its longest piece between two holes is looked for first: many begin with a hole, which fits anywhere.
    """
    pieces = [HOLE.split(words.say(key)) for words in config.words.values() for key in STATISTICS]
    found = [(max(each, key=len), re.compile(r"[^。.]{1,40}?".join(map(re.escape, each)))) for each in pieces]
    return lambda text: any(longest in text and pattern.search(text) for longest, pattern in found)


def text_of(page: str) -> str:
    """Return what a reader sees, in one line."""
    bare = re.sub(r"<style>.*?</style>|<script.*?</script>", "", page, flags=re.DOTALL).replace("<sub>2</sub>", "₂")
    return html.unescape(re.sub(r"<[^>]*>", "", bare))


def sections(page: str) -> list[str]:
    return re.findall(r"<section>.*?</section>", page, re.DOTALL)


@cache
def _key(site: BuiltSite, number: str) -> tuple[str | None, str]:
    document = site.product(number)
    kind = "sample" if document["is_sample"] else document["provenance"]
    return document["comparability_key"], kind


def keys_in(site: BuiltSite, section: str) -> set[tuple[str | None, str]]:
    return {_key(site, number) for number in LINKED.findall(section)}


def test_every_statistic_speaks_of_one_key(built_site: BuiltSite, has_statistic: Callable[[str], bool]) -> None:
    found = 0
    for path in built_site.lean_pages:
        page = built_site.read(path)
        if PRODUCT.match(path):
            continue
        for section in sections(page):
            if has_statistic(text_of(section)) or 'class="strip"' in section:
                keys = keys_in(built_site, section)
                assert len(keys) == 1, (path, keys)
                assert None not in next(iter(keys)), path
                found += 1
        outside = re.sub(r"<section>.*?</section>", "", page, flags=re.DOTALL)
        assert not has_statistic(text_of(outside)), path
        assert 'class="strip"' not in outside, path
    assert found >= 2


def test_lists_in_an_order_hold_one_key_and_lists_name_no_percentage(built_site: BuiltSite) -> None:
    ordered = 0
    names = {row[name] for row in built_site.table("products") for name in ("name_zh", "name_en") if "%" in row[name]}
    for path in built_site.lean_pages:
        if LISTS.match(path):
            page = built_site.read(path)
            text = text_of(page)
            for name in names:
                text = text.replace(name, "")
            assert "%" not in text, path
            for rows in re.findall(r'<ol class="rows">.*?</ol>', page, re.DOTALL):
                assert len(keys_in(built_site, rows)) == 1, path
                ordered += 1
    assert ordered > 10


def test_ordered_lists_are_in_the_order_they_say(built_site: BuiltSite) -> None:
    """Numbers are never in order where nobody independent checked them: those stand by product number."""
    for path in built_site.lean_pages:
        if not re.match(r"^(en/)?c/[a-z-]+/index\.html", path):
            continue
        page = built_site.read(path)
        for section in sections(page):
            numbers = LINKED.findall(section)
            heads = [_headline(built_site.product(number)) for number in numbers]
            if '<ol class="rows">' in section:
                values = [Decimal(head["result"]["pcf_total"]) for head in heads]
                assert all(before <= after for before, after in pairwise(values)), path
                assert all(_checked(head) and head["status"] in HOLDS for head in heads), path
            elif not any(head["status"] not in HOLDS or head["no_key_reason"] for head in heads):
                assert numbers == sorted(numbers), path
                assert not any(map(_checked, heads)), path


def _headline(document: Json) -> Json:
    return next(each for each in document["footprints"] if each["id"] == document["headline"])


def _checked(head: Json) -> bool:
    return bool(head["trust"]["confirmed"]) and head["trust"]["level"] in CHECKED


def documents(site: BuiltSite) -> Iterator[Json]:
    for row in site.table("products"):
        yield site.product(row["number"])


def _ends(head: Json) -> tuple[Decimal, Decimal]:
    value = Decimal(head["result"]["pcf_total"])
    low, high = head["result"]["pcf_low"], head["result"]["pcf_high"]
    return Decimal(low) if low else value, Decimal(high) if high else value


def _place(mine: Json, peers: list[Json]) -> tuple[int | None, int | None]:
    """Return the place by the words of the design: an interval where ranges overlap, none without a range."""
    if mine["result"]["pcf_low"] is None:
        return None, None
    low, high = _ends(mine)
    surely_below = sum(_ends(peer)[1] < low for peer in peers if peer is not mine)
    surely_above = sum(_ends(peer)[0] > high for peer in peers if peer is not mine)
    return surely_below + 1, len(peers) - surely_above


def test_every_place_is_the_one_worked_out_anew_within_the_key(built_site: BuiltSite, config: SiteConfig) -> None:
    groups: dict[tuple[str | None, str], list[tuple[Json, Json]]] = {}
    for document in documents(built_site):
        head = _headline(document)
        if document["comparability_key"] and head["status"] in HOLDS and _checked(head):
            groups.setdefault(_key(built_site, document["number"]), []).append((document, head))
    placed = set()
    for members in groups.values():
        owners = [document["organisation"]["org_id"] for document, _ in members]
        enough = len(members) >= 5 and len(set(owners)) >= 3
        if enough and max(map(owners.count, owners)) * 2 <= len(owners):
            peers = [head for _, head in members]
            for document, head in members:
                placed.add(document["number"])
                _assert_place(built_site, config, document, _place(head, peers), len(peers))
    assert placed
    said = {
        built_site.product(PRODUCT.match(path)[1])["number"]  # type: ignore[index]
        for path in built_site.lean_pages
        if PRODUCT.match(path) and 'class="strip"' in built_site.read(path)
    }
    assert said == placed


def _assert_place(
    site: BuiltSite, config: SiteConfig, document: Json, place: tuple[int | None, int | None], count: int
) -> None:
    first, last = place
    for language in config.languages:
        translator = Translator(language, config)
        say, nth = translator.say, translator.ordinal
        if first is None or last is None:
            sentence = say("position.strip_alone", count=count)
        elif first == last:
            sentence = say("position.place", place=nth(first), count=count)
        else:
            sentence = say("position.interval", first=nth(first), last=nth(last), count=count)
        page = site.read(f"{language.prefix}p/{document['number']}/index.html")
        assert sentence in text_of(page), document["number"]


def test_a_change_over_time_is_a_percentage_only_within_one_key(built_site: BuiltSite, config: SiteConfig) -> None:
    changes = [config.words["zh"].say(key).split("{")[0] for key in ("history.more", "history.less")]
    for document in documents(built_site):
        head = _headline(document)
        revisions = [each for each in document["footprints"] if each["footprint_id"] == head["footprint_id"]]
        page = built_site.read(f"p/{document['number']}/index.html")
        for newer, older in pairwise(revisions):
            row = re.search(rf'<li id="r-{newer["footprint_id"]}-{newer["revision"]}">.*?</li>', page)
            assert row
            if any(change in row[0] for change in changes):
                assert newer["comparability_key"] == older["comparability_key"] is not None


def test_other_orders_hold_the_same_products_and_point_to_the_first(built_site: BuiltSite) -> None:
    pages = [path for path in built_site.lean_pages if "/by-" in path]
    assert len(pages) >= 4
    for path in pages:
        home = re.sub(r"by-[a-z]+/", "", path)
        page, first = built_site.read(path), built_site.read(home)
        ordered = [set(LINKED.findall(rows)) for rows in re.findall(r'<ol class="rows">.*?</ol>', first, re.DOTALL)]
        assert [set(LINKED.findall(section)) for section in sections(page)] == ordered
        canonical = r'<link rel="canonical" href="([^"]+)"'
        assert re.findall(canonical, page) == re.findall(canonical, first)
        assert path.removesuffix("index.html").split("/", 2 if path.startswith("en/") else 1)[-1] in first
