"""The list from A to Z: every product once in each language, under the letter that its readers would look under."""

import re

import pytest

from generator.components.paging import ROWS
from generator.model.catalogue import Catalogue
from generator.pages.home.home import home_page
from generator.pages.search.a_to_z import a_to_z_pages
from generator.pages.search.search import search_page
from tests.builders import a_catalogue, a_disclosure, a_footprint, a_product, an_organisation
from tests.pages.site import pages

NAMES = (
    ("海河自行车", "River bike", "h", "r"),
    ("重型卡车", "Heavy truck", "z", "h"),
    ("重庆小面", "Chongqing noodles", "c", "c"),
    ("SPCC 冷轧板", None, "s", "s"),
    ("6061 铝材", "6061 aluminium", "0", "0"),
    (None, "only English", "o", "o"),
    ("阿胶", "Donkey-hide gelatin", "e", "d"),
)


def pages_of(catalogue: Catalogue) -> dict[str, str]:
    return pages(catalogue, home_page, search_page, a_to_z_pages)


def named(*names: tuple[str | None, str | None], is_sample: bool = False) -> Catalogue:
    rows = tuple(a_product(f"p{place:03}", name_zh=zh, name_en=en) for place, (zh, en) in enumerate(names))
    footprints = tuple(a_footprint(row.product_id) for row in rows)
    return a_catalogue(a_disclosure(an_organisation(is_sample=is_sample), products=rows, footprints=footprints))


def listed(page: str) -> list[str]:
    return re.findall(r'<p class="who"><a href="[^"]*">(?:<span[^>]*>)?([^<]*)', page)


@pytest.mark.parametrize(("zh", "en", "letter", "letter_en"), NAMES)
def test_a_product_stands_under_its_letter(zh: str | None, en: str | None, letter: str, letter_en: str) -> None:
    made = pages_of(named((zh, en)))
    assert listed(made[f"a-z/{letter}/"]) == [zh or en]
    assert listed(made[f"en/a-z/{letter_en}/"]) == [en or zh]
    assert sum(len(listed(page)) for address, page in made.items() if address.startswith("a-z/")) == 1


def test_letters_follow_the_alphabet_and_the_rest_comes_last() -> None:
    made = pages_of(named(*((zh, en) for zh, en, _, _ in NAMES)))
    for address in ("a-z/", "search/"):
        letters = re.search(r'<ul class="letters">(.*?)</ul>', made[address], re.DOTALL)
        assert letters
        assert re.findall(r"a-z/(.)/", letters[1]) == ["c", "e", "h", "o", "s", "z", "0"]
    assert 'href="a-z/"' in made[""]


def test_the_mark_of_samples_is_no_letter() -> None:
    made = pages_of(named(("示例海河车", "Sample Haihe bike"), is_sample=True))
    assert listed(made["a-z/h/"]) == ["示例海河车"]
    assert listed(made["en/a-z/h/"]) == ["Sample Haihe bike"]
    assert "示例数据" in made["a-z/h/"]


def test_names_stand_in_order_and_go_on_on_further_pages() -> None:
    made = pages_of(named(*((f"海{place:03}", None) for place in reversed(range(ROWS + 5)))))
    first, second = listed(made["a-z/h/"]), listed(made["a-z/h/2.html"])
    assert 'href="../../en/a-z/h/" hreflang="en"' in made["a-z/h/2.html"]
    assert [*first, *second] == [f"海{place:03}" for place in range(ROWS + 5)]


def test_without_products_the_list_says_so() -> None:
    made = pages_of(a_catalogue(a_disclosure(products=(), footprints=())))
    assert "还没有产品公示" in made["a-z/"]
    assert "没有以这个字母开头的产品" in made["a-z/q/"]
    assert "还没有产品公示" in made["search/"]
