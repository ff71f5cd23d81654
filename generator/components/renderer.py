"""The renderer: a view, a template and a layout become a page. All is escaped, and every hole must have a value."""

from functools import lru_cache

from generator.components.layout import Head, LayoutBuilder
from generator.components.templates import Templates
from generator.config import SiteConfig
from generator.language.fallback import bare, marked
from generator.language.html import HtmlTranslator
from generator.model import routes
from generator.model.artifact import Artifact


class PageRenderer:
    """Renders the pages of one language."""

    def __init__(self, translator: HtmlTranslator) -> None:
        """Render for a language."""
        self.translator = translator
        self._templates = Templates(translator)
        self._layout_builder = LayoutBuilder(translator, self._templates)

    def page(self, template: str, view: object, head: Head) -> Artifact:
        """Return a page: the template sees the view, the frame around it, and fixed sentences."""
        layout = self._layout_builder.layout(head)
        html = self._templates.get_template(template).render(view=view, layout=layout)
        return Artifact.text(self.address(head.route), self._marked(html))

    def bare(self, template: str, view: object, route: str) -> Artifact:
        """Return a page of all languages without the frame: one that leads on, or that others frame."""
        return Artifact.text(route, self._marked(self._templates.get_template(template).render(view=view)))

    def _marked(self, html: str) -> str:
        """Return a page on which what is borrowed is marked; only a language that is not complete borrows."""
        config = self.translator.config
        if not config.partial_words:
            return html
        first = config.languages[0]
        return marked(html, first.tag, bare(self.translator.say("borrowed.note", language=first.own_name)))

    def address(self, route: str) -> str:
        """Return where the page at a route stands in this language."""
        return f"{self.translator.language.prefix}{route}"

    def href(self, source: str, target: str) -> str:
        """Return how the page at a route links to the page at another route of the same language."""
        prefix = self.translator.config.prefix_of(target, self.translator.language)
        return routes.relative(self.address(source), f"{prefix}{target}")

    def file_href(self, source: str, target: str) -> str:
        """Return how the page at a route links to a file that all languages share."""
        return routes.relative(self.address(source), target)


@lru_cache(maxsize=4)
def renderers(config: SiteConfig) -> tuple[PageRenderer, ...]:
    """Return the renderer of each language; they remember what they said, so there is one for all pages of a build."""
    return tuple(PageRenderer(HtmlTranslator(language, config, marks_borrowed=True)) for language in config.languages)
