"""A built site as tests look at it: files, pages, tables."""

import csv
import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.model.artifact import Json


@dataclass(frozen=True)
class BuiltSite:
    """A folder that a web server could serve."""

    folder: Path

    def read(self, path: str) -> str:
        """Return a text file."""
        return (self.folder / path).read_text(encoding="utf-8")

    def table(self, name: str) -> list[dict[str, str]]:
        """Return a published table."""
        with (self.folder / f"data/latest/{name}.csv").open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream, strict=True))

    def product(self, number: str) -> Json:
        """Return a product's JSON document."""
        return json.loads(self.read(f"api/v1/products/{number}.json"))

    @cached_property
    def pages(self) -> list[str]:
        """Return the paths of all HTML files."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))

    @cached_property
    def lean_pages(self) -> list[str]:
        """Return the pages made from data: those without Material."""
        return [
            path for path in self.pages if "md-header" not in self.read(path) and "md-content" not in self.read(path)
        ]


def fingerprints(out: Path) -> dict[str, str]:
    """Return the fingerprint of every file of a site."""
    found = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}
