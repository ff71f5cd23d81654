"""Every sentence a page uses exists in every language, none is left over, and none says what must not be said."""

import re
from functools import cache
from operator import attrgetter

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from generator.config import ORDINAL
from tests.builders import ROOT, a_config

ROOMS = tuple(ROOT / "generator" / room for room in ("pages", "components", "labels", "language", "publish"))
TRANSLATIONS = ROOT / "site_config" / "translations"
ELSEWHERE = {"rules.po", "command.po", "change.po", "help.po", "sheet.po", "mapping.po", "pact.po", "proposal.po"}
"""Sentences of commands, diagnostics and spreadsheets, which have tests of their own."""
BANNED = ("环保", "绿色", "低碳", "零碳", "碳中和", "最低", "领先", "首个")
LITERAL = re.compile(r"""["']([a-z_]+(?:\.[a-z0-9_-]+)+)["']""")
DYNAMIC = re.compile(r"""f["']([a-z_]+\.[a-z0-9_.]*)\{[^}]+\}(\.[a-z]+)?["']""")
DYNAMIC_END = re.compile(r"""f["']([a-z_.]+_)\{[^}]+\}["']""")


@cache
def sentences(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted((TRANSLATIONS / language).glob("*.po")):
        if path.name not in ELSEWHERE:
            with path.open("rb") as stream:
                found |= dict(map(_said, filter(attrgetter("id"), read_po(stream))))
    return found


def _said(message: Message) -> tuple[str, str]:
    """Return a key and its sentence, of one with a count all forms; ordinals each language has by its own rules."""
    key = message.id if isinstance(message.id, str) else message.id[0]
    return key, message.string if isinstance(message.string, str) else "\n".join(message.string or ())


def sources() -> str:
    files = sorted(path for room in ROOMS for kind in ("*.py", "*.html", "*.svg") for path in room.rglob(kind))
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@pytest.fixture(scope="module")
def source() -> str:
    return sources()


def test_both_languages_have_the_same_sentences() -> None:
    zh, en = ({key for key in sentences(each) if not key.startswith(ORDINAL)} for each in ("zh", "en"))
    assert zh == en


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_key_in_use_has_a_sentence(language: str, source: str) -> None:
    areas = {key.split(".")[0] for key in sentences(language)}
    used = {key for key in LITERAL.findall(source) if key.split(".")[0] in areas}
    files = re.compile(r"\.(html|css|js|json|csv|po|svg|png)$")
    assert {key for key in used if not files.search(key)} <= sentences(language).keys()


def test_no_sentence_is_left_over(source: str) -> None:
    used = set(LITERAL.findall(source))
    starts = [start for start, _ in DYNAMIC.findall(source)] + DYNAMIC_END.findall(source)
    left = {
        key
        for key in sentences("zh")
        if key not in used and not key.startswith(ORDINAL) and not any(key.startswith(start) for start in starts)
    }
    assert left == set()


def test_no_sentence_praises(source: str) -> None:
    said = {f"{key}: {word}" for key, sentence in sentences("zh").items() for word in BANNED if word in sentence}
    assert said == set()
    assert [word for word in BANNED if word in source] == []


def test_every_result_of_a_confirmation_has_its_sentence() -> None:
    results = a_config().codelists["confirmation_results"].codes
    assert [code for code in results if f"claim.{code}" not in sentences("zh")] == []


def test_every_status_that_needs_a_word_has_one() -> None:
    words = sentences("zh")
    for status in a_config().codelists["statuses"].codes:
        if status not in ("valid", "no-expiry-stated"):
            assert f"standing.{status}" in words or f"standing.{status}.on" in words, status


REASONS = (
    "no-rule", "generic-rule", "unit-not-stated", "boundary-not-stated", "gwp-not-stated", "stages-not-assessed",
    "recycling-not-stated", "basis-not-stated",
)  # fmt: skip
NO_POSITION = ("self-declared", "not-valid", "too-few-products", "too-few-organisations", "one-dominates")


def test_every_reason_that_derive_gives_has_a_sentence() -> None:
    words = sentences("zh")
    assert {f"position.no_key.{reason}" for reason in REASONS} <= words.keys()
    assert {f"position.none.{reason}" for reason in NO_POSITION} <= words.keys()
    given = (ROOT / "generator" / "derive" / "comparability.py").read_text(encoding="utf-8")
    assert set(re.findall(r'"([a-z]+-not-[a-z]+)": ', given)) <= set(REASONS)
