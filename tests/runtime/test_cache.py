"""The cache removes its own answers alone."""

import os
from pathlib import Path

from generator.runtime.cache import UNUSED_FOR, Cache

OLD, NEW = "verdicts/" + "0" * 64, "verdicts/" + "1" * 64


def test_what_nobody_asked_for_goes_and_what_is_not_an_answer_stays(tmp_path: Path) -> None:
    cache, mine = Cache(tmp_path), tmp_path / "photos" / "2019" / "sea.jpg"
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"the sea")
    cache.put(OLD, b"old")
    half = tmp_path / "verdicts" / "00" / f".{'0' * 64}.4711"
    half.write_bytes(b"half an answer")
    for path in (mine, half, tmp_path / "verdicts" / "00" / ("0" * 64)):
        os.utime(path, (0, 0))
    cache.put(NEW, b"new")
    os.utime(tmp_path / "verdicts" / "11" / ("1" * 64), (UNUSED_FOR + 1, UNUSED_FOR + 1))
    cache.prune()
    assert (cache.get(OLD), cache.get(NEW)) == (None, b"new")
    assert not half.exists()
    assert mine.read_bytes() == b"the sea"
