"""A report in the form that was asked for."""

from collections.abc import Callable, Mapping, Sequence

from generator.config import SiteConfig
from generator.diagnostics import Report, as_github, as_json, as_markdown, as_text, excerpt_of
from generator.model import routes

Changes = Mapping[str, Sequence[str]]
"""What would change for readers, line by line in each language."""


def formatted(found: Report, form: str, config: SiteConfig, changes: Changes | None = None) -> str:
    """Return a report in one of its forms; only a comment also tells what would change for readers."""
    says = {language: words.say for language, words in config.words.items()}
    if form == "json":
        return as_json(found)
    if form == "github":
        return as_github(found, says)
    if form == "markdown":
        return as_markdown(excerpt_of(found, changes), says, help_links(config))
    return as_text(found, says)


def help_links(config: SiteConfig) -> Callable[[str, str], str]:
    """Return what gives the public address of a code's explanation in a language."""
    folders = {language.code: f"{config.site.base_url}{language.prefix}" for language in config.languages}
    return lambda code, language: f"{folders[language]}{routes.help_page(code)}"
