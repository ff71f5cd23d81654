"""Which products each entry of the dictionary leads to, as runs of places; and the dictionary cut into files."""

import json
from collections.abc import Iterable, Iterator

SHARD = 24_000
"""Characters of a file, unless one entry alone is longer: about 9 KB on the wire."""


class Postings:
    """Entries and the places of the products they lead to, written down while the products are counted through.

    A run of neighbours is two numbers: how far it starts behind the last one, and, below zero, how many follow.
    """

    def __init__(self) -> None:
        """Start with no entry."""
        self._runs: dict[str, list[int]] = {}

    def add(self, entries: Iterable[str], start: int, length: int) -> None:
        """Let entries lead to some neighbours; nobody may go back to an earlier place."""
        runs, end = self._runs, start + length
        for entry in entries:
            run = runs.get(entry)
            if run is None:
                runs[entry] = [end, start] if length == 1 else [end, start, 1 - length]
                continue
            gap, run[0] = start - run[0], end
            if gap:
                run.append(gap)
                if length > 1:
                    run.append(1 - length)
            elif run[-1] < 0:
                run[-1] -= length
            else:
                run.append(-length)

    def shards(self) -> Iterator[tuple[str, str]]:
        """Yield the files of the dictionary in order, each with the words from which on its entries stand there."""
        first, last, size = "", "", 0
        lines: list[str] = []
        for entry in sorted(self._runs, key=_order):
            line = f"{json.dumps(entry, ensure_ascii=False)}:{str(self._runs[entry][1:]).replace(' ', '')}"
            if lines and size + len(line) > SHARD:
                yield first, _file(lines)
                first, lines, size = _between(last, entry), [], 0
            lines.append(line)
            size += len(line)
            last = entry
        yield first, _file(lines)


def _order(entry: str) -> bytes:
    """Sort as a browser compares: by units of UTF-16."""
    return entry.encode("utf-16-be")


def _between(before: str, after: str) -> str:
    """Return the shortest beginning of the later entry that is behind the earlier one."""
    lengths = range(1, len(after) + 1)
    return next(after[:length] for length in lengths if _order(after[:length]) > _order(before))


def _file(lines: list[str]) -> str:
    return "{" + ",\n".join(lines) + "}\n"
