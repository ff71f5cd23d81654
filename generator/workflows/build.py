"""The story of a build: what accepted packages tell becomes pages, labels and open data, switched in at once.

Only what changed is made: each value that a maker is given has a key, and where the build before knew that key, its
files are taken over. What is taken over and what is made anew are the same bytes, in this process, in several, or on a
cluster.
"""

import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from generator.components.maker import FinalMaker, Maker
from generator.config import SiteConfig
from generator.derive import derive
from generator.labels import LABELS
from generator.model.artifact import Artifact, ManifestEntry
from generator.model.catalogue import Catalogue
from generator.model.routes import file_of
from generator.pages import LAST_PAGES, PAGES
from generator.publish import EXPORTERS, LAST_EXPORTERS
from generator.publish.guides import Guides, start_guides
from generator.read import read_clock
from generator.runtime.cache import Cache, Tally
from generator.runtime.digests import digest
from generator.runtime.executor import Processors, Workers, given
from generator.runtime.lock import locked
from generator.runtime.site_record import SiteRecord, keep_record, known, read_record, remembered
from generator.runtime.writing import Place, SiteBuild, joined, write
from generator.spreadsheets.template import templates
from generator.validate import RuleContext, Verdict
from generator.workflows.foundation import foundation_of, guides_digest
from generator.workflows.pieces import Before, Done, Piece

MAKERS: tuple[Maker[Any], ...] = (*PAGES, *LABELS, *EXPORTERS, templates)
"""Every kind of page and file that a build makes of the catalogue."""
FINAL_MAKERS: tuple[FinalMaker[Any], ...] = (*LAST_PAGES, *LAST_EXPORTERS)
"""Those that name sizes and fingerprints of what is already made."""

GUIDES = "guides"
BATCH = 16
"""Pieces that a worker is given at once: few enough that none waits long, enough that the way there costs little."""

Progress = Callable[[str], None]

SERVICE_CLOCK = "content/service_clock.csv"
"""What `portal service-clock` printed, where the authority keeps it; the site itself never asks git."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How a site is built; none of it changes a byte of the site."""

    workers: Workers
    cache: Cache | None
    """Nothing where everything is to be made anew."""
    verify: bool = False
    """Whether files that stand are read, rather than looked at from outside."""
    packages: Mapping[str, str] = field(default_factory=dict)
    """Organisation to the key under which is kept what the site is made of, for the next build."""
    tell: Progress = field(default=lambda _: None)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did."""

    manifest: dict[str, ManifestEntry]
    pieces: tuple[Done, ...]
    written: int
    """Files whose bytes are new."""

    tally: Tally
    """What became of the questions to the cache."""

    def piece_of(self, path: str) -> Done | None:
        """Return the piece that a file belongs to; nothing where a final maker made it, or none."""
        name = file_of(path)
        return next((done for done in self.pieces if name in done.files), None)

    def has(self, path: str) -> bool:
        """Tell whether the site has a file."""
        return file_of(path) in self.manifest

    @property
    def failures(self) -> tuple[str, ...]:
        """Return the tracebacks of the pieces that we failed to make."""
        return tuple(done.failure for done in self.pieces if done.failure)

    def unmade(self, *, has_form: bool) -> list[str]:
        """Return what we failed to make pages of: what keeps the form that it had, or what has none and is missing."""
        failed = (done for done in self.pieces if done.failure and bool(done.files) is has_form)
        return sorted({done.piece.subject for done in failed})


class Batch(NamedTuple):
    """Values that a worker makes files of, and where it puts them; without a place it sends them back."""

    maker: int
    values: tuple[object, ...]
    place: Place | None


class Made(NamedTuple):
    """The files of one value: put already, or to be put; or the traceback of our failure."""

    files: dict[str, ManifestEntry]
    unput: tuple[Artifact, ...] = ()
    failure: str = ""


def catalogue(verdicts: Sequence[Verdict], context: RuleContext) -> Catalogue:
    """Return what the accepted packages tell; one bad package changes nothing for the others."""
    accepted = [verdict.disclosure for verdict in verdicts if verdict.accepted]
    found = derive(accepted, context.registers, context.config, context.as_of)
    services = tuple(read_clock(context.config.root / SERVICE_CLOCK))
    return replace(found, board=replace(found.board, services=services))


def build(content: Catalogue, config: SiteConfig, out: Path, options: BuildOptions) -> Built:
    """Write the whole site to `out` and return what was done; a build that fails leaves nothing of itself behind."""
    with ExitStack() as started:
        started.enter_context(locked(out))
        record = read_record(options.cache, out)
        site = SiteBuild.of(out, known(record.standing), known(record.spare), reads=options.verify)
        started.callback(site.abandon)
        standing = site.standing_entries()
        work = _Work(content, config, site, Before(record, standing), options)
        guides = list(work.started_guides(started))
        pieces = [*work.pages(), *work.guides(guides)]
        options.tell("data")
        manifest = joined(done.files for done in pieces)
        last = list(_last(content, config, manifest))
        put = {file_of(artifact.path) for artifact in last}.union(*(done.files for done in pieces if done.is_new))
        manifest = joined((manifest, *({file_of(artifact.path): artifact.entry} for artifact in last)))
        written = sum(standing.get(path) != entry for path, entry in manifest.items())
        if site.has_begun or written or manifest.keys() != site.names:
            write(last, site.begin())
            site.finish(manifest, frozenset(put))
    made = {done.piece.key: done.record for done in pieces if done.files or not done.failure}
    if options.cache:
        options.cache.prune()
    now, spare = map(remembered, site.known(manifest))
    keep_record(options.cache, out, SiteRecord(work.foundation, made, now, spare, dict(options.packages)))
    return Built(manifest, tuple(pieces), written, options.cache.tally if options.cache else Tally())


class _Work:
    """The work of one build: which pieces are taken over, which are given to workers, and what comes back."""

    def __init__(
        self, content: Catalogue, config: SiteConfig, site: SiteBuild, before: Before, options: BuildOptions
    ) -> None:
        """Begin with what all pieces stand on."""
        self._content, self._config, self._site, self._before, self._options = content, config, site, before, options
        self.foundation = foundation_of(config)
        self._shared = digest(self.foundation)
        self._kept: list[Done] = []

    def pages(self) -> Iterator[Done]:
        """Yield every piece of pages and files: those that workers made, then those that were taken over."""
        self._options.tell("pages")
        asked: deque[list[Piece]] = deque()
        with Processors[Batch, list[Made]](self._options.workers) as processors:
            for answers in processors.map(make, self._batches(asked)):
                yield from map(self._done, asked.popleft(), answers)
        yield from self._kept

    def started_guides(self, started: ExitStack) -> Iterator[tuple[Piece, Guides | Done]]:
        """Yield the guides of each language: taken over, or such that MkDocs makes pages of them meanwhile."""
        workshop = Path(started.enter_context(TemporaryDirectory()))
        for language in (each for each in self._config.languages if each.code in self._config.guided):
            texts = {"texts": guides_digest(self._config, language.code)}
            piece = Piece.of_parts(GUIDES, language.code, texts, self._shared)
            taken = self._before.done(piece)
            yield piece, taken or started.enter_context(start_guides(language, self._config, workshop))

    def guides(self, started: Sequence[tuple[Piece, Guides | Done]]) -> Iterator[Done]:
        """Yield the guides, when MkDocs is done with them."""
        self._options.tell("guides")
        for piece, found in started:
            if isinstance(found, Done):
                yield found
            else:
                yield self._done(piece, Made(found.finish(self._site.begin())))

    def _batches(self, asked: deque[list[Piece]]) -> Iterator[Batch]:
        """Yield what must be made, some pieces of one kind at a time, and note in `asked` which pieces these are."""
        for order, maker in enumerate(MAKERS):
            new = self._new(Piece.of(maker, shown, self._shared) for shown in maker.select(self._content, self._config))
            while some := list(islice(new, BATCH)):
                asked.append([replace(piece, shown=None) for piece in some])
                place = self._site.begin()
                values = tuple(piece.shown for piece in some)
                yield Batch(order, values, place if self._options.workers.share_disk else None)

    def _new(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """Yield the pieces that must be made, and keep those that were taken over."""
        for piece in pieces:
            done = self._before.done(piece)
            if done is None:
                yield piece
            else:
                self._kept.append(done)

    def _done(self, piece: Piece, made: Made) -> Done:
        """Return a piece with its files; one that we failed to make keeps the form that it had."""
        if made.failure:
            return self._before.last_form(piece, made.failure)
        if made.unput:
            write(made.unput, self._site.begin())
        return Done(piece, made.files, self._before.why(piece, self.foundation), is_new=True)


def make(batch: Batch) -> list[Made]:
    """Make the files of some values: what a worker does."""
    maker, config = MAKERS[batch.maker], given(SiteConfig)
    return [_made(maker, shown, config, batch.place) for shown in batch.values]


def _made(maker: Maker[Any], shown: object, config: SiteConfig, place: Place | None) -> Made:
    """Return the files of one value; a failure of ours is that of one subject, where the maker has such."""
    try:
        artifacts = tuple(maker.make(shown, config))
    except Exception:
        if maker.subject is None:
            raise
        return Made({}, failure=traceback.format_exc())
    if place:
        return Made(write(artifacts, place))
    return Made(joined({file_of(each.path): each.entry} for each in artifacts), artifacts)


def _last(content: Catalogue, config: SiteConfig, manifest: dict[str, ManifestEntry]) -> Iterator[Artifact]:
    """Yield what names sizes and fingerprints of other files."""
    for maker in FINAL_MAKERS:
        yield from maker(content, config, manifest)
