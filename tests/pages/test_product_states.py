"""Every state of a product has a drawn form, and says neither more nor less than it knows."""

import pickle
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from generator.components.maker import Maker
from generator.model import routes
from generator.model.catalogue import Catalogue
from generator.model.footprint import Footprint
from generator.pages.home.home import home_page
from generator.pages.product.details import StagesView
from generator.pages.product.footprint import footprint_pages
from generator.pages.product.history import successor_link
from generator.pages.product.page import product_pages
from tests.builders import (
    a_catalogue,
    a_config,
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
from tests.pages.product import first_input, first_view, renderer_of
from tests.pages.site import Outline, pages, product_page

VALUE = "186.4"
SHOWN = "186"
LANGUAGES = ("", "en/")
GONE = ("withdrawn", "suspended", "removed-by-law")


def one(footprint: Footprint, **tables: Any) -> Catalogue:
    """Return a catalogue of one product with one footprint."""
    return a_catalogue(a_disclosure(products=(a_product(),), footprints=(footprint,), **tables))


def stages_of(catalogue: Catalogue) -> StagesView:
    """Return the section on stages of the first product."""
    number = first_view(catalogue).details
    assert number is not None
    assert number.stages is not None
    return number.stages


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
    view = first_view(one(a_footprint(valid_through=date(2026, 12, 31))))
    assert view.status_notice is not None
    assert "这个数字将于" in view.status_notice.sentence
    assert "2026-12-31" in view.status_notice.sentence


def test_states_without_a_day_are_said_too() -> None:
    for status in ("superseded", "under-correction"):
        view = first_view(with_status(one(a_footprint()), status))
        assert view.status_notice is not None, status
        assert view.summary.form == "warn", status


def test_a_deprecated_footprint_leads_to_its_successor() -> None:
    old = a_footprint(status="deprecated", status_on=date(2026, 6, 1), successor="bike-2026")
    new = a_footprint(footprint_id="bike-2026")
    catalogue = a_catalogue(a_disclosure(products=(a_product(),), footprints=(old, new)))
    [entry] = catalogue.products
    [other] = [each for each in entry.footprints if each.footprint.footprint_id == "bike-2026"]
    view = first_view(catalogue)
    assert view.status_notice is not None
    assert view.status_notice.successor is not None
    assert view.status_notice.successor.href == f"../../fp/{other.uuid}/"
    assert view.others is not None
    assert [row.anchor for row in view.others.rows] == ["r-bike-2026-1"]
    assert f'../../fp/{other.uuid}/">' in product_page(catalogue).partition('class="callout')[2]


def test_a_product_leads_to_the_product_that_replaces_it() -> None:
    old = a_footprint(status="deprecated", status_on=date(2026, 6, 1), successor="new-bike-2025")
    new = a_footprint("new-bike")
    products = (a_product(), a_product("new-bike", name_zh="新车"))
    catalogue = a_catalogue(a_disclosure(products=products, footprints=(old, new)))
    replaced = next(shown for shown in product_pages.select(catalogue, a_config()) if shown.successor)
    assert replaced.entry.product.product_id == a_product().product_id
    link = successor_link(replaced.successor, routes.product(replaced.entry.number), renderer_of())
    [successor] = [entry for entry in catalogue.products if entry.product.product_id == "new-bike"]
    assert link is not None
    assert (str(link.words), link.href) == ("新车", f"../../p/{successor.number}/")


def test_a_stage_without_a_value_never_shows_zero() -> None:
    footprint = a_footprint(pcf_total=Decimal(30))
    states = ("not-applicable", "outside-boundary", "not-assessed", "not-disclosed", "not-disclosed")
    names = ("packaging", "use", "installation", "manufacturing", "inbound-transport")
    rows = [
        ("raw-materials", "reported", "17"),
        *((name, state, None) for name, state in zip(names, states, strict=True)),
    ]
    catalogue = one(footprint, stages=some_stages(footprint, rows))
    stages = stages_of(catalogue)
    assert {row.state for row in stages.rows if row.value is None} == {"不适用", "边界之外", "未核算", "未公开"}
    assert [row.value for row in stages.rows if row.value is not None] == ["17", "13"]
    assert (stages.rows[-1].name, stages.rows[-1].form) == ("未公开合计", "rest")
    page = product_page(catalogue)
    assert ">0<" not in page[page.index('<table class="stages">') : page.index("</table>")]


def test_an_estimated_stage_is_hatched_and_says_so() -> None:
    stages = stages_of(a_catalogue())
    assert {row.state for row in stages.rows if row.hatched} == {"估算"}
    assert stages.bar is not None
    assert any(segment.hatched for segment in stages.bar.segments)
    assert 'class="hatch"' in product_page(a_catalogue())


def test_negative_stages_stand_on_the_other_side_of_zero() -> None:
    footprint = a_footprint(pcf_total=Decimal(-300))
    rows = [("raw-materials", "reported", "-520"), ("manufacturing", "reported", "220")]
    stages = stages_of(one(footprint, stages=some_stages(footprint, rows)))
    assert stages.bar is not None
    assert stages.bar.zero is not None
    assert stages.total == "−300"


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


def test_an_unconfirmed_claim_is_dashed() -> None:
    badge = first_view(a_catalogue()).summary.trust_badge
    assert badge.form == "dashed"
    assert "企业申报，尚未核对" in (badge.remark or "")


def test_a_confirmed_claim_is_solid() -> None:
    footprint = a_footprint()
    verification = a_verification(footprint)
    disclosure = a_disclosure(products=(a_product(),), footprints=(footprint,), verifications=(verification,))
    view = first_view(a_catalogue(disclosure, confirmations=[a_confirmation("acme", verification)]))
    assert view.summary.trust_badge.form == "solid"
    assert view.details is not None
    assert [(claim.form, claim.state) for claim in view.details.assurance.claims] == [("solid", "已核对")]


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
    view = first_view(a_catalogue(a_disclosure(products=(a_product(),), footprints=(old, new), stages=stages)))
    assert words in view.history[0].change


def test_a_position_is_drawn_with_the_product_s_own_mark() -> None:
    position = first_view(a_market(["100", "120", "150", "180", "220"])).position
    assert position is not None
    assert "已公示的 5 款可比产品" in position.sentence
    assert position.dot_plot is not None
    assert position.mark is not None


def test_without_a_position_the_reason_is_said() -> None:
    for values in (["100"], ["100", "120", "150"]):
        position = first_view(a_market(values)).position
        assert position is not None
        assert "可比的产品还太少" in position.sentence
        assert (position.dot_plot, position.mark) == (None, None)


def test_equal_numbers_with_other_digits_are_drawn_as_each_was_stated() -> None:
    values = ["1", "1.2", "1.5", "1.8", "2"]
    for stated, median in ((values, "1.5"), ([*values[:2], "1.50", *values[3:]], "1.50")):
        position = first_view(a_market(stated)).position
        assert position is not None
        assert position.dot_plot is not None
        assert position.dot_plot.median is not None
        assert position.dot_plot.median.words.endswith(f" {median}")


def test_what_a_page_shows_is_small_and_travels() -> None:
    few, many = (a_market([str(value) for value in range(100, end)]) for end in (110, 400))
    sizes = [len(pickle.dumps(first_input(catalogue))) for catalogue in (few, many)]
    assert max(sizes) < 16_000
    assert abs(sizes[0] - sizes[1]) < 1_000, "a group is as large a value however many products it has"
    makers: tuple[Maker[Any], ...] = (product_pages, footprint_pages)
    for maker in makers:
        shown = next(iter(maker.select(few, a_config())))
        sent = pickle.loads(pickle.dumps(shown))  # noqa: S301  of our own making
        assert sent == shown
        assert list(maker.make(sent, a_config())) == list(maker.make(shown, a_config()))


def test_two_plants_and_their_span_are_shown() -> None:
    sites = (a_site("north"), a_site("south"))
    first = a_footprint(site_id="north")
    second = a_footprint(footprint_id="bike-south", site_id="south", pcf_total=Decimal(201))
    others = first_view(
        a_catalogue(a_disclosure(products=(a_product(),), footprints=(first, second), sites=sites))
    ).others
    assert others is not None
    assert others.span is not None
    assert "186–201" in others.span
    assert [str(row.site) for row in others.rows] == ["示例工厂 south"]


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
