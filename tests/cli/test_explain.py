"""`portal explain`: every code in both languages: what, why, how to fix, a bad and a good row."""

import re

import pytest

from generator.cli import run
from generator.cli.explain import PARTS, explanation
from generator.config import SiteConfig
from generator.diagnostics import CODES
from tests.conftest import ROOT

HOLE = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained_in_both_languages(code: str, config: SiteConfig) -> None:
    texts = {language: explanation(code, words) for language, words in config.words.items()}
    assert list(texts) == ["zh", "en"]
    for language, text in texts.items():
        lines = text.splitlines()
        assert lines[0].startswith(code)
        assert CODES[code].basis in lines[-1]
        assert not HOLE.search(text)
        for part in PARTS:
            assert config.words[language].outline(f"rule.{code}.{part}").strip()
    assert re.search(r"[\u4e00-\u9fff]", texts["zh"])
    assert texts["zh"] != texts["en"]


@pytest.mark.parametrize("code", CODES)
def test_the_fix_and_the_good_row_are_not_the_mistake(code: str, config: SiteConfig) -> None:
    for words in config.words.values():
        parts = {part: words.outline(f"rule.{code}.{part}") for part in PARTS}
        assert parts["bad"] != parts["good"]
        assert parts["fix"] != parts["statement"]
        assert parts["why"] not in (parts["statement"], parts["fix"])


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
