"""The guides: Markdown by people of ours, finished by MkDocs, which nobody here imports.

Placeholders are filled before MkDocs sees the text: `{{ site.name }}` and the like from `site.yaml`, and `{{ root }}`
with the way back to the root of the language's pages, `{{ files }}` to the root of files that all languages share.
What a city says of itself stands in `content/<language>/local/` and takes the place of the general page.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from generator.config import Language, SiteConfig
from generator.model.artifact import Artifact, ManifestEntry
from generator.publish.inline_scripts import reviewed, without_inline_scripts
from generator.runtime.writing import Place, write

_PLACEHOLDER = re.compile(r"\{\{ *([a-z_.]+) *\}\}")
_LOCAL = "local"
CLOCK = "0"
"""The moment that MkDocs takes for now: prose shows no day of its own, so its pages change with their text alone."""
_LEFT_OUT = frozenset({"404.html", "sitemap.xml", "sitemap.xml.gz"})
"""Files of which the site has its own."""


class GuideError(Exception):
    """MkDocs refused the guides; the message is its own."""


@dataclass(frozen=True)
class Guides:
    """The guides of one language, of which MkDocs is making pages."""

    language: Language
    config: SiteConfig
    built: Path
    process: "subprocess.Popen[str]"

    def __enter__(self) -> Self:
        """Return the guides, whose MkDocs ends with the block whatever happens in it."""
        return self

    def __exit__(self, *_: object) -> None:
        """End MkDocs where it still works: nobody waits for its pages any more."""
        with self.process:
            self.process.kill()

    def finish(self, place: Place) -> dict[str, ManifestEntry]:
        """Wait for MkDocs and write its files into the site.

        Raises:
            GuideError: MkDocs found something wrong.
            InlineScriptError: A page has a script that nobody has reviewed.

        """
        output, _ = self.process.communicate()
        if self.process.returncode:
            raise GuideError(output)
        return write(self._artifacts(), place)

    def _artifacts(self) -> Iterator[Artifact]:
        files = sorted(path for path in self.built.rglob("*") if path.is_file())
        names = {path.relative_to(self.built).as_posix(): path for path in files}
        kept = {name: path for name, path in names.items() if name not in _LEFT_OUT}
        prefix = self.language.prefix
        pages = [(name, path.read_text(encoding="utf-8")) for name, path in kept.items() if name.endswith(".html")]
        yield from without_inline_scripts(pages, prefix, reviewed(self.config))
        for name, path in kept.items():
            if not name.endswith(".html"):
                yield Artifact(f"{prefix}{name}", path.read_bytes())


def start_guides(language: Language, config: SiteConfig, workshop: Path) -> Guides:
    """Stage a language's guides and start MkDocs on them, so that it works while pages are rendered."""
    docs, built = workshop / f"docs-{language.code}", workshop / f"site-{language.code}"
    _stage(config.root / "content" / language.code, docs, _values(language, config))
    environment = os.environ | {
        "PORTAL_DOCS_DIR": str(docs),
        "PORTAL_SITE_DIR": str(built),
        "SOURCE_DATE_EPOCH": CLOCK,
        "NO_MKDOCS_2_WARNING": "1",
        **_names(language, config),
    }
    file = "mkdocs.yml" if language == config.languages[0] else f"site_config/mkdocs.{language.code}.yml"
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--config-file", file]
    process = subprocess.Popen(  # noqa: S603  our own interpreter, no shell, no word of a submission
        command, cwd=config.root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    return Guides(language, config, built, process)


def _stage(source: Path, docs: Path, values: Mapping[str, str]) -> None:
    """Copy a language's guides with their placeholders filled, the general ones first and then the city's own."""
    general = (path for path in sorted(source.rglob("*")) if path.relative_to(source).parts[0] != _LOCAL)
    for path in (*general, *sorted((source / _LOCAL).rglob("*"))):
        inside = path.relative_to(source)
        target = docs / (inside.relative_to(_LOCAL) if inside.parts[0] == _LOCAL else inside)
        if path.suffix == ".md":
            target.parent.mkdir(parents=True, exist_ok=True)
            depth = len(target.relative_to(docs).parts) - (1 if target.name == "index.md" else 0)
            text = path.read_text(encoding="utf-8")
            target.write_text(
                _filled(text, {**values, "root": "../" * depth, "files": "../" * depth + values["up"]}),
                encoding="utf-8",
            )
        elif path.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def _filled(text: str, values: Mapping[str, str]) -> str:
    """Fill placeholders; an unknown one stays, so that the reader of the page sees it and says so."""
    return _PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text)


def _values(language: Language, config: SiteConfig) -> dict[str, str]:
    """Return what placeholders stand for in a language."""
    site = config.site
    return {
        "up": "../" * language.prefix.count("/"),
        "site.name": site.name.pick(language.code).words,
        "site.short_name": site.short_name.pick(language.code).words,
        "site.city": site.city.pick(language.code).words,
        "site.number_prefix": site.number_prefix,
        "site.contact_email": site.contact_email,
        "site.region_code": site.region_code,
    }


def _names(language: Language, config: SiteConfig) -> dict[str, str]:
    """Return what mkdocs.yml and the frame around the guides take from site.yaml."""
    site = config.site
    return {
        "PORTAL_SITE_NAME": site.name.pick(language.code).words,
        "PORTAL_SHORT_NAME": site.short_name.pick(language.code).words,
        "PORTAL_CONTACT": site.contact_email,
        "PORTAL_LICENCE": site.licence.name,
        "PORTAL_LICENCE_URL": site.licence.url,
        "PORTAL_ICP_NUMBER": site.icp_number,
        "PORTAL_POLICE_NUMBER": site.police_number,
    }
