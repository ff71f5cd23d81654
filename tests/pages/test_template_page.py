"""The page of the spreadsheet door: every form with its size, the steps, and where to read on."""

import re

import pytest

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import ManifestEntry
from generator.pages.help.template import template_page
from tests.builders import a_catalogue

MANIFEST = {routes.template(form): ManifestEntry(28_451, "") for form in routes.FORMS}


@pytest.mark.parametrize(("prefix", "word", "up"), [("", "简表", "../"), ("en/", "Short form", "../../")])
def test_every_form_can_be_downloaded(prefix: str, word: str, up: str, config: SiteConfig) -> None:
    pages = {page.path: page.content.decode() for page in template_page(a_catalogue(), config, MANIFEST)}
    page = pages[f"{prefix}template/"]
    links = re.findall(r'<a href="([^"]+)" download>', page)
    assert links == [f"{up}template/{form}.xlsx" for form in routes.FORMS]
    assert page.count("28.5 KB") == 3
    assert word in page
    assert config.site.contact_email in page
    assert re.search(r'href="[./a-z]*submit/"', page)
