"""A footprint as its single values, each with its path: what is read is taken away, what is left was not read."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from generator.config import PactNames
from generator.diagnostics import quoted
from generator.model.intake import Rewritten, UnreadableSourceError
from generator.pact import limits
from generator.pact.document import ROOT, Number

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,63}", re.ASCII)
_HALF = re.compile("[\ud800-\udfff]")
_ZERO = re.compile(r"-?0+(?:\.0+)?", re.ASCII)
_POWER = re.compile(r"[^eE]+[eE][+-]?0*[0-9]{1,2}", re.ASCII)
"""A number in the form of powers of ten, as long as it can be written out."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value: its path in the file, the names on the way to it, its text, and what it was before."""

    path: str
    names: tuple[str, ...] = ()
    text: str = ""
    was: str = ""
    """A number in the form of powers of ten, which is written out."""

    @property
    def is_zero(self) -> bool:
        """Tell whether it is a number without any amount."""
        return bool(_ZERO.fullmatch(self.text))


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A value of which nobody can say what it means for a column, and why."""

    column: str
    leaf: Leaf
    problem: str


@dataclass
class Footprint:
    """A footprint's values by their keys: the path inside it without the last index, so that a list is one key."""

    path: str
    names: PactNames
    """What each property is here."""
    leaves: dict[str, list[Leaf]] = field(default_factory=dict)
    changes: list[Rewritten] = field(default_factory=list)
    ambiguities: list[Ambiguity] = field(default_factory=list)

    @property
    def own(self) -> Leaf:
        """Return the footprint as a place, for what follows from its being one."""
        return Leaf(self.path or ROOT)

    def take(self, key: str) -> Leaf | None:
        """Take the one value of a property; nothing where there is none, or where there are several."""
        return self.leaves.pop(key)[0] if len(self.leaves.get(key, ())) == 1 else None

    def take_all(self, key: str) -> list[Leaf]:
        """Take every value of a property that is a list."""
        return self.leaves.pop(key, [])

    def put(self, key: str, leaf: Leaf) -> None:
        """Add a value under a key, or give one back that could not be used."""
        self.leaves.setdefault(key, []).append(leaf)

    def rename(self, key: str, to: str) -> None:
        """Read a property under another name; its path stays."""
        for leaf in self.take_all(key):
            self.put(to, leaf)

    def change(self, kind: str, leaf: Leaf, became: str, place: tuple[str, str]) -> None:
        """Note that a value was put in order on its way into a column of a table."""
        table, column = place
        self.changes.append(Rewritten(kind, leaf.was or leaf.text, became, table, leaf.path, column))

    def parts(self, key: str) -> list[str]:
        """Return the keys of the objects of a list, in their order."""
        start = re.compile(rf"{re.escape(key)}\[([0-9]+)\]\.")
        found = {int(match[1]) for each in self.leaves if (match := start.match(each))}
        return [f"{key}[{place}]" for place in sorted(found)]

    def rest(self) -> Iterator[Leaf]:
        """Yield what nobody took."""
        for leaves in self.leaves.values():
            yield from leaves


def values(path: str, record: dict[str, Any], names: PactNames) -> Footprint:
    """Return a footprint as its values; null and empty texts state nothing."""
    footprint = Footprint(path, names)
    for key, leaf in _walked(record, "", Leaf(path)):
        footprint.put(key, leaf)
    return footprint


def _walked(value: object, key: str, at: Leaf) -> Iterator[tuple[str, Leaf]]:
    """Yield the key of every value and the value."""
    if isinstance(value, dict):
        for name, inner in value.items():
            shown, joined = _segment(name)
            path = f"{at.path}{joined}" if at.path else joined.removeprefix(".")
            inside = f"{key}{joined}" if key else joined.removeprefix(".")
            yield from _walked(inner, inside, replace(at, path=path, names=(*at.names, shown)))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            is_single = not isinstance(inner, dict | list)
            yield from _walked(inner, key if is_single else f"{key}[{place}]", replace(at, path=f"{at.path}[{place}]"))
    elif value is not None and (text := _text(value, at.path)).strip():
        plain = _plain(text) if isinstance(value, Number) else text
        yield key, replace(at, text=plain, was=text if plain != text else "")


def _segment(name: str) -> tuple[str, str]:
    """Return a property's name as it may be shown, and as a step of a path that no other name can pass for."""
    if _NAME.fullmatch(name):
        return name, f".{name}"
    shown = json.dumps(quoted(name, limits.NAME_CHARACTERS), ensure_ascii=False)
    return shown, f"[{shown}]"


def _text(value: object, path: str) -> str:
    """Return a value as text.

    Raises:
        UnreadableSourceError: It holds half a character, which no file can hold.

    """
    text = {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
    if _HALF.search(text):
        raise UnreadableSourceError("pact-refused", problem="json-encoding", place=path)
    return text


def _plain(number: str) -> str:
    """Return a number without a power of ten; one that is out of all bounds stays as it stands."""
    return format(Decimal(number), "f") if _POWER.fullmatch(number) else number
