"""Templates: what is folded when they are compiled, and what still stops a build."""

from dataclasses import dataclass

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from generator.components.templates import Templates
from generator.language.html import HtmlTranslator
from tests.builders import a_config


@dataclass(frozen=True)
class Shown:
    """A value as pages show them."""

    words: object


@pytest.fixture
def templates() -> Templates:
    """Return the templates of the first language."""
    config = a_config()
    return Templates(HtmlTranslator(config.languages[0], config))


def test_a_fixed_sentence_is_text_of_the_compiled_template(templates: Templates) -> None:
    sentence = a_config().words_of("zh").say("footer.not_certified")
    code = templates.compile('{{ say("footer.not_certified") }}', raw=True)
    assert sentence in code
    assert "say" not in code
    assert templates.from_string('<b>{{ say("footer.not_certified") }}</b>').render() == f"<b>{sentence}</b>"


def test_a_key_that_is_chosen_is_said_when_the_page_is_made(templates: Templates) -> None:
    template = templates.from_string('{{ say("footer.about" if about else "footer.guides") }}')
    words = a_config().words_of("zh")
    assert template.render(about=True) == words.say("footer.about")
    assert template.render(about=False) == words.say("footer.guides")


@pytest.mark.parametrize(
    ("words", "html"),
    [('<b> & "it\'s"', "&lt;b&gt; &amp; &#34;it&#39;s&#34;"), (Markup("<b>"), "<b>"), (7, "7"), (None, "None")],
)
def test_what_is_shown_is_escaped_once(templates: Templates, words: object, html: str) -> None:
    assert templates.from_string("{{ view.words }}").render(view=Shown(words)) == html
    macro = "{% macro shown(view) %}{{ view.words }}{% endmacro %}{{ shown(view) }}"
    assert templates.from_string(macro).render(view=Shown(words)) == html


@pytest.mark.parametrize("source", ["{{ view.wrods }}", "{{ view.words.more }}", "{% if view.wrods %}{% endif %}"])
def test_an_attribute_that_a_value_lacks_stops_the_build(templates: Templates, source: str) -> None:
    with pytest.raises(AttributeError):
        templates.from_string(source).render(view=Shown(None))


@pytest.mark.parametrize("source", ["{{ veiw }}", "{{ veiw.words }}", "{{ range(2) }}"])
def test_a_name_without_a_value_stops_the_build(templates: Templates, source: str) -> None:
    with pytest.raises(UndefinedError):
        templates.from_string(source).render(view=Shown(None))


def test_whether_an_attribute_is_defined_can_be_asked(templates: Templates) -> None:
    template = templates.from_string("{{ view.words is defined }} {{ view.wrods is defined }}")
    assert template.render(view=Shown(None)) == "True False"
