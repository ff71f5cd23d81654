"""Registers in the built site: what a clause names is there, and feeds are what their names say."""

from xml.etree.ElementTree import fromstring

from tests.site import BuiltSite


def test_every_page_that_a_clause_names_exists(built_site: BuiltSite) -> None:
    for clause in built_site.table("clauses"):
        for address in clause["pages"].split(";"):
            for prefix in ("", "en/"):
                assert (built_site.folder / prefix / address / "index.html").is_file(), (clause["clause_id"], address)


def test_feeds_link_to_pages_that_exist(built_site: BuiltSite) -> None:
    base = "https://pcf.example.org/"
    paths = ["feed.atom", *(f"feed/{row['org_id']}.atom" for row in built_site.table("organisation"))]
    for path in paths:
        root = fromstring(built_site.read(path))
        for link in root.iter("{http://www.w3.org/2005/Atom}link"):
            place = (link.get("href") or "").removeprefix(base).partition("#")[0]
            target = built_site.folder / place
            assert target.is_file() or (target / "index.html").is_file(), (path, place)


def test_every_file_of_news_with_samples_says_so(built_site: BuiltSite) -> None:
    for path in ("feed.atom", "expiries.ics"):
        assert "示例数据" in built_site.read(path)
