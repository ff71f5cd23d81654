"""Differences in the words of readers: numbers with their unit, names of codes, one line for each thing."""

from collections.abc import Iterable, Iterator

from generator.diagnostics import quoted
from generator.language.html import HtmlTranslator
from generator.model.catalogue import FootprintEntry, ProductEntry
from generator.model.difference import FootprintDifference, ProductDifference
from generator.model.quantity import exact, shown

_NAME_LIMIT = 40


class DifferenceWords:
    """Words the differences between two catalogues in one language."""

    def __init__(self, translator: HtmlTranslator) -> None:
        """Tell differences in a language of the site."""
        self._translator = translator
        self._say = translator.say

    def lines(self, products: Iterable[ProductDifference]) -> list[str]:
        """Return every difference as one line that stands by itself."""
        return [f"{self._name(each.product)}: {line}" for each in products for line in self._product(each)]

    def _name(self, entry: ProductEntry) -> str:
        """Return a product's name and number."""
        product = entry.product
        words = self._translator.stated(product, "name").words or product.product_id
        return self._say("diff.product", name=quoted(words, _NAME_LIMIT), number=entry.printed)

    def _product(self, difference: ProductDifference) -> Iterator[str]:
        """Yield what differs in a product."""
        if difference.after is None:
            yield self._say("diff.gone")
            return
        if difference.before is None:
            yield self._say("diff.new")
        yield from self._footprint(difference.headline)
        for other in difference.others:
            entry = other.after or other.before
            name = entry.footprint.footprint_id if entry else ""
            yield from (f"{name}: {line}" for line in self._footprint(other))

    def _footprint(self, pair: FootprintDifference) -> Iterator[str]:
        """Yield what differs between two footprints."""
        if pair.after is None:
            yield self._say("diff.footprint_gone")
        elif pair.before is None:
            yield self._say("diff.first", value=self._value(pair.after))
            yield self._say("diff.trust_now", trust=self._trust(pair.after))
        else:
            yield from self._total(pair, pair.before, pair.after)
            yield from self._standing(pair.before, pair.after)
            for key, stages in (("diff.new_stages", pair.new_stages), ("diff.lost_stages", pair.lost_stages)):
                if stages:
                    yield self._say(key, stages=self._names("stages", stages))

    def _total(self, pair: FootprintDifference, before: FootprintEntry, after: FootprintEntry) -> Iterator[str]:
        """Yield how a number that is shown changed, with a percentage only where one is honest."""
        if not (before.shows_value and after.shows_value):
            return
        old, new = before.footprint, after.footprint
        if (self._value(before), old.pcf_total) == (self._value(after), new.pcf_total) and not pair.parts:
            return
        values = {"before": self._value(before), "after": self._value(after)}
        if pair.obstacle == "key":
            parts = self._joined(self._say(f"diff.part.{part}") for part in pair.parts)
            yield self._say("diff.total_key", parts=parts, **values)
        elif pair.obstacle:
            yield self._say(f"diff.total_{pair.obstacle}", **values)
        elif self._per(before) != self._per(after) or pair.percent is None:
            yield self._say("diff.total_plain", **values)
        else:
            change = f"{pair.percent:+.1f} %".replace("-", "−")
            numbers = {"before": _number(before, after), "after": _number(after, before)}
            yield self._say("diff.total", unit=self._per(after), change=change, **numbers)

    def _standing(self, before: FootprintEntry, after: FootprintEntry) -> Iterator[str]:
        """Yield how status, trust and validity changed."""
        for key, old, new in (
            ("diff.status", self._status(before), self._status(after)),
            ("diff.trust", self._trust(before), self._trust(after)),
            ("diff.until", self._until(before), self._until(after)),
        ):
            if old != new:
                yield self._say(key, before=old, after=new)

    def _value(self, entry: FootprintEntry) -> str:
        """Return a number with its unit, or the status of one that may not be shown."""
        if not entry.shows_value:
            return self._status(entry)
        return f"{self._translator.number(entry.footprint.pcf_total)} {self._per(entry)}"

    def _per(self, entry: FootprintEntry) -> str:
        """Return the unit of a number: kg CO₂e per what."""
        footprint = entry.footprint
        kilograms = self._say("unit.kg")
        if not footprint.states_unit or footprint.amount is None:
            return f"{kilograms} ({self._say('product.per_unknown')})"
        if footprint.amount == 1:
            return f"{kilograms}/{self._translator.cell('declared_units', footprint.declared_unit, 'unit')}"
        return f"{kilograms}/{self._translator.amount(footprint.amount, footprint.declared_unit, to_the_digit=True)}"

    def _status(self, entry: FootprintEntry) -> str:
        return self._translator.code("statuses", entry.status)

    def _trust(self, entry: FootprintEntry) -> str:
        """Return the rung of the ladder, and whether it was confirmed where that can be."""
        level = self._translator.code("trust_levels", entry.trust.level)
        if entry.trust.claim is None or entry.trust.level == "self-declared":
            return level
        state = "claim.confirmed" if entry.trust.confirmed else "claim.unconfirmed"
        return self._say("diff.trust_state", level=level, state=self._say(state))

    def _until(self, entry: FootprintEntry) -> str:
        day = entry.footprint.valid_through
        return day.isoformat() if day else self._say("diff.no_day")

    def _names(self, codelist: str, codes: Iterable[str]) -> str:
        return self._joined(self._translator.code(codelist, code) for code in codes)

    def _joined(self, words: Iterable[str]) -> str:
        return self._translator.listed(words)


def _number(entry: FootprintEntry, other: FootprintEntry) -> str:
    """Return a number as people read it, and every digit where rounding would hide the difference."""
    value, against = entry.footprint.pcf_total, other.footprint.pcf_total
    text = shown(value) if shown(value) != shown(against) else exact(value)
    return text.replace("-", "−")
