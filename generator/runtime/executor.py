"""Where work is done: in this process, in several of this machine, or on a cluster. The answers are the same bytes.

A piece of work is a function of a module and an argument that pickles. What all pieces stand on (settings, registers)
does not travel with each of them: every worker is given it once.
"""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

from generator.runtime.garbage import collect_seldom
from generator.runtime.sandbox import START_METHOD

Argument = TypeVar("Argument")
Answer = TypeVar("Answer")
Shared = TypeVar("Shared")

AHEAD = 4
"""Pieces for each worker that are given out before the first of them is answered, so that none waits and few wait."""


class Workers(Protocol):
    """Workers that have what all pieces stand on, and an executor that reaches them."""

    @property
    def count(self) -> int:
        """Return how many there are."""

    @property
    def share_disk(self) -> bool:
        """Tell whether what a worker writes stands where this process reads."""

    def executor(self) -> Executor:
        """Return a new executor of these workers: the first, or one in the place of a broken one."""


@dataclass(frozen=True, slots=True)
class LocalProcesses:
    """Processes of this machine; one alone is this process itself."""

    count: int
    shared: object
    share_disk: bool = True

    def executor(self) -> Executor:
        """Return a pool of processes, each of which is given what all pieces stand on when it starts."""
        if self.count == 1:
            take(self.shared)
            return InThisProcess()
        collect_seldom()
        context = multiprocessing.get_context(START_METHOD)
        return ProcessPoolExecutor(self.count, context, _begin, (self.shared,))


class InThisProcess(Executor):
    """An executor without a second process: every piece is done when it is given out."""

    def submit(self, fn: Callable[..., Answer], /, *args: object, **kwargs: object) -> Future[Answer]:
        """Do a piece right here."""
        future: Future[Answer] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001  raised again where the answer is asked for
            future.set_exception(error)
        return future


@dataclass(slots=True)
class Processors(AbstractContextManager["Processors[Argument, Answer]"], Generic[Argument, Answer]):
    """Gives out pieces of work and collects the answers in the order of the pieces."""

    workers: Workers
    _executor: Executor | None = field(default=None, init=False)
    _is_mended: bool = field(default=False, init=False)
    _waiting: deque[tuple[Argument, Future[Answer]]] = field(default_factory=deque, init=False)

    def __enter__(self) -> Self:
        """Return this: the workers start with the first piece."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the workers; after a failure no piece begins that has not begun."""
        for _, future in self._waiting:
            future.cancel()
        if self._executor is not None:
            self._executor.shutdown(wait=True)

    def map(self, function: Callable[[Argument], Answer], pieces: Iterable[Argument]) -> Iterator[Answer]:
        """Yield the answers in order; what a piece raises is raised here.

        A worker that dies takes its pieces with it: once, they are given out again to new workers.

        Raises:
            BrokenExecutor: Workers died again.

        """
        for piece in pieces:
            self._waiting.append((piece, self._submit(function, piece)))
            if len(self._waiting) >= self.workers.count * AHEAD:
                yield self._answer(function)
        while self._waiting:
            yield self._answer(function)

    def _submit(self, function: Callable[[Argument], Answer], piece: Argument) -> Future[Answer]:
        if self._executor is None:
            self._executor = self.workers.executor()
        try:
            return self._executor.submit(function, piece)
        except BrokenExecutor as error:
            failed: Future[Answer] = Future()
            failed.set_exception(error)
            return failed

    def _answer(self, function: Callable[[Argument], Answer]) -> Answer:
        """Return the first answer that is waited for; of a broken executor all that wait are given out again."""
        try:
            answer = self._waiting[0][1].result()
        except BrokenExecutor:
            if self._is_mended or self._executor is None:
                raise
            self._is_mended = True
            self._executor.shutdown(wait=False)
            self._executor = None
            again = [(piece, self._submit(function, piece)) for piece, _ in self._waiting]
            self._waiting = deque(again)
            answer = self._waiting[0][1].result()
        self._waiting.popleft()
        return answer


def _begin(shared: object) -> None:
    """Take what all pieces stand on, and end with the process that gives out the work, however that one ends.

    A forked worker has the lock of the site too: where it lived on, nobody could build there any more.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    take(shared)


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


_given: list[object] = []
"""What this worker was given when it started."""


def take(shared: object) -> None:
    """Keep what all pieces stand on: the first thing that a worker does."""
    collect_seldom()
    _given[:] = [shared]


def given(kind: type[Shared]) -> Shared:
    """Return what this worker was given."""
    shared = _given[0]
    assert isinstance(shared, kind)  # noqa: S101  what was given is what is asked for
    return shared
