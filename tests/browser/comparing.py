"""Verdicts as the design states them, worked out in Python and apart from the script: what the browser has to show."""

from dataclasses import dataclass
from fractions import Fraction

from generator.config import SiteConfig
from generator.language import Translator, term_words
from generator.model.catalogue import ProductEntry, kind_of, parts_apart


@dataclass(frozen=True)
class Expected:
    """What must stand on the page for a pair."""

    state: str
    parts: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    """For each differing part, what both products are called there."""
    sentence: str | None
    """The whole verdict, where the two are compared."""


def expected(one: ProductEntry, other: ProductEntry, translator: Translator) -> Expected:
    """Return the verdict on two products, A and B."""
    parts = parts_apart(one, other)
    if parts:
        words = [_words(entry, translator) for entry in (one, other)]
        return Expected("different", parts, tuple(tuple(each[part] for each in words) for part in parts), None)
    pair = (one.headline, other.headline)
    if not all(each.shows_value for each in pair):
        return Expected("gone", (), (), None)
    if not all(each.holds for each in pair):
        return Expected("past", (), (), None)
    if not all(each.trust.is_independent for each in pair):
        return Expected("declared", (), (), None)
    if any(each.footprint.pcf_low is None or each.footprint.pcf_high is None for each in pair):
        return Expected("no_range", (), (), None)
    return Expected("compared", (), (), _sentence(one, other, translator))


def _words(entry: ProductEntry, translator: Translator) -> dict[str, str]:
    return {"kind": translator.say(f"kind.{kind_of(entry.organisation)}")} | term_words(entry.headline, translator)


def _sentence(one: ProductEntry, other: ProductEntry, translator: Translator) -> str:
    ends = {}
    for letter, entry in (("A", one), ("B", other)):
        footprint = entry.headline.footprint
        numbers = (footprint.pcf_low, footprint.pcf_total, footprint.pcf_high)
        ends[letter] = [Fraction(number) for number in numbers if number is not None]
    low, high = sorted(ends, key=lambda letter: ends[letter][1])
    if ends[low][2] >= ends[high][0]:
        return translator.say("compare.verdict.overlap", one="A", other="B")
    share = (ends[high][1] - ends[low][1]) / ends[high][1] * 100
    if share < 1:
        return translator.say("compare.verdict.under", one=low, other=high)
    return translator.say("compare.verdict.lower", one=low, other=high, percent=f"{round(share)}%")


def tongue_of(config: SiteConfig, prefix: str) -> Translator:
    """Return the language of the pages below a prefix."""
    return Translator(next(language for language in config.languages if language.prefix == prefix), config)
