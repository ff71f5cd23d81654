"""The press: a view, a template and a frame become a page. What is shown is escaped, every hole must have a value."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.render.frame import Framer, Head
from generator.render.voice import Voice

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)


class Press:
    """Prints the pages of one language."""

    def __init__(self, voice: Voice, catalogue: Catalogue) -> None:
        """Set up for a language and a catalogue."""
        self.voice = voice
        self._framer = Framer(voice, catalogue.as_of)

    def page(self, template: str, view: object, head: Head) -> Artifact:
        """Return a page: the template sees the view, the frame around it, and fixed sentences."""
        frame = self._framer.frame(head)
        html = _ENVIRONMENT.get_template(template).render(view=view, frame=frame, say=self.voice.fixed)
        return Artifact.text(self.address(head.route), html)

    def address(self, route: str) -> str:
        """Return where the page at a route stands in this language."""
        return f"{self.voice.language.prefix}{route}"

    def href(self, source: str, target: str) -> str:
        """Return how the page at a route links to the page at another route of the same language."""
        return routes.relative(self.address(source), self.address(target))

    def file_href(self, source: str, target: str) -> str:
        """Return how the page at a route links to a file that all languages share."""
        return routes.relative(self.address(source), target)


def presses(catalogue: Catalogue, config: SiteConfig) -> Iterator[Press]:
    """Yield the press of each language."""
    for language in config.languages:
        yield Press(Voice(language, config), catalogue)
