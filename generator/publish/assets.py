"""Style sheets and scripts as files of the site."""

from collections.abc import Iterator

from generator.components.scripts import SCRIPTS, script_text
from generator.components.style import read_asset
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue


def assets(_: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the guides' style sheet and script beside the guides of each language, and the scripts of single pages."""
    guide = read_asset(config.root, "tokens.css") + read_asset(config.root, "guide.css")
    for language in (each for each in config.languages if each.code in config.guided):
        yield Artifact.text(f"{language.prefix}{routes.GUIDE_STYLE}", guide)
        yield Artifact.text(
            f"{language.prefix}{routes.GUIDE_SEARCH_SCRIPT}", read_asset(config.root, "guide-search.js")
        )
    for script in SCRIPTS:
        yield Artifact.text(script, script_text(config.root, script))
