"""Both languages say the same in the same places, and every address into a guide leads somewhere."""

import csv
import re

import pytest

from generator.diagnostics import CODES
from tests.builders import ROOT
from tests.guides.text import EVERY, Guide, guide, guides

PLAN = "local/policy/index"
OUTLINES = {"guides/index", "guides/glossary", "guides/faq"}


def test_both_languages_have_the_same_guides_in_the_same_order() -> None:
    chinese, english = ([each.name for each in guides(language)] for language in ("zh", "en"))
    assert chinese == english


@pytest.mark.parametrize("name", [each.name for each in guides("zh")])
def test_both_languages_have_the_same_anchors(name: str) -> None:
    chinese, english = guide("zh", name), guide("en", name)
    assert chinese.anchors == english.anchors
    assert len(set(chinese.anchors)) == len(chinese.anchors)
    assert len(chinese.sections) == len(english.sections)


def test_every_clause_has_its_place_in_the_plan() -> None:
    places = _places()
    assert {*(f"task-{number}" for number in range(1, 10)), "safeguards"} <= places
    assert places <= set(guide("zh", PLAN).anchors)


def test_every_clause_is_served_by_a_guide() -> None:
    assert {anchor for each in guides("zh") for anchor in _clauses(each)} == _places()
    in_the_plan = {target for _, target in guide("zh", PLAN).links if "../guides/" in target}
    assert len(in_the_plan) >= 12


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_links_to_clauses_and_rules_lead_somewhere(language: str, name: str) -> None:
    page = guide(language, name)
    assert _clauses(page) <= set(guide(language, PLAN).anchors)
    assert _rules(page) <= set(CODES)


@pytest.mark.parametrize("name", [each.name for each in guides("zh") if each.name.startswith("guides/")])
def test_every_guide_is_bound_to_a_clause_or_a_rule_and_says_what_it_rests_on(name: str) -> None:
    page = guide("zh", name)
    assert page.anchors[-1] == "basis"
    assert name in OUTLINES or (_clauses(page) and (_rules(page) or "policy/" in page.text))


def _places() -> set[str]:
    """Return where the clauses of the plan lead, as the register has it."""
    with (ROOT / "content/registers/clauses.csv").open(encoding="utf-8", newline="") as stream:
        return {row["anchor"] for row in csv.DictReader(stream)}


def _clauses(page: Guide) -> set[str]:
    return {target.partition("#")[2] for _, target in page.links if target.startswith("{root}policy/#")}


def _rules(page: Guide) -> set[str]:
    return {found[1] for _, target in page.links if (found := re.match(r"\{root\}help/([a-z0-9-]+)/", target))}
