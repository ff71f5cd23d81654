"""Who may change what: every scenario on a bare repository, judged by account number with the owners of the base."""

from pathlib import Path

import pytest

from generator.config import SiteConfig
from tests.workflows.forge import ACME, OWNERS, RIVAL, Forge, cell, codes, file, git, owners_text, places

EMAIL = cell(ACME, "organisation", 2, "contact_email", "new@haihe.example")
RIVALS = cell(RIVAL, "organisation", 2, "contact_email", "taken@haihe.example")
OWNERS_FILE = "site_config/owners.yaml"


SCENARIOS = {
    "own-file": (EMAIL, (1001,), set()),
    "rivals-file": (RIVALS, (1001,), {"owner-not-allowed"}),
    "pushed-by-somebody-else": (EMAIL, (1001, 3003), {"owner-not-allowed"}),
}


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_forge_gets_the_same_verdict(name: str, forge: Forge, config: SiteConfig) -> None:
    edit, actors, expected = SCENARIOS[name]
    head = forge.propose(edit)
    assert codes(forge.judge(config, head, actors, forge="gitlab")) == expected


def test_a_number_belongs_to_one_forge(forge: Forge, config: SiteConfig) -> None:
    assert codes(forge.judge(config, forge.propose(EMAIL), (1001,), forge="gitee")) == {"owner-not-allowed"}


def test_the_rival_is_named_and_no_cell_of_it_is_judged_in_a_mixed_change(forge: Forge, config: SiteConfig) -> None:
    found = places(forge.judge(config, forge.propose(EMAIL, RIVALS), (1001,)))
    assert ("owner-not-allowed", RIVAL, None, None) in found
    assert ("owner-not-allowed", ACME, None, None) not in found


def test_a_suspended_registration_lets_nobody_in(own_forge: Forge, config: SiteConfig) -> None:
    own_forge.merge(own_forge.propose(file(OWNERS_FILE, owners_text(OWNERS, "suspended").encode())))
    judgement = own_forge.judge(config, own_forge.propose(EMAIL), (1001,))
    assert codes(judgement) == {"owner-not-allowed"}
    assert "暂停" in judgement.report().diagnostics[0].message["zh"]


def test_without_an_owners_file_nobody_owns_anything(own_forge: Forge, config: SiteConfig) -> None:
    own_forge.merge(own_forge.propose(file(OWNERS_FILE, None)))
    head = own_forge.propose(EMAIL, since=own_forge.propose(file(OWNERS_FILE, None)))
    assert codes(own_forge.judge(config, head, (1001,))) == {"owner-unknown"}


def test_what_others_merged_meanwhile_is_not_blamed_on_the_change(own_forge: Forge, config: SiteConfig) -> None:
    head = own_forge.propose(EMAIL)
    own_forge.merge(own_forge.propose(RIVALS))
    assert not codes(own_forge.judge(config, head, (1001,)))


def test_without_history_a_change_is_judged_more_strictly_and_never_less(
    own_forge: Forge, config: SiteConfig, tmp_path: Path
) -> None:
    """A shallow clone cannot tell what others merged; it blames the change, which is red, not green."""
    head = own_forge.propose(EMAIL)
    own_forge.merge(own_forge.propose(RIVALS))
    shallow = tmp_path / "clone"
    shallow.mkdir()
    git(shallow, "init", "--initial-branch", "main")
    for name, ref in (("base", "main"), ("head", "refs/pull/9/head")):
        git(own_forge.fork, "push", "--quiet", "--force", str(own_forge.folder / "origin"), f"{head}:refs/pull/9/head")
        git(shallow, "fetch", "--depth=1", (own_forge.folder / "origin").as_uri(), f"{ref}:{name}")
    found = codes(Forge(tmp_path).judge(config, head, (1001,)))
    assert {"owner-not-allowed", "change-two-organisations"} <= found


def test_the_same_lines_changed_on_both_sides_are_a_conflict(own_forge: Forge, config: SiteConfig) -> None:
    head = own_forge.propose(EMAIL)
    own_forge.merge(own_forge.propose(cell(ACME, "organisation", 2, "contact_email", "other@haihe.example")))
    assert codes(own_forge.judge(config, head, (1001,))) == {"change-conflict"}


def test_looking_leaves_nothing_behind(own_forge: Forge, config: SiteConfig) -> None:
    head = own_forge.propose(EMAIL)
    own_forge.merge(own_forge.propose(RIVALS))
    before = sorted(path for path in (own_forge.folder / "clone").rglob("*") if path.is_file())
    own_forge.judge(config, head, (1001,))
    assert sorted(path for path in (own_forge.folder / "clone").rglob("*") if path.is_file()) == before
