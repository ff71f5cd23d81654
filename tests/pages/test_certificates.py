"""Certificates and statements: each scheme by itself, each claim with its state, nothing taken for more than it is."""

import re
from datetime import timedelta

import pytest

from generator.model.disclosure import Label
from generator.pages.organisations.certificates import STATEMENTS, certificates_page
from tests.builders import (
    AS_OF,
    a_catalogue,
    a_config,
    a_confirmation,
    a_disclosure_of,
    a_footprint,
    a_label,
    a_verification,
)
from tests.pages.site import Outline

SCHEMES = a_config().codelists["label_schemes"].codes
TYPES = a_config().codelists["verification_types"]
UNCONFIRMED = "企业申报，尚未核对"


def page(*labels: Label, confirmed: bool = False, prefix: str = "", check: str = "third-party", **cells: object) -> str:
    """Return the page of one product with one verification and some certificates."""
    footprint = a_footprint(**cells)
    claim = a_verification(footprint, type=check)
    disclosure = a_disclosure_of(footprint, verifications=(claim,), labels=labels)
    answers = [a_confirmation("acme", claim)]
    answers += [
        a_confirmation("acme", claim, confirmation_id=each.label_id, claim_table="labels", claim_id=each.label_id)
        for each in labels
    ]
    catalogue = a_catalogue(disclosure, confirmations=answers if confirmed else ())
    found = {each.path: each.content.decode() for each in certificates_page(catalogue, a_config())}
    return found[f"{prefix}certificates/"]


def section(text: str, name: str) -> str:
    """Return the section under a heading."""
    return next(part for part in text.split("<section>") if f"<h2>{name}</h2>" in part).partition("</section>")[0]


def test_every_scheme_and_every_statement_has_a_section_of_its_own_also_an_empty_one() -> None:
    for prefix, language in (("", "zh"), ("en/", "en")):
        headings = re.findall(r"<h2>(.*?)</h2>", page(prefix=prefix))
        lists = a_config().codelists
        expected = [lists["label_schemes"].text(code, language) for code in SCHEMES]
        expected += [TYPES.text(code, language) for code in STATEMENTS]
        assert headings == expected
    assert page().count("还没有。") == len(SCHEMES) + len(STATEMENTS) - 1


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_certificate_stands_in_the_section_of_its_scheme_alone(scheme: str) -> None:
    text = page(a_label(a_footprint(), scheme=scheme, certificate_number="NUMBER-1"))
    name = a_config().codelists["label_schemes"].text(scheme, "zh")
    assert text.count("NUMBER-1") == 1
    assert "NUMBER-1" in section(text, name)


@pytest.mark.parametrize("check", [code for code in TYPES.codes if code not in STATEMENTS])
def test_what_an_organisation_says_of_itself_is_no_statement(check: str) -> None:
    assert "SAMPLE-2026/001" not in page(check=check)


@pytest.mark.parametrize("check", STATEMENTS)
def test_statements_stand_by_their_type(check: str) -> None:
    assert "SAMPLE-2026/001" in section(page(check=check), TYPES.text(check, "zh"))


def test_a_claim_says_that_nobody_confirmed_it_until_the_authority_did() -> None:
    claimed = section(page(a_label(a_footprint())), "机构自行备案认证")
    assert UNCONFIRMED in claimed
    assert 'class="claim dashed"' in claimed
    confirmed = section(page(a_label(a_footprint()), confirmed=True), "机构自行备案认证")
    assert UNCONFIRMED not in confirmed
    assert 'class="claim solid"' in confirmed
    assert "示例办公室" in confirmed


def test_a_lapsed_certificate_says_so() -> None:
    lapsed = a_label(a_footprint(), valid_through=AS_OF - timedelta(days=1))
    assert 'class="claim gone"' in section(page(lapsed, confirmed=True), "机构自行备案认证")


def test_a_row_names_product_body_number_and_days_and_links_the_check() -> None:
    row = section(page(a_label(a_footprint())), "机构自行备案认证")
    for words in (
        "示例电动自行车 bike",
        "示例车业 acme",
        "示例认证有限公司",
        "SAMPLE-CFP-2026/0002",
        "2026-03-15",
        "2028-03-14",
    ):
        assert words in row
    assert "https://cert.example/0002" in Outline(row).attributes("a", "href")
    assert '<span class="tag">' in row


def test_the_official_check_is_named_and_no_address_is_made_up() -> None:
    national = section(page(), "国家统一产品碳足迹标识认证")
    assert "全国认证认可信息公共服务平台" in national
    assert Outline(national).attributes("a", "href") == []
    english = section(page(prefix="en/"), "National product carbon footprint label certification")
    assert '(<span lang="zh-CN">全国认证认可信息公共服务平台</span>)' in english


def test_what_stands_on_a_number_that_is_gone_is_not_listed() -> None:
    assert "SAMPLE-CFP-2026/0002" not in page(a_label(a_footprint()), status="withdrawn", status_on=AS_OF)


def test_no_page_is_longer_than_a_list_may_be() -> None:
    footprint = a_footprint()
    labels = tuple(a_label(footprint, label_id=f"l{n}", certificate_number=f"N{n:04}") for n in range(300))
    disclosure = a_disclosure_of(footprint, labels=labels)
    found = {each.path: each.content.decode() for each in certificates_page(a_catalogue(disclosure), a_config())}
    assert [path for path in found if not path.startswith("en/")] == ["certificates/", "certificates/2.html"]
    listed = re.findall(r"N\d{4}", found["certificates/"] + found["certificates/2.html"])
    assert sorted(listed) == [f"N{n:04}" for n in range(300)]
    assert "从不合成" in found["certificates/2.html"]
