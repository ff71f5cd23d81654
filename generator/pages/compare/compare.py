"""The compare page: up to four products side by side, and a verdict only where one is honest.

Its script reads the numbers from the address, fetches what `publish.comparison` says of each product, and fills the
holes of the sentences given here; without a script the page leads to the lists of comparable products.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.components.layout import Head
from generator.components.maker import Maker
from generator.components.renderer import PageRenderer, renderers
from generator.components.scripts import script_languages
from generator.components.sectors import CategoryCounts, SectorView, category_counts, sectors_view
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.model.comparability import PARTS
from generator.model.data_day import headlines_day
from generator.model.product_number import printed_number, product_number

NEVER_UNKNOWN = ("kind", "category", "life")
"""Parts that every product has; the others can be missing, and then another sentence says so."""

COMMA = "list.comma"
"""Key under which the script finds what stands between the parts of a list."""
SENTENCES = (
    "compare.verdict.one",
    "compare.verdict.different",
    "compare.verdict.gone",
    "compare.verdict.past",
    "compare.verdict.declared",
    "compare.verdict.no_range",
    "compare.verdict.overlap",
    "compare.verdict.lower",
    "compare.verdict.plain",
    "compare.verdict.under",
    "compare.verdict.over",
    "compare.agree",
    "compare.mixed",
    "compare.side",
    "compare.stages",
    "compare.range_title",
    "compare.share",
    "compare.copy",
    "compare.copied",
    "compare.remove",
    "compare.row.name",
    "compare.row.value",
    "compare.row.range",
    "compare.row.per",
    "compare.row.boundary",
    "compare.row.rule",
    "compare.row.status",
    "compare.row.trust",
    "compare.row.data",
    "compare.value",
    "compare.value_of",
    "compare.between",
    "compare.not_listed",
    "compare.bad",
    "compare.unknown",
    "compare.failed",
    "compare.too_many",
    COMMA,
    "number.span",
    "product.no_range",
)
"""What the script says; the sentences on each part of the key come beside them."""
GRADED = ("compare.row.grade", "compare.no_grade")
"""What it says only while a grading scheme is in force."""


@dataclass(frozen=True, slots=True)
class CompareInput:
    """What the compare page shows."""

    data_day: date | None
    kinds: tuple[str, ...]
    categories: CategoryCounts
    is_graded: bool
    """Whether a grading scheme is in force."""


@dataclass(frozen=True, slots=True)
class CompareView:
    """What a visitor reads on the compare page, and what its script needs."""

    script: str
    sectors: tuple[SectorView, ...]


def _select(catalogue: Catalogue, _: SiteConfig) -> Iterator[CompareInput]:
    yield CompareInput(
        data_day=headlines_day(catalogue.products),
        kinds=tuple(sorted(catalogue.kinds)),
        categories=category_counts(catalogue),
        is_graded=catalogue.grading.is_in_force,
    )


def _make(shown: CompareInput, config: SiteConfig) -> Iterator[Artifact]:
    for renderer in renderers(config):
        sectors = sectors_view(shown.categories, renderer, routes.COMPARE)
        head = Head(
            route=routes.COMPARE,
            title=renderer.translator.say("compare.title"),
            description=renderer.translator.say("compare.description"),
            kinds=frozenset(shown.kinds),
            script=routes.COMPARE_SCRIPT,
            data_day=shown.data_day,
        )
        view = CompareView(_script(renderer, graded=shown.is_graded), sectors)
        yield renderer.page("pages/compare/compare.html", view, head)


compare_page = Maker(_select, _make)
"""The compare page in each language."""


def _script(renderer: PageRenderer, *, graded: bool) -> str:
    """Return what the script needs, as JSON: addresses with a hole for the number, orders, sentences."""
    translator, route = renderer.translator, routes.COMPARE
    parts = ("kind", *PARTS)
    keys = (*SENTENCES, *(GRADED if graded else ()))
    words = {key: translator.comma if key == COMMA else translator.say(key) for key in keys}
    words |= {f"differs.{part}": translator.say(f"compare.differs.{part}") for part in parts}
    words |= {
        f"unclear.{part}": translator.say(f"compare.unclear.{part}") for part in parts if part not in NEVER_UNKNOWN
    }
    prefix = translator.config.site.number_prefix
    needs = {
        "languages": script_languages(translator),
        "document": renderer.file_href(route, routes.api_product("{number}")),
        "page": renderer.href(route, routes.product("{number}")),
        "prefix": prefix,
        "example": printed_number(product_number("example", "example"), prefix),
        "parts": parts,
        "stages": translator.config.codelists["stages"].codes,
        "words": words,
    }
    return json.dumps(needs, ensure_ascii=False, separators=(",", ":"))
