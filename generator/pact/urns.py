"""What a URN names: a kind of number and the number, whoever stands between."""

import re
from collections.abc import Container
from urllib.parse import unquote

from generator.pact.leaves import Leaf

_OTHER = re.compile(r"[^a-z0-9]+")


def named(leaf: Leaf, kinds: Container[str]) -> tuple[str, str]:
    """Return which of some kinds of number a URN holds, and the number; nothing where it holds none of them."""
    scheme, *parts = leaf.text.strip().split(":")
    for place, part in enumerate(parts[:-1], 1):
        if scheme.lower() == "urn" and part.lower() in kinds:
            return part.lower(), unquote(":".join(parts[place:]))
    return "", ""


def identifier(text: str) -> str:
    """Return an identifier of ours that a number of somebody else can be: its letters and digits in lower case."""
    return _OTHER.sub("-", text.lower()).strip("-")
