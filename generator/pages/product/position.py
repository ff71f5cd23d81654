"""Where a product stands among comparable ones, or why it has no place."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.components.dot_plot import DotPlot, Tick
from generator.language.html import HtmlTranslator
from generator.model.catalogue import ProductEntry
from generator.model.position import Position


@dataclass(frozen=True, slots=True)
class PositionView:
    """The section on position."""

    sentence: Markup
    """The place, or the reason why there is none."""
    guard: Markup
    title: str | None
    """The sentence that stands for the strip."""
    dot_plot: DotPlot | None
    own: Tick | None
    range: str
    """Path of the product's own range."""
    remark: Markup | None


def position_view(entry: ProductEntry, dot_plot: DotPlot | None, translator: HtmlTranslator) -> PositionView:
    """Return the section on position."""
    position = entry.position
    sentence = _reason(entry, translator) if position is None else _sentence(position, translator)
    guard = translator.fixed("position.guard" if entry.headline.key else "position.guard_no_key")
    if position is None or dot_plot is None:
        return PositionView(sentence, guard, None, None, None, "", None)
    peer = entry.peer
    return PositionView(
        sentence=sentence,
        guard=guard,
        title=translator.say("position.title", value=translator.number(peer.value), count=position.count),
        dot_plot=dot_plot,
        own=dot_plot.tick(peer.value, translator.say("strip.own")),
        range=dot_plot.mark(peer),
        remark=translator.tell(
            "position.remark",
            years=_years(position, translator),
            organisations=translator.say("count.organisations", count=position.organisations),
        ),
    )


def _sentence(position: Position, translator: HtmlTranslator) -> Markup:
    """Return the place: a number, an interval where ranges overlap, or only how many there are."""
    if position.first is None or position.last is None:
        return translator.tell("position.strip_alone", count=position.count)
    if position.first == position.last:
        return translator.tell("position.place", place=translator.ordinal(position.first), count=position.count)
    first, last = translator.ordinal(position.first), translator.ordinal(position.last)
    return translator.tell("position.interval", first=first, last=last, count=position.count)


def _reason(entry: ProductEntry, translator: HtmlTranslator) -> Markup:
    """Return why there is no place, in the words of what is missing for a key where that is the reason."""
    if entry.no_position_reason == "no-key":
        return translator.fixed(f"position.no_key.{entry.headline.no_key_reason}")
    return translator.fixed(f"position.none.{entry.no_position_reason}")


def _years(position: Position, translator: HtmlTranslator) -> str:
    first, last = str(position.first_year), str(position.last_year)
    return first if first == last else translator.say("number.span", low=first, high=last)
