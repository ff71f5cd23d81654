"""Make the site in several processes; the result does not depend on how many."""

import multiprocessing
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from generator.model.artifact import ManifestEntry
from generator.model.catalogue import Catalogue

Task = Callable[[], dict[str, ManifestEntry]]

SLICES_PER_JOB = 4
"""Slices are smaller than a job's share, so that one slow slice does not keep the others waiting."""

_shared: list[Task] = []
"""What forked workers find in the memory they inherit; a catalogue is too large to be sent to them."""


def in_processes(tasks: Sequence[Task], jobs: int) -> dict[str, ManifestEntry]:
    """Return the joined manifests of all tasks, in their order."""
    if jobs == 1 or len(tasks) == 1:
        return _joined(task() for task in tasks)
    _shared[:] = tasks
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        manifest = _joined(pool.imap(_do, range(len(tasks))))
    _shared.clear()
    return manifest


def slices(catalogue: Catalogue, jobs: int) -> list[Catalogue]:
    """Return the catalogue in parts of its products, the same whole where there is one job."""
    count = len(catalogue.products)
    size = max(1, -(-count // (jobs * SLICES_PER_JOB)))
    if jobs == 1 or size >= count:
        return [catalogue]
    return [replace(catalogue, products=catalogue.products[start : start + size]) for start in range(0, count, size)]


def _do(place: int) -> dict[str, ManifestEntry]:
    return _shared[place]()


def _joined(parts: Iterable[dict[str, ManifestEntry]]) -> dict[str, ManifestEntry]:
    return {path: entry for part in parts for path, entry in part.items()}
