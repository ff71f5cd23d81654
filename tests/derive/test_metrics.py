"""Metrics on catalogues made by hand: each kind of record by itself, and unknown is not zero."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.config import SiteConfig
from generator.derive.boards import board_of
from generator.derive.metrics import METRICS, of_category, of_kind, target_count
from generator.model.board import Tally
from generator.model.catalogue import Catalogue
from generator.model.disclosure import Disclosure, Factor
from generator.model.grade import Grading, SchemeEntry
from generator.model.register_records import Confirmation, Target
from generator.model.registers import Registers
from tests.builders import (
    CHECKED,
    a_catalogue,
    a_config,
    a_confirmation,
    a_disclosure,
    a_disclosure_of,
    a_footprint,
    a_label,
    a_product,
    a_rule,
    a_verification,
    an_organisation,
    with_status,
)

SCHEMES = (("real", False, "in-force"), ("fictional", True, "in-force"), ("past", True, "ended"))


def own(catalogue: Catalogue) -> Catalogue:
    return of_kind(catalogue, "own")


def one_of(org_id: str, **given: bool) -> tuple[Disclosure, Confirmation]:
    """Return an organisation's own disclosure of one verified product, and the confirmation of its verification."""
    owner = an_organisation(org_id, is_sample=False, **given)
    footprint = a_footprint()
    verification = a_verification(footprint)
    disclosure = a_disclosure_of(footprint, owner, verifications=(verification,))
    return disclosure, a_confirmation(org_id, verification)


def a_target(**given: object) -> Target:
    return Target.model_validate(
        CHECKED
        | {
            "target_id": "t",
            "policy_id": "p",
            "clause_id": "c",
            "due_on": date(2027, 12, 31),
            "text_zh": "三个",
            "text_en": "three",
            "is_sample": False,
        }
        | given
    )


def test_there_is_a_metric_for_each_code_and_no_other(config: SiteConfig) -> None:
    assert set(METRICS) == set(config.codelists["metrics"].codes)


@pytest.mark.parametrize("metric", METRICS)
def test_nothing_is_counted_where_nothing_is(metric: str) -> None:
    empty = replace(a_catalogue(), products=(), organisations=(), registers=Registers())
    assert METRICS[metric](empty) in (0, None)


def test_what_nobody_records_is_unknown() -> None:
    unknown = {metric for metric, count in METRICS.items() if count(a_catalogue()) is None}
    assert unknown == {"rules-with-local-drafters", "factors-in-national-database"}


def test_products_organisations_and_verifications_count_what_holds() -> None:
    (one, sure), (other, _) = one_of("acme", state_owned=True), one_of("bolt")
    expired = a_footprint("old", valid_through=date(2026, 11, 21))
    past = a_disclosure_of(expired, an_organisation("past", is_sample=False), products=(a_product("old"),))
    counted = own(a_catalogue(one, other, past, confirmations=[sure]))
    found = {metric: METRICS[metric](counted) for metric in ("products", "organisations", "verified-footprints")}
    assert found == {"products": 2, "organisations": 2, "verified-footprints": 1}
    assert METRICS["state-owned-organisations"](counted) == 1


def test_samples_and_own_records_are_never_counted_together() -> None:
    disclosure, sure = one_of("bolt")
    catalogue = a_catalogue(a_disclosure(), disclosure, confirmations=[sure])
    kinds = catalogue.board.kinds
    assert list(kinds) == ["own", "sample"]
    assert [kinds[kind].metrics["products"] for kind in kinds] == [1, 1]
    assert [kinds[kind].metrics["verified-footprints"] for kind in kinds] == [1, 0]
    assert [kinds[kind].metrics["rules-listed"] for kind in kinds] == [0, 2]


def test_own_records_have_their_place_also_where_there_are_none() -> None:
    board = a_catalogue().board
    assert board.kinds["own"].metrics["products"] == 0
    assert board.kinds["own"].tallies["sector"] == {}


def test_a_compiled_record_is_no_own_record_and_has_no_register() -> None:
    owner = an_organisation(provenance="compiled", is_sample=False, compiled_source="x")
    board = a_catalogue(a_disclosure(owner)).board
    assert list(board.kinds) == ["own", "compiled"]
    assert board.kinds["own"].metrics["products"] == 0
    assert board.kinds["compiled"].metrics["products"] == 1
    assert board.kinds["compiled"].metrics["rules-listed"] == 0


@pytest.mark.parametrize(
    ("scheme", "metric"), [("cn-pcf-label", "certificates-national"), ("certifier-own-scheme", "certificates-other")]
)
def test_only_confirmed_certificates_of_the_scheme_count(scheme: str, metric: str) -> None:
    footprint = a_footprint()
    label = a_label(footprint, scheme=scheme)
    disclosure = a_disclosure_of(footprint, an_organisation(is_sample=False), labels=(label,))
    sure = a_confirmation("acme", a_verification(footprint), claim_table="labels", claim_id=label.label_id)
    assert METRICS[metric](own(a_catalogue(disclosure))) == 0
    assert METRICS[metric](own(a_catalogue(disclosure, confirmations=[sure]))) == 1
    others = {"certificates-national", "certificates-other"} - {metric}
    assert METRICS[others.pop()](own(a_catalogue(disclosure, confirmations=[sure]))) == 0


@pytest.mark.parametrize(
    ("status", "count"), [("expired", 1), ("withdrawn", 0), ("removed-by-law", 0), ("suspended", 0)]
)
def test_a_certificate_of_a_number_that_may_not_be_shown_does_not_count(status: str, count: int) -> None:
    footprint = a_footprint()
    label = a_label(footprint, scheme="cn-pcf-label")
    disclosure = a_disclosure_of(footprint, an_organisation(is_sample=False), labels=(label,))
    sure = a_confirmation("acme", a_verification(footprint), claim_table="labels", claim_id=label.label_id)
    catalogue = with_status(own(a_catalogue(disclosure, confirmations=[sure])), status)
    assert METRICS["certificates-national"](catalogue) == count


def test_a_target_counts_in_its_category_alone() -> None:
    disclosure, _ = one_of("acme")
    counted = own(a_catalogue(disclosure))
    for category, count in (("e-bike", 1), ("pv-module", 0), (None, 1)):
        assert target_count(a_target(metric="products-in-category", category=category, quantity=3), counted) == count
    assert target_count(a_target(), counted) is None
    assert len(of_category(counted, "pv-module").products) == 0


def test_registers_count_their_rows_without_samples() -> None:
    rules = (a_rule(), a_rule("true-rule", is_sample=False))
    catalogue = replace(a_catalogue(), registers=Registers(accounting_rules=rules))
    board = board_of(catalogue, a_config())
    assert {kind: each.metrics["rules-listed"] for kind, each in board.kinds.items()} == {"own": 1, "sample": 1}


def test_tallies_count_products_and_their_organisations() -> None:
    tallies = a_catalogue(a_disclosure(), a_disclosure(an_organisation("bolt"))).board.kinds["sample"].tallies
    two = Tally(2, 2)
    assert tallies["sector"] == {"consumer": two}
    assert tallies["district"] == {"120116": two}
    assert tallies["boundary"] == {"cradle-to-grave": two}
    assert tallies["claimed"] == {"third-party-verified": two}
    assert tallies["confirmed"] == {}
    assert set(tallies["stage"]) == {"raw-materials", "manufacturing", "distribution", "use", "end-of-life"}


def test_the_last_day_of_every_number_that_holds_is_known_and_the_nearest_first() -> None:
    days = {"later": date(2030, 1, 1), "today": date(2026, 11, 22), "past": date(2026, 11, 21), "open": None}
    footprints = tuple(a_footprint(name, valid_through=day) for name, day in days.items())
    board = a_catalogue(a_disclosure(products=tuple(map(a_product, days)), footprints=footprints)).board
    assert [each.last_day for each in board.ends] == [days["today"], days["later"]]
    assert board.ends_by_year == ((2026, (("own", 0), ("sample", 1))), (2030, (("own", 0), ("sample", 1))))


def test_a_rule_with_a_drafter_from_the_city_counts() -> None:
    rules = (a_rule("one", drafters_zh="云川研究院", drafters_en="Yunchuan Institute"), a_rule("two"))
    catalogue = replace(a_catalogue(), registers=Registers(accounting_rules=rules))
    assert METRICS["rules-with-local-drafters"](catalogue) == 1


@pytest.mark.parametrize(
    ("states", "count"),
    [
        ((None, "not-known"), None),
        (("not-submitted",), 0),
        (("in-database", "submitted", "not-known"), 1),
    ],
)
def test_factors_in_the_national_database_count_where_anything_is_said(
    states: tuple[str | None, ...], count: int | None
) -> None:
    catalogue = a_catalogue()
    given: list[dict[str, Any]] = [{"national_database": state} for state in states]
    factors = tuple(Factor.model_construct(**each) for each in given)
    entry = replace(catalogue.organisations[0], factors=factors)
    assert METRICS["factors-in-national-database"](replace(catalogue, organisations=(entry,))) == count


def test_a_fictional_scheme_counts_for_samples_alone() -> None:
    real, fictional, ended = (SchemeEntry(*each, {}, {}) for each in SCHEMES)
    catalogue = replace(a_catalogue(), grading=Grading((real, fictional, ended)))
    assert [METRICS["grade-schemes"](of_kind(catalogue, kind)) for kind in ("own", "sample")] == [1, 1]
