"""Targets in the words of their documents; a number only where the document states one, beside what is counted."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.language.html import HtmlTranslator
from generator.language.text import Text
from generator.model.catalogue import Catalogue
from generator.model.register_records import Target
from generator.pages.plan.clauses import target_words
from generator.pages.plan.counts import CountView, count_view


@dataclass(frozen=True, slots=True)
class YearView:
    """What is to be reached by the end of a year, in the document's own sentences."""

    year: str
    sentences: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target with a number, and what is counted on the as-of date."""

    year: str
    sentence: Text
    quantity: str
    count: CountView | None
    """Nothing where the target names no metric."""


def plan_years(targets: Iterable[Target], translator: HtmlTranslator) -> tuple[YearView, ...]:
    """Return the targets without a number, by year."""
    years: dict[int, list[Text]] = {}
    for target in sorted(targets, key=lambda target: target.due_on):
        if target.quantity is None:
            years.setdefault(target.due_on.year, []).append(target_words(target, translator))
    return tuple(YearView(translator.say("period.year", year=year), tuple(found)) for year, found in years.items())


def target_rows(catalogue: Catalogue, translator: HtmlTranslator) -> tuple[TargetRow, ...]:
    """Return the targets with a number, by year and then as the register has them."""
    numbered = [target for target in catalogue.registers.targets if target.quantity is not None]
    return tuple(_row(target, catalogue, translator) for target in sorted(numbered, key=lambda target: target.due_on))


def _row(target: Target, catalogue: Catalogue, translator: HtmlTranslator) -> TargetRow:
    counts = {kind: each.targets[target.target_id] for kind, each in catalogue.board.kinds.items()}
    return TargetRow(
        year=translator.say("period.year", year=target.due_on.year),
        sentence=target_words(target, translator),
        quantity=translator.say("progress.at_least" if target.at_least else "progress.quantity", count=target.quantity),
        count=count_view(_metric(target, translator), counts, translator) if target.metric else None,
    )


def _metric(target: Target, translator: HtmlTranslator) -> str:
    """Return what is counted, with its category."""
    metric = translator.code("metrics", target.metric or "")
    if target.category is None:
        return metric
    return translator.say(
        "progress.in_category", metric=metric, category=translator.code("categories", target.category)
    )
