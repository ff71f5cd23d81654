"""The headers of each kind of file, and the same from the configuration of a real server's language."""

import re
from pathlib import Path

import pytest

from generator.components.style import style_of
from generator.config import SiteConfig
from generator.config.headers import load_headers
from generator.publish.server_headers import server_headers
from tests.builders import ROOT, a_catalogue

STYLE = style_of(ROOT).hash
HEADERS = load_headers(ROOT, STYLE)
KINDS = {
    "/": "page",
    "/en/": "page",
    "/p/7k3m9qx2c/": "page",
    "/label/": "page",
    "/p/7k3m9qx2c/index.html": "page",
    "/data/footprints/": "page",
    "/p/7k3m9qx2c/label.svg": "label",
    "/p/7k3m9qx2c/badge.png": "label",
    "/p/7k3m9qx2c/label.json": "label",
    "/embed/v1/embed.js": "component",
    "/embed/": "page",
    "/embed/p/7k3m9qx2c/": "frame",
    "/api/v1/status.json": "data",
    "/data/latest/products.csv": "data",
    "/assets/search.js": "asset",
    "/assets/compare-verdict.js": "asset",
    "/o/acme/documents/statement.pdf": "evidence",
    "/o/acme/": "page",
    "/en/assets/guide.css": "asset",
}
SAYS = {
    "page": ("frame-ancestors 'none'", None),
    "label": ("default-src 'none'; sandbox", "*"),
    "component": ("", "*"),
    "frame": ("frame-ancestors *", None),
    "data": ("default-src 'none'; sandbox", "*"),
    "asset": ("", None),
    "evidence": ("default-src 'none'; sandbox", None),
}


@pytest.mark.parametrize("path", KINDS)
def test_each_kind_of_file_has_its_headers(path: str) -> None:
    found = HEADERS.of(path)
    policy, origin = SAYS[KINDS[path]]
    assert policy in found.get("Content-Security-Policy", "")
    assert found.get("Access-Control-Allow-Origin") == origin
    assert found["X-Content-Type-Options"] == "nosniff"
    assert "unsafe" not in found.get("Content-Security-Policy", "")


def test_evidence_is_saved_and_not_opened() -> None:
    assert HEADERS.of("/o/acme/documents/statement.pdf")["Content-Disposition"] == "attachment"


def test_pages_allow_the_one_sheet_by_its_hash() -> None:
    assert f"style-src 'self' '{STYLE}'" in HEADERS.of("/")["Content-Security-Policy"]


@pytest.mark.parametrize("path", KINDS)
def test_the_server_is_told_the_same(path: str, config: SiteConfig) -> None:
    """Read the maps as nginx does: the first expression that fits gives the value."""
    [artifact] = server_headers(a_catalogue(), config)
    text = artifact.content.decode()
    sent = {}
    for name, variable in re.findall(r"add_header (\S+) \$(\w+) always;", text):
        body = re.search(rf"map \$uri \${variable} \{{(.*?)\n\}}", text, re.DOTALL)
        assert body is not None
        rows = re.findall(r'"~(\S+)" "(.*)";', body[1])
        sent[name] = next((value for pattern, value in rows if re.search(pattern, path)), "")
    expected = HEADERS.of(path)
    assert {name: value for name, value in sent.items() if value} == {
        name: value for name, value in expected.items() if name not in HEADERS.everywhere
    }


def test_a_site_below_a_path_is_served_there(config: SiteConfig) -> None:
    below = config.with_site(config.site.model_copy(update={"base_url": "https://city.example/pcf/"}))
    [artifact] = server_headers(a_catalogue(), below)
    assert '"~^/pcf(?:/p/' in artifact.content.decode()


def test_the_developer_guide_names_the_file() -> None:
    for language in ("zh", "en"):
        assert "deploy/headers.nginx.conf" in Path(ROOT / f"content/{language}/developer/index.md").read_text("utf-8")
