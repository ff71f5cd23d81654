"""The guide to mappings says every word of the language, and each of its examples is one."""

import re
from collections.abc import Iterator

import pytest
import yaml
from pydantic import BaseModel

from generator.config import SiteConfig
from generator.spreadsheets.mapping import read_mapping
from generator.spreadsheets.mapping.mapping_file import MappingFile, Rows, Sum, TableRows, Value
from tests.guides.text import LANGUAGES, guide

ROW = re.compile(r"^\| `([a-z_]+)` \| .+ \| `([^`]+)` \|$", re.MULTILINE)
FENCE = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
FORMS = ("slug", "first-day", "last-day")
Word = tuple[str, str]


def section(language: str, anchor: str) -> str:
    """Return the text below a heading."""
    return guide(language, "guides/mapping").source.partition(f"{{#{anchor}}}")[2].partition("\n## ")[0]


def words(language: str) -> Iterator[tuple[type[BaseModel], list[Word]]]:
    """Yield the words that the guide explains of each part of the language, with their examples."""
    for anchor, model in (("file", MappingFile), ("rows", Rows), ("tables", TableRows)):
        yield model, ROW.findall(section(language, anchor))
    values, _, sums = section(language, "values").rpartition("`sum`")
    yield Value, ROW.findall(values)
    yield Sum, ROW.findall(sums)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_language_is_explained(language: str) -> None:
    for model, explained in words(language):
        asked = {field.alias or name for name, field in model.model_fields.items()}
        assert {word for word, _ in explained} == asked, model


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_is_understood_and_shows_its_word(language: str) -> None:
    forms = set()
    for model, explained in words(language):
        for word, example in explained:
            plain = yaml.load(example, Loader=yaml.BaseLoader)  # noqa: S506  texts alone
            assert word in plain
            assert model.model_validate(plain)
            forms |= {plain.get("form")} if model is Value else set()
    assert forms >= set(FORMS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_smallest_example_is_a_mapping(language: str, config: SiteConfig) -> None:
    (text,) = FENCE.findall(section(language, "example"))
    mapping = read_mapping("guide", text.encode(), config)
    heads = {head for _, _, value in mapping.values() for head in [value.from_] if head}
    assert all(f"| {head} |" in section(language, "example") for head in heads)
