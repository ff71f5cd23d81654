"""What stands on the base may not change or vanish; what is no change is not taken for one."""

import os
from pathlib import Path

import pytest

from generator.config import SiteConfig
from generator.read import WORKTREE, revisions
from generator.workflows.gate import context_of, judge
from tests.conftest import AS_OF
from tests.workflows.forge import (
    ACME,
    RIVAL,
    THIRD,
    Edit,
    Forge,
    Place,
    Row,
    cell,
    codes,
    file,
    git,
    places,
    read,
    table,
    write,
)

HOME = f"disclosures/{ACME}"
ACCOUNTS = {ACME: 1001, RIVAL: 2002, THIRD: 1005}


def drop(org_id: str, name: str, row: int) -> Edit:
    return table(org_id, name, lambda rows: rows[: row - 2] + rows[row - 1 :])


def add(org_id: str, name: str, row: Row) -> Edit:
    return table(org_id, name, lambda rows: [*rows, row])


def withdraw(status: str = "withdrawn", **cells: str) -> Edit:
    def change(rows: list[Row]) -> None:
        rows[0] |= {"status": status, "status_on": "2026-11-20", "status_reason": "计算有误", **cells}

    return table(ACME, "footprints", change)


def new_revision(total: str = "361.0", reason: str = "process") -> list[Edit]:
    """Return edits that add a second revision of the first footprint, with everything that belongs to it."""

    def copied(name: str) -> Edit:
        def change(rows: list[Row]) -> list[Row]:
            mine = [{**row, "revision": "2"} for row in rows if row["footprint_id"] == "h1-2025"]
            difference = float(total) - 374.0
            for row in mine:
                if name == "footprints":
                    row |= {
                        "pcf_total": total,
                        "change_reason": reason,
                        "change_note_zh": "换用新电池",
                        "pcf_low": "",
                        "pcf_high": "",
                        "range_basis": "",
                    }
                    row |= {"published_on": "2026-11-01"}
                if name == "stages" and row["stage"] == "use":
                    row["value"] = f"{212 + difference:g}"
                if name == "components" and (row["scope"], row["component"]) == ("stated", "fossil"):
                    row["value"] = f"{float(row['value']) + difference:g}"
            return [*rows, *mine]

        return table(ACME, name, change)

    return [copied(name) for name in ("footprints", "stages", "components", "sources")]


REFUSED: dict[str, tuple[list[Edit], Place]] = {
    "a-total": (
        [cell(ACME, "footprints", 2, "pcf_total", "373.9")],
        ("revision-changed", f"{ACME}/footprints.csv", 2, "pcf_total"),
    ),
    "as-many-digits-fewer": (
        [cell(ACME, "footprints", 2, "pcf_total", "374")],
        ("revision-changed", f"{ACME}/footprints.csv", 2, "pcf_total"),
    ),
    "a-note": (
        [cell(ACME, "footprints", 3, "interpretation_note_zh", "新的说明。")],
        ("revision-changed", f"{ACME}/footprints.csv", 3, "interpretation_note_zh"),
    ),
    "an-older-revision": (
        [cell(ACME, "footprints", 5, "study_version", "V1.1")],
        ("revision-changed", f"{ACME}/footprints.csv", 5, "study_version"),
    ),
    "a-stage": ([cell(ACME, "stages", 3, "value", "2.7")], ("revision-changed", f"{ACME}/stages.csv", 3, "value")),
    "a-component": (
        [cell(ACME, "components", 3, "value", "3.2")],
        ("revision-changed", f"{ACME}/components.csv", 3, "value"),
    ),
    "a-source": (
        [cell(ACME, "sources", 2, "version", "2025")],
        ("revision-changed", f"{ACME}/sources.csv", 2, "version"),
    ),
    "an-inventory-line": (
        [cell(RIVAL, "inventory", 2, "amount", "22.5")],
        ("revision-changed", f"{RIVAL}/inventory.csv", 2, "amount"),
    ),
    "a-source-removed": ([drop(ACME, "sources", 2)], ("revision-removed", f"{ACME}/sources.csv", None, None)),
    "a-stage-removed": ([drop(ACME, "stages", 3)], ("revision-removed", f"{ACME}/stages.csv", None, None)),
    "a-footprint-removed": ([drop(ACME, "footprints", 2)], ("revision-removed", f"{ACME}/footprints.csv", None, None)),
    "a-source-added": (
        [
            add(
                ACME,
                "sources",
                {
                    "footprint_id": "h1-2025",
                    "revision": "1",
                    "name": "另一个数据库",
                    "version": "1",
                    "redistributable": "false",
                },
            )
        ],
        ("revision-changed", f"{ACME}/sources.csv", 14, "footprint_id"),
    ),
    "status-without-a-day": (
        [withdraw(status_on="")],
        ("status-reason", f"{ACME}/footprints.csv", 2, "status_on"),
    ),
    "status-day-alone": (
        [cell(ACME, "footprints", 2, "status_on", "2026-11-20")],
        ("revision-changed", f"{ACME}/footprints.csv", 2, "status_on"),
    ),
    "a-verification": (
        [cell(ACME, "verifications", 2, "valid_through", "2029-04-15")],
        ("record-changed", f"{ACME}/verifications.csv", 2, "valid_through"),
    ),
    "a-verification-removed": (
        [drop(ACME, "verifications", 7)],
        ("record-removed", f"{ACME}/verifications.csv", None, None),
    ),
    "a-verification-status-day-alone": (
        [cell(ACME, "verifications", 2, "status_reason", "另有原因")],
        ("record-changed", f"{ACME}/verifications.csv", 2, "status_reason"),
    ),
    "a-certificate": (
        [cell(THIRD, "labels", 2, "certificate_number", "SAMPLE-CFP-2026-9999")],
        ("record-changed", f"{THIRD}/labels.csv", 2, "certificate_number"),
    ),
    "every-certificate-removed": (
        [file(f"disclosures/{THIRD}/labels.csv", b"label_id,footprint_id,revision,scheme,status\n")],
        ("csv-no-rows", f"{THIRD}/labels.csv", None, None),
    ),
    "a-document": (
        [cell(ACME, "documents", 4, "title_zh", "新标题")],
        ("record-changed", f"{ACME}/documents.csv", 4, "title_zh"),
    ),
    "a-document-removed": ([drop(ACME, "documents", 4)], ("record-removed", f"{ACME}/documents.csv", None, None)),
    "a-product-removed": ([drop(ACME, "products", 2)], ("record-removed", f"{ACME}/products.csv", None, None)),
    "a-former-id-removed": (
        [table(RIVAL, "products", lambda rows: [{**row, "former_ids": ""} for row in rows])],
        ("record-removed", f"{RIVAL}/products.csv", 3, "former_ids"),
    ),
    "a-file-removed": ([file(f"{HOME}/documents.csv", None)], ("file-removed", f"{ACME}/documents.csv", None, None)),
    "an-optional-file-removed": ([file(f"{HOME}/sites.csv", None)], ("file-removed", f"{ACME}/sites.csv", None, None)),
    "the-descriptor-removed": (
        [file(f"{HOME}/datapackage.json", None)],
        ("file-removed", f"{ACME}/datapackage.json", None, None),
    ),
    "a-column-removed": (
        [
            table(
                ACME,
                "footprints",
                lambda rows: [{key: row[key] for key in row if key != "study_version"} for row in rows],
            )
        ],
        ("revision-changed", f"{ACME}/footprints.csv", 1, None),
    ),
}


def owner_of(edited: str) -> tuple[int, ...]:
    return (ACCOUNTS[edited.partition("/")[0]],)


@pytest.mark.parametrize("name", REFUSED)
def test_what_was_published_stays(name: str, forge: Forge, config: SiteConfig) -> None:
    edits, place = REFUSED[name]
    judgement = forge.judge(config, forge.propose(*edits), owner_of(place[1]))
    assert place in places(judgement)
    assert "owner-not-allowed" not in codes(judgement)
    assert sum(each.code == place[0] for each in judgement.report().diagnostics) == 1


def recolumned(rows: list[Row]) -> list[Row]:
    return [dict(reversed(row.items())) for row in rows]


def saved_by_excel(root: Path) -> None:
    for name in ("footprints", "stages", "verifications"):
        path = root / HOME / f"{name}.csv"
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + b",,,\r\n")


def renamed_product(root: Path) -> None:
    """A product gets a new id, and the old one stays in `former_ids`."""
    products, footprints = (root / HOME / f"{name}.csv" for name in ("products", "footprints"))
    rows = read(products)
    rows[0] |= {"product_id": "h1-city", "former_ids": "h1-ebike"}
    write(products, [{"former_ids": "", **row} for row in rows])
    write(
        footprints, [row | {"product_id": row["product_id"].replace("h1-ebike", "h1-city")} for row in read(footprints)]
    )


def claim_withdrawn(rows: list[Row]) -> None:
    rows[0] |= {"status": "withdrawn", "status_on": "2026-11-20", "status_reason": "机构撤销"}


ALLOWED: dict[str, list[Edit]] = {
    "rows-in-another-order": [
        table(ACME, name, lambda rows: rows[::-1]) for name in ("footprints", "stages", "sources")
    ],
    "columns-in-another-order": [table(ACME, name, recolumned) for name in ("footprints", "stages", "components")],
    "saved-by-excel": [saved_by_excel],
    "withdrawn": [withdraw()],
    "deprecated-with-successor": [withdraw("deprecated", successor="h2-2025")],
    "a-new-revision": new_revision(),
    "a-claim-withdrawn": [table(ACME, "verifications", claim_withdrawn)],
    "a-product-described-anew": [cell(ACME, "products", 2, "description_zh", "新的说明，内容更准。")],
    "a-product-discontinued": [cell(ACME, "products", 2, "status", "discontinued")],
    "a-product-renamed": [renamed_product],
    "the-organisation-moves": [cell(ACME, "organisation", 2, "website", "https://new.haihe.example/")],
    "an-empty-column-more": [table(ACME, "footprints", lambda rows: [{**row, "timing_note": ""} for row in rows])],
}


@pytest.mark.parametrize("name", ALLOWED)
def test_what_is_no_change_of_the_published_is_let_through(name: str, forge: Forge, config: SiteConfig) -> None:
    judgement = forge.judge(config, forge.propose(*ALLOWED[name]), (1001,))
    assert places(judgement) == []
    assert judgement.after is not None
    assert judgement.after.accepted


def test_each_refusal_says_what_to_do_instead(forge: Forge, config: SiteConfig) -> None:
    head = forge.propose(cell(ACME, "footprints", 2, "pcf_total", "373.9"))
    told = next(each for each in forge.judge(config, head).report().diagnostics if each.code == "revision-changed")
    assert "374.0" in told.message["zh"]
    assert "revision" in told.fix["zh"]
    assert "withdrawn" in told.fix["zh"]
    assert "374.0" in told.message["en"]


@pytest.mark.parametrize(("back_to", "column"), [("active", "status"), ("deprecated", "status")])
def test_a_status_does_not_go_back(back_to: str, column: str, own_forge: Forge, config: SiteConfig) -> None:
    own_forge.merge(withdrawn := own_forge.propose(withdraw()))
    head = own_forge.propose(cell(ACME, "footprints", 2, "status", back_to), since=withdrawn)
    assert places(own_forge.judge(config, head)) == [("status-reversed", f"{ACME}/footprints.csv", 2, column)]


def test_the_reason_of_a_withdrawal_stays(own_forge: Forge, config: SiteConfig) -> None:
    own_forge.merge(withdrawn := own_forge.propose(withdraw()))
    head = own_forge.propose(cell(ACME, "footprints", 2, "status_reason", "别的原因"), since=withdrawn)
    assert places(own_forge.judge(config, head)) == [("revision-changed", f"{ACME}/footprints.csv", 2, "status_reason")]


def test_a_claim_does_not_come_back(own_forge: Forge, config: SiteConfig) -> None:
    own_forge.merge(withdrawn := own_forge.propose(table(ACME, "verifications", claim_withdrawn)))
    head = own_forge.propose(cell(ACME, "verifications", 2, "status", "active"), since=withdrawn)
    assert "status-reversed" in codes(own_forge.judge(config, head))


def test_a_whole_package_does_not_vanish(forge: Forge, config: SiteConfig) -> None:
    def everything(root: Path) -> None:
        for path in (root / HOME).iterdir():
            path.unlink()

    assert places(forge.judge(config, forge.propose(everything), (1001,))) == [("file-removed", ACME, None, None)]


def test_a_table_that_cannot_be_read_silences_what_needs_it(forge: Forge, config: SiteConfig) -> None:
    def in_gbk(root: Path) -> None:
        path = root / HOME / "footprints.csv"
        path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))

    found = codes(forge.judge(config, forge.propose(in_gbk), (1001,)))
    assert "csv-encoding" in found
    assert not {"revision-changed", "revision-removed", "record-removed"} & found


def test_a_renamed_header_is_one_mistake(forge: Forge, config: SiteConfig) -> None:
    def renamed(rows: list[Row]) -> list[Row]:
        return [{("总量" if key == "pcf_total" else key): value for key, value in row.items()} for row in rows]

    found = codes(forge.judge(config, forge.propose(table(ACME, "footprints", renamed)), (1001,)))
    assert found == {"csv-header-unknown", "csv-header-missing"}


def test_a_revision_that_could_never_be_published_may_be_mended(own_forge: Forge, config: SiteConfig) -> None:
    """A row that is wrong by today's rules binds nobody; everything else in the package still does."""
    wrong = own_forge.propose(cell(ACME, "footprints", 2, "pcf_total", "361.0"))
    own_forge.merge(wrong)
    mended = own_forge.propose(cell(ACME, "footprints", 2, "pcf_total", "374.0"), since=wrong)
    assert places(own_forge.judge(config, mended, (1001,))) == []
    other = own_forge.propose(cell(ACME, "footprints", 3, "pcf_total", "310.8"), since=wrong)
    found = places(own_forge.judge(config, other, (1001,)))
    assert ("revision-changed", f"{ACME}/footprints.csv", 3, "pcf_total") in found


def test_the_worktree_is_judged_like_a_revision(own_forge: Forge, config: SiteConfig, tmp_path: Path) -> None:
    clone = tmp_path / "work"
    git(tmp_path, "clone", "--quiet", str(own_forge.folder / "origin"), str(clone))
    cell(ACME, "footprints", 2, "pcf_total", "373.9")(clone)
    (clone / HOME / "new.txt").write_text("x")
    with revisions(clone, "HEAD", WORKTREE) as found:
        judgement = judge(found, context_of(found, found.base, config, AS_OF), None)
    assert {"revision-changed", "package-file-name"} <= codes(judgement)
    assert git(clone, "status", "--porcelain").splitlines() == [f"M {HOME}/footprints.csv", f"?? {HOME}/new.txt"]


def test_an_edit_in_the_second_of_the_checkout_is_seen(own_forge: Forge, config: SiteConfig, tmp_path: Path) -> None:
    """Git takes a file of the same size and time for unchanged, unless its index is as old as the file."""
    clone = tmp_path / "work"
    git(tmp_path, "clone", "--quiet", str(own_forge.folder / "origin"), str(clone))
    git(clone, "config", "core.trustctime", "false")
    edited = clone / HOME / "footprints.csv"
    moment = edited.stat().st_mtime_ns - 10**10
    os.utime(edited, ns=(moment, moment))
    git(clone, "update-index", "--refresh")
    cell(ACME, "footprints", 2, "pcf_total", "373.9")(clone)
    for path in (edited, clone / ".git" / "index"):
        os.utime(path, ns=(moment, moment))
    with revisions(clone, "HEAD", WORKTREE) as found:
        judgement = judge(found, context_of(found, found.base, config, AS_OF), None)
    assert "revision-changed" in codes(judgement)
