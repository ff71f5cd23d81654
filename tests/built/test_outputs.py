"""Output against output: what pages, tables and documents say of the same product is the same."""

import csv
import gzip
import hashlib
import json
import re
from decimal import Decimal
from urllib.parse import urljoin, urlsplit

from frictionless import Package, system

from generator.diagnostics import CODES
from tests.site import BuiltSite

MOST_BYTES = 14 * 1024
SAMPLE = "示例数据"


def _three_digits(text: str) -> str:
    """Round as a reader would, with the standard library's own general format; half cases do not occur in samples."""
    value = Decimal(f"{Decimal(text):.3g}")
    return f"{value:,f}"


def test_every_product_has_two_pages_a_row_a_document_and_one_number(built_site: BuiltSite) -> None:
    products = built_site.table("products")
    footprints = {(row["org_id"], row["footprint_id"], row["revision"]): row for row in built_site.table("footprints")}
    assert len(products) >= 55
    for row in products:
        document = built_site.product(row["number"])
        headline = next(each for each in document["footprints"] if each["id"] == document["headline"])
        published = footprints[row["org_id"], headline["footprint_id"], str(headline["revision"])]
        assert published["id"] == document["headline"]
        assert row["headline_footprint_id"] == headline["footprint_id"]
        for prefix in ("", "en/"):
            page = built_site.read(f"{prefix}p/{row['number']}/index.html")
            if headline["result"] is None:
                assert published["pcf_total"] not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
                continue
            assert headline["result"]["pcf_total"] == published["pcf_total"]
            answer = re.search(r'<data [^>]*value="([^"]+)"[^>]*>([^<]+)</data>', page)
            assert answer, row["number"]
            assert answer[1] == published["pcf_total"]
            assert answer[2] == _three_digits(published["pcf_total"])


def test_stages_are_the_same_in_table_and_document(built_site: BuiltSite) -> None:
    table: dict[tuple[str, str, str], dict[str, str]] = {}
    for row in built_site.table("stages"):
        table.setdefault((row["org_id"], row["footprint_id"], row["revision"]), {})[row["stage"]] = row["value"]
    for row in built_site.table("products"):
        for footprint in built_site.product(row["number"])["footprints"]:
            if footprint["result"] is not None:
                key = (row["org_id"], footprint["footprint_id"], str(footprint["revision"]))
                stages = {each["stage"]: each["value"] or "" for each in footprint["result"]["stages"]}
                assert stages == table.get(key, {})


def test_published_tables_hold_exactly_what_was_submitted(built_site: BuiltSite) -> None:
    from tests.conftest import ROOT  # noqa: PLC0415  the only place that needs the sources beside the site

    for name in ("products", "footprints", "stages", "components", "verifications", "labels", "sites", "factors"):
        submitted = []
        for path in sorted((ROOT / "disclosures").glob(f"*/{name}.csv")):
            with path.open(encoding="utf-8", newline="") as stream:
                submitted += [{"org_id": path.parent.name, **row} for row in csv.DictReader(stream)]
        published = built_site.table(name)
        assert len(published) == len(submitted)
        filled = [{key: cell for key, cell in row.items() if cell} for row in submitted]
        derived = {"notice", "number", "id"} | ({"state"} if name == "footprints" else set())
        found = [{key: cell for key, cell in row.items() if cell and key not in derived} for row in published]
        defaulted = [
            row if "revision" in row or "footprint_id" not in row else {**row, "revision": "1"} for row in filled
        ]
        by_text = sorted(json.dumps(row, sort_keys=True) for row in found)
        assert by_text == sorted(json.dumps(row, sort_keys=True) for row in defaulted)


def test_json_tables_equal_csv_tables(built_site: BuiltSite) -> None:
    tables = [
        path for path in (built_site.folder / "data/latest").glob("*.csv") if not path.name.startswith("factors-lca")
    ]
    for path in sorted(tables):
        document = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        assert document["rows"] == built_site.table(path.stem)


def test_frictionless_finds_the_data_package_valid(built_site: BuiltSite) -> None:
    with system.use_context(trusted=True):
        report = Package(str(built_site.folder / "data/latest/datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "note"])[:5]
    assert sum(task.stats.get("rows", 0) for task in report.tasks) > 1000


def test_fingerprints_fit_the_files(built_site: BuiltSite) -> None:
    lines = built_site.read("data/latest/SHA256SUMS").splitlines()
    assert len(lines) >= 24
    for line in lines:
        fingerprint, name = line.split("  ")
        content = (built_site.folder / "data/latest" / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == fingerprint


def test_product_pages_travel_in_one_small_request(built_site: BuiltSite) -> None:
    for path in built_site.pages:
        if re.match(r"(en/)?p/", path):
            page = built_site.read(path)
            assert len(gzip.compress(page.encode(), 6)) <= MOST_BYTES, path
            later = re.sub(r'<img [^>]* loading="lazy">', "", page)
            asking = r"<script(?! type=\"application/ld\+json\")|<img|<iframe|rel=\"stylesheet\""
            assert not re.search(asking, later), path


def test_every_page_and_file_with_samples_says_so(built_site: BuiltSite) -> None:
    for row in built_site.table("products"):
        assert SAMPLE in built_site.read(f"p/{row['number']}/index.html")
        assert "sample data" in built_site.read(f"en/p/{row['number']}/index.html").lower()
        assert SAMPLE in built_site.product(row["number"])["notice"]
    for name in ("organisation", "products", "footprints", "stages", "components", "verifications", "labels"):
        assert all(SAMPLE in row["notice"] for row in built_site.table(name))
    for prefix in ("", "en/"):
        for page in ("", "c/", "o/", "data/", "search/"):
            text = built_site.read(f"{prefix}{page}index.html")
            assert SAMPLE in text or "sample data" in text.lower(), (prefix, page)


def test_every_code_has_a_page_in_both_languages(built_site: BuiltSite) -> None:
    for code in CODES:
        for prefix in ("", "en/"):
            page = built_site.read(f"{prefix}help/{code}/index.html")
            assert code in page
            assert "{" not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL).partition("<main")[2], code


def test_no_address_leads_nowhere(built_site: BuiltSite) -> None:
    for path in built_site.lean_pages:
        for target in re.findall(r'(?:href|src|action)="([^"#]*)', built_site.read(path)):
            if not target or target.startswith(("https:", "mailto:", "http:", "data:")):
                continue
            base = built_site.folder if target.startswith("/") else (built_site.folder / path).parent
            place = (base / target.split("?")[0].lstrip("/")).resolve()
            assert (place / "index.html").is_file() or place.is_file(), (path, target)


def test_nothing_is_loaded_from_another_host(built_site: BuiltSite) -> None:
    loading = re.compile(r"<(?:script|img|iframe|link|source|object|embed)[^>]+(?:src|href)=\"?(?:https?:)?//[^\">]+")
    own = ('rel="canonical"', 'rel="alternate"', "rel=canonical", "rel=alternate", 'rel="license"')
    for path in built_site.pages:
        for tag in loading.findall(built_site.read(path)):
            assert any(allowed in tag for allowed in own), (path, tag)
    for sheet in (built_site.folder / "assets").glob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(?:https?:)?//|@import", sheet.read_text(encoding="utf-8"))


def test_the_language_switch_of_every_page_leads_to_the_same_page(built_site: BuiltSite) -> None:
    """Frames in shops' pages have none, and the page for unknown addresses cannot know the address."""
    wrong = []
    for path in built_site.pages:
        page = built_site.read(path)
        if path.startswith("embed/p/") or path == "404.html" or 'http-equiv="refresh"' in page:
            continue
        twin = path.removeprefix("en/") if path.startswith("en/") else f"en/{path}"
        switch = re.search(r'<a href="([^"]+)" hreflang="([^"-]+)', page)
        target = urlsplit(urljoin(f"/{path}", switch[1])).path.removeprefix("/") if switch else ""
        if not switch or target != twin.removesuffix("index.html"):
            wrong.append((path, target))
        elif f'<html lang="{switch[2]}' not in built_site.read(twin):
            wrong.append((twin, switch[2]))
    assert wrong == []
