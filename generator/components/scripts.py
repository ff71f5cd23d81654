"""The scripts of single pages: which there are, what each imports, in which languages they look for texts of data."""

import re
from collections.abc import Iterator
from pathlib import Path

from generator.language.html import HtmlTranslator
from generator.model import routes

SCRIPTS = (
    routes.SEARCH_SCRIPT,
    routes.SEARCH_READER,
    routes.SEARCH_RUNS,
    routes.SEARCH_WORDS,
    routes.COMPARE_SCRIPT,
    routes.COMPARE_VERDICT,
    routes.PROCUREMENT_SCRIPT,
    routes.PROCUREMENT_LIMIT,
    routes.EMBED_FORM_SCRIPT,
    routes.PRODUCT_NUMBER_SCRIPT,
    routes.SENTENCES_SCRIPT,
    routes.DECIMALS_SCRIPT,
)
_FILES = {routes.EMBED_FORM_SCRIPT: "embed-form.js"}
"""Scripts whose files have another name than their addresses."""
_IMPORT = re.compile(r'^(?:import|export|\}) .*?from "\./([a-z-]+\.js)";$', re.MULTILINE)


def script_text(root: Path, script: str) -> str:
    """Return a script as it is published."""
    name = _FILES.get(script, script.rpartition("/")[2])
    return (root / "content" / "assets" / name).read_text(encoding="utf-8")


def imported(root: Path, script: str) -> tuple[str, ...]:
    """Return every module that a script imports, also through another, so that a page can ask for all of them at once.

    What a script imports only when it is used (`import()`) is left out: nobody may need it.
    """
    return tuple(dict.fromkeys(_imports(root, script)))


def script_languages(translator: HtmlTranslator) -> list[dict[str, str]]:
    """Return the languages in which a script looks for a text of the data: the page's own, then the site's in order."""
    own = translator.language
    others = (language for language in translator.config.languages if language != own)
    return [{"code": language.code, "tag": language.tag} for language in (own, *others)]


def _imports(root: Path, script: str) -> Iterator[str]:
    folder = script.rpartition("/")[0]
    for name in _IMPORT.findall(script_text(root, script)):
        module = f"{folder}/{name}"
        yield module
        yield from _imports(root, module)
