"""Six things added to a copy of the repository, each by just the edits that the table names."""

import csv
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.conftest import ROOT
from tests.languages import add_language, copied

FILES = Path(__file__).parent / "files"
PACKAGES = ROOT / "tests" / "packages"
PRODUCTS = "shili-ebike/products.csv"
RULE = '''
@rule("sku-repeats-model", "products")
def sku_is_its_own(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A stock number that only repeats the model says nothing."""
    for product in disclosure.products:
        if product.sku is not None and product.sku == product.model:
            yield fault(product, "sku")


RULES = (
    sku_is_its_own,
'''
SENTENCES = {
    "zh": {
        "statement": "货号和型号不同。",
        "why": "货号只重复型号时，买家分不清两种包装。",
        "message": "货号“{value}”和型号一样。",
        "fix": "写仓库或网店用的货号，没有就不填。",
        "bad": "E1,E1",
        "good": "E1,SL-E1-25",
    },
    "en": {
        "statement": "A stock number differs from the model.",
        "why": "Where it only repeats the model, buyers cannot tell two packs apart.",
        "message": "The stock number “{value}” is the model.",
        "fix": "Write the number that the warehouse or shop uses, or leave it empty.",
        "bad": "E1,E1",
        "good": "E1,SL-E1-25",
    },
}
COLUMN = {
    "name": "warranty_months",
    "title_zh": "保修期（月）",
    "title_en": "Warranty (months)",
    "description_zh": "厂家保修多少个月。",
    "description_en": "For how many months the maker repairs it.",
    "type": "integer",
    "constraints": {"minimum": 1, "maximum": 600},
    "unit": "",
    "example": "24",
    "source": "portal",
}
GUIDE_LINES = {
    "zh": "- `/api/v1/brands.json`：每款产品的品牌。\n",
    "en": "- `/api/v1/brands.json`: the brand of each product.\n",
}


def laid_out(root: Path) -> Path:
    """Lay out what the edits touch and what a build needs, without guides but the one about data."""
    copied(root)
    shutil.copytree(ROOT / "content" / "overrides", root / "content" / "overrides")
    shutil.copytree(ROOT / "generator", root / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    for language in ("zh", "en"):
        guide = f"content/{language}/data-guide/index.md"
        (root / guide).parent.mkdir(parents=True)
        shutil.copy(ROOT / guide, root / guide)
    return root


def contents(root: Path) -> dict[str, bytes]:
    """Return every file of the copy."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def changed(root: Path, add: Callable[[Path], None]) -> list[str]:
    """Add something to the copy and return the files that this made or changed."""
    before = contents(root)
    add(root)
    return sorted(name for name, content in contents(root).items() if before.get(name) != content)


def add_column(root: Path) -> None:
    """Add a column to the table of products."""
    path = root / "site_config" / "schemas" / "products.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    schema["fields"].append(COLUMN)
    path.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def add_rule(root: Path) -> None:
    """Add a rule about products, with its code, its sentences and a package that breaks it."""
    _insert(
        root / "generator/diagnostics/codes.py", '    _error("id-reserved"),\n', '    _error("sku-repeats-model"),\n'
    )
    _replace(root / "generator/validate/rules/products.py", "\nRULES = (\n", RULE)
    for language, sentences in SENTENCES.items():
        said = {f"rule.sku-repeats-model.{key}": sentence for key, sentence in sentences.items()}
        _say(root / f"site_config/translations/{language}/rules.po", said)
    package = root / "tests/packages/invalid/sku-repeats-model"
    shutil.copytree(PACKAGES / "valid" / "full-consumer", package)
    edit(package / PRODUCTS, lambda row: {**row, "sku": row["model"]})
    place = {"file": PRODUCTS, "row": 2, "column": "sku"}
    (package / "expected.json").write_text(json.dumps([{"code": "sku-repeats-model", **place}]), encoding="utf-8")


def add_page_kind(root: Path) -> None:
    """Add a page that lists brands."""
    for name in ("brands.py", "brands.html"):
        _new(root, f"generator/pages/organisations/{name}")
    _list(root / "generator/pages/__init__.py", "PAGES", "generator.pages.organisations.brands", "brand_pages")
    _insert(root / "generator/model/routes.py", 'HOME = ""\n', 'BRANDS = "brands/"\n')
    words = {"zh": ("全部品牌", "按品牌看产品"), "en": ("All brands", "The products of each brand")}
    for language, (title, description) in words.items():
        said = {"brands.title": title, "brands.description": description}
        _say(root / f"site_config/translations/{language}/pages.po", said)


def add_exporter(root: Path) -> None:
    """Add a document that names the brand of each product."""
    _new(root, "generator/publish/brands.py")
    _list(root / "generator/publish/__init__.py", "EXPORTERS", "generator.publish.brands", "brands")
    _insert(root / "generator/model/routes.py", 'HOME = ""\n', 'API_BRANDS = "api/v1/brands.json"\n')
    for language, line in GUIDE_LINES.items():
        before = "- `/api/v1/products.json`"
        _replace(root / f"content/{language}/data-guide/index.md", before, f"{line}{before}")


ADDED: dict[str, Callable[[Path], None]] = {
    "column": add_column,
    "rule": add_rule,
    "page kind": add_page_kind,
    "exporter": add_exporter,
    "language": add_language,
}


def with_column(folder: Path, months: str) -> None:
    """Write a good package whose products have the new column."""
    shutil.copytree(PACKAGES / "valid" / "full-consumer" / "shili-ebike", folder)
    edit(folder / "products.csv", lambda row: {**row, "warranty_months": months})


def edit(path: Path, change: Callable[[dict[str, str]], dict[str, str]]) -> None:
    """Change every row of a table."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(map(change, csv.DictReader(stream, strict=True)))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _new(root: Path, path: str) -> None:
    shutil.copy(FILES / f"{path}.txt", root / path)


def _insert(path: Path, after: str, text: str) -> None:
    _replace(path, after, after + text)


def _list(path: Path, listing: str, module: str, maker: str) -> None:
    """Import a maker in the module of its room and add it to a tuple there."""
    _replace(path, "\nfrom generator.", f"\nfrom {module} import {maker}\nfrom generator.")
    opening = re.search(rf"^{listing}\b.*= \($", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert opening, (path, listing)
    _insert(path, f"{opening[0]}\n", f"    {maker},\n")


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _say(path: Path, said: dict[str, str]) -> None:
    with path.open("a", encoding="utf-8") as stream:
        stream.writelines(_messages(said))


def _messages(said: dict[str, str]) -> Iterator[str]:
    for key, sentence in said.items():
        yield f'\nmsgid "{key}"\nmsgstr "{sentence}"\n'
