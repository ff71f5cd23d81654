"""`portal explain`: every code in both languages: what, why, how to fix, a bad and a good row."""

import re

import pytest

from generator.cli.explain import PARTS, explanation
from generator.cli.main import run
from generator.config import SiteConfig
from generator.diagnostics import CODES
from tests.conftest import ROOT
from tests.unmet import unmet

HOLE = re.compile(r"\{\w+\}")


def test_the_explanation_of_every_code_is_whole_in_both_languages(config: SiteConfig) -> None:
    problems = []
    for code, entry in CODES.items():
        texts = {language: explanation(code, words) for language, words in config.words.items()}
        problems += unmet(
            code,
            {
                "it begins with the code": all(text.startswith(code) for text in texts.values()),
                "it ends with what it rests on": all(entry.basis in text.splitlines()[-1] for text in texts.values()),
                "no hole is open": not any(HOLE.search(text) for text in texts.values()),
                "Chinese is Chinese": bool(re.search(r"[\u4e00-\u9fff]", texts["zh"])),
                "the languages differ": texts["zh"] != texts["en"],
            },
        )
    assert problems == []


def test_the_fix_and_the_good_row_are_not_the_mistake(config: SiteConfig) -> None:
    problems = []
    for words in config.words.values():
        for code in CODES:
            said = {part: words.outline(f"rule.{code}.{part}") for part in PARTS}
            statements = {
                "the good row is not the bad one": said["bad"] != said["good"],
                "the fix is not the statement": said["fix"] != said["statement"],
                "the reason is a sentence of its own": said["why"] not in (said["statement"], said["fix"]),
            }
            problems += unmet(f"{code} in {words.language}", statements)
    assert problems == []


def test_every_language_of_the_site_explains(config: SiteConfig) -> None:
    assert list(config.words) == ["zh", "en"]


def test_the_command_prints_both_languages_chinese_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--root", str(ROOT), "explain", "stages-sum"]) == 0
    said = capsys.readouterr().out
    assert said.count("stages-sum  (") == 2
    assert re.search(r"[\u4e00-\u9fff]", said.split("stages-sum  (")[1])
    assert not re.search(r"[\u4e00-\u9fff]", said.split("stages-sum  (")[2])


@pytest.mark.parametrize(("typed", "meant"), [("stage-sum", "stages-sum"), ("gtin-check", "gtin-check-digit")])
def test_a_code_that_nobody_knows_leads_to_the_nearest(
    typed: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--root", str(ROOT), "explain", typed]) == 2
    assert f"{meant}?" in capsys.readouterr().err
