"""The honesty rules H1 to H14 over a built site, whatever is in it: samples, or a compiled list.

Each check yields what breaks it. Prose by people of ours (the guides) is not read here: it explains grades, offsets and
rankings, so it has to name them.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from generator.config import SiteConfig, load_config
from tests.site import BuiltSite

Breach = tuple[str, str, str]
"""Rule, page, what was found there."""

STYLE = re.compile(r"<style>.*?</style>|<script.*?</script>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
ROW = re.compile(r'<li><p class="who">.*?</li>', re.DOTALL)
UNIT = "kg CO<sub>2</sub>e"
NUMBER = re.compile(r"(?<![\w.,-])(−?\d[\d,]*(?:\.\d+)?)(?:</\w+>)*\s*(?:<abbr[^>]*>)?kg CO")
CROSSING = re.compile(
    r"(?<!不)(?:低于|高于|优于|超过)\s*(?:了)?\s*\d+\s*%|(?:lower|higher|better) than \d+\s*%|百分位|percentile",
    re.IGNORECASE,
)
GRADES = re.compile(r"等级|未分级|[A-G1-7]\s*级|\b(?:un)?graded\b|\bgrades?\s+[A-G1-7]\b|carbon grade", re.IGNORECASE)
BANNED = ("环保", "低碳", "零碳", "碳中和", "最低碳", "领先", "首个", "carbon neutral", "net zero", "climate neutral")
RULES = ("rule_ids", "other_rule_text", "cross_sectoral_standards")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2} \w{3} \d{4}")


EXPLAINING = ("help/", "en/help/", "data/", "en/data/", "registers/", "en/registers/")
"""Pages that explain rules and columns or quote documents, and so name what must not be said elsewhere."""
GRADING = ("grading/", "en/grading/")
"""The page that explains grades while there are none."""
EXACT = (*EXPLAINING, "factors/", "en/factors/")
"""Pages that may show every digit: rounded, a factor could not be computed with."""
SHEET = re.compile(r'<dl class="sheet">.*?</dl>|<p class="hint">.*?</p>', re.DOTALL)
"""Notes by organisations, and factors by authorities, as they were written."""


OWN_WORDS = re.compile(r'<dl class="card">.*?</dl>|<(p|li) class="plan">.*?</\1>', re.DOTALL)
"""What an organisation, or the source of a compiled list, says about its product; and what a plan says of its tasks."""


class Honesty:
    """All rules over one site."""

    def __init__(self, site: BuiltSite, config: SiteConfig) -> None:
        self.site = site
        self.config = config
        self.prefixes = {language.code: language.prefix for language in config.languages}

    def breaches(self) -> Iterator[Breach]:
        """Yield everything that breaks a rule."""
        for page, text in self.lean.items():
            for rule, check in PAGE_RULES.items():
                yield from ((rule, page, what) for what in check(self, page, text))
        for number, document in self.products.items():
            for language, prefix in self.prefixes.items():
                page = f"{prefix}p/{number}/index.html"
                for rule, product_rule in PRODUCT_RULES.items():
                    yield from ((rule, page, what) for what in product_rule(self, document, self.lean[page], language))

    @cached_property
    def lean(self) -> dict[str, str]:
        """Return the text of every page made from data, without its sheet and data blocks."""
        return {page: STYLE.sub("", self.site.read(page)) for page in self.site.lean_pages}

    @cached_property
    def products(self) -> dict[str, dict[str, object]]:
        """Return the document of every product by its number."""
        return {row["number"]: self.site.product(row["number"]) for row in self.site.table("products")}

    def say(self, key: str, language: str) -> str:
        """Return a sentence as it stands in a page."""
        return self.config.words[language].say(key).replace("₂", "<sub>2</sub>")


def _whole_rows(_: Honesty, __: str, text: str) -> Iterator[str]:
    """H1: in every list a number stands beside its unit, its per-what, its boundary and its assurance."""
    for found in ROW.finditer(text):
        row = found[0]
        if UNIT in row and not (" · " in row.partition(UNIT)[2] and 'class="pill' in row):
            yield TAG.sub(" ", row)[:160]


def _three_digits(_: Honesty, page: str, text: str) -> Iterator[str]:
    """H2: at most three significant digits beside a unit."""
    for number in NUMBER.findall("" if page.startswith(EXACT) else SHEET.sub("", text)):
        digits = number.replace(",", "").replace("−", "").lstrip("0.").replace(".", "")
        if len(digits.rstrip("0") if "." not in number else digits) > 3:
            yield number


def _no_grades(honesty: Honesty, page: str, text: str) -> Iterator[str]:
    """H4: while no scheme is registered, nothing made from data speaks of grades."""
    if not page.startswith((*EXPLAINING, *GRADING)) and not honesty.config.grade_schemes:
        yield from GRADES.findall(TAG.sub(" ", OWN_WORDS.sub("", text)))


def _no_crossing(_: Honesty, page: str, text: str) -> Iterator[str]:
    """H5, H7: nobody is said to be lower than so many percent of the others."""
    if not page.startswith(EXPLAINING):
        yield from CROSSING.findall(TAG.sub(" ", text))


def _no_praise(_: Honesty, page: str, text: str) -> Iterator[str]:
    """H8, H10: no word of praise, and none of offsets but the fixed line."""
    if not page.startswith(EXPLAINING):
        plain = TAG.sub(" ", text).lower()
        yield from (word for word in BANNED if word in plain)


def _says_what_it_is_not(honesty: Honesty, _: str, text: str) -> Iterator[str]:
    """H14: disclosure is not certification, on every page that shows a value."""
    if UNIT in text and not any(honesty.say("footer.not_certified", each) in text for each in honesty.prefixes):
        yield "no footer"


def _headline(document: Mapping[str, object]) -> Mapping[str, object]:
    footprints = document["footprints"]
    assert isinstance(footprints, list)
    found: Mapping[str, object] = next(each for each in footprints if each["id"] == document["headline"])
    return found


def _whole_answer(_: Honesty, document: Mapping[str, object], text: str, __: str) -> Iterator[str]:
    """H1: the number at the top of a page has its unit, its per-what, its boundary, its assurance and its status."""
    if _headline(document)["result"] is None:
        return
    answer = text.partition('<div class="answer">')[2].partition("<section>")[0]
    if "<data value=" not in answer or "<abbr" not in answer:
        yield "no unit"
    if " · " not in answer.partition('<p class="per">')[2].partition("</p>")[0]:
        yield "no per-what or no boundary"
    if 'class="pill' not in answer or 'class="status' not in answer:
        yield "no assurance or no status"


def _range_or_none(honesty: Honesty, document: Mapping[str, object], text: str, language: str) -> Iterator[str]:
    """H3: the range where there is one, else that there is none."""
    result = _headline(document)["result"]
    if isinstance(result, dict):
        key = "product.range" if result["pcf_low"] else "product.no_range"
        if honesty.say(key, language) not in text:
            yield key


def _no_offsets(honesty: Honesty, document: Mapping[str, object], text: str, language: str) -> Iterator[str]:
    """H8: every number says that offsets are not in it, or that its source does not say so."""
    keys = ("assurance.offsets", "assurance.offsets_unknown")
    if _headline(document)["result"] and not any(honesty.say(key, language) in text for key in keys):
        yield "no line on offsets"


def _dated(honesty: Honesty, document: Mapping[str, object], text: str, language: str) -> Iterator[str]:
    """H11: what period the data are of, when it was published, until when it holds, under which rule."""
    headline = _headline(document)
    if headline["result"] is None:
        return
    until = "product.until" if headline["valid_through"] else "product.no_expiry"
    for key in (until, "method.period"):
        if honesty.say(key, language) not in text:
            yield key
    fields = [honesty.config.schemas["footprints"].field(name) for name in RULES]
    if document["provenance"] == "own" and not any(f">{each.text('title', language)}<" in text for each in fields):
        yield "no rule"
    if document["provenance"] == "own" and not DAY.search(text.partition('<ol class="list"')[2].partition("</ol>")[0]):
        yield "no day of publication"


def _open_corrections(_: Honesty, document: Mapping[str, object], text: str, __: str) -> Iterator[str]:
    """H12: every revision stays in the history, with its number, its day and its reason."""
    headline = _headline(document)
    footprints = document["footprints"]
    assert isinstance(footprints, list)
    history = text.partition('<ol class="list"')[2].partition("</ol>")[0]
    for each in footprints:
        if each["footprint_id"] == headline["footprint_id"]:
            item = history.partition(f'id="r-{each["footprint_id"]}-{each["revision"]}"')[2].partition("</li>")[0]
            if not item or (headline["result"] and each["result"] and "kg CO" not in item):
                yield f"revision {each['revision']}"
            elif each["revision"] > 1 and not re.search(r"<small>.{4,}</small>", item):
                yield f"no reason for revision {each['revision']}"


def _dashed(_: Honesty, document: Mapping[str, object], text: str, __: str) -> Iterator[str]:
    """H13: what nobody else confirmed looks different in its shape."""
    headline = _headline(document)
    trust = headline["trust"]
    assert isinstance(trust, dict)
    independent = trust["confirmed"] and trust["level"] not in ("self-declared", "internal-or-second-party")
    answer = text.partition('<p class="standing">')[2].partition("</p>")[0]
    if headline["result"] and ("pill solid" in answer) is not independent:
        yield answer[:80]


PAGE_RULES: dict[str, Callable[[Honesty, str, str], Iterator[str]]] = {
    "H1": _whole_rows,
    "H2": _three_digits,
    "H4": _no_grades,
    "H7": _no_crossing,
    "H10": _no_praise,
    "H14": _says_what_it_is_not,
}
PRODUCT_RULES: dict[str, Callable[[Honesty, Mapping[str, object], str, str], Iterator[str]]] = {
    "H1": _whole_answer,
    "H3": _range_or_none,
    "H8": _no_offsets,
    "H11": _dated,
    "H12": _open_corrections,
    "H13": _dashed,
}


def main() -> int:
    """Say what breaks a rule in a built site."""
    found = list(Honesty(BuiltSite(Path(sys.argv[1])), load_config(Path(__file__).parents[1])).breaches())
    for breach in found[:50]:
        print(*breach)
    print(f"{len(found)} breaches of the honesty rules")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
