"""The search index: nothing that matches is missing, no number stands alone, and what is submitted stays data."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.language.pinyin import initials
from generator.language.search_terms import grams, plain
from generator.model import routes
from generator.model.catalogue import Catalogue
from generator.model.disclosure import Product
from generator.publish.search_index import files as index_module
from generator.publish.search_index import postings as postings_module
from generator.publish.search_index import search_index
from generator.publish.search_index.postings import Postings
from tests.builders import (
    a_catalogue,
    a_config,
    a_confirmation,
    a_disclosure,
    a_footprint,
    a_label,
    a_product,
    a_verification,
    an_organisation,
    with_status,
)
from tests.publish.search_reader import Reader
from tests.search import Question, meant

FEW = "海河自行车厂ab1 -é"
"""So few characters that words meet by chance."""
FAR = "﨎𠀀"
"""Sorted one way by code points and the other way by a browser."""

texts = st.text(FEW + FAR, min_size=1, max_size=8).map(str.strip).filter(bool)
products = st.lists(st.tuples(texts, texts, st.sampled_from(("e-bike", "beer"))), min_size=1, max_size=12)


@pytest.fixture(autouse=True, scope="module")
def small_files() -> object:
    """Cut the index into many files, as a large catalogue would."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_module, "BLOCK", 3)
        patch.setattr(postings_module, "SHARD", 200)
        yield


def reader(catalogue: Catalogue) -> Reader:
    return Reader(search_index(catalogue, a_config()))


def catalogue_of(made: list[tuple[str, str, str]], owner_name: str = "津门车厂") -> Catalogue:
    rows = [
        a_product(f"p{place}", name_zh=zh, name_en=en, category=category)
        for place, (zh, en, category) in enumerate(made)
    ]
    owner = an_organisation(name_zh=owner_name)
    footprints = tuple(a_footprint(row.product_id) for row in rows)
    return a_catalogue(a_disclosure(owner, products=tuple(rows), footprints=footprints))


@settings(max_examples=settings().max_examples * 3 // 10)
@given(products, texts, st.randoms(use_true_random=False))
def test_every_product_with_the_words_is_among_the_candidates(
    made: list[tuple[str, str, str]], question: str, chance: random.Random
) -> None:
    catalogue = catalogue_of(made)
    found = reader(catalogue)
    name = chance.choice(made)[0]
    start = chance.randrange(len(name))
    for text in (question, name, name[start : start + 3], f"{name[start:]} 车"):
        asked = Question(text, {"category": "e-bike"} if chance.random() < 0.3 else {})
        assert meant(asked, catalogue.products) <= found.numbers(found.candidates(asked)), text


@settings(max_examples=settings().max_examples // 5)
@given(products, texts)
def test_one_gram_finds_nothing_else(made: list[tuple[str, str, str]], question: str) -> None:
    catalogue = catalogue_of(made)
    found = reader(catalogue)
    for gram in grams(plain(question)):
        asked = Question(gram)
        assert found.numbers(found.candidates(asked)) == meant(asked, catalogue.products), gram


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4)), min_size=1))
def test_runs_lead_back_to_the_places_they_were_made_of(steps: list[tuple[int, int]]) -> None:
    postings, at, expected = Postings(), 0, set()
    for gap, length in steps:
        postings.add({"x"}, at + gap, length)
        expected |= set(range(at + gap, at + gap + length))
        at += gap + length
    ((_, file),) = postings.shards()
    places: list[int] = []
    for step in json.loads(file)["x"]:
        end = places[-1] + 1 if places else 0
        places += range(end, end - step) if step < 0 else [end + step]
    assert places == sorted(expected)


def test_shards_stand_in_the_order_of_a_browser_and_none_is_long() -> None:
    found = reader(catalogue_of([(f"{FAR[0]}甲", f"{FAR[1]}b", "e-bike"), ("abc", "xyz", "beer")]))
    entries = [entry for place in range(len(found.starts)) for entry in found.file(f"d{place}")]
    assert entries == sorted(entries, key=lambda entry: entry.encode("utf-16-be"))
    assert len(found.starts) > 5
    assert all(sum(map(len, found.file(f"d{place}"))) <= 200 for place in range(len(found.starts)))


def keyed() -> Catalogue:
    owner = an_organisation(uscc="91120199MA00010189")
    product = a_product(gtins=("96385074", "9520001000010"), model="HH-48V 20", former_ids=("old-bike",))
    footprint = a_footprint()
    claims = {
        "verifications": (a_verification(footprint, statement_number="审-2026/7"),),
        "labels": (a_label(footprint, certificate_number="CERT 12-3"),),
    }
    return a_catalogue(a_disclosure(owner, products=(product,), footprints=(footprint,), **claims))


def test_every_key_leads_to_its_product() -> None:
    catalogue = keyed()
    found, (entry,) = reader(catalogue), catalogue.products
    own = [entry.number, *entry.former_numbers, "00000096385074", "09520001000010", "91120199ma00010189"]
    assert len(entry.former_numbers) == 1
    for key in own:
        assert found.places(f"{key} #") == {0}, key
    for key in ("hh48v20", "审2026/7", "cert123"):
        assert found.places(f"{key} =") == {0}, key
    assert found.places("hh48v2 =") == set()


@pytest.mark.parametrize(
    ("given", "facet"),
    [
        ({}, "unconfirmed"),
        ({"type": "self-declared"}, "self-declared"),
        ({"type": "second-party"}, "internal-or-second-party"),
    ],
)
def test_an_unconfirmed_claim_is_not_found_under_what_it_claims(given: dict[str, object], facet: str) -> None:
    footprint = a_footprint()
    claims = (a_verification(footprint, **given),)
    found = reader(a_catalogue(a_disclosure(products=(a_product(),), footprints=(footprint,), verifications=claims)))
    assert found.places(f" trust {facet}") == {0}
    assert found.places(" trust third-party-verified") == set()


def test_a_confirmed_claim_is_found_under_its_rung() -> None:
    owner, footprint = an_organisation(), a_footprint()
    claim = a_verification(footprint)
    one = a_disclosure(owner, products=(a_product(),), footprints=(footprint,), verifications=(claim,))
    found = reader(a_catalogue(one, confirmations=[a_confirmation(owner.org_id, claim)]))
    assert found.places(" trust third-party-verified") == {0}


def test_a_result_shows_its_number_with_unit_boundary_state_and_mark() -> None:
    block = reader(a_catalogue()).file("p0")
    assert block["zh"]["value"] == ["186"]
    assert block["zh"]["basis"] == ["每 1 辆 · 从原料到报废"]
    assert block["zh"]["status"] == ["有效"]
    assert block["zh"]["kind"] == ["示例"]
    assert block["zh"]["pill"] == ["第三方核查"]
    assert block["zh"]["remark"] == ["企业申报，尚未核对 · 至 2028-12-31"]
    assert block["en"]["kind"] == ["Sample"]
    assert block["en"]["until"] == [""]


@pytest.mark.parametrize("status", ["withdrawn", "suspended", "removed-by-law"])
def test_what_may_not_be_shown_is_nowhere_in_the_index(status: str) -> None:
    found = reader(with_status(a_catalogue(), status))
    assert found.file("p0")["zh"]["value"] == [""]
    assert found.file("p0")["zh"]["form"] == ["gone"]
    assert "186" not in json.dumps(found.file("p0"))
    assert found.places(f" status {status}") == {0}


def test_a_name_in_one_language_is_marked_in_the_other() -> None:
    block = reader(
        a_catalogue(a_disclosure(products=(a_product(name_en=None),), footprints=(a_footprint(),)))
    ).file("p0")  # fmt: skip
    assert block["en"]["name"] == ["示例电动自行车 bike"]
    assert block["en"]["nameTag"] == ["zh-CN"]
    assert block["zh"]["nameTag"] == [""]


def test_every_kind_of_record_is_found_and_marked() -> None:
    kinds = {
        "示例": an_organisation("one"),
        "第三方整理": an_organisation("two", is_sample=False, provenance="compiled"),
        "": an_organisation("three", is_sample=False),
    }
    made = [a_disclosure(owner, products=(a_product(),), footprints=(a_footprint(),)) for owner in kinds.values()]
    found = reader(a_catalogue(*made))
    assert found.candidates(Question("电动自行车")) == {0, 1, 2}
    assert sorted(found.file("p0")["zh"]["kind"]) == sorted(kinds)


def test_an_index_of_other_products_has_other_addresses() -> None:
    one, other = (
        {artifact.path for artifact in search_index(catalogue_of([(name, "x", "beer")]), a_config())}
        for name in ("甲", "乙")
    )
    assert one & other == {routes.SEARCH_ROOT}


def test_an_empty_catalogue_has_an_index() -> None:
    found = reader(a_catalogue(a_disclosure(products=(), footprints=())))
    assert found.root["products"] == 0
    assert found.candidates(Question("车")) == set()


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("海河自行车", "hhzxc"),
        ("天津银行", "tjyh"),
        ("重庆长城", "cqcc"),
        ("示例 H1 电动车", "slddc"),
        ("Bike", ""),
        ("é", ""),
    ],
)
def test_initials_are_those_of_the_words(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("ＨＨ－４８Ｖ　２０", "hh48v20"),
        ("tj-7k3m-9qx2-c", "tj7k3m9qx2c"),
        ("让·雅克", "让雅克"),
        ("Cold‑rolled  coil", "coldrolledcoil"),
        ("ΟΔΟΣ", "οδοσ"),
    ],
)
def test_what_people_mean_alike_is_spelled_alike(text: str, same: str) -> None:
    assert plain(text) == same


def test_a_product_of_hostile_words_is_only_data() -> None:
    words = "</script><img src=x onerror=alert(1)>"
    product: Product = a_product(name_zh=words, name_en=words, brand="__proto__", model="constructor")
    found = reader(a_catalogue(a_disclosure(products=(product,), footprints=(a_footprint(),))))
    assert found.file("p0")["zh"]["name"] == [words]
    assert found.places("constructor =") == {0}
