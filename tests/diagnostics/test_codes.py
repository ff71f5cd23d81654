"""A code is in the catalogue where it is written: a slip is found by us, not by whoever first sends what fires it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.config import SiteConfig
from generator.diagnostics import CODES, UnknownCodeError, catalogued
from generator.validate.rules.rule import registry_rule, rule
from tests.conftest import ROOT

MODULES = sorted((ROOT / "generator").rglob("*.py"))
NO_FINDINGS = {"cli", "components", "config", "derive", "labels", "language", "pages", "publish"}
"""Rooms in which nothing is found; their `code` is that of a language or a code list."""
HYPHENATED = re.compile(r"[a-z]+(-[a-z0-9]+)+")
FIRST_WORDS = {code.partition("-")[0] for code in CODES}


def makers(trees: list[ast.Module]) -> dict[str, int]:
    """Return everything that takes a code: the name of a function or class, and the place of its parameter `code`."""
    found = {}
    for node in (each for tree in trees for each in ast.walk(tree)):
        if isinstance(node, ast.ClassDef):
            names = [ast.unparse(each.target) for each in node.body if isinstance(each, ast.AnnAssign)]
            made = [each for each in node.body if isinstance(each, ast.FunctionDef) and each.name == "__init__"]
            names = _parameters(made[0]) if made else names
        elif isinstance(node, ast.FunctionDef):
            names = _parameters(node)
        else:
            continue
        if "code" in names:
            found[node.name] = names.index("code")
    return found


def _parameters(function: ast.FunctionDef) -> list[str]:
    return [each.arg for each in function.args.args if each.arg not in ("self", "cls")]


def written_codes(tree: ast.AST, takers: dict[str, int]) -> Iterator[str]:
    """Yield every literal that is handed over as a code."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        given = [each.value for each in node.keywords if each.arg == "code"]
        if name in takers and len(node.args) > takers[name]:
            given.append(node.args[takers[name]])
        for each in given:
            yield from (found for found in _literals(each) if HYPHENATED.fullmatch(found))


def _literals(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


@pytest.fixture(scope="module")
def finding() -> list[ast.Module]:
    """Return the modules in which something is found, parsed."""
    paths = [path for path in MODULES if path.relative_to(ROOT / "generator").parts[0] not in NO_FINDINGS]
    return [ast.parse(path.read_text(encoding="utf-8")) for path in paths]


@pytest.mark.parametrize("make", [rule, registry_rule])
def test_a_rule_without_a_catalogued_code_cannot_even_be_imported(make: object) -> None:
    assert callable(make)
    with pytest.raises(UnknownCodeError, match="product-name-long"):
        make("product-name-long")


def test_a_code_of_the_catalogue_is_itself() -> None:
    assert [catalogued(code) for code in CODES] == list(CODES)


def test_every_code_that_is_handed_over_is_catalogued(finding: list[ast.Module]) -> None:
    takers = makers(finding)
    assert {"Finding", "rule", "Breach", "UnreadableFileError", "UnreadableSourceError", "Doubt"} <= takers.keys()
    written = {code for tree in finding for code in written_codes(tree, takers)}
    assert len(written) > 100
    assert written - CODES.keys() == set()


def test_whatever_else_begins_like_a_code_is_the_name_of_something(
    finding: list[ast.Module], config: SiteConfig
) -> None:
    """Codes also stand in tables and in what functions return; a slip in one begins as a code does."""
    sentences = {key.rpartition(".")[2] for words in config.words.values() for key in words.sentences}
    values = {value for codelist in config.codelists.values() for value in codelist.rows}
    literals = {found for tree in finding for found in _literals(tree) if HYPHENATED.fullmatch(found)}
    strange = {
        found for found in literals - CODES.keys() - sentences - values if found.partition("-")[0] in FIRST_WORDS
    }
    assert strange == set()


@pytest.mark.parametrize(
    "slip",
    [
        'yield Finding("csv-quotes", at)',
        'yield Finding("csv-quote" if cut else "csv-quotes", at)',
        'raise UnreadableFileError("csv-quotes") from error',
        'Finding(location=at, code="csv-quotes")',
    ],
)
def test_a_slip_is_seen(slip: str, finding: list[ast.Module]) -> None:
    assert set(written_codes(ast.parse(slip), makers(finding))) - CODES.keys() == {"csv-quotes"}


def test_modules_are_found_below_the_package() -> None:
    assert Path(ROOT / "generator" / "validate" / "cells" / "tables.py") in MODULES
