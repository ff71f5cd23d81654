"""Documentation cannot rot: what exists is described, what is described exists."""

import re
from argparse import ArgumentParser
from importlib import import_module
from pathlib import Path

import pytest

from generator.cli.main import _parser
from generator.diagnostics import CODES
from tests.rules import places_of

ROOT = Path(__file__).resolve().parent.parent
PARSERS: dict[str, ArgumentParser] = _parser()._subparsers._group_actions[0].choices  # type: ignore[union-attr, assignment] # noqa: SLF001
COMMANDS = sorted(PARSERS)
OPTIONS = {command: set(parser._option_string_actions) for command, parser in PARSERS.items()}  # noqa: SLF001


def test_every_command_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [command for command in COMMANDS if f"portal {command}" not in readme] == []


def unknown_commands(text: str) -> list[str]:
    """Return the commands and options in a text that the program does not have."""
    written = re.findall(r"\bportal ([a-z][a-z-]*)([^`\n]*)", text)
    wrong = [command for command, _ in written if command not in COMMANDS]
    for command, rest in written:
        options = OPTIONS.get(command, set())
        wrong += [
            f"{command} {option}" for option in re.findall(r"(?<=\s)--[a-z][a-z-]*", rest) if option not in options
        ]
    return wrong


def test_every_command_that_is_written_somewhere_exists() -> None:
    texts = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "Makefile", *ROOT.glob("content/**/*.md")]
    found = {path.relative_to(ROOT).as_posix(): unknown_commands(path.read_text(encoding="utf-8")) for path in texts}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_a_command_that_does_not_exist_is_seen() -> None:
    assert unknown_commands("run `portal check --as-of 2026-01-01`, then `portal publish`") == ["publish"]
    assert unknown_commands("portal build --out site --fast # once") == ["build --fast"]


def test_every_command_has_its_module() -> None:
    """The parser names modules by strings, which neither types nor contracts see."""
    text = (ROOT / "generator" / "cli" / "main.py").read_text(encoding="utf-8")
    names = re.findall(r'_later\("(\w+)"\)', text)
    assert len(names) == len(COMMANDS)
    assert [name for name in names if not callable(import_module(f"generator.cli.{name}").command)] == []


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
