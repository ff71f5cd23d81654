"""Print how long the sentences of each guide are: `python -m tests.guides`."""

from statistics import mean

from tests.guides.text import LANGUAGES, Guide, guides


def high(lengths: list[int]) -> int:
    """Return the length that 95 of 100 sentences do not pass."""
    return lengths[max(0, -(-95 * len(lengths) // 100) - 1)]


def row(guide: Guide) -> str:
    """Return a line of the table."""
    text, cells = guide.lengths(guide.sentences), guide.lengths(guide.cells) or [0]
    shown = (guide.language, guide.name, len(text), f"{mean(text):.1f}", high(text), text[-1], high(cells), cells[-1])
    return f"| {' | '.join(map(str, shown))} |"


def main() -> None:
    """Print the table."""
    print("| language | guide | sentences | mean | 95 of 100 | longest | 95 of 100 cells | longest cell |")
    print("|---|---|--:|--:|--:|--:|--:|--:|")
    for language in LANGUAGES:
        for guide in guides(language):
            print(row(guide))


if __name__ == "__main__":
    main()
