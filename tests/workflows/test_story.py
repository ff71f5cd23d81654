"""One submission after the other, from the fork to the page: what is answered, what is merged, what readers then see.

The comments are kept in `tests/golden/story/`, to be read; `make golden` writes them anew.
"""

import html
import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.model.product_number import product_number
from tests.goldens import assert_golden
from tests.workflows.forge import ACME, OWNERS, RIVAL, Edit, Forge, Row, cell, git, table
from tests.workflows.forge_jobs import (
    FootprintSummary,
    Proposal,
    by_github,
    by_gitlab,
    publish_by_github,
    publish_by_gitlab,
)
from tests.workflows.test_history import new_revision

NEW = "h9-folding-ebike"


@dataclass
class Town:
    """A forge, and the site that was last published from it."""

    forge: Forge
    folder: Path
    steps: int = 0

    def answered(self, head: str, account: int, name: str) -> FootprintSummary:
        """Let both forges check a proposal, see that they agree, and keep the comment."""
        self.steps += 1
        proposal = Proposal(self.forge.folder / "origin", head, account, account)
        folders = [self.folder / f"{self.steps}-{forge}" for forge in ("github", "gitlab")]
        for folder in folders:
            folder.mkdir()
        github, gitlab = by_github(proposal, folders[0]), by_gitlab(proposal, folders[1])
        assert github == gitlab
        assert_golden(f"story/{name}.md", github.comment)
        return github

    def published(self, *, gitlab: bool = False) -> Path:
        """Let a forge publish its main branch and return the site."""
        self.steps += 1
        folder = self.folder / f"{self.steps}-publish"
        publish = publish_by_gitlab if gitlab else publish_by_github
        assert publish(self.forge.folder / "origin", folder) == 0
        return folder / "site"


@pytest.fixture
def town(whole_own_forge: Forge, tmp_path: Path) -> Town:
    """Return a forge whose first proposals are numbered as there."""
    return Town(whole_own_forge, tmp_path)


def a_new_product(root: Path) -> None:
    """Add a product as a clerk does: copy the rows of the last one and change them."""

    def copied(name: str) -> Edit:
        def change(rows: list[Row]) -> list[Row]:
            return [*rows, *(_renamed(row, name) for row in rows if "h2-2025" in row.values())]

        return table(ACME, name, change)

    def product(rows: list[Row]) -> list[Row]:
        [old] = [row for row in rows if row["product_id"] == "h2-light-ebike"]
        names = {"name_zh": "示例海河 H9 折叠电动自行车", "name_en": "Sample Haihe H9 folding e-bike", "model": "HH-H9"}
        ids = {"product_id": NEW, "headline_footprint_id": "h9-2026", "gtins": ""}
        return [*rows, {**old, **names, **ids}]

    for edit in (table(ACME, "products", product), *map(copied, ("footprints", "stages", "components", "sources"))):
        edit(root)
    copied("verifications")(root)


def _renamed(row: Row, name: str) -> Row:
    row = {**row, "footprint_id": "h9-2026"}
    if name == "footprints":
        row |= {"product_id": NEW, "published_on": "2026-11-20", "study_title": "示例海河 H9 产品碳足迹研究"}
    if name == "verifications":
        row |= {"verification_id": "h9-2026-v1", "statement_number": "SAMPLE-2026/190"}
    return row


def in_grams(root: Path) -> None:
    """Spoil the new product: the total in grams, and a day as Excel shows it."""

    def spoil(rows: list[Row]) -> None:
        rows[-1]["pcf_total"] = "310900"

    def misdate(rows: list[Row]) -> None:
        rows[-1]["completed_on"] = "2026/11/20"

    table(ACME, "footprints", spoil)(root)
    table(ACME, "verifications", misdate)(root)


def page(site: Path, product_id: str) -> str:
    """Return the text of a product's page."""
    source = (site / "p" / product_number(ACME, product_id) / "index.html").read_text(encoding="utf-8")
    return html.unescape(re.sub(r"<style.*?</style>|<[^>]+>", "", source, flags=re.DOTALL))


@pytest.mark.golden
def test_a_new_product_a_correction_and_a_withdrawal_from_the_fork_to_the_page(town: Town) -> None:
    """One main branch, published twice: by one forge after the correction, by the other after the withdrawal."""
    spoiled = town.forge.propose(a_new_product, in_grams)
    refused = town.answered(spoiled, OWNERS[ACME], "1-new-product-with-mistakes")
    assert refused.outcome == 1
    assert {"date-form", "stages-sum"} <= refused.codes
    mended = town.forge.propose(a_new_product)
    accepted = town.answered(mended, OWNERS[ACME], "2-new-product-mended")
    assert (accepted.outcome, accepted.codes) == (0, set())
    town.forge.merge(mended)
    silently = town.answered(
        town.forge.propose(cell(ACME, "footprints", 2, "pcf_total", "361.0"), since=mended),
        OWNERS[ACME],
        "3-number-changed-silently",
    )
    assert "revision-changed" in silently.codes
    corrected = town.forge.propose(*new_revision(), since=mended)
    assert town.answered(corrected, OWNERS[ACME], "4-correction").outcome == 0
    town.forge.merge(corrected)
    site = town.published(gitlab=True)
    assert "示例海河 H9 折叠电动自行车" in page(site, NEW)
    document = json.loads((site / "api/v1/products" / f"{product_number(ACME, NEW)}.json").read_text(encoding="utf-8"))
    assert document["footprints"][0]["result"]["pcf_total"] == "310.9"
    seen = page(site, "h1-ebike")
    assert "361" in seen
    assert "374" in seen, "the history keeps what was said before"
    withdrawn = town.forge.propose(withdraw_second, since=corrected)
    assert town.answered(withdrawn, OWNERS[ACME], "5-withdrawal").outcome == 0
    town.forge.merge(withdrawn)
    seen = page(town.published(), "h1-ebike")
    assert "已撤回" in seen
    assert "361" not in seen


def withdraw_second(root: Path) -> None:
    """Withdraw both revisions, the first for good measure."""

    def change(rows: list[Row]) -> None:
        for row in rows:
            if row["footprint_id"] == "h1-2025":
                row |= {"status": "withdrawn", "status_on": "2026-11-20", "status_reason": "计算有误"}

    table(ACME, "footprints", change)(root)


@pytest.mark.golden
def test_somebody_elses_firm_stays_as_it_is(town: Town) -> None:
    """What is published is the main branch; an answer alone changes nothing there."""
    origin = town.forge.folder / "origin"
    before = git(origin, "rev-parse", "main")
    attacked = town.forge.propose(cell(RIVAL, "products", 2, "description_zh", "被别人改过。"))
    answer = town.answered(attacked, OWNERS[ACME], "6-another-firm")
    assert answer.outcome == 1
    assert answer.codes == {"owner-not-allowed"}
    assert git(origin, "rev-parse", "main") == before
