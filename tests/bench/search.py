"""`python -m tests.bench.search [PRODUCTS]`: 200 questions to the search index of 100,000 fictional products.

The site's own script asks them in a real browser. What it finds is held against every text of every product, and every
file that it fetches for the first page of results is counted as a server sends it, compressed.
"""

import gzip
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from generator.components.scripts import imported, script_text
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Json
from generator.model.catalogue import Catalogue, ProductEntry
from generator.publish.search_index import search_index
from generator.runtime.writing import Place, write
from tests.bench.many_products import WORDS, in_both, many_products
from tests.browser.conftest import launch, serve
from tests.builders import ROOT, a_config
from tests.search import Question, meant

PRODUCTS = 100_000
QUESTIONS = 200
TYPICAL, WORST = 40, 200
"""The budget of one question, in KB."""
ASK = """async ([reader, root, question, facets]) => {
  const { Index } = await import(reader);
  const started = performance.now();
  const index = await Index.open(root);
  const finding = await index.find(question, Object.entries(facets), "tj");
  const count = finding.count;
  const isExact = finding.isExact;
  const rows = await finding.rows(10);
  const milliseconds = performance.now() - started;
  return { count, isExact, numbers: rows.map((row) => row.number), milliseconds };
}"""
ASK_ALL = """async ([reader, root, question, facets]) => {
  const { Index } = await import(reader);
  globalThis.index ??= await Index.open(root);
  const finding = await globalThis.index.find(question, Object.entries(facets), "tj");
  const numbers = [];
  while (finding.hasMore) for (const row of await finding.rows(1000)) numbers.push(row.number);
  return numbers;
}"""


@dataclass(frozen=True, slots=True)
class FootprintSummary:
    """What one question found and cost."""

    kind: str
    question: Question
    found: int
    missing: int
    wrong: int
    kilobytes: float
    files: int
    milliseconds: float


def main() -> None:
    """Measure and print; fail where a product is missing or a budget is passed."""
    count = int(sys.argv[1]) if sys.argv[1:] else PRODUCTS
    config = a_config()
    catalogue = many_products(count, config)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "site"
        folder.mkdir()
        _write(catalogue, config, folder)
        answers = _answers(catalogue, folder)
    _print(answers)
    failed = [answer for answer in answers if answer.missing or answer.wrong or answer.kilobytes > WORST]
    sys.exit(bool(failed))


def _write(catalogue: Catalogue, config: SiteConfig, folder: Path) -> None:
    """Write the index and say what it costs."""
    started = time.process_time()
    artifacts = list(search_index(catalogue, config))
    seconds = time.process_time() - started
    sizes = [len(gzip.compress(artifact.content, 6)) for artifact in artifacts]
    write(artifacts, Place(folder, folder / "absent"))
    for script in (routes.SEARCH_READER, *imported(ROOT, routes.SEARCH_READER)):
        (folder / Path(script).name).write_text(script_text(ROOT, script), encoding="utf-8")
    (folder / "index.html").write_text("<!doctype html>", encoding="utf-8")
    print(f"{len(catalogue.products):,} products: {len(artifacts):,} files, {sum(sizes) / 1e6:.1f} MB compressed")
    print(f"made in {seconds:.1f} s on one core")


def _answers(catalogue: Catalogue, folder: Path) -> list[FootprintSummary]:
    """Ask every question in a browser."""
    questions = _questions(catalogue)
    with serve(folder) as address, sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page()
        page.goto(address)
        answers = [_ask(page, address, folder, kind, question, catalogue) for kind, question in questions]
        browser.close()
    return answers


def _ask(
    page: Page, address: str, folder: Path, kind: str, question: Question, catalogue: Catalogue
) -> FootprintSummary:
    """Ask one question for its first results with nothing fetched before, and then for all results."""
    fetched: list[str] = []
    call = [f"{address}search-index.js", f"{address}search/index/root.json", question.text, question.facets]

    def note(request: Json) -> None:
        if request.url.endswith(".json"):
            fetched.append(request.url.removeprefix(address))

    page.on("request", note)
    first = page.evaluate(ASK, call)
    page.remove_listener("request", note)
    found = page.evaluate(ASK_ALL, call)
    expected = meant(question, catalogue.products)
    shown = first["numbers"]
    is_start = shown == found[: len(shown)] and bool(shown) == bool(found)
    size = sum(_size(folder / name) for name in fetched) / 1000
    return FootprintSummary(
        kind=kind,
        question=question,
        found=len(found),
        missing=len(expected - set(found)),
        wrong=len(set(found) - expected) + len(found) - len(set(found)) + (not is_start),
        kilobytes=size,
        files=len(fetched),
        milliseconds=first["milliseconds"],
    )


@cache
def _size(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def _questions(catalogue: Catalogue) -> list[tuple[str, Question]]:
    """Return the questions, drawn from the products themselves; some find nothing."""
    chance = random.Random(1)  # noqa: S311  repeatable figures, not secrets
    drawn = chance.choices(catalogue.products, k=QUESTIONS)
    return [_question(place, entry, chance) for place, entry in enumerate(drawn)]


def _question(place: int, entry: ProductEntry, chance: random.Random) -> tuple[str, Question]:
    """Return one question after a product; the kinds take turns."""
    product, owner = entry.product, entry.organisation
    zh, en, firm = product.name_zh or "", product.name_en or "", owner.name_zh or ""
    word, word_en = chance.choice(in_both(WORDS))
    start = chance.randrange(max(1, len(zh) - 4))
    kinds: list[tuple[str, str, dict[str, str]]] = [
        ("number", entry.printed, {}),
        ("barcode", (product.gtins or ("6901234567892",))[0], {}),
        ("model", product.model or "", {}),
        ("credit code", owner.uscc or "", {}),
        ("name zh", zh, {}),
        ("name en", en, {}),
        ("part of a name", zh[start : start + 4].strip(), {}),
        ("noun", zh.split()[0][-3:], {}),
        ("noun", en.split()[2], {}),
        ("word", word, {}),
        ("word en", word_en, {}),
        ("organisation", firm, {}),
        ("organisation, short", firm[2:5], {}),
        ("organisation en", " ".join((owner.name_en or "").split()[1:3]), {}),
        ("brand and word", f"{product.brand} {word}", {}),
        ("two words en", f"{word_en} {en.split()[2]}", {}),
        ("initials", _initials(zh), {}),
        ("one character", chance.choice(zh.split()[0]), {}),
        ("two letters", en[:2], {}),
        ("word and facets", word, {"status": "valid", "district": owner.district}),
        ("facets alone", "", {"category": product.category, "trust": "unconfirmed"}),
        ("nothing", f"{word}{firm[2]}不存在", {}),
    ]
    kind, text, facets = kinds[place % len(kinds)]
    return kind, Question(text, facets)


def _initials(name: str) -> str:
    from generator.language.pinyin import initials  # noqa: PLC0415

    return initials(name)[:5]


def _print(answers: list[FootprintSummary]) -> None:
    """Print what each kind of question costs, and all of them."""
    print(f"\n{'':22}{'asked':>7}{'found':>10}{'missing':>9}{'wrong':>7}", end="")
    print(f"{'KB median':>11}{'KB most':>9}{'files':>7}{'ms':>7}")
    kinds = sorted({answer.kind for answer in answers})
    for kind in kinds:
        _line(kind, [answer for answer in answers if answer.kind == kind])
    _line("all", answers)
    sizes = sorted(answer.kilobytes for answer in answers)
    print(
        f"\nKB of a question: median {statistics.median(sizes):.1f}, 95 % {sizes[int(len(sizes) * 0.95)]:.1f}, ", end=""
    )
    print(f"most {sizes[-1]:.1f}; the budget is {TYPICAL} typically and {WORST} at worst")
    for answer in sorted(answers, key=lambda each: -each.kilobytes)[:5]:
        print(f"  {answer.kilobytes:6.1f} KB  {answer.kind}: {answer.question.text} {answer.question.facets or ''}")


def _line(name: str, answers: Iterable[FootprintSummary]) -> None:
    """Print one row of the table."""
    some = list(answers)
    sizes = [answer.kilobytes for answer in some]
    found, missing, wrong = (sum(getattr(answer, field) for answer in some) for field in ("found", "missing", "wrong"))
    files = max(answer.files for answer in some)
    milliseconds = statistics.median(answer.milliseconds for answer in some)
    print(f"{name:22}{len(some):>7}{found:>10,}{missing:>9}{wrong:>7}", end="")
    print(f"{statistics.median(sizes):>11.1f}{max(sizes):>9.1f}{files:>7}{milliseconds:>7.0f}")


if __name__ == "__main__":
    main()
