"""The story of a build: what accepted packages tell becomes pages, labels and open data, switched in at once."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.components.maker import FinalMaker, Maker
from generator.config import SiteConfig
from generator.derive import derive
from generator.labels import LABELS
from generator.model.artifact import Artifact, ManifestEntry
from generator.model.catalogue import Catalogue
from generator.pages import LAST_PAGES, PAGES
from generator.publish import EXPORTERS, LAST_EXPORTERS
from generator.publish.guides import start_guides
from generator.read import read_clock
from generator.runtime.executor import Task, in_processes
from generator.runtime.writing import abandon, building_place, switch, write
from generator.spreadsheets.template import templates
from generator.validate import RuleContext, Verdict

MAKERS: tuple[Maker[Any], ...] = (*PAGES, *LABELS, *EXPORTERS, templates)
"""Every kind of page and file that a build makes of the catalogue."""
FINAL_MAKERS: tuple[FinalMaker[Any], ...] = (*LAST_PAGES, *LAST_EXPORTERS)
"""Those that name sizes and fingerprints of what is already made."""

PIECES_PER_JOB = 4
"""Pieces are smaller than a job's share, so that one slow piece does not keep the others waiting."""

Progress = Callable[[str], None]

SERVICE_CLOCK = "content/service_clock.csv"
"""What `portal service-clock` printed, where the authority keeps it; the site itself never asks git."""


def catalogue(verdicts: Sequence[Verdict], context: RuleContext) -> Catalogue:
    """Return what the accepted packages tell; one bad package changes nothing for the others."""
    accepted = [verdict.disclosure for verdict in verdicts if verdict.accepted]
    found = derive(accepted, context.registers, context.config, context.as_of)
    services = tuple(read_clock(context.config.root / SERVICE_CLOCK))
    return replace(found, board=replace(found.board, services=services))


def build(content: Catalogue, config: SiteConfig, out: Path, jobs: int, tell: Progress) -> dict[str, ManifestEntry]:
    """Write the whole site to `out` and return what was written; a build that fails leaves nothing of itself behind."""
    with ExitStack() as started:
        place = building_place(out)
        started.callback(abandon, place)
        workshop = Path(started.enter_context(TemporaryDirectory()))
        guides = [
            started.enter_context(start_guides(language, config, workshop))
            for language in config.languages
            if language.code in config.guided
        ]
        tell("pages")
        manifest = in_processes(list(_tasks(content, config, place, jobs)), jobs)
        tell("guides")
        for each in guides:
            manifest |= each.finish(place)
        tell("data")
        manifest |= write(_last(content, config, dict(manifest)), place)
        switch(place, out, manifest)
    return manifest


def _tasks(content: Catalogue, config: SiteConfig, place: Path, jobs: int) -> Iterator[Task]:
    """Yield the pieces of work: of each kind of page and file some values at a time."""
    for maker in MAKERS:
        shown = tuple(maker.select(content, config))
        size = max(1, -(-len(shown) // (jobs * PIECES_PER_JOB)))
        for start in range(0, len(shown), size):
            yield partial(_written, maker, shown[start : start + size], config, place)


def _written(maker: Maker[Any], shown: Sequence[object], config: SiteConfig, place: Path) -> dict[str, ManifestEntry]:
    """Write what a maker makes of some values, one after another."""
    return write((artifact for value in shown for artifact in maker.make(value, config)), place)


def _last(content: Catalogue, config: SiteConfig, manifest: dict[str, ManifestEntry]) -> Iterator[Artifact]:
    """Yield what names sizes and fingerprints of other files."""
    for maker in FINAL_MAKERS:
        yield from maker(content, config, manifest)
