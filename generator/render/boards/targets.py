"""Targets in the words of their documents; a number only where the document states one, beside what is counted."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.catalogue import Catalogue
from generator.model.register_records import Target
from generator.render.boards.clauses import target_words
from generator.render.boards.counts import CountView, count_view
from generator.render.text import Text
from generator.render.voice import Voice


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


def plan_years(targets: Iterable[Target], voice: Voice) -> tuple[YearView, ...]:
    """Return the targets without a number, by year."""
    years: dict[int, list[Text]] = {}
    for target in sorted(targets, key=lambda target: target.due_on):
        if target.quantity is None:
            years.setdefault(target.due_on.year, []).append(target_words(target, voice))
    return tuple(YearView(voice.say("period.year", year=year), tuple(found)) for year, found in years.items())


def target_rows(catalogue: Catalogue, voice: Voice) -> tuple[TargetRow, ...]:
    """Return the targets with a number, by year and then as the register has them."""
    numbered = [target for target in catalogue.registers.targets if target.quantity is not None]
    return tuple(_row(target, catalogue, voice) for target in sorted(numbered, key=lambda target: target.due_on))


def _row(target: Target, catalogue: Catalogue, voice: Voice) -> TargetRow:
    counts = {kind: each.targets[target.target_id] for kind, each in catalogue.board.kinds.items()}
    return TargetRow(
        year=voice.say("period.year", year=target.due_on.year),
        sentence=target_words(target, voice),
        quantity=voice.say("progress.at_least" if target.at_least else "progress.quantity", count=target.quantity),
        count=count_view(_metric(target, voice), counts, voice) if target.metric else None,
    )


def _metric(target: Target, voice: Voice) -> str:
    """Return what is counted, with its category."""
    metric = voice.code("metrics", target.metric or "")
    if target.category is None:
        return metric
    return voice.say("progress.in_category", metric=metric, category=voice.code("categories", target.category))
