"""Labels in a real browser: with its fonts, too, no word leaves the box, and a page may show them as pictures."""

import pytest
from playwright.sync_api import Browser

from tests.labels.forms import drawn, hard_cases, in_state, on_rung
from tests.site import BuiltSite

MEASURE = """() => {
  const box = document.documentElement.getBoundingClientRect();
  const inside = (at) => at.left >= box.left + 1 && at.right <= box.right - 1
    && at.top >= box.top - 2 && at.bottom <= box.bottom + 2;
  return [...document.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()])
    .filter(([, at]) => !inside(at)).map(([words, at]) => [words, at.left, at.right, at.top, at.bottom]);
}"""
"""The words that stand outside; a line's own box has some air above and below its ink."""
ENTRIES = hard_cases() | {"expired": in_state("expired"), "unconfirmed": on_rung("epd", confirmed=False)}


@pytest.mark.parametrize("name", ENTRIES)
def test_no_word_leaves_the_box(browser: Browser, name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("labels")
    page = browser.new_page()
    for form, svg in drawn(ENTRIES[name]).items():
        file = folder / f"{form}.svg"
        file.write_text(svg, encoding="utf-8")
        page.goto(file.as_uri())
        assert page.evaluate(MEASURE) == [], form
    page.close()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_page_about_the_label_shows_its_pictures(
    browser: Browser, address: str, built_site: BuiltSite, prefix: str
) -> None:
    page = browser.new_context(viewport={"width": 360, "height": 800}).new_page()
    page.goto(f"{address}{prefix}label/")
    for picture in page.locator("main img").all():
        picture.scroll_into_view_if_needed()
    page.wait_for_function("() => [...document.images].every((image) => image.complete && image.naturalWidth > 0)")
    assert page.locator("main img").count() >= 10
    assert (built_site.folder / "label/example.svg").is_file()
    page.context.close()
