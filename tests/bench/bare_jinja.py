"""Bare Jinja in one process: `python -m tests.bench.bare_jinja FOLDER OUT PAGES HOLES SIZE`.

The template is FOLDER/page.html; every page has values of its own.
"""

import sys
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tests.bench.pattern import Pattern


def main(folder: Path, out: Path, pattern: Pattern) -> None:
    """Write every page."""
    loader = FileSystemLoader(folder)
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    template = environment.get_template("page.html")
    for page in range(pattern.pages):
        target = out / str(page)
        target.mkdir(parents=True)
        html = template.render(values=pattern.values(page))
        (target / "index.html").write_text(html, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Pattern(*map(int, sys.argv[3:])))
