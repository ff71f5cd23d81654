"""What a draft says to its reader: every guess with an example, in all languages, on one line."""

from generator.config import SiteConfig
from generator.model.grid import Cell, Kind, Spot
from generator.spreadsheets.mapping.draft.guessing import Guess
from generator.spreadsheets.mapping.draft.yaml_text import shown
from generator.spreadsheets.values import numbers

_JOINT = " · "


class Notes:
    """Sentences for comments; nothing of a stranger's enters them but between quotation marks."""

    def __init__(self, config: SiteConfig) -> None:
        """Keep the words of every language."""
        self._words = tuple(config.words.values())

    def say(self, key: str, /, **values: str) -> str:
        """Return a sentence in every language, as the rest of a line of YAML."""
        return "# " + _JOINT.join(words.say(key, **values) for words in self._words)

    def guess(self, guess: Guess) -> str:
        """Return how sure a guess is, with the first cell below its head."""
        return self.about(f"propose.{guess.meaning.sure.name.lower()}", self.example(guess.spot, guess.cell))

    def about(self, key: str, example: str) -> str:
        """Return a sentence in every language and what it is about, once."""
        return f"{self.say(key)}: {example}"

    def example(self, spot: Spot, cell: Cell) -> str:
        """Return a cell as its sheet shows it, with its place."""
        return f"{spot.cell} {shown(self.text(cell))}"

    def text(self, cell: Cell) -> str:
        """Return what a cell says, a number without what only a computer stores."""
        return numbers.stored(cell.text, percent=False).value if cell.kind is Kind.NUMBER else cell.text
