"""Reads a search index as the site's script does, but plainly: every gram, every block, all at once."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterable

from generator.language.search_terms import grams, plain
from generator.model import routes
from generator.model.artifact import Artifact, Json
from tests.search import Question


class Reader:
    """The files of one index."""

    def __init__(self, artifacts: Iterable[Artifact]) -> None:
        self.files = {artifact.path: json.loads(artifact.content) for artifact in artifacts}
        self.root = self.files[routes.SEARCH_ROOT]
        self.starts = [start.encode("utf-16-be") for start in self.root["starts"]]

    def file(self, name: str) -> Json:
        return self.files[routes.search_file(self.root["version"], name)]

    def places(self, entry: str) -> set[int]:
        """Return the places an entry leads to, from the only shard in which it may stand."""
        shard = self.file(f"d{bisect_right(self.starts, entry.encode('utf-16-be')) - 1}")
        places: list[int] = []
        for step in shard.get(entry, []):
            end = places[-1] + 1 if places else 0
            places += range(end, end - step) if step < 0 else [end + step]
        assert len(places) == len(set(places))
        return set(places)

    def candidates(self, question: Question) -> set[int]:
        """Return the places that have every gram of every word, in names or in initials."""
        found = set(range(self.root["products"]))
        for word in filter(None, map(plain, question.text.split())):
            needed = grams(word)
            named = set.intersection(*map(self.places, needed))
            if re.fullmatch("[a-z]{2,}", word):
                initials = (self.places(f"{gram} ~") for gram in needed if len(gram) > 1)
                named = named | set.intersection(*initials)
            found &= named
        for name, code in question.facets.items():
            found &= self.places(f" {name} {code}")
        return found

    def number(self, place: int) -> str:
        """Return the number of the product at a place."""
        size = self.root["block"]
        number: str = self.file(f"p{place // size}")["number"][place % size]
        return number

    def numbers(self, places: Iterable[int]) -> set[str]:
        return set(map(self.number, places))
