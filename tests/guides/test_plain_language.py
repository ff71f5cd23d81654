"""Guides in plain words, in the sense of ISO 24495-1: short sentences, and no unexplained term on the first screen.

The standard sets no numbers. These follow what public services commonly ask for (English: 15 words on average, few
above 25) and, in Chinese, the 25 characters that our own consumer pages aim at, with room for names of bodies.
"""

import re
from decimal import Decimal
from statistics import mean

import pytest

from tests.guides.__main__ import high
from tests.guides.text import EVERY, LANGUAGES, LINK, guide

MOST = {"zh": {"mean": 18, "high": 30, "longest": 45}, "en": {"mean": 13, "high": 24, "longest": 31}}
FOR_PROGRAMMERS = {"developer/index"}
READERS = [each for each in EVERY if each[1] not in FOR_PROGRAMMERS]
OTHER_NAMES = {
    "zh": {"碳足迹": ("产品碳足迹",), "二氧化碳当量": ("CO<sub>2</sub>e",), "指纹": ("SHA-256",)},
    "en": {
        "CO2 equivalent": ("CO<sub>2</sub>e",),
        "Global warming potential": ("GWP",),
        "Fingerprint": ("SHA-256",),
        "Unified social credit code": ("统一社会信用代码",),
    },
}
"""What else the headings of the glossary are called."""


@pytest.mark.parametrize(("language", "name"), READERS)
def test_sentences_are_short(language: str, name: str) -> None:
    page, most = guide(language, name), MOST[language]
    lengths = page.lengths(page.sentences)
    assert mean(lengths) <= most["mean"]
    assert high(lengths) <= most["high"]
    assert lengths[-1] <= most["longest"], max(page.sentences, key=len)


@pytest.mark.parametrize(("language", "name"), READERS)
def test_first_screen_explains_its_terms(language: str, name: str) -> None:
    """A term is explained where it is linked to the glossary, or where a sentence begins to say what it is."""
    page = guide(language, name)
    if name == "guides/glossary":
        return
    plain = re.sub(r"《[^》]*》|`[^`]*`|\([^)\s]*\)", "", page.first_screen)
    linked = {target.partition("#")[2] for _, target in LINK.findall(page.first_screen) if "glossary.md#" in target}
    assert [term for term, anchor in _used(plain, language) if anchor not in linked and not _said(term, plain)] == []


def _terms(language: str) -> dict[str, str]:
    """Return each term of the glossary, under all its names, with its anchor."""
    found = {}
    text = guide(language, "guides/glossary").text
    for term, anchor in re.findall(r"^### (.+?) \{#([a-z0-9-]+)\}$", text, re.MULTILINE):
        for name in (term, *OTHER_NAMES[language].get(term, ())):
            found[name] = anchor
    return found


def _used(text: str, language: str) -> list[tuple[str, str]]:
    """Return the terms in a text, the longer ones first; what is a part of a longer one does not count again."""
    used = []
    for term, anchor in sorted(_terms(language).items(), key=lambda each: -len(each[0])):
        pattern = re.compile(re.escape(term) if language == "zh" else rf"\b{re.escape(term)}(?:s|es)?\b", re.IGNORECASE)
        if pattern.search(text):
            used.append((term, anchor))
            text = pattern.sub("", text) if len(term) > 2 else text
    return used


def _said(term: str, text: str) -> bool:
    """Return whether the text says what the term is."""
    return bool(re.search(rf"{re.escape(term)}(?:\*\*)?(?:是|：|（| is\b| are\b| means\b|:| \()", text, re.IGNORECASE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worked_example_adds_up(language: str) -> None:
    page = guide(language, "guides/accounting")
    example = page.text.partition("{#example}")[2].partition("\n## ")[0]
    rows = [row.strip("|").split("|") for row in example.splitlines() if row.startswith("|")]
    lines = [[cell.strip() for cell in row] for row in rows[2:]]
    parts, total = lines[:-1], Decimal(lines[-1][2])
    assert len(parts) == 5
    for _, product, emissions in parts:
        amount, factor = re.findall(r"[\d.]+", product)
        assert Decimal(amount) * Decimal(factor) == Decimal(emissions)
    assert sum(Decimal(part[2]) for part in parts) == total
    assert f"**{total.quantize(Decimal('0.01'))} kg" in page.text
    assert f"{100 * Decimal(parts[0][2]) / total:.0f}%" in page.text
