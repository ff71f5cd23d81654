"""The second half of the story: derive, render, publish. The first half, read and validate, is `checking`."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.config import SiteConfig
from generator.derive import derive
from generator.model.artifact import Artifact, ManifestEntry
from generator.model.catalogue import Catalogue
from generator.parallel import in_processes, slices
from generator.publish import EXPORTERS, LAST_EXPORTERS, PER_PRODUCT
from generator.publish.guides import start_guides
from generator.publish.site import abandon, building_place, switch, write
from generator.read import read_clock
from generator.render import LAST_PAGES, PAGES, PER_PRODUCT_PAGES
from generator.sheets.form import templates
from generator.validate import Ground, Verdict

Progress = Callable[[str], None]
Maker = Callable[[Catalogue, SiteConfig], Iterator[Artifact]]

SERVICE_CLOCK = "content/service_clock.csv"
"""What `portal service-clock` printed, where the authority keeps it; the site itself never asks git."""


def catalogue(verdicts: Sequence[Verdict], ground: Ground) -> Catalogue:
    """Return what the accepted packages tell; one bad package changes nothing for the others."""
    accepted = [verdict.disclosure for verdict in verdicts if verdict.accepted]
    found = derive(accepted, ground.registers, ground.config, ground.as_of)
    services = tuple(read_clock(ground.config.root / SERVICE_CLOCK))
    return replace(found, board=replace(found.board, services=services))


def build(content: Catalogue, config: SiteConfig, out: Path, jobs: int, tell: Progress) -> dict[str, ManifestEntry]:
    """Write the whole site to `out` and return what was written; a build that fails leaves nothing of itself behind."""
    with ExitStack() as started:
        place = building_place(out)
        started.callback(abandon, place)
        workshop = Path(started.enter_context(TemporaryDirectory()))
        guides = [
            started.enter_context(start_guides(language, config, workshop, content.as_of))
            for language in config.languages
            if language.code in config.guided
        ]
        tell("pages")
        parts = slices(content, jobs)
        each_by_itself = (*PER_PRODUCT_PAGES, *PER_PRODUCT)
        manifest = in_processes([partial(_made, each_by_itself, part, config, place) for part in parts], jobs)
        tell("data")
        makers = (*PAGES, *EXPORTERS, templates)
        manifest |= in_processes([partial(_made, (make,), content, config, place) for make in makers], jobs)
        tell("guides")
        for each in guides:
            manifest |= each.finish(place)
        manifest |= write(_last(content, config, dict(manifest)), place)
        switch(place, out, manifest)
    return manifest


def _made(makers: Sequence[Maker], content: Catalogue, config: SiteConfig, place: Path) -> dict[str, ManifestEntry]:
    """Write what some makers make of a catalogue, one after another."""
    return write((artifact for make in makers for artifact in make(content, config)), place)


def _last(content: Catalogue, config: SiteConfig, manifest: dict[str, ManifestEntry]) -> Iterator[Artifact]:
    """Yield what names sizes and fingerprints of other files."""
    for make in (*LAST_PAGES, *LAST_EXPORTERS):
        yield from make(content, config, manifest)
