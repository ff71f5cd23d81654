"""Where a product stands among comparable ones, or why it has no place."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.model.catalogue import ProductEntry
from generator.model.position import Position
from generator.render.strip import Strip, Tick
from generator.render.voice import Voice


@dataclass(frozen=True, slots=True)
class PositionView:
    """The section on position."""

    sentence: Markup
    """The place, or the reason why there is none."""
    guard: Markup
    title: str | None
    """The sentence that stands for the strip."""
    strip: Strip | None
    own: Tick | None
    range: str
    """Path of the product's own range."""
    remark: Markup | None


def position_view(entry: ProductEntry, strip: Strip | None, voice: Voice) -> PositionView:
    """Return the section on position."""
    position = entry.position
    sentence = _reason(entry, voice) if position is None else _sentence(position, voice)
    guard = voice.fixed("position.guard" if entry.headline.key else "position.guard_no_key")
    if position is None or strip is None:
        return PositionView(sentence, guard, None, None, None, "", None)
    peer = entry.peer
    return PositionView(
        sentence=sentence,
        guard=guard,
        title=voice.say("position.title", value=voice.number(peer.value), count=position.count),
        strip=strip,
        own=strip.tick(peer.value, voice.say("strip.own")),
        range=strip.mark(peer),
        remark=voice.tell(
            "position.remark",
            years=_years(position, voice),
            organisations=voice.say("count.organisations", count=position.organisations),
        ),
    )


def _sentence(position: Position, voice: Voice) -> Markup:
    """Return the place: a number, an interval where ranges overlap, or only how many there are."""
    if position.first is None or position.last is None:
        return voice.tell("position.strip_alone", count=position.count)
    if position.first == position.last:
        return voice.tell("position.place", place=voice.ordinal(position.first), count=position.count)
    first, last = voice.ordinal(position.first), voice.ordinal(position.last)
    return voice.tell("position.interval", first=first, last=last, count=position.count)


def _reason(entry: ProductEntry, voice: Voice) -> Markup:
    """Return why there is no place, in the words of what is missing for a key where that is the reason."""
    if entry.no_position_reason == "no-key":
        return voice.fixed(f"position.no_key.{entry.headline.no_key_reason}")
    return voice.fixed(f"position.none.{entry.no_position_reason}")


def _years(position: Position, voice: Voice) -> str:
    first, last = str(position.first_year), str(position.last_year)
    return first if first == last else voice.say("number.span", low=first, high=last)
