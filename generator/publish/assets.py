"""Style sheets and scripts as files of the site."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.components.maker import Maker
from generator.components.scripts import SCRIPTS, script_text
from generator.components.style import read_asset
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class AssetInput:
    """A style sheet or script of `content/assets/`, which is read when the value is made."""

    route: str
    text: str


def _select(_: Catalogue, config: SiteConfig) -> Iterator[AssetInput]:
    style = read_asset(config.root, "tokens.css") + read_asset(config.root, "guide.css")
    search = read_asset(config.root, "guide-search.js")
    for language in (language for language in config.languages if language.code in config.guided):
        yield AssetInput(f"{language.prefix}{routes.GUIDE_STYLE}", style)
        yield AssetInput(f"{language.prefix}{routes.GUIDE_SEARCH_SCRIPT}", search)
    yield from (AssetInput(script, script_text(config.root, script)) for script in SCRIPTS)


def _make(shown: AssetInput, _: SiteConfig) -> Iterator[Artifact]:
    yield Artifact.text(shown.route, shown.text)


assets = Maker(_select, _make)
"""The guides' style sheet and script beside the guides of each language, and the scripts of single pages."""
