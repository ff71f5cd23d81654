"""Make the site in several processes; the result does not depend on how many."""

import multiprocessing
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor

from generator.model.artifact import ManifestEntry
from generator.runtime.garbage import collect_seldom
from generator.runtime.sandbox import START_METHOD

Task = Callable[[], dict[str, ManifestEntry]]

_given: list[Task] = []
"""What a worker was given when it started: a catalogue is too large to be sent with every task."""


def in_processes(tasks: Sequence[Task], jobs: int) -> dict[str, ManifestEntry]:
    """Return the joined manifests of all tasks, in their order.

    After one that fails no other begins, and what it raised is raised here.

    Raises:
        BrokenProcessPool: A process ended without an answer.

    """
    collect_seldom()
    if jobs == 1 or len(tasks) == 1:
        return _joined(task() for task in tasks)
    context = multiprocessing.get_context(START_METHOD)
    with ProcessPoolExecutor(min(jobs, len(tasks)), context, _take, (tasks,)) as pool:
        return _joined(pool.map(_do, range(len(tasks))))


def _take(tasks: Sequence[Task]) -> None:
    """Keep the tasks: the first thing that a worker does."""
    _given.extend(tasks)
    collect_seldom()


def _do(place: int) -> dict[str, ManifestEntry]:
    return _given[place]()


def _joined(parts: Iterable[dict[str, ManifestEntry]]) -> dict[str, ManifestEntry]:
    return {path: entry for part in parts for path, entry in part.items()}
