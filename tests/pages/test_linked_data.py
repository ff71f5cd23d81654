"""What pages say to machines is true, in the vocabulary, and cannot break out of its block."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from generator.model.artifact import Json
from generator.model.catalogue import Catalogue
from generator.model.register_records import Confirmation
from tests.builders import (
    CHECKED,
    a_catalogue,
    a_confirmation,
    a_disclosure,
    a_footprint,
    a_label,
    a_product,
    a_verification,
    an_organisation,
    some_stages,
    with_status,
)
from tests.pages.product import first_view
from tests.pages.schema_org import problems
from tests.pages.site import product_page

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
HOSTILE = "</script><script>alert(1)</script><!-- \u2028 & ' \" {{7*7}} ]]>"
STATUSES = ("superseded", "deprecated", "under-correction", "expired", "expiring", "valid", "no-expiry-stated")
GONE = ("withdrawn", "suspended", "removed-by-law")


def linked(catalogue: Catalogue, language: str = "zh") -> Json:
    document = first_view(catalogue, language).linked
    assert document is not None
    return document


def a_real_catalogue(**tables: Any) -> Catalogue:
    """Return a catalogue of one product that an organisation discloses itself."""
    footprint = a_footprint()
    given = {"products": (a_product(),), "footprints": (footprint,), "stages": some_stages(footprint)}
    confirmations = tables.pop("confirmations", ())
    owner = an_organisation(is_sample=False)
    return a_catalogue(a_disclosure(owner, **(given | tables)), confirmations=confirmations)


def confirmed_label(**given: object) -> Confirmation:
    return Confirmation.model_validate(
        {
            **CHECKED,
            "confirmation_id": "c1",
            "claim_table": "labels",
            "org_id": "acme",
            "claim_id": "bike-2025-l1",
            "result": "confirmed",
            "office_zh": "示例办公室",
            "office_en": "Sample office",
        }
        | given
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("status", STATUSES)
def test_every_document_is_in_the_vocabulary(status: str, language: str) -> None:
    label, verification = a_label(a_footprint()), a_verification(a_footprint(), type="certification")
    confirmations = (confirmed_label(), a_confirmation("acme", verification))
    real = a_real_catalogue(labels=(label,), verifications=(verification,), confirmations=confirmations)
    for catalogue in (real, a_catalogue()):
        assert problems(linked(with_status(catalogue, status), language)) == []


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ({"colour": "red"}, "Product has no colour"),
        ({"name": ""}, "Google asks for name"),
        ({"hasMeasurement": {"@type": "Certification", "name": "x"}}, "may not hold Certification"),
        ({"hasMeasurement": {"@type": "QuantitativeValue", "minValue": "about 3"}}, "minValue may not be"),
        ({"hasCertification": {"@type": "Certification", "name": "x"}}, "Google asks for issuedBy"),
        ({"hasMeasurement": {"@type": "QuantitativeValue", "measurementTechnique": "x"}}, "no measurementTechnique"),
    ],
)
def test_the_judge_sees_what_is_wrong(damage: dict[str, Json], said: str) -> None:
    assert any(said in problem for problem in problems(linked(a_catalogue()) | damage))


def test_the_number_is_exact_and_has_its_unit_its_per_what_and_its_boundary() -> None:
    measured = linked(a_real_catalogue())["hasMeasurement"]
    assert measured["value"] == "186.4"
    assert (measured["minValue"], measured["maxValue"]) == ("168", "211")
    assert measured["unitText"] == "kg CO2e，每 1 辆"
    boundary = measured["valueReference"][0]
    assert boundary["value"] == "从原料到报废"
    assert "电动自行车产品碳足迹核算规则" in boundary["measurementTechnique"][0]


def test_a_partial_footprint_says_so() -> None:
    footprint = a_footprint(kind="partial-cfp", boundary="cradle-to-gate")
    measured = linked(a_catalogue(a_disclosure(products=(a_product(),), footprints=(footprint,))))["hasMeasurement"]
    assert "部分碳足迹" in measured["name"]


@pytest.mark.parametrize("status", ["superseded", "deprecated", "under-correction", "expired"])
def test_a_number_that_needs_a_further_word_is_not_given_to_machines(status: str) -> None:
    document = linked(with_status(a_real_catalogue(), status))
    assert "hasMeasurement" not in document
    assert "186.4" not in json.dumps(document)


def test_a_tombstone_says_nothing_to_machines() -> None:
    for status in GONE:
        assert first_view(with_status(a_real_catalogue(), status)).linked is None, status
    assert BLOCK.findall(product_page(with_status(a_real_catalogue(), GONE[0]))) == []


def test_sample_data_say_so_in_name_description_and_measurement() -> None:
    document = linked(a_catalogue())
    for words in (document["name"], document["description"], document["hasMeasurement"]["name"]):
        assert "示例数据" in words
    assert any("示例数据" in each["value"] for each in document["additionalProperty"])


def test_a_confirmed_certificate_is_one() -> None:
    catalogue = a_real_catalogue(labels=(a_label(a_footprint()),), confirmations=(confirmed_label(),))
    (certificate,) = linked(catalogue)["hasCertification"]
    assert certificate["certificationIdentification"] == "SAMPLE-CFP-2026/0002"
    assert certificate["issuedBy"]["name"] == "示例认证有限公司"
    assert (certificate["validFrom"], certificate["expires"]) == ("2026-03-15", "2028-03-14")


@pytest.mark.parametrize(
    ("label", "confirmations"),
    [
        ({}, ()),
        ({}, (confirmed_label(result="revoked"),)),
        ({"scheme": "epd"}, (confirmed_label(),)),
        ({"issuer_name": None}, (confirmed_label(),)),
        ({"valid_through": "2026-06-01"}, (confirmed_label(),)),
    ],
    ids=["unconfirmed", "revoked", "a declaration", "nobody named", "past"],
)
def test_what_is_no_confirmed_certificate_is_none(
    label: dict[str, Any], confirmations: tuple[Confirmation, ...]
) -> None:
    catalogue = a_real_catalogue(labels=(a_label(a_footprint(), **label),), confirmations=confirmations)
    assert "hasCertification" not in linked(catalogue)


def test_a_verification_is_no_certificate() -> None:
    verification = a_verification(a_footprint())
    confirmation = a_confirmation("acme", verification)
    assert "hasCertification" not in linked(
        a_real_catalogue(verifications=(verification,), confirmations=(confirmation,))
    )


def test_a_fictional_certificate_is_never_given_to_machines() -> None:
    footprint = a_footprint()
    disclosure = a_disclosure(products=(a_product(),), footprints=(footprint,), labels=(a_label(footprint),))
    assert "hasCertification" not in linked(a_catalogue(disclosure, confirmations=[confirmed_label()]))


def test_who_does_not_make_it_is_not_its_manufacturer() -> None:
    owner = an_organisation(roles=("association",))
    footprint = a_footprint()
    document = linked(a_catalogue(a_disclosure(owner, products=(a_product(),), footprints=(footprint,))))
    assert "manufacturer" not in document


def test_hostile_words_stay_in_their_block() -> None:
    product = a_product(name_zh=HOSTILE, name_en=HOSTILE, model=HOSTILE, brand=HOSTILE, description_zh=HOSTILE)
    catalogue = a_catalogue(
        a_disclosure(an_organisation(name_zh=HOSTILE), products=(product,), footprints=(a_footprint(),))
    )
    [block] = BLOCK.findall(product_page(catalogue))
    assert not set("<>&\u2028") & set(block)
    document = json.loads(block)
    assert document == linked(catalogue)
    assert document["name"].endswith(HOSTILE)
    assert document["model"] == document["brand"]["name"] == HOSTILE


def test_the_same_product_has_the_same_bytes() -> None:
    catalogue = a_catalogue()
    assert product_page(catalogue) == product_page(replace(catalogue))
