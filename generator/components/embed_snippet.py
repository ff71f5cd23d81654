"""Snippets that a shop pastes beside the price: a linked picture that needs no script, a custom element, a frame.

The picture is never copied, so that a change of state shows by itself. Its alternative text is copied with the
snippet and therefore says until when it holds and of which day its data are. Snippets are plain text: pages show them
escaped.
"""

from markupsafe import Markup

from generator.components.alt_text import alt_of
from generator.components.footprint_summary import FootprintSummary, listed_summary
from generator.components.renderer import PageRenderer
from generator.language.text import filled
from generator.model import routes
from generator.model.listed import ListedProduct

BADGE = "badge.svg"
BADGE_PNG = "badge.png"
HEIGHT = 32
"""CSS pixels. A width is never given: a badge grows with its words, and these change with the state."""

_LINKED = Markup(
    '<a href="{page}" target="_blank" rel="noopener"><img src="{image}" height="{height}"'
    ' loading="lazy" alt="{words}"></a>'
)
_ELEMENT = Markup(
    '<script type="module" src="{script}" integrity="{integrity}" crossorigin="anonymous"></script>\n'
    '<carbon-footprint number="{number}" lang="{language}" variant="badge"></carbon-footprint>'
)
_FRAME = Markup(
    '<iframe src="{frame}" width="320" height="120" loading="lazy" referrerpolicy="no-referrer"'
    ' sandbox="allow-popups allow-popups-to-escape-sandbox" title="{title}"></iframe>'
)


def linked_picture(
    product: ListedProduct, renderer: PageRenderer, file: str = BADGE, summary: FootprintSummary | None = None
) -> str:
    """Return the snippet without a script: the picture, linked to the product's page, as HTML to paste.

    The summary of its headline is made anew where the page does not have it.
    """
    base = renderer.translator.config.site.base_url
    holes = {
        "page": f"{base}{renderer.address(routes.product(product.number))}",
        "image": f"{base}{routes.label(product.number, file)}",
        "height": HEIGHT,
        "words": _dated_text(product, renderer, summary),
    }
    return str(filled(_LINKED, holes))


def custom_element(number: str, renderer: PageRenderer, integrity: str) -> str:
    """Return the snippet with the custom element of our script, which the shop's page must allow."""
    translator = renderer.translator
    script = f"{translator.config.site.base_url}{routes.EMBED_SCRIPT}"
    html = _ELEMENT.format(script=script, integrity=integrity, number=number, language=translator.language.code)
    return str(html)


def frame(product: ListedProduct, renderer: PageRenderer) -> str:
    """Return the snippet with a frame, whose alternative text follows the state too."""
    address = f"{renderer.translator.config.site.base_url}{routes.embed_frame(product.number)}"
    html = _FRAME.format(frame=address, title=renderer.translator.say("snippet.frame_title", number=product.printed))
    return str(html)


def _dated_text(product: ListedProduct, renderer: PageRenderer, summary: FootprintSummary | None) -> str:
    """Return the alternative text with the day of its data, and that the link has the current status."""
    words, translator, day = (
        alternative_text(product, renderer, summary),
        renderer.translator,
        product.headline.data_day,
    )
    if day is None:
        return translator.say("snippet.undated", words=words)
    return translator.say("snippet.dated", words=words, day=translator.day(day))


def alternative_text(product: ListedProduct, renderer: PageRenderer, summary: FootprintSummary | None = None) -> str:
    """Return the alternative text of a label; without a value where none may be shown."""
    made = summary or listed_summary(product.headline, renderer.translator, compiled=product.is_compiled)
    return alt_of(product, made, renderer.translator)
