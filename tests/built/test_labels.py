"""The labels of the built site: every QR code leads to its product, and every promised file is there."""

import gzip
import hashlib
import json

from tests.labels.test_label import BUDGETS, read_qr
from tests.site import BuiltSite


def test_every_qr_code_leads_to_its_product(built_site: BuiltSite) -> None:
    numbers = [row["number"] for row in built_site.table("products")]
    found = {
        (number, blur): read_qr(built_site.read(f"p/{number}/label.svg"), blur)
        for number in numbers
        for blur in (0, 0.8)
    }
    assert {place: text for place, text in found.items() if text != f"https://pcf.example.org/p/{place[0]}/"} == {}


def test_every_label_is_light_and_named_by_its_document(built_site: BuiltSite) -> None:
    for row in built_site.table("products"):
        place = f"p/{row['number']}"
        document = json.loads(built_site.read(f"{place}/label.json"))
        assert document["number"] == row["number"]
        assert (document["value"] is None) is (document["state"] in ("withdrawn", "suspended", "removed-by-law"))
        for form, file in document["files"].items():
            content = built_site.read(f"{place}/{form}.svg").encode()
            assert len(gzip.compress(content, 9)) <= BUDGETS[form]
            assert file["sha256"] == hashlib.sha256(content).hexdigest()
        assert document["url"].endswith(f"{place}/badge.{'png' if row['consumer_facing'] == 'true' else 'svg'}")


def test_what_people_can_buy_has_every_form_and_nothing_has_too_many_files(built_site: BuiltSite) -> None:
    """Design: at most 14 files for a product that people can buy, 10 for any other, with one revision and one GTIN."""
    for row in built_site.table("products"):
        files = {path.name for path in (built_site.folder / "p" / row["number"]).iterdir()} - {"index.html"}
        frame = built_site.folder / "embed" / "p" / row["number"]
        if row["consumer_facing"] == "true":
            assert files == {"label.svg", "label-mono.svg", "compact.svg", "badge.svg", "badge.png", "label.json"}
            assert frame.is_dir()
        else:
            assert files == {"label.svg", "label-mono.svg", "badge.svg", "label.json"}
            assert not frame.exists()
        pages, document, revision, gtin = 2, 1, 2, 1
        assert len(files) + frame.is_dir() + pages + document + revision + gtin <= (14 if frame.is_dir() else 10)
