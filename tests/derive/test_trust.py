"""The trust ladder: the highest rung that holds; what the authority did not confirm never counts as confirmed."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import SiteConfig
from generator.derive.trust import claim_of, confirmations_by_claim, trust_of
from generator.model.trust import INDEPENDENT, LOWEST, Claim, Trust
from tests.builders import a_config, a_confirmation, a_footprint, a_label, a_verification

DAY = date(2026, 11, 22)
PAST, FUTURE = DAY - timedelta(days=1), DAY + timedelta(days=1)
FOOTPRINT = a_footprint()
RUNGS = ["self-declared", "internal-or-second-party", "third-party-verified", "certifier-own-scheme", "national-label"]
RESULTS = ["confirmed", "not-found", "suspended", "revoked", "expired"]


def a_claim(result: str | None = None, *, answer: dict[str, Any] | None = None, **cells: object) -> Claim:
    record = a_verification(FOOTPRINT, **cells)
    confirmation = a_confirmation("acme", record, **({"result": result} | (answer or {}))) if result else None
    return claim_of(record, confirmation, a_config(), DAY)


def a_label_claim(scheme: str, result: str | None = None, **cells: object) -> Claim:
    record = a_label(FOOTPRINT, scheme=scheme, **cells)
    answer = a_confirmation("acme", a_verification(FOOTPRINT), result=result) if result else None
    return claim_of(record, answer, a_config(), DAY)


def test_nothing_claimed_is_self_declared_and_confirmed_by_nobody(config: SiteConfig) -> None:
    assert trust_of([], config) == Trust(LOWEST, confirmed=False, claim=None)


@pytest.mark.parametrize("result", RESULTS)
def test_only_a_confirmed_claim_is_confirmed(result: str, config: SiteConfig) -> None:
    claim = a_claim(result)
    trust = trust_of([claim], config)
    assert claim.confirmed is (result == "confirmed")
    assert trust.confirmed is (result == "confirmed")
    assert trust.level == ("third-party-verified" if result == "confirmed" else LOWEST)


def test_an_unanswered_claim_takes_its_rung_unconfirmed(config: SiteConfig) -> None:
    trust = trust_of([a_claim()], config)
    assert (trust.level, trust.confirmed) == ("third-party-verified", False)
    assert not trust.is_independent


@pytest.mark.parametrize(
    ("cells", "answer", "state"),
    [
        ({"status": "withdrawn"}, {}, "withdrawn"),
        ({"valid_through": PAST}, {}, "expired"),
        ({"valid_through": DAY}, {}, "confirmed"),
        ({"valid_through": FUTURE}, {}, "confirmed"),
        ({}, {"valid_through": PAST}, "expired"),
        ({}, {"valid_through": DAY}, "confirmed"),
        ({"status": "withdrawn", "valid_through": PAST}, {"valid_through": PAST}, "withdrawn"),
    ],
)
def test_the_own_word_comes_first_then_time_then_the_answer(
    cells: dict[str, Any], answer: dict[str, Any], state: str
) -> None:
    assert a_claim("confirmed", answer=answer, **cells).state == state


def test_an_unconfirmed_national_label_takes_no_rung_at_all(config: SiteConfig) -> None:
    assert trust_of([a_label_claim("cn-pcf-label")], config).level == LOWEST
    assert trust_of([a_label_claim("cn-pcf-label"), a_claim()], config).level == "third-party-verified"
    confirmed = trust_of([a_label_claim("cn-pcf-label", "confirmed")], config)
    assert (confirmed.level, confirmed.confirmed) == ("national-label", True)


def test_an_epd_counts_only_where_no_rung_above_self_declaration_is_reached(config: SiteConfig) -> None:
    epd = a_label_claim("epd", "confirmed")
    assert trust_of([epd], config).level == "epd"
    assert trust_of([epd, a_claim("confirmed", type="self-declared")], config).level == "epd"
    assert trust_of([epd, a_claim("confirmed")], config).level == "third-party-verified"
    assert not trust_of([epd], config).is_independent


def test_a_confirmed_lower_rung_stands_before_an_unconfirmed_higher_one(config: SiteConfig) -> None:
    claims = [a_claim("confirmed"), a_label_claim("certifier-own-scheme")]
    assert trust_of(claims, config).level == "third-party-verified"


@pytest.mark.parametrize("kind", ["critical-review", "other"])
def test_what_stands_beside_the_ladder_takes_no_rung(kind: str, config: SiteConfig) -> None:
    claim = a_label_claim("other", "confirmed") if kind == "other" else a_claim("confirmed", type=kind)
    assert claim.level == ""
    assert trust_of([claim], config).level == LOWEST


@given(
    claims=st.lists(
        st.tuples(
            st.sampled_from(["self-declared", "internal-review", "second-party", "third-party", "certification"]),
            st.sampled_from([None, *RESULTS]),
            st.sampled_from(["active", "withdrawn"]),
            st.sampled_from([None, PAST, FUTURE]),
        ),
        max_size=5,
    )
)
def test_trust_is_the_highest_standing_claim_in_whatever_order(
    claims: list[tuple[str, str | None, str, date | None]], config: SiteConfig
) -> None:
    made = [a_claim(result, type=kind, status=status, valid_through=end) for kind, result, status, end in claims]
    trust = trust_of(made, config)
    assert trust_of(made[::-1], config).level == trust.level
    standing = [each for each in made if each.state in ("confirmed", "unconfirmed")]
    confirmed = [each for each in standing if each.confirmed]
    levels = [RUNGS.index(each.level) for each in confirmed or standing]
    assert trust.level == (RUNGS[max(levels)] if levels else LOWEST)
    assert trust.confirmed is bool(confirmed)
    assert trust.is_independent is (trust.confirmed and trust.level in INDEPENDENT)


def test_every_rung_stands_in_the_code_list_in_this_order(config: SiteConfig) -> None:
    ladder = config.codelists["trust_levels"]
    ranks = [int(ladder.cell(rung, "rank")) for rung in RUNGS]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(RUNGS)
    assert set(ladder.codes) == {*RUNGS, "epd"}


def test_the_latest_answer_of_the_authority_counts() -> None:
    record = a_verification(FOOTPRINT)
    early = a_confirmation("acme", record, confirmation_id="z-early", checked_on=date(2026, 1, 1))
    late = a_confirmation("acme", record, confirmation_id="a-late", checked_on=date(2026, 2, 1), result="revoked")
    other = a_confirmation("rival", record, confirmation_id="other")
    for rows in ([early, late, other], [other, late, early]):
        found = confirmations_by_claim(rows)
        assert found["verifications", "acme", record.verification_id] == late
        assert found["verifications", "rival", record.verification_id] == other


def test_the_code_lists_say_which_rung_a_claim_names(config: SiteConfig) -> None:
    types, schemes = config.codelists["verification_types"], config.codelists["label_schemes"]
    assert {code: a_claim(type=code).level for code in types.codes} == {
        "self-declared": "self-declared",
        "internal-review": "internal-or-second-party",
        "second-party": "internal-or-second-party",
        "third-party": "third-party-verified",
        "certification": "third-party-verified",
        "critical-review": "",
    }
    assert {code: a_label_claim(code).level for code in schemes.codes} == {
        "cn-pcf-label": "national-label",
        "certifier-own-scheme": "certifier-own-scheme",
        "epd": "epd",
        "cpp": "",
        "other": "",
    }
    levels = {types.cell(code, "trust_level") for code in types.codes}
    levels |= {schemes.cell(code, "trust_level") for code in schemes.codes}
    assert levels - {""} == set(config.codelists["trust_levels"].codes)
