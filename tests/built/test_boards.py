"""The boards in a built site: what a task names is there, and what is downloaded says the same as the page."""

import csv
import hashlib
import html
import json
import re

from tests.site import BuiltSite


def test_every_page_and_table_of_every_task_exists(built_site: BuiltSite) -> None:
    clauses = built_site.table("clauses")
    assert len(clauses) >= 10
    for clause in clauses:
        for prefix in ("", "en/"):
            for page in clause["pages"].split(";"):
                assert (built_site.folder / prefix / page / "index.html").is_file(), (clause["clause_id"], page)
        for table in filter(None, clause["datasets"].split(";")):
            assert (built_site.folder / f"data/latest/{table}.csv").is_file(), (clause["clause_id"], table)
            assert (built_site.folder / f"data/{table}/index.html").is_file(), (clause["clause_id"], table)


def test_the_progress_table_counts_as_the_page_does(built_site: BuiltSite) -> None:
    rows = built_site.table("progress")
    page = html.unescape(built_site.read("progress/index.html"))
    metrics = {row["code"]: row["name_zh"] for row in _codes(built_site, "metrics")}
    compared = 0
    for row in rows:
        if row["kind"] == "own" and not row["target_id"]:
            board = page.partition(f'<tr id="{row["clause_id"]}"')[2].partition("</tr>")[0]
            name = metrics[row["metric"]]
            assert (f"<strong>{row['count']}</strong> {name}" in board) == bool(row["count"])
            compared += 1
        assert (row["notice"] == "") == (row["kind"] == "own")
    assert compared > 15
    targets = {row["target_id"]: row for row in rows if row["target_id"] and row["kind"] == "own"}
    assert set(targets) == {row["target_id"] for row in built_site.table("targets")}


def test_fingerprints_of_snapshots_fit_and_pages_link_to_them(built_site: BuiltSite) -> None:
    lines = built_site.read("procurement/SHA256SUMS").splitlines()
    assert len(lines) > 20
    for line in lines:
        fingerprint, name = line.split("  ")
        content = (built_site.folder / "procurement" / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == fingerprint
        category, _, file = name.partition("/")
        assert f'/{file}"' in built_site.read(f"procurement/{category}/index.html")
        assert "示例数据" in content.decode() or json.loads(content)["groups"] == []


def test_every_organisation_has_its_evidence_and_every_version_its_address(built_site: BuiltSite) -> None:
    for row in built_site.table("organisation"):
        page = built_site.read(f"o/{row['org_id']}/evidence/index.html")
        own = [each for each in built_site.table("footprints") if each["org_id"] == row["org_id"]]
        assert set(re.findall(r"fp/([0-9a-f-]{36})/", page)) == {each["id"] for each in own}


def _codes(site: BuiltSite, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(site.read(f"codes/{name}.csv").splitlines()))
