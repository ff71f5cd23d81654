"""Every state of a product has a drawn form, and says neither more nor less than it knows."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from generator.model.catalogue import Catalogue
from generator.model.footprint import Footprint
from generator.pages.home.home import home_page
from generator.pages.product.page import product_pages
from tests.builders import (
    a_catalogue,
    a_confirmation,
    a_disclosure,
    a_footprint,
    a_label,
    a_market,
    a_product,
    a_site,
    a_verification,
    an_organisation,
    some_components,
    some_stages,
    with_status,
)
from tests.pages.site import Outline, pages, product_page

VALUE = "186.4"
SHOWN = "186"
LANGUAGES = ("", "en/")
GONE = ("withdrawn", "suspended", "removed-by-law")


def one(footprint: Footprint, **tables: Any) -> Catalogue:
    """Return a catalogue of one product with one footprint."""
    return a_catalogue(a_disclosure(products=(a_product(),), footprints=(footprint,), **tables))


def compiled() -> Catalogue:
    unknown = dict.fromkeys(
        (
            "boundary", "kind", "unit_kind", "declared_unit", "declared_unit_amount", "published_on", "pcf_total_basis",
            "reference_period_first_day", "reference_period_last_day", "geography", "offsets_included",
        ),
        "not-stated",
    )  # fmt: skip
    words = dict.fromkeys(("unit_text_zh", "unit_text_en", "functional_unit_text_zh", "functional_unit_text_en"))
    owner = an_organisation(
        "acer", name_zh=None, name_en="Example Computers", provenance="compiled", is_sample=False,
        compiled_source="The Example Catalogue", compiled_url="https://example.org/list", compiled_licence="CC BY 4.0",
    )  # fmt: skip
    footprint = a_footprint(**(unknown | words | {"rule_ids": (), "valid_through": None, "primary_data_share": None}))
    stages = some_stages(footprint, [("upstream", "not-stated", None), ("operations", "reported", "20")])
    return a_catalogue(
        a_disclosure(
            owner, products=(a_product(name_zh=None, name_en="Notebook"),), footprints=(footprint,), stages=stages
        )
    )


@pytest.mark.parametrize("prefix", LANGUAGES)
@pytest.mark.parametrize("status", GONE)
def test_no_number_on_a_tombstone(status: str, prefix: str) -> None:
    footprint = a_footprint(pcf_low=Decimal("171.3"), pcf_high=Decimal("205.7"))
    verification = a_verification(footprint)
    catalogue = one(footprint, stages=some_stages(footprint), verifications=(verification,))
    page = product_page(with_status(catalogue, status), prefix)
    for number in (VALUE, SHOWN, "171", "206", "96", "18.4"):
        assert number not in "".join(Outline(page.split("</style>")[1]).texts), number
    assert SHOWN not in page.split("<style>")[0], "title, description, canonical"
    assert '<meta name="robots" content="noindex">' in page


@pytest.mark.parametrize("prefix", LANGUAGES)
@pytest.mark.parametrize("status", GONE)
def test_no_number_of_a_withdrawn_product_in_any_list(status: str, prefix: str) -> None:
    catalogue = with_status(one(a_footprint(pcf_total=Decimal(98765))), status)
    home = pages(catalogue, home_page)[prefix]
    assert "98,8" not in home


def test_earlier_revisions_of_a_withdrawn_footprint_show_no_number() -> None:
    first = a_footprint(pcf_total=Decimal(777))
    second = a_footprint(revision=2, status="withdrawn", status_on=date(2026, 9, 1), status_reason="核查发现错误")
    catalogue = a_catalogue(a_disclosure(products=(a_product(),), footprints=(first, second)))
    page = product_page(catalogue)
    assert "777" not in page
    assert "2026-09-01" in page
    assert "核查发现错误" in page


def test_an_expired_number_is_shown_as_expired() -> None:
    page = product_page(one(a_footprint(valid_through=date(2026, 5, 1))))
    assert "过期数值" in page.split("<style>")[0]
    assert "已于" in page
    assert "2026-05-01" in page
    assert SHOWN in page


def test_an_expiring_number_says_until_when() -> None:
    assert "这个数字将于" in product_page(one(a_footprint(valid_through=date(2026, 12, 31))))


@pytest.mark.parametrize("status", ["superseded", "under-correction"])
def test_states_without_a_day_are_said_too(status: str) -> None:
    page = product_page(with_status(one(a_footprint()), status))
    assert 'class="callout warn"' in page


def test_a_deprecated_footprint_leads_to_its_successor() -> None:
    old = a_footprint(status="deprecated", status_on=date(2026, 6, 1), successor="bike-2026")
    new = a_footprint(footprint_id="bike-2026")
    catalogue = a_catalogue(a_disclosure(products=(a_product(),), footprints=(old, new)))
    [entry] = catalogue.products
    [other] = [each for each in entry.footprints if each.footprint.footprint_id == "bike-2026"]
    page = product_page(catalogue)
    assert f'../../fp/{other.uuid}/">' in page.partition('class="callout')[2]
    assert 'id="r-bike-2026-1"' in page


def test_a_stage_without_a_value_never_shows_zero() -> None:
    footprint = a_footprint(pcf_total=Decimal(30))
    states = ("not-applicable", "outside-boundary", "not-assessed", "not-disclosed", "not-disclosed")
    names = ("packaging", "use", "installation", "manufacturing", "inbound-transport")
    rows = [
        ("raw-materials", "reported", "17"),
        *((name, state, None) for name, state in zip(names, states, strict=True)),
    ]
    page = product_page(one(footprint, stages=some_stages(footprint, rows)))
    table = page[page.index('<table class="stages">') : page.index("</table>")]
    for words in ("不适用", "边界之外", "未核算", "未公开"):
        assert words in table
    assert ">0<" not in table
    assert "未公开合计" in table
    assert 'class="rest"' in page


def test_an_estimated_stage_is_hatched_and_says_so() -> None:
    page = product_page(a_catalogue())
    assert 'class="hatch"' in page
    assert "估算" in page


def test_negative_stages_stand_on_the_other_side_of_zero() -> None:
    footprint = a_footprint(pcf_total=Decimal(-300))
    rows = [("raw-materials", "reported", "-520"), ("manufacturing", "reported", "220")]
    page = product_page(one(footprint, stages=some_stages(footprint, rows)))
    assert 'class="zero"' in page
    assert "−300" in page


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_compiled_records_say_what_they_do_not_know(prefix: str) -> None:
    page = product_page(compiled(), prefix)
    unknown = "资料没有说明" if not prefix else "not stated"
    assert page.count(unknown) > 2
    assert 'href="https://example.org/list"' in page
    assert ("部分碳足迹" if not prefix else "partial footprint") not in page
    assert ("企业自我声明" if not prefix else "Self-declared") not in page
    assert 'class="rest"' in page, "what is not split by stage must not look like nothing"


def test_sample_data_is_named_before_everything_else() -> None:
    page = product_page(a_catalogue())
    assert "<title>示例 · " in page
    assert page.index("示例数据：") < page.index("<h1>")


def test_a_real_record_is_not_called_a_sample() -> None:
    page = product_page(a_catalogue(a_disclosure(an_organisation(is_sample=False))))
    assert "示例数据" not in page
    assert "<title>示例 · " not in page


def test_an_unconfirmed_claim_is_dashed_and_has_no_tick() -> None:
    page = product_page(a_catalogue())
    assert 'class="pill dashed"' in page
    assert "企业申报，尚未核对" in page
    assert 'class="pill solid"' not in page


def test_a_confirmed_claim_is_solid() -> None:
    footprint = a_footprint()
    verification = a_verification(footprint)
    disclosure = a_disclosure(products=(a_product(),), footprints=(footprint,), verifications=(verification,))
    page = product_page(a_catalogue(disclosure, confirmations=[a_confirmation("acme", verification)]))
    assert 'class="pill solid"' in page
    assert "已核对" in page


def test_a_range_that_is_not_given_is_said() -> None:
    assert "未提供可能范围" in product_page(one(a_footprint(pcf_low=None, pcf_high=None)))


@pytest.mark.parametrize(
    ("second", "words"),
    [
        ({"change_reason": "process", "pcf_total": Decimal(198)}, "比上一版少 10%"),
        ({"change_reason": "process", "pcf_total": Decimal(242)}, "比上一版多 10%"),
        ({"change_reason": "method", "pcf_total": Decimal(198)}, "口径变化，不可比"),
        ({"change_reason": "process", "recycling_approach": "closed-loop"}, "口径变化，不可比"),
    ],
)
def test_change_is_a_percentage_only_where_method_and_key_stay(second: dict[str, object], words: str) -> None:
    old, new = a_footprint(pcf_total=Decimal(220)), a_footprint(**({"revision": 2} | second))
    stages = some_stages(old) + some_stages(new)
    page = product_page(a_catalogue(a_disclosure(products=(a_product(),), footprints=(old, new), stages=stages)))
    assert words in page


def test_a_position_is_drawn_with_the_product_s_own_mark() -> None:
    page = product_page(a_market(["100", "120", "150", "180", "220"]))
    assert "已公示的 5 款可比产品" in page
    assert 'class="own"' in page


@pytest.mark.parametrize("values", [["100"], ["100", "120", "150"]])
def test_without_a_position_the_reason_is_said(values: list[str]) -> None:
    page = product_page(a_market(values))
    assert "可比的产品还太少" in page
    assert 'class="own"' not in page


def test_two_plants_and_their_span_are_shown() -> None:
    sites = (a_site("north"), a_site("south"))
    first = a_footprint(site_id="north")
    second = a_footprint(footprint_id="bike-south", site_id="south", pcf_total=Decimal(201))
    page = product_page(a_catalogue(a_disclosure(products=(a_product(),), footprints=(first, second), sites=sites)))
    assert "186–201" in page
    assert "示例工厂 south" in page


def test_components_and_certificates_are_shown() -> None:
    footprint = a_footprint()
    page = product_page(one(footprint, components=some_components(footprint), labels=(a_label(footprint),)))
    assert "化石源排放" in page
    assert "SAMPLE-CFP-2026/0002" in page
    assert 'href="https://cert.example/0002"' in page


def test_a_former_number_keeps_its_page_and_names_the_new_one() -> None:
    catalogue = a_catalogue(a_disclosure(products=(a_product(former_ids=("old",)),), footprints=(a_footprint(),)))
    entry = catalogue.products[0]
    page = pages(catalogue, product_pages)[f"p/{entry.former_numbers[0]}/"]
    assert f'<link rel="canonical" href="https://pcf.example.org/p/{entry.number}/">' in page
