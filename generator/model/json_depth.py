"""How deeply a JSON text nests, found without reading it: Python's own parser would recurse."""

import re

_OPENING_OR_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[{]|[\]}]')


def depth_of(text: str) -> int:
    """Return how deeply brackets nest, strings left out."""
    depth = deepest = 0
    for match in _OPENING_OR_STRING.finditer(text):
        if match[0] in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif match[0] in "]}":
            depth -= 1
    return deepest
