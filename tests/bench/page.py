"""`python -m tests.bench.page [PRODUCTS]`: product pages of one language beside bare Jinja that writes the same bytes.

The bare template is cut out of one finished page and has a hole for each value that our templates write there. It knows
no views, no words of a language and no layout, so it is what such a page costs in Jinja at least. Both work in one
process, in turns, and write every file.
"""

import re
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

from jinja2 import Environment, StrictUndefined, Template

from generator.components.templates import Templates
from generator.config import SiteConfig, load_config
from generator.model.artifact import Artifact
from generator.pages.product.page import ProductPageInput, product_pages
from generator.runtime.garbage import collect_seldom
from generator.runtime.writing import Place, write
from generator.workflows.build import catalogue
from generator.workflows.check import check, prepare
from tests.bench.synthetic import write_packages

ROOT = Path(__file__).resolve().parent.parent.parent
AS_OF = date(2026, 11, 22)
PRODUCTS = 100
ROUNDS = 25
_WORDS = re.compile(r"(?<=>)[^<>&\"']+(?=<)|(?<==\")[^<>&\"']+(?=\")")


@dataclass(frozen=True, slots=True)
class PageCost:
    """What a product page of one language costs in one process."""

    ours: float
    """Milliseconds of processor time."""
    bare: float
    """The same by bare Jinja."""
    holes: int
    """Holes of the bare template."""
    size: int
    """Bytes of the page that the bare template was cut out of."""

    @property
    def ratio(self) -> float:
        """Return how many times bare Jinja a page costs."""
        return self.ours / self.bare


def page_cost(products: int) -> PageCost:
    """Return what the pages of so many fictional products cost: of each page the quickest of several rounds."""
    shown, config = _shown(products)
    collect_seldom()
    pages = [page for value in shown for page in product_pages.make(value, config)]
    middle = sorted(range(len(pages)), key=lambda place: len(pages[place].content))[len(pages) // 2]
    page = pages[middle].content.decode()
    holes = values_written(shown[middle], config)
    template, words = bare_template(page, holes)
    ours, bare = zip(
        *(
            (
                _seconds(product_pages.make(value, config) for value in shown),
                _seconds((Artifact.text(page.path, template.render(words)),) for page in pages),
            )
            for _ in range(ROUNDS)
        ),
        strict=True,
    )
    return PageCost(_quickest(ours), _quickest(bare), holes, len(pages[middle].content))


def bare_template(page: str, holes: int) -> tuple[Template, dict[str, str]]:
    """Return a template with so many holes that makes just this page, and the words that fill them."""
    found = list(_WORDS.finditer(page))
    parts: list[str] = []
    words: dict[str, str] = {}
    end = 0
    for number in range(holes):
        word = found[number * len(found) // holes]
        parts += [page[end : word.start()], f"⟦ hole{number} ⟧"]
        words[f"hole{number}"] = word[0]
        end = word.end()
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        variable_start_string="⟦",
        variable_end_string="⟧",
        block_start_string="⟦%",
        block_end_string="%⟧",
        comment_start_string="⟦#",
        comment_end_string="#⟧",
    )
    template = environment.from_string("".join((*parts, page[end:])))
    assert template.render(words) == page
    return template, words


def _shown(products: int) -> tuple[list[ProductPageInput], SiteConfig]:
    """Return what the pages of fictional products show, and a site of one language."""
    config = load_config(ROOT)
    single = in_one_language(config)
    context = prepare(config, AS_OF)
    with tempfile.TemporaryDirectory() as place:
        write_packages(Path(place), products, ROOT / "site_config" / "starter")
        content = catalogue(check([Path(place)], context), context)
    return list(product_pages.select(content, single)), single


def in_one_language(config: SiteConfig) -> SiteConfig:
    """Return the settings of a site of the first language alone."""
    return config.with_site(config.site.model_copy(update={"languages": config.languages[:1]}))


def values_written(shown: ProductPageInput, config: SiteConfig) -> int:
    """Return how many values our templates write on the page of a product; fixed sentences are none."""
    with patch.object(Templates, "written", side_effect=Templates.written) as written:
        list(product_pages.make(shown, config))
    return written.call_count


def _seconds(pages: Iterable[Iterable[Artifact]]) -> list[float]:
    """Return the processor time of each page, made and written."""
    with tempfile.TemporaryDirectory() as place:
        marks = [time.process_time()]
        for page in pages:
            write(page, Place(Path(place), Path(place, "absent")))
            marks.append(time.process_time())
    return [after - before for before, after in pairwise(marks)]


def _quickest(rounds: Sequence[Sequence[float]]) -> float:
    """Return the milliseconds of a page, of each the quickest round, so that what else the machine does is left out."""
    quickest: list[float] = [min(each) for each in zip(*rounds, strict=True)]
    return 1000 * sum(quickest) / len(quickest)


def main() -> None:
    """Measure and print."""
    cost = page_cost(int(sys.argv[1]) if len(sys.argv) > 1 else PRODUCTS)
    print(f"a product page of one language, written: {cost.ours:.3f} ms; bare Jinja: {cost.bare:.3f} ms")
    print(f"({cost.size:,} bytes, {cost.holes} holes) ratio (≤ 3, aim 2): {cost.ratio:.2f}")


if __name__ == "__main__":
    main()
