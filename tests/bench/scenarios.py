"""Builds that a register goes through: all of it, nothing changed, a cell, a row of a register, the next day."""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from generator.config import load_config
from tests.bench.measuring import Cost, cost_of
from tests.bench.page import AS_OF, ROOT
from tests.bench.synthetic import change_cell, change_register, write_packages
from tests.bench.table import Row

SETTINGS = ("site_config", "mkdocs.yml", "requirements.lock")
GUIDES = ("content",)
NO_GUIDES = ("content/registers", "content/assets", "content/overrides")
PORTAL = (sys.executable, "-m", "generator")


@dataclass(frozen=True, slots=True)
class Register:
    """A register of fictional products in a folder of its own."""

    folder: Path

    @classmethod
    def of(cls, folder: Path, products: int, *, guides: bool = True) -> "Register":
        """Write packages of so many products, and copy settings and registers; MkDocs makes the guides, if at all."""
        for part in (*SETTINGS, *(GUIDES if guides else NO_GUIDES)):
            source, target = ROOT / part, folder / "root" / part
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copytree(source, target) if source.is_dir() else shutil.copyfile(source, target)
        register = cls(folder)
        write_packages(register.disclosures, products, ROOT / "site_config" / "starter")
        return register

    @property
    def root(self) -> Path:
        """Return the folder of settings and registers."""
        return self.folder / "root"

    @property
    def disclosures(self) -> Path:
        """Return the folder of all packages."""
        return self.folder / "disclosures"

    @property
    def site(self) -> Path:
        """Return the folder of the site."""
        return self.folder / "site"

    def build(self, as_of: date = AS_OF) -> Cost:
        """Return what it costs to bring the site up to date."""
        options = ("--disclosures", self.disclosures, "--out", self.site, "--as-of", as_of.isoformat())
        return cost_of((*PORTAL, "--root", self.root, "build", *options), ROOT, self.site)

    def changes(self) -> Iterator[Row]:
        """Yield what builds cost after the full one. The first that writes anything also makes the spare site."""
        yield Row("nothing changed", self.build())
        change_cell(self.disclosures, 0)
        yield Row("one package changed, first time", self.build())
        change_cell(self.disclosures, 0)
        yield Row("one package changed", self.build())
        change_register(self.root / "content" / "registers", load_config(self.root).site.id_namespace)
        yield Row("one register row changed", self.build())
        yield Row("next day", self.build(AS_OF + timedelta(days=1)))

    def checks(self) -> Iterator[Row]:
        """Yield what it costs to check packages."""
        one = min(self.disclosures.iterdir())
        for name, path in (("portal check of one package", one), ("portal check of all packages", self.disclosures)):
            yield Row(name, cost_of((*PORTAL, "--root", self.root, "check", path), ROOT, self.site))
