"""Changes of every kind that a repository goes through, each applied to a copy of it by chance from a seed."""

import csv
import random
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tests.conftest import AS_OF, ROOT

Row = dict[str, str]
FIRST = ("sample-haihe-bikes", "sample-beitang-steel", "sample-maiquan-beer", "sample-landong-battery")
"""Packages that a copy begins with; the others may come."""


@dataclass
class Copy:
    """A copy of the repository, small enough to be built often, and the day it is looked at."""

    root: Path
    chance: random.Random
    day: date = AS_OF

    def __post_init__(self) -> None:
        """Copy settings, registers, assets, the program and some packages; no guides, which take MkDocs long."""
        for folder in ("site_config", "generator", "content/registers", "content/assets", "content/overrides"):
            shutil.copytree(ROOT / folder, self.root / folder, ignore=shutil.ignore_patterns("__pycache__"))
        for file in ("mkdocs.yml", "requirements.lock"):
            shutil.copyfile(ROOT / file, self.root / file)
        for name in FIRST:
            self.bring(name)

    def bring(self, name: str) -> None:
        """Put a package of the repository into the copy."""
        shutil.copytree(ROOT / "disclosures" / name, self.root / "disclosures" / name)

    def packages(self) -> list[Path]:
        """Return the packages, by name."""
        return sorted((self.root / "disclosures").iterdir())

    def any_package(self) -> Path:
        """Return a package by chance."""
        return self.chance.choice(self.packages())

    def change(self, file: Path, change: Callable[[list[Row]], None]) -> None:
        """Change the rows of a table."""
        with file.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            rows, columns = list(reader), list(reader.fieldnames or ())
        change(rows)
        columns += dict.fromkeys(name for row in rows for name in row if name not in columns)
        with file.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    def register(self, name: str) -> Path:
        """Return the file of a register."""
        return self.root / "content" / "registers" / f"{name}.csv"


def cell(copy: Copy) -> None:
    """Call a product by another name."""

    def change(rows: list[Row]) -> None:
        row = copy.chance.choice(rows)
        row["name_zh"] += f"改{copy.chance.randrange(100)}"

    copy.change(copy.any_package() / "products.csv", change)


def organisation(copy: Copy) -> None:
    """Call an organisation by another name."""

    def change(rows: list[Row]) -> None:
        rows[0]["name_zh"] += f"改{copy.chance.randrange(100)}"

    copy.change(copy.any_package() / "organisation.csv", change)


def number(copy: Copy) -> None:
    """Widen the range of a footprint."""

    def change(rows: list[Row]) -> None:
        row = copy.chance.choice([row for row in rows if row["pcf_high"]] or rows)
        row["pcf_high"] = row["pcf_high"] and f"{row['pcf_high']}1"

    copy.change(copy.any_package() / "footprints.csv", change)


def revision(copy: Copy) -> None:
    """Disclose a footprint anew, with everything that belongs to it."""
    package = copy.any_package()
    with (package / "footprints.csv").open(encoding="utf-8", newline="") as stream:
        known = list(csv.DictReader(stream))
    chosen = copy.chance.choice(known)["footprint_id"]
    newest = max(int(row["revision"]) for row in known if row["footprint_id"] == chosen)

    def change(rows: list[Row]) -> None:
        told = [row for row in rows if row.get("footprint_id") == chosen and row.get("revision") == str(newest)]
        why = {"change_reason": "correction", "change_note_zh": "更正", "change_note_en": "Corrected"}
        rows += [row | {"revision": str(newest + 1)} | (why if "change_reason" in row else {}) for row in told]

    for table in ("footprints", "stages", "components", "inventory", "sources"):
        if (package / f"{table}.csv").exists():
            copy.change(package / f"{table}.csv", change)


def withdrawal(copy: Copy) -> None:
    """Take a footprint back."""

    def change(rows: list[Row]) -> None:
        row = copy.chance.choice(rows)
        row |= {"status": "withdrawn", "status_on": AS_OF.isoformat(), "status_reason": "withdrawn"}

    copy.change(copy.any_package() / "footprints.csv", change)


def new_package(copy: Copy) -> None:
    """Let an organisation disclose for the first time."""
    here = {package.name for package in copy.packages()}
    others = sorted(path.name for path in (ROOT / "disclosures").iterdir() if path.name not in here)
    copy.bring(copy.chance.choice(others))


def removed_package(copy: Copy) -> None:
    """Let an organisation vanish, which git would keep from happening."""
    shutil.rmtree(copy.any_package())


def confirmation(copy: Copy) -> None:
    """Let the authority revoke a confirmation."""

    def change(rows: list[Row]) -> None:
        here = {package.name for package in copy.packages()}
        copy.chance.choice([row for row in rows if row["org_id"] in here] or rows)["result"] = "revoked"

    copy.change(copy.register("confirmations"), change)


def notice(copy: Copy) -> None:
    """Let the authority put out a notice, or end one."""

    def change(rows: list[Row]) -> None:
        copy.chance.choice(rows)["until"] = (copy.day + timedelta(days=copy.chance.choice((-1, 400)))).isoformat()

    copy.change(copy.register("notices"), change)


def register_row(copy: Copy) -> None:
    """Correct the title of a policy document."""

    def change(rows: list[Row]) -> None:
        copy.chance.choice(rows)["title_zh"] += "（改）"

    copy.change(copy.register("policies"), change)


def grade_scheme(copy: Copy) -> None:
    """Put a fictional scheme into force, or change its name."""
    folder = copy.root / "site_config" / "grade_schemes"
    registered = sorted(folder.glob("*.yaml"))
    if registered:
        text = registered[0].read_text(encoding="utf-8")
        registered[0].write_text(text.replace("  en: ", "  en: New ", 1), encoding="utf-8")
    else:
        shutil.copyfile(next((folder / "example").glob("*.yaml")), folder / "example-e-bike.yaml")


def translation(copy: Copy) -> None:
    """Change a sentence of the product page."""
    file = copy.root / "site_config" / "translations" / "en" / "product.po"
    text = file.read_text(encoding="utf-8")
    found = copy.chance.choice(list(re.finditer(r'^msgstr "([^"{}\\]+)"$', text, re.MULTILINE)))
    file.write_text(f"{text[: found.end(1)]} {copy.chance.randrange(100)}{text[found.end(1) :]}", encoding="utf-8")


def template(copy: Copy) -> None:
    """Add a comment to a template."""
    file = copy.chance.choice(sorted((copy.root / "generator").rglob("*.html")))
    file.write_text(f"{file.read_text(encoding='utf-8')}<!-- {copy.chance.randrange(100)} -->\n", encoding="utf-8")


def setting(copy: Copy) -> None:
    """Give the register another address."""
    file = copy.root / "site_config" / "site.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        re.sub(r"(?m)^base_url: .*$", f"base_url: https://register{copy.chance.randrange(100)}.example/", text),
        encoding="utf-8",
    )


def asset(copy: Copy) -> None:
    """Change the look."""
    file = copy.root / "content" / "assets" / "tokens.css"
    file.write_text(f"{file.read_text(encoding='utf-8')}/* {copy.chance.randrange(100)} */\n", encoding="utf-8")


def code_list(copy: Copy) -> None:
    """Call a category by another name."""

    def change(rows: list[Row]) -> None:
        column = next(name for name in rows[0] if name.endswith("_en"))
        copy.chance.choice(rows)[column] += " (new)"

    copy.change(copy.root / "site_config" / "codelists" / "categories.csv", change)


def another_day(copy: Copy) -> None:
    """Let time pass, by little or by much."""
    copy.day += timedelta(days=copy.chance.choice((1, 30, 400)))


EDITS: Mapping[str, Callable[[Copy], None]] = {
    edit.__name__: edit
    for edit in (
        cell, organisation, number, revision, withdrawal, new_package, removed_package, confirmation, notice,
        register_row, grade_scheme, translation, template, setting, asset, code_list, another_day,
    )
}  # fmt: skip
"""Every kind of change, by name."""
