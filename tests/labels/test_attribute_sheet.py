"""The attribute sheet says what the label says, keeps kinds apart, and holds nothing a spreadsheet would run."""

import csv
import io

import pytest

from generator.labels.attributes import NAMES, attribute_sheets, attributes_of
from generator.labels.text import label_words
from generator.language.html import HtmlTranslator
from generator.model.board import KINDS
from generator.model.catalogue import Catalogue
from generator.model.cell_text import starts_formula
from tests.builders import a_catalogue, a_config, a_disclosure, a_footprint, a_product, an_organisation, with_status

GONE = ("withdrawn", "suspended", "removed-by-law")


def sheets(catalogue: Catalogue) -> dict[str, list[list[str]]]:
    found = {each.path: each.content.decode() for each in attribute_sheets(catalogue, a_config())}
    assert all(text.startswith("\ufeff") for text in found.values())
    return {path: list(csv.reader(io.StringIO(text[1:], newline=""))) for path, text in found.items()}


def row(catalogue: Catalogue, language: int = 0) -> dict[str, str]:
    """Return the attributes of the one sample product in a language."""
    cells = sheets(catalogue)["api/v1/attributes-sample.csv"][1]
    start = 1 + language * len(NAMES)
    return dict(zip(NAMES, cells[start : start + len(NAMES)], strict=True))


@pytest.mark.parametrize("language", [0, 1])
def test_cells_are_the_strings_of_the_label(language: int) -> None:
    catalogue, translator = a_catalogue(), HtmlTranslator(a_config().languages[language], a_config())
    words = label_words(catalogue.products[0], translator)
    found = {code: cell for code, cell in row(catalogue, language).items() if cell}
    assert found == {each.code: each.text for each in attributes_of(words, translator)}
    assert found["per"] == words.per
    assert found["boundary"] == words.boundary
    assert words.value
    assert words.value in found["footprint"]


def test_every_column_has_a_name_of_its_own() -> None:
    head = sheets(a_catalogue())["api/v1/attributes.csv"][0]
    assert len(head) == len(set(head)) == 1 + 2 * len(NAMES)


@pytest.mark.parametrize("status", GONE)
def test_a_number_that_may_not_be_shown_leaves_no_trace(status: str) -> None:
    catalogue = with_status(a_catalogue(), status)
    for language in (0, 1):
        found = row(catalogue, language)
        assert found["footprint"] == found["range"] == found["until"] == found["per"] == ""
        assert found["state"]
    assert not any("186" in cell for cell in sheets(catalogue)["api/v1/attributes-sample.csv"][1])


def test_an_expired_number_says_so_in_its_own_cell() -> None:
    assert row(with_status(a_catalogue(), "expired"))["footprint"].startswith("过期数值")


def test_kinds_have_sheets_of_their_own() -> None:
    owners = (an_organisation("real", is_sample=False), an_organisation("sample"))
    catalogue = a_catalogue(
        *(a_disclosure(each, products=(a_product(),), footprints=(a_footprint(),)) for each in owners)
    )
    found = sheets(catalogue)
    assert [len(rows) - 1 for rows in found.values()] == [1, 1, 0]
    assert len(found) == len(KINDS)
    assert not any("示例数据" in cell for cell in found["api/v1/attributes.csv"][1])


def test_no_cell_of_samples_starts_a_formula() -> None:
    rows = sheets(a_catalogue(a_disclosure(products=(a_product(),), footprints=(a_footprint(pcf_total=-300),))))
    cells = [cell for sheet in rows.values() for line in sheet for cell in line]
    assert any(cell.startswith("−300 ") for cell in cells)
    assert not any(starts_formula(cell) for cell in cells)
