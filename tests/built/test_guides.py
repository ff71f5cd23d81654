"""The guides in the built site: whatever they link to is there, on whichever page it stands."""

import re
from collections.abc import Iterator

from tests.site import BuiltSite

HREF = re.compile(r'<a [^>]*href="([^"]*)"')
ID = re.compile(r'\bid="([^"]+)"')


def test_no_link_of_a_guide_leads_nowhere(built_site: BuiltSite) -> None:
    lean = set(built_site.lean_pages)
    missing = {target for path in built_site.pages if path not in lean for target in _missing(built_site, path)}
    assert sorted(missing) == []


def _missing(site: BuiltSite, path: str) -> Iterator[str]:
    """Yield what a page links to and the site has not: an address, or a place within one."""
    for href in HREF.findall(site.read(path)):
        if href.startswith(("https:", "mailto:", "http:", "data:")):
            continue
        route, _, anchor = href.partition("#")
        place = (site.folder / path).parent / route.partition("?")[0] if route else site.folder / path
        file = (place / "index.html" if place.is_dir() else place).resolve()
        name = file.relative_to(site.folder).as_posix() if site.folder in file.parents else href
        if not file.is_file():
            yield name
        elif anchor and file.suffix == ".html" and anchor not in ID.findall(file.read_text(encoding="utf-8")):
            yield f"{name}#{anchor}"
