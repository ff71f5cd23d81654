"""The labels of the built site: every QR code leads to its product, and every promised file is there."""

import gzip
import hashlib
import json

import pytest

from tests.render.test_label import BUDGETS, read_qr
from tests.site import BuiltSite

pytestmark = pytest.mark.xdist_group("site")


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
        for form, budget in BUDGETS.items():
            content = built_site.read(f"{place}/{form}.svg").encode()
            assert len(gzip.compress(content, 9)) <= budget
            assert document["files"][form]["sha256"] == hashlib.sha256(content).hexdigest()
        assert (built_site.folder / place / "badge.png").stat().st_size > 1000
