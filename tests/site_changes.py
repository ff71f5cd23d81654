"""What differs between two builds of one day, and why: `python -m tests.site_changes BEFORE AFTER`.

Every file that differs is printed under the reason that explains all of its differing words; one that no reason
explains is printed last, with its first differing words, and the exit code is 1. A reason is a kind of file and the
words that may differ in it, so a change that hides behind a known one is found.
"""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from generator.runtime.site_mark import MARK

WORD = re.compile(r"[\w'()₂-]+|[^\w\s]")
SCRIPT_WORDS = frozenset(
    [
        "script",
        "link",
        "rel",
        "modulepreload",
        "href",
        "src",
        "assets",
        "js",
        "type",
        "module",
        "defer",
        "language",
        "languages",
        "code",
        "tag",
        "unit",
        "en",
        "zh",
        "zh-CN",
        "kg",
        "CO₂e",
        "34",
        "compare-verdict",
        "decimals",
        "procurement-limit",
        "product-number",
        "search-runs",
        "sentences",
        "procurement",
    ]
)
COUNT_WORDS = frozenset(
    [
        "footprint",
        "footprints",
        "name",
        "names",
        "whose",
        "begins",
        "begin",
        "kilometre(s)",
        "kilometres",
        "product",
        "products",
        "organisation",
        "organisations",
        "row",
        "rows",
        "use",
        "uses",
        "year",
        "years",
        "hour",
        "hours",
        "kilowatt",
        "agree",
        "agrees",
        "of",
        "the",
        "number",
        "and",
        "Comparable",
        "Between",
        "year(s)",
        "use(s)",
        "hour(s)",
        "times",
        "time",
        "day",
        "days",
        "entry",
        "entries",
        "version",
        "versions",
        "factor",
        "factors",
        "line",
        "lines",
        "certificate",
        "certificates",
        "document",
        "documents",
        ":",
        ",",
        "1",
        "2",
        "0",
    ]
)
ORDINAL = re.compile(r"\d+(st|nd|rd|th)?")


@dataclass(frozen=True)
class Reason:
    """Why files of a kind differ, and which differing words that explains."""

    why: str
    paths: str
    """Pattern of whole paths."""
    explains: Callable[[list[str]], bool]


def anything(_: list[str]) -> bool:
    return True


def is_count(words: list[str]) -> bool:
    return all(word in COUNT_WORDS or ORDINAL.fullmatch(word) for word in words)


def is_script_or_count(words: list[str]) -> bool:
    return is_script([word for word in words if not is_count([word])])


def is_script(words: list[str]) -> bool:
    return all(word in SCRIPT_WORDS or not any(letter.isalnum() for letter in word) for word in words)


def is_cite(words: list[str]) -> bool:
    return is_count([word for word in words if word not in {"class", "cite", "=", '"'}])


def is_navigation(words: list[str]) -> bool:
    return any("developer" in word for word in words)


GUIDES = r"(en/)?((guides|about|label|policy|submit|notices|local|developer|data-guide)/.*|index|404)\.?.*\.html"
REASONS = (
    Reason("counts and ordinals by the language's own rules", r"en/.*\.html|api/v1/.*\.json", is_count),
    Reason("a row header of the plan may break", r"(en/)?progress/index\.html", is_cite),
    Reason("scripts are modules, checked by types", r"(en/)?assets/.*\.js", anything),
    Reason("pages load scripts as modules", r"(en/)?(search|compare|embed|procurement/.*)/.*html", is_script_or_count),
    Reason("a column that had its home in the program", r"codes/.*\.csv", anything),
    Reason("the version of a form follows the code lists", r"template/.*\.xlsx", anything),
    Reason("the guides for developers and for users of data", r"(en/)?(developer|data-guide)/.*", anything),
    Reason("the index of the guides", r"(en/)?search/search_index\.json", anything),
    Reason("the navigation of the guides names a new page", GUIDES, is_navigation),
    Reason("names the files above", rf"{re.escape(MARK)}|sitemap\.xml|data/.*(SHA256SUMS|datapackage\.json)", anything),
)


def differing(before: Path, after: Path) -> Iterator[str]:
    """Yield the paths that are in one build alone or differ."""
    sides = [
        {path.relative_to(side).as_posix() for path in side.rglob("*") if path.is_file()} for side in (before, after)
    ]
    yield from sorted(sides[0] ^ sides[1])
    yield from sorted(
        path for path in sides[0] & sides[1] if (before / path).read_bytes() != (after / path).read_bytes()
    )


def differing_words(before: Path, after: Path) -> list[str]:
    """Return the words of two texts that are not the same; of bytes that are no text, or of a new file, none."""
    try:
        texts: list[list[str]] = [WORD.findall(path.read_text(encoding="utf-8")) for path in (before, after)]
    except (UnicodeDecodeError, FileNotFoundError):
        return []
    parts = SequenceMatcher(a=texts[0], b=texts[1], autojunk=False).get_opcodes()
    return [word for tag, a, b, c, d in parts if tag != "equal" for word in (*texts[0][a:b], *texts[1][c:d])]


def reason_of(path: str, before: Path, after: Path) -> Reason | None:
    """Return what explains that a file differs."""
    fitting = [reason for reason in REASONS if re.fullmatch(reason.paths, path)]
    if any(reason.explains is anything for reason in fitting):
        return next(reason for reason in fitting if reason.explains is anything)
    if not (before / path).exists() or not (after / path).exists():
        return None
    words = differing_words(before / path, after / path)
    return next((reason for reason in fitting if reason.explains(words)), None)


def main(before: Path, after: Path) -> int:
    """Print every file that differs under its reason; return 1 where one has none."""
    found: dict[str, list[str]] = {}
    strange = []
    for path in differing(before, after):
        reason = reason_of(path, before, after)
        if reason is None:
            strange.append((path, differing_words(before / path, after / path)[:8]))
        else:
            found.setdefault(reason.why, []).append(path)
    for why, paths in found.items():
        print(f"{why}: {len(paths)}")
        print(*(f"  {path}" for path in paths), sep="\n")
    for path, words in strange:
        print(f"NOT EXPLAINED {path} {words}")
    print(f"{sum(map(len, found.values()))} explained, {len(strange)} not")
    return int(bool(strange))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
