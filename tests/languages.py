"""A copy of the repository with more languages: English, every word stretched, and Esperanto with some of its words.

Nothing but data is written: no line of the program knows that either exists.
"""

import csv
import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml
from babel.messages.pofile import read_po, write_po

from tests.conftest import ROOT

ESPERANTO = ROOT / "tests" / "locales" / "eo"
ACCENTS = str.maketrans("aceinouyACEINOUY", "áçéíñóúýÁÇÉÍÑÓÚÝ")
STRETCH = "éíóá"
_WORD = re.compile(r"\{\w+\}|[A-Za-z]+")
_KEPT = {"date.pattern"}
"""Sentences that are no words: how days are written."""


def stretched(text: str) -> str:
    """Return English with accents in every word, a third longer; holes stay what they are."""
    return _WORD.sub(lambda found: found[0] if found[0].startswith("{") else _stretched(found[0]), text)


def _stretched(word: str) -> str:
    letters = cycle(STRETCH)
    return word.translate(ACCENTS) + "".join(next(letters) for _ in range((len(word) + 2) // 3))


def copied(root: Path) -> Path:
    """Lay out the repository without guides, whose words are not the program's."""
    shutil.copytree(ROOT / "site_config", root / "site_config")
    for folder in ("assets", "registers"):
        shutil.copytree(ROOT / "content" / folder, root / "content" / folder)
    return root


def stretch_english(root: Path) -> None:
    """Replace every English word of catalogues, schemas, code lists, grading schemes and the site's settings."""
    for path in sorted((root / "site_config" / "translations" / "en").glob("*.po")):
        _stretch_catalogue(path)
    for path in sorted((root / "site_config" / "schemas").rglob("*.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps(_stretch_keys(schema), ensure_ascii=False, indent=2), encoding="utf-8")
    for path in sorted((root / "site_config" / "codelists").glob("*.csv")):
        _rewrite(path, lambda row: {key: stretched(cell) if key.endswith("_en") else cell for key, cell in row.items()})
    for path in (*sorted((root / "site_config" / "grade_schemes").rglob("*.yaml")), root / "site_config" / "site.yaml"):
        settings = _stretch_keys(yaml.safe_load(path.read_text(encoding="utf-8")))
        path.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _stretch_catalogue(path: Path) -> None:
    with path.open("rb") as stream:
        catalogue = read_po(stream, locale="en")
    for message in catalogue:
        if message.id and message.id not in _KEPT:
            said = message.string
            message.string = stretched(said) if isinstance(said, str) else tuple(map(stretched, said or ()))
    with path.open("wb") as stream:
        write_po(stream, catalogue, width=0)


def _stretch_keys(value: Any) -> Any:
    """Return settings with the words of every key that is English: `en` and `…_en`."""
    if isinstance(value, dict):
        return {key: _stretch_value(str(key), each) for key, each in value.items()}
    return [_stretch_keys(each) for each in value] if isinstance(value, list) else value


def _stretch_value(key: str, value: Any) -> Any:
    is_english = (key == "en" or key.endswith("_en")) and isinstance(value, str)
    return stretched(value) if is_english else _stretch_keys(value)


def _rewrite(path: Path, change: Callable[[dict[str, str]], Mapping[str, str]]) -> None:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [change(row) for row in csv.DictReader(stream, strict=True)]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def add_esperanto(root: Path) -> list[str]:
    """Add Esperanto as a city would, with the names of a code list, and return the files that it touched."""
    config = root / "site_config"
    before = dict(_contents(config))
    add_language(root)
    for path in sorted((ESPERANTO / "codelists").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            names = {row["code"]: row["name_eo"] for row in csv.DictReader(stream, strict=True)}
        _rewrite(config / "codelists" / path.name, partial(_named, names))
    after = dict(_contents(config))
    return sorted(name for name, content in after.items() if before.get(name) != content)


def add_language(root: Path) -> None:
    """Add Esperanto with no more than it needs: a line of the settings, and some sentences."""
    config = root / "site_config"
    added = yaml.safe_load((ESPERANTO / "language.yaml").read_text(encoding="utf-8"))
    site = yaml.safe_load((config / "site.yaml").read_text(encoding="utf-8"))
    site["languages"].append(added["language"])
    for key in ("name", "short_name"):
        site[key]["eo"] = added[key]
    (config / "site.yaml").write_text(yaml.safe_dump(site, allow_unicode=True, sort_keys=False), encoding="utf-8")
    shutil.copytree(ESPERANTO / "translations", config / "translations" / "eo")


def _named(names: Mapping[str, str], row: Mapping[str, str]) -> dict[str, str]:
    return {**row, "name_eo": names.get(row["code"], "")}


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
