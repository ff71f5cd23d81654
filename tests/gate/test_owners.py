"""Who may change what: every scenario on a bare repository, judged by account number with the owners of the base."""

import json
from pathlib import Path

import pytest

from generator.config import SiteConfig
from tests.conftest import ROOT
from tests.gate.forge import (
    ACME,
    OWNERS,
    RIVAL,
    THIRD,
    Edit,
    Forge,
    Row,
    cell,
    codes,
    file,
    git,
    owners_text,
    places,
    read,
    write,
)

EMAIL = cell(ACME, "organisation", 2, "contact_email", "new@haihe.example")
RIVALS = cell(RIVAL, "organisation", 2, "contact_email", "taken@haihe.example")
OWNERS_FILE = "site_config/owners.yaml"


def own_everything(root: Path) -> None:
    (root / OWNERS_FILE).write_text(owners_text(dict.fromkeys(OWNERS, 1001)), encoding="utf-8")


def many_files(root: Path) -> None:
    for number in range(119):
        file(f"disclosures/{ACME}/documents/d{number:03}.pdf", b"%PDF-1.7 sample")(root)
    RIVALS(root)


def renamed(root: Path) -> None:
    (root / "disclosures" / RIVAL / "sites.csv").write_bytes((root / "disclosures" / ACME / "sites.csv").read_bytes())
    (root / "disclosures" / ACME / "sites.csv").rename(root / "disclosures" / RIVAL / "plants.csv")


def delete_all(root: Path) -> None:
    for path in (root / "disclosures" / RIVAL).iterdir():
        path.unlink()


SCENARIOS: dict[str, tuple[tuple[Edit, ...], tuple[int, ...], set[str]]] = {
    "own-file": ((EMAIL,), (1001,), set()),
    "own-file-nobody-known": ((EMAIL,), (), set()),
    "rivals-file": ((RIVALS,), (1001,), {"owner-not-allowed"}),
    "own-and-rivals": ((EMAIL, RIVALS), (1001,), {"owner-not-allowed", "change-two-organisations"}),
    "rivals-file-and-owners": ((RIVALS, own_everything), (1001,), {"change-scope", "owner-not-allowed"}),
    "own-file-and-owners": ((EMAIL, own_everything), (1001,), {"change-scope"}),
    "owners-alone": ((own_everything,), (1001,), {"change-scope"}),
    "rivals-file-deleted": (
        (file(f"disclosures/{RIVAL}/documents.csv", None),),
        (1001,),
        {"owner-not-allowed", "file-removed", "table-file-missing"},
    ),
    "rivals-package-deleted": ((delete_all,), (1001,), {"owner-not-allowed", "file-removed"}),
    "hundred-and-twenty-files": (
        (many_files,),
        (1001,),
        {"owner-not-allowed", "change-two-organisations", "package-file-name"},
    ),
    "rename-into-rivals": (
        (renamed,),
        (1001,),
        {"owner-not-allowed", "change-two-organisations", "file-removed", "table-file-missing"},
    ),
    "login-taken-by-somebody": ((EMAIL,), (3003,), {"owner-not-allowed"}),
    "pushed-by-somebody-else": ((EMAIL,), (1001, 3003), {"owner-not-allowed"}),
    "both-are-somebody-else": ((EMAIL,), (3003, 4004), {"owner-not-allowed"}),
    "readme": ((EMAIL, file("README.md", b"hello")), (1001,), {"change-scope"}),
    "workflow": ((EMAIL, file(".github/workflows/check.yml", b"on: push")), (1001,), {"change-scope"}),
    "attributes-at-the-root": ((EMAIL, file(".gitattributes", b"*.csv -diff")), (1001,), {"change-scope"}),
    "schema": ((EMAIL, file("site_config/schemas/products.json", b"{}")), (1001,), {"change-scope"}),
    "register": ((EMAIL, file("content/registers/confirmations.csv", b"")), (1001,), {"change-scope"}),
    "file-beside-the-folders": ((EMAIL, file("disclosures/notes.csv", b"a")), (1001,), {"change-scope"}),
    "nothing-at-all": ((), (1001,), set()),
}


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_change_gets_the_verdict_it_deserves(name: str, forge: Forge, config: SiteConfig) -> None:
    edits, actors, expected = SCENARIOS[name]
    assert codes(forge.judge(config, forge.propose(*edits), actors)) - {"document-unlisted"} == expected


@pytest.mark.parametrize("name", ["own-file", "rivals-file", "pushed-by-somebody-else"])
def test_every_forge_gets_the_same_verdict(name: str, forge: Forge, config: SiteConfig) -> None:
    edits, actors, expected = SCENARIOS[name]
    head = forge.propose(*edits)
    assert codes(forge.judge(config, head, actors, forge="gitlab")) == expected


def test_a_number_belongs_to_one_forge(forge: Forge, config: SiteConfig) -> None:
    assert codes(forge.judge(config, forge.propose(EMAIL), (1001,), forge="gitee")) == {"owner-not-allowed"}


def test_the_rival_is_named_and_no_cell_of_it_is_judged_in_a_mixed_change(forge: Forge, config: SiteConfig) -> None:
    found = places(forge.judge(config, forge.propose(EMAIL, RIVALS), (1001,)))
    assert ("owner-not-allowed", RIVAL, None, None) in found
    assert ("owner-not-allowed", ACME, None, None) not in found


def test_a_new_organisation_is_told_how_to_register(forge: Forge, config: SiteConfig) -> None:
    def newcomer(root: Path) -> None:
        source = root / "disclosures" / ACME
        place = root / "disclosures" / "newcomer"
        place.mkdir()
        for path in source.iterdir():
            (place / path.name).write_bytes(path.read_bytes())

    judgement = forge.judge(config, forge.propose(newcomer), (5005,))
    assert "owner-unknown" in codes(judgement)
    told = next(each for each in judgement.report().diagnostics if each.code == "owner-unknown")
    assert "owners.yaml" in told.fix["zh"]
    assert "owners.yaml" in told.fix["en"]


def test_a_new_organisation_may_come_once_it_is_registered(own_forge: Forge, config: SiteConfig) -> None:
    everybody = {**OWNERS, "example-newcomer": 5005}
    registered = own_forge.propose(file(OWNERS_FILE, owners_text(everybody).encode()))
    head = own_forge.propose(file("disclosures/example-newcomer/datapackage.json", b"{}"))
    assert "owner-unknown" in codes(own_forge.judge(config, head, (5005,)))
    own_forge.merge(registered)
    found = codes(own_forge.judge(config, head, (5005,)))
    assert found
    assert not {"owner-unknown", "owner-not-allowed", "change-scope", "file-removed"} & found


def test_ownership_revoked_meanwhile_counts_at_the_merge(own_forge: Forge, config: SiteConfig) -> None:
    head = own_forge.propose(EMAIL)
    assert not codes(own_forge.judge(config, head, (1001,)))
    own_forge.merge(own_forge.propose(file(OWNERS_FILE, owners_text({**OWNERS, ACME: 9}).encode())))
    assert codes(own_forge.judge(config, head, (1001,))) == {"owner-not-allowed"}


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


TAKEN = {
    "gtin-taken": ("products", "gtins", RIVAL),
    "uscc-taken": ("organisation", "uscc", RIVAL),
    "organisation-name-taken": ("organisation", "name_zh", RIVAL),
    "certificate-taken": ("labels", "certificate_number", THIRD),
}
"""Code to the table and column in which another organisation's value is claimed."""


@pytest.mark.parametrize("code", TAKEN)
def test_what_another_organisation_has_is_not_given_twice(code: str, forge: Forge, config: SiteConfig) -> None:
    """The base's package sorts after the change's: it is the change that is to blame all the same."""
    name, column, owner = TAKEN[code]
    theirs = read(ROOT / "disclosures" / owner / f"{name}.csv")[0]
    first = theirs[column].split(";")[0]
    edit = with_label(theirs) if name == "labels" else cell(ACME, name, 2, column, first)
    judgement = forge.judge(config, forge.propose(edit), (1001,))
    assert places(judgement) == [(code, f"{ACME}/{name}.csv", 2, column)]
    told = next(each for each in judgement.report().diagnostics if each.code == code)
    assert owner in told.message["zh"]


def with_label(theirs: Row) -> Edit:
    """Return an edit that adds the package's first label, with another organisation's certificate."""

    def edit(root: Path) -> None:
        folder = root / "disclosures" / ACME
        own = read(folder / "footprints.csv")[0]
        write(folder / "labels.csv", [{**theirs, "footprint_id": own["footprint_id"], "revision": own["revision"]}])
        descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        descriptor["resources"].append({"name": "labels", "path": "labels.csv"})
        (folder / "datapackage.json").write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")

    return edit
