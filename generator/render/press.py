"""The press: a view, a template and a frame become a page. What is shown is escaped, every hole must have a value."""

import json
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact, Json
from generator.model.catalogue import Catalogue
from generator.render.borrowed import bare, marked
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


def _data(document: Json, **_: object) -> str:
    """Return a document for a data block, dense and as it was written; Jinja then escapes what could end the block."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("\u2028", r"\u2028").replace("\u2029", r"\u2029")


_ENVIRONMENT.policies["json.dumps_function"] = _data


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
        return Artifact.text(self.address(head.route), self._marked(html))

    def bare(self, template: str, view: object, route: str) -> Artifact:
        """Return a page of all languages without the frame: one that leads on, or that others frame."""
        return Artifact.text(route, self._marked(_ENVIRONMENT.get_template(template).render(view=view)))

    def _marked(self, html: str) -> str:
        """Return a page on which what is borrowed is marked; only a language that is not complete borrows."""
        config = self.voice.config
        if not config.partial_words:
            return html
        first = config.languages[0]
        return marked(html, first.tag, bare(self.voice.say("borrowed.note", language=first.own_name)))

    def address(self, route: str) -> str:
        """Return where the page at a route stands in this language."""
        return f"{self.voice.language.prefix}{route}"

    def href(self, source: str, target: str) -> str:
        """Return how the page at a route links to the page at another route of the same language."""
        prefix = self.voice.config.prefix_of(target, self.voice.language)
        return routes.relative(self.address(source), f"{prefix}{target}")

    def file_href(self, source: str, target: str) -> str:
        """Return how the page at a route links to a file that all languages share."""
        return routes.relative(self.address(source), target)


def presses(catalogue: Catalogue, config: SiteConfig) -> Iterator[Press]:
    """Yield the press of each language."""
    for language in config.languages:
        yield Press(Voice(language, config, marks_borrowed=True), catalogue)
