"""Documentation cannot rot: what exists is described, what is described exists."""

import re
from pathlib import Path

import pytest

from generator.cli.main import _parser
from generator.config import SiteConfig
from generator.diagnostics import CODES
from tests.rules import places_of

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = sorted(_parser()._subparsers._group_actions[0].choices)  # type: ignore[union-attr, arg-type] # noqa: SLF001
PARTS = ("statement", "why", "message", "fix", "bad", "good")
HOLE = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme(command: str) -> None:
    assert f"portal {command}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained_in_both_languages(code: str, config: SiteConfig) -> None:
    for words in config.words.values():
        for part in PARTS:
            assert words.sentences.get(f"rule.{code}.{part}"), (code, part, words.language)


@pytest.mark.parametrize("code", CODES)
def test_messages_have_only_the_holes_that_are_filled(code: str, config: SiteConfig) -> None:
    allowed = {"value", "column", *CODES[code].holes}
    for words in config.words.values():
        for part in ("message", "fix"):
            assert set(HOLE.findall(words.sentences[f"rule.{code}.{part}"])) <= allowed - {"suggestion"}
        assert words.has(f"rule.{code}.suggest") == ("suggestion" in CODES[code].holes)


def test_no_sentence_explains_a_code_that_does_not_exist(config: SiteConfig) -> None:
    for words in config.words.values():
        explained = {key.split(".")[1] for key in words.sentences if key.startswith("rule.")}
        assert explained == set(CODES)


def test_codes_are_kebab_case_and_rest_on_something() -> None:
    for code in CODES.values():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", code.name)
        assert code.basis


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_address_in_the_developer_guide_exists(language: str) -> None:
    text = (ROOT / "content" / language / "developer" / "index.md").read_text(encoding="utf-8")
    for name in re.findall(r"`((?:generator|site_config|content|tests)/[a-z_/.]+)`", text):
        assert list(ROOT.glob(name)), name


def test_every_folder_of_the_map_exists() -> None:
    for name in (
        "disclosures",
        "content",
        "site_config",
        "generator",
        "tests",
        ".ci/run",
        "LICENSE",
        "CONTRIBUTING.md",
    ):
        assert (ROOT / name).exists()


def test_every_rule_has_a_place_where_it_is_fired() -> None:
    """A code that no test fires would be a promise nobody keeps."""
    assert [code for code in CODES if not places_of(code)] == []
