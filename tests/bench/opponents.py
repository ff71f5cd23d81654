"""Others that write as many pages as a site has, each of as many bytes and with as many holes as a page of ours.

Each is one command, run as a whole process; making its input is not measured.
"""

import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from tests.bench.measuring import Cost, cost_of
from tests.bench.pattern import Pattern
from tests.bench.table import Row

ROOT = Path(__file__).resolve().parent.parent.parent
HUGO = Path(sys.executable).parent / "hugo"
MOST_BY_MKDOCS = 10_000
"""Pages that MkDocs Material makes at most; it holds all of them in memory, and takes long."""

HUGO_SETTINGS = {
    "baseURL": "/",
    "disableKinds": ["404", "home", "robotstxt", "rss", "section", "sitemap", "taxonomy", "term"],
}
MKDOCS_SETTINGS = "site_name: x\ntheme: {name: material, font: false}\nplugins: []\nnav: [index.md]\nnot_in_nav: p/\n"


def pattern_of(site: Path, holes: int) -> Pattern:
    """Return what others are to make: as many pages as a site has, all of the mean size of these."""
    sizes = [path.stat().st_size for path in site.rglob("*.html")]
    return Pattern(len(sizes), holes, sum(sizes) // len(sizes))


def opponents(site: Path, pattern: Pattern, folder: Path, most_by_mkdocs: int = MOST_BY_MKDOCS) -> Iterator[Row]:
    """Yield what each of them costs; what it wrote is removed.

    Args:
        site: The finished site.
        pattern: The pages to make.
        folder: Where input and output stand meanwhile; not there yet.
        most_by_mkdocs: Pages that MkDocs Material makes at most.

    """
    folder.mkdir()
    yield Row("cp -r", _emptied(("cp", "-r", site, folder / "copy"), folder, folder / "copy"))
    yield Row("bare Jinja, one process", _jinja(folder / "jinja", pattern))
    if HUGO.exists():
        yield Row("Hugo", _hugo(folder / "hugo", pattern))
    fewer = replace(pattern, pages=min(pattern.pages, most_by_mkdocs))
    name = "MkDocs Material" if fewer == pattern else f"MkDocs Material, only {fewer.pages:,} pages"
    yield Row(name, _mkdocs(folder / "mkdocs", fewer), pattern.pages / fewer.pages)


def _emptied(command: Sequence[str | Path], folder: Path, out: Path) -> Cost:
    """Return what a command costs, and remove what it wrote."""
    cost = cost_of(command, folder, out)
    shutil.rmtree(out)
    return cost


def _jinja(folder: Path, pattern: Pattern) -> Cost:
    _put(folder / "page.html", pattern.template(lambda hole: f"{{{{ values[{hole}] }}}}"))
    numbers = [str(number) for number in (pattern.pages, pattern.holes, pattern.size)]
    command: list[str | Path] = [sys.executable, "-m", "tests.bench.bare_jinja", folder, folder / "out", *numbers]
    return _emptied(command, ROOT, folder / "out")


def _hugo(folder: Path, pattern: Pattern) -> Cost:
    """Let Hugo fill its template with what stands at the head of one file for each page."""
    _put(folder / "hugo.json", json.dumps(HUGO_SETTINGS))
    _put(folder / "layouts" / "page.html", pattern.template(lambda hole: f"{{{{ index .Params.holes {hole} }}}}"))
    for page in range(pattern.pages):
        _put(folder / "content" / f"{page}.md", json.dumps({"holes": pattern.values(page)}))
    cost = _emptied((HUGO, "--quiet", "--source", folder), folder, folder / "public")
    shutil.rmtree(folder)
    return cost


def _mkdocs(folder: Path, pattern: Pattern) -> Cost:
    """Let MkDocs Material make pages outside its navigation and its search, each with its values in a table."""
    _put(folder / "mkdocs.yml", MKDOCS_SETTINGS)
    _put(folder / "docs" / "index.md", "# Home\n")
    command = ("env", "NO_MKDOCS_2_WARNING=1", sys.executable, "-m", "mkdocs", "build", "--quiet")
    padding = 0
    for pages in (1, pattern.pages):
        for page in range(pages):
            _put(folder / "docs" / "p" / f"{page}.md", _markdown(pattern.values(page), padding))
        cost = cost_of(command, folder, folder / "site")
        padding = pattern.size - (folder / "site" / "p" / "0" / "index.html").stat().st_size
        shutil.rmtree(folder / "site")
    shutil.rmtree(folder)
    return cost


def _markdown(values: Sequence[str], padding: int) -> str:
    """Return a page with its values in a table of two columns, and a paragraph that fills it up."""
    rows = "".join(f"| {left} | {right} |\n" for left, right in zip_longest(values[::2], values[1::2], fillvalue=""))
    return f"# Product\n\n| stage | kg |\n|---|---|\n{rows}\n{'x' * padding}\n"


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
