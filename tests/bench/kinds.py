"""Where the time of a build goes: each of its steps, and each kind of page and file, one after another in one process.

`python -m tests.bench.kinds ROOT DISCLOSURES SITE [EARLIER]` prints it as JSON. ROOT is a folder with settings and
registers, SITE the finished site of these packages. EARLIER is a site that an earlier program made of them: files whose
paths it lacks are newer outputs, and what they cost is told apart.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.components.maker import FinalMaker, Maker
from generator.config import SiteConfig, load_config
from generator.model.artifact import Artifact, Manifest, ManifestEntry
from generator.model.catalogue import Catalogue
from generator.model.routes import file_of
from generator.pages.product.page import product_pages
from generator.publish.guides import start_guides
from generator.runtime.garbage import collect_seldom
from generator.runtime.writing import Place, write
from generator.workflows.build import FINAL_MAKERS, MAKERS, catalogue
from generator.workflows.check import check, prepare
from tests.bench.page import AS_OF, in_one_language, values_written

SAMPLE = 300
"""Values of a kind that are made, spread evenly, where there are many more; the figures are those of all."""

Make = Callable[[Any], Iterator[Artifact]]
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Amount:
    """Seconds of processor time, files, and their bytes."""

    processor: float = 0.0
    files: float = 0.0
    size: float = 0.0

    def __add__(self, other: "Amount") -> "Amount":
        """Return both together."""
        return Amount(self.processor + other.processor, self.files + other.files, self.size + other.size)

    def times(self, factor: float) -> "Amount":
        """Return several times as much."""
        return Amount(self.processor * factor, self.files * factor, self.size * factor)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a step, or a kind of page or file, costs."""

    name: str
    whole: Amount
    newer: Amount = Amount()
    """Of which files that the earlier program did not make."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """What each kind costs, and how many values our templates write on the page of a product in one language."""

    kinds: tuple[Kind, ...]
    holes: int

    @property
    def newer(self) -> Amount:
        """Return what all newer outputs cost."""
        return sum((kind.newer for kind in self.kinds), Amount())


def parsed(text: str) -> Kinds:
    """Return what another process printed."""
    found = json.loads(text)
    kinds = (Kind(each["name"], Amount(**each["whole"]), Amount(**each["newer"])) for each in found["kinds"])
    return Kinds(tuple(kinds), found["holes"])


def measured(root: Path, disclosures: Path, site: Path, earlier: Path | None) -> Kinds:
    """Return what each step and kind costs."""
    marks = [_processor()]
    config = load_config(root)
    context = prepare(config, AS_OF)
    verdicts = check([disclosures], context)
    marks.append(_processor())
    content = catalogue(verdicts, context)
    marks.append(_processor())
    steps = [Kind(name, Amount(marks[at + 1] - marks[at])) for at, name in enumerate(("check", "derive"))]
    collect_seldom()
    manifest = {file_of(path): ManifestEntry(size, "0" * 64) for path, size in _files(site)}
    with TemporaryDirectory() as place:
        timing = _Timing(Place(Path(place), Path(place) / "absent"), earlier)
        kinds = [timing.of(*each) for each in _makers(content, config, manifest)]
        kinds.append(timing.of_guides(config))
    single = in_one_language(config)
    return Kinds((*steps, *kinds), values_written(next(iter(product_pages.select(content, single))), single))


def _processor() -> float:
    """Return the seconds of processor time so far, of this process and of those that it waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + used.ru_utime + used.ru_stime


def _files(folder: Path) -> Iterator[tuple[str, int]]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.stat().st_size


def _makers(
    content: Catalogue, config: SiteConfig, manifest: Manifest
) -> Iterator[tuple[str, Callable[[], Iterable[Any]], Make]]:
    """Yield every kind: its name, what selects its values, and what makes the files of one."""
    for maker in MAKERS:
        yield _name(maker), partial(maker.select, content, config), partial(_make, maker, config)
    for final in FINAL_MAKERS:
        yield _name(final), partial(final.select, content, config), partial(_make_last, final, config, manifest)


def _name(maker: Maker[Any] | FinalMaker[Any]) -> str:
    return f"{maker.make.__module__.removeprefix('generator.')}:{maker.make.__name__}".removesuffix(":_make")


def _make(maker: Maker[Any], config: SiteConfig, shown: object) -> Iterator[Artifact]:
    return maker.make(shown, config)


def _make_last(maker: FinalMaker[Any], config: SiteConfig, manifest: Manifest, shown: object) -> Iterator[Artifact]:
    return maker.make(shown, config, manifest)


@dataclass(frozen=True, slots=True)
class _Timing:
    """Makes files of each kind, puts them into a folder, and looks at the clock."""

    place: Place
    earlier: Path | None

    def of(self, name: str, select: Callable[[], Iterable[Any]], make: Make) -> Kind:
        """Return what a kind costs: selecting all its values, and making and writing the files of each."""
        started = time.process_time()
        values = list(select())
        selecting = time.process_time() - started
        if not values:
            return Kind(name, Amount(selecting))
        list(make(values[0]))  # templates are compiled once, which would count many times
        some = values[:: -(-len(values) // SAMPLE)]
        whole, newer = self._made(make, some)
        more = len(values) / len(some)
        share = newer.processor / whole.processor if whole.processor else 0.0
        return Kind(name, whole.times(more) + Amount(selecting), newer.times(more) + Amount(selecting * share))

    def of_guides(self, config: SiteConfig) -> Kind:
        """Return what the guides of all languages cost, which MkDocs makes in processes of its own."""
        started = _processor()
        files: dict[str, ManifestEntry] = {}
        with TemporaryDirectory() as workshop:
            for language in (each for each in config.languages if each.code in config.guided):
                with start_guides(language, config, Path(workshop)) as guides:
                    files |= guides.finish(self.place)
        whole = Amount(_processor() - started, len(files), sum(entry.size for entry in files.values()))
        newer = [entry.size for path, entry in files.items() if self._is_newer(path)]
        return Kind("guides", whole, Amount(whole.processor * len(newer) / max(len(files), 1), len(newer), sum(newer)))

    def _is_newer(self, path: str) -> bool:
        return self.earlier is not None and not (self.earlier / file_of(path)).exists()

    def _made(self, make: Make, values: Iterable[Any]) -> tuple[Amount, Amount]:
        """Return what the files of some values cost, and of these the newer ones."""
        whole = newer = Amount()
        for value in values:
            started = time.process_time()
            for artifact in make(value):
                write((artifact,), self.place)
                amount = Amount(time.process_time() - started, 1, len(artifact.content))
                whole += amount
                if self._is_newer(artifact.path):
                    newer += amount
                started = time.process_time()
        return whole, newer


def main() -> None:
    """Measure and print."""
    root, disclosures, site, *earlier = map(Path, sys.argv[1:])
    print(json.dumps(asdict(measured(root, disclosures, site, earlier[0] if earlier else None))))


if __name__ == "__main__":
    main()
