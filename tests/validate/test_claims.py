"""The second part of a verdict reads claims alone: the rules across packages need nothing else of a package."""

import pickle
from collections import Counter
from pathlib import Path

import pytest

from generator.model.submission import Table
from generator.read import read_package
from generator.validate import Claims, RuleContext, among, check_packages, existing_claims, judge
from generator.validate.claims import CLAIMING, claims_of
from generator.validate.rules import REGISTRY_RULES
from generator.workflows.check import TABLES
from tests.conftest import ROOT

DISCLOSURES = sorted(path for path in (ROOT / "disclosures").iterdir() if path.is_dir())
INVALID = ROOT / "tests" / "packages" / "invalid"
BYTES_OF_A_PRODUCT = 400


def folders_of(code: str) -> list[Path]:
    """Return the packages that break a rule across packages together."""
    return sorted(path.parent for path in (INVALID / code).rglob("organisation.csv"))


def test_the_two_parts_together_are_the_verdict(context: RuleContext) -> None:
    folders = [folder for rule in REGISTRY_RULES if (INVALID / rule.code).is_dir() for folder in folders_of(rule.code)]
    submissions = [read_package(folder, TABLES) for folder in folders]
    together = check_packages(submissions, context)
    alone = [own for submission in submissions for own in judge([submission], context)]
    found = among([own.claims for own in alone], context)
    assert sum(map(len, found.values())) >= 5
    for verdict, own in zip(together, alone, strict=True):
        assert Counter(map(str, verdict.findings)) == Counter(map(str, [*own.findings, *found.get(verdict.folder, ())]))
        assert verdict.own == own


@pytest.mark.parametrize("code", [rule.code for rule in REGISTRY_RULES if (INVALID / rule.code).is_dir()])
def test_what_stands_claims_what_it_would_claim_if_it_came_today(code: str, context: RuleContext) -> None:
    for folder in folders_of(code):
        submission = read_package(folder, TABLES)
        (own,) = judge([submission], context)
        tables = {name: table for name, table in submission.tables.items() if name in CLAIMING}
        assert existing_claims(folder.name, str(folder), tables) == own.claims


@pytest.mark.parametrize(("provenance", "codes"), [("compiled", []), ("own", ["organisation-name-near"])])
def test_two_sources_may_name_alike_what_they_compiled(provenance: str, codes: list[str], context: RuleContext) -> None:
    header = ("org_id", "name_zh", "country", "district", "roles", "provenance", "is_sample")

    def claims(org_id: str, name: str) -> Claims:
        row = (org_id, name, "CN", "120101", "manufacturer", provenance, "true")
        return existing_claims(org_id, org_id, {"organisation": Table("organisation", "o.csv", header, ((2, row),))})

    found = among([claims("first", "示例钢铁"), claims("second", "示例 钢铁")], context)
    assert [finding.code for finding in found.get("second", ())] == codes


def test_claims_are_small(context: RuleContext) -> None:
    for own in judge([read_package(folder, TABLES) for folder in DISCLOSURES], context):
        room = BYTES_OF_A_PRODUCT * (2 + own.rows.get("products", 0) + own.rows.get("labels", 0))
        assert len(pickle.dumps(own.claims)) <= room
        assert own.claims == claims_of(own.sealed.disclosure)
