"""Documentation cannot rot: what exists is described, what is described exists."""

import re
from pathlib import Path

import pytest

from generator.cli.main import _parser
from generator.diagnostics import CODES
from tests.rules import places_of

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = sorted(_parser()._subparsers._group_actions[0].choices)  # type: ignore[union-attr, arg-type] # noqa: SLF001


def test_every_command_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [command for command in COMMANDS if f"portal {command}" not in readme] == []


def test_codes_are_kebab_case_and_rest_on_something() -> None:
    assert [code for code in CODES if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", code)] == []
    assert [code.name for code in CODES.values() if not code.basis] == []


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
