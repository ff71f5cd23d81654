"""What the compare page is given of a product: codes, exact numbers, words of both languages, no more than it may."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.language import Translator
from generator.model.artifact import Json
from generator.model.catalogue import Catalogue, parts_apart
from generator.model.comparability import PARTS
from generator.publish.comparison import comparison_of
from tests.builders import a_catalogue, a_config, a_disclosure, a_footprint, a_product, an_organisation, with_status

CONFIG = a_config()
TONGUES = tuple(Translator(language, CONFIG) for language in CONFIG.languages)


def given(catalogue: Catalogue) -> Json:
    return comparison_of(catalogue.products[0], TONGUES)


def of_footprint(**cells: object) -> Json:
    return given(a_catalogue(a_disclosure(products=(a_product(),), footprints=(a_footprint(**cells),))))


def test_parts_are_codes_and_every_part_has_words_in_every_language() -> None:
    document = given(a_catalogue())
    assert document["parts"]["kind"] == "sample"
    assert list(document["parts"]) == ["kind", *PARTS]
    for words in document["words"].values():
        assert set(words["parts"]) == {"kind", *PARTS}
        assert all(words["parts"].values())


def test_numbers_keep_every_digit_and_words_round() -> None:
    document = of_footprint(
        pcf_total=Decimal("186.400000000000000001"), pcf_low=Decimal("-0.50"), pcf_high=Decimal(1999)
    )
    assert [document[name] for name in ("value", "low", "high")] == ["186.400000000000000001", "-0.50", "1999"]
    assert [document["words"]["zh"][name] for name in ("value", "low", "high")] == ["186", "−0.50", "2,000"]


@pytest.mark.parametrize("status", ["withdrawn", "suspended", "removed-by-law"])
def test_a_number_that_may_not_be_shown_is_nowhere(status: str) -> None:
    document = given(with_status(a_catalogue(), status))
    text = json.dumps(document)
    assert not any(digits in text for digits in ("186", "168", "211", "18.4"))
    assert document["value"] is document["low"] is document["high"] is None
    assert document["words"]["zh"]["stages"] == []
    assert document["holds"] is False


@pytest.mark.parametrize(
    ("status", "prefix"), [("expired", "过期数值"), ("under-correction", "更正中的数值"), ("valid", None)]
)
def test_a_number_that_no_longer_holds_says_so(status: str, prefix: str | None) -> None:
    document = given(with_status(a_catalogue(), status))
    assert document["words"]["zh"]["prefix"] == prefix
    assert document["holds"] is (status == "valid")


def test_what_is_unknown_is_nothing_and_is_told_in_words() -> None:
    document = of_footprint(rule_ids=(), recycling_approach=None)
    assert (document["parts"]["rule"], document["parts"]["recycling"]) == (None, None)
    assert document["words"]["en"]["parts"]["rule"] == "only a general standard, no product-specific rule"
    assert document["words"]["zh"]["parts"]["recycling"] == "没有说明回收怎样计算"


def test_an_estimated_stage_says_so_and_one_without_a_value_says_why() -> None:
    stages = {each["stage"]: each["words"] for each in given(a_catalogue())["words"]["zh"]["stages"]}
    assert stages["raw-materials"] == "96"
    assert stages["distribution"] == "6（估算）"
    assert stages["installation"] == "不适用"


def test_sample_compiled_and_own_records_are_apart_even_with_one_key() -> None:
    sample = a_catalogue().products[0]
    own = replace(sample, organisation=an_organisation(is_sample=False))
    compiled = replace(sample, organisation=an_organisation(is_sample=False, provenance="compiled"))
    kinds = (sample, own, compiled)
    assert [[parts_apart(one, other) for other in kinds] for one in kinds] == [
        [() if one is other else ("kind",) for other in kinds] for one in kinds
    ]
    assert [comparison_of(each, TONGUES)["parts"]["kind"] for each in kinds] == ["sample", "own", "compiled"]
