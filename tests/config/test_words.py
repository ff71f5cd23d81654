"""Words: both languages say everything, with the same holes, and nothing in the code asks for a missing sentence."""

import re
from functools import cache

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from generator.config import ORDINAL, SiteConfig
from generator.config.translations import MissingTranslationError
from generator.diagnostics import CODES
from tests.conftest import ROOT
from tests.unmet import unmet

TRANSLATIONS = ROOT / "site_config" / "translations"
FILES = sorted({path.name for path in TRANSLATIONS.glob("*/*.po")})
HOLE = re.compile(r"\{(\w+)\}")
CHINESE = re.compile(r"[\u3400-\u9fff]")
PARTS = ("statement", "why", "message", "fix", "bad", "good")
SOURCES = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "generator").rglob("*.py"))}
SAID = re.compile(r'(?:\bsay\(|\b_in_both\(config, )"([a-z0-9_.-]+)"')
PROBLEM = re.compile(r'"((?:json|encoding|shape|headline)-[a-z0-9-]+)"')
ALWAYS = {"value", "column"}
"""Holes that every sentence of a rule may have."""


@cache
def catalogue(language: str, name: str) -> dict[str, str]:
    with (TRANSLATIONS / language / name).open("rb") as stream:
        messages = [message for message in read_po(stream, locale=language) if message.id]
    said = [(key_of(message), message.string) for message in messages]
    assert len(said) == len(dict(said))
    return {key: "\n".join((forms,) if isinstance(forms, str) else forms or ()) for key, forms in said}


def key_of(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def keys_in_code() -> list[tuple[str, str]]:
    return [(path.name, key) for path, source in SOURCES.items() for key in SAID.findall(source)]


@pytest.mark.parametrize("name", FILES)
def test_both_languages_have_the_same_sentences(name: str) -> None:
    zh, en = ([key for key in catalogue(each, name) if not key.startswith(ORDINAL)] for each in ("zh", "en"))
    assert zh == en


@pytest.mark.parametrize("name", FILES)
def test_no_sentence_is_empty_fuzzy_or_doubled_in_another_file(name: str) -> None:
    for language in ("zh", "en"):
        assert [key for key, sentence in catalogue(language, name).items() if not sentence.strip()] == []
        assert "#, fuzzy" not in (TRANSLATIONS / language / name).read_text(encoding="utf-8")
    others = {key for other in FILES if other != name for key in catalogue("zh", other)}
    assert not others & set(catalogue("zh", name))


@pytest.mark.parametrize("name", FILES)
def test_both_languages_have_the_same_holes(name: str) -> None:
    zh, en = catalogue("zh", name), catalogue("en", name)
    differing = {
        key: (zh[key], en[key]) for key in zh if set(HOLE.findall(zh[key])) != set(HOLE.findall(en.get(key, "")))
    }
    assert differing == {}


@pytest.mark.parametrize("name", FILES)
def test_no_sentence_has_a_brace_that_is_no_hole(name: str) -> None:
    for language in ("zh", "en"):
        stray = [
            key for key, sentence in catalogue(language, name).items() if re.search(r"[{}]", HOLE.sub("", sentence))
        ]
        assert [key for key in stray if not key.endswith((".bad", ".good"))] == []


def test_no_english_sentence_has_chinese_where_it_is_not_quoted(config: SiteConfig) -> None:
    words = config.words["en"].sentences
    chinese = [
        key
        for key, sentence in words.items()
        if CHINESE.search(sentence) and not key.endswith((".bad", ".good")) and key.startswith(("rule.", "explain."))
    ]
    quoted = [key for key in chinese if len(CHINESE.findall(words[key])) <= 12]
    assert chinese == quoted


def test_every_code_has_all_its_sentences_and_only_its_own_holes(config: SiteConfig) -> None:
    problems = []
    for words in config.words.values():
        for code, entry in CODES.items():
            said = {part: words.sentences.get(f"rule.{code}.{part}", "") for part in (*PARTS, "suggest")}
            holes = {part: set(HOLE.findall(sentence)) for part, sentence in said.items()}
            filled = {*ALWAYS, *entry.holes}
            statements = {f"there is a {part}": bool(said[part].strip()) for part in PARTS}
            statements |= {f"the holes of the {part} are filled": holes[part] <= filled for part in ("message", "fix")}
            statements |= {
                "only the suggestion suggests": "suggestion" not in holes["message"] | holes["fix"],
                "the holes of the suggestion are filled": holes["suggest"] <= filled,
                "statement and reason have no holes": not holes["statement"] | holes["why"],
                "there is a suggestion where the rule has one": words.has(f"rule.{code}.suggest")
                is ("suggestion" in entry.holes),
            }
            problems += unmet(f"{code} in {words.language}", statements)
    assert problems == []


def test_the_sentences_of_rules_are_those_of_the_codes_that_exist(config: SiteConfig) -> None:
    for words in config.words.values():
        codes = {key.split(".")[1] for key in words.sentences if key.startswith("rule.")}
        assert codes == set(CODES)


def test_every_sentence_that_code_asks_for_exists(config: SiteConfig) -> None:
    asked = keys_in_code()
    assert len(asked) > 10
    for words in config.words.values():
        assert [(file, key) for file, key in asked if not words.has(key)] == []


def test_every_problem_that_code_names_has_its_words(config: SiteConfig) -> None:
    read = [path for path in SOURCES if {"read", "validate"} & set(path.parts)]
    named = {key for path in read for key in PROBLEM.findall(SOURCES[path])} - set(CODES)
    assert len(named) > 5
    for words in config.words.values():
        assert [key for key in sorted(named) if not words.has(f"problem.{key}")] == []


def test_a_missing_sentence_is_our_mistake_and_loud(config: SiteConfig) -> None:
    with pytest.raises(MissingTranslationError, match=r"no\.such\.key"):
        config.words["zh"].say("no.such.key")


def test_a_sentence_fills_its_holes_and_an_outline_leaves_them_open(config: SiteConfig) -> None:
    words = config.words["en"]
    assert "7 products" in words.say("build.done", products="7 products", files="8 files", written=8, out="site")
    assert "{" not in words.outline("build.done")
