"""A sandbox: work on strangers' files that can do nothing but read, think and answer.

Whatever goes wrong in it, the caller lives, and knows whose fault it is: work that goes beyond its bounds, or a failure
of our own. What a sandbox runs is a function of a module with arguments that pickle, so that it does not matter whether
the child is forked, started anew, or none at all.
"""

import errno
import multiprocessing
import os
import pickle
import signal
import sys
import time
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar, TypeVarTuple

try:
    import resource
except ImportError:  # not on Windows, not in a browser
    resource = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from multiprocessing.connection import Connection  # cannot be imported in a browser
    from multiprocessing.process import BaseProcess

MEBIBYTE = 1024 * 1024
FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "ctypes.", "sqlite3.")
WRITING = frozenset("wax+")

KILLING = frozenset(getattr(signal, name) for name in ("SIGKILL", "SIGTERM", "SIGXCPU") if hasattr(signal, name))
"""Signals by which a child is ended from outside or for its time; one by which it crashes is our failure."""

StartMethod = Literal["fork", "spawn"]
START_METHOD: StartMethod = "fork" if sys.platform == "linux" else "spawn"
"""Forking is cheap, since a child finds what its parent has read; elsewhere it is not safe, or not there."""

Answer = TypeVar("Answer")
Arguments = TypeVarTuple("Arguments")
Piece = TypeVar("Piece")
Context = TypeVar("Context")


class Bound(StrEnum):
    """What work is held to; the value is the end of the key of its name."""

    TIME = "time"
    MEMORY = "memory"
    ACCESS = "access"
    """No connection, no other program, no written file."""


class SandboxError(Exception):
    """There is no answer; the message is for us, never for whoever sent the files."""


class LimitError(SandboxError):
    """The work took too long or too much memory, tried what it may not do, or was killed."""


class InternalError(SandboxError):
    """We failed, which says nothing about the files; the message is the traceback, or how the child ended."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a child may take: seconds, and bytes beyond what it holds when it starts."""

    seconds: int = 60
    memory: int = 1024 * MEBIBYTE


class Sandbox(Protocol):
    """Where strangers' files are worked on."""

    @property
    def unbounded(self) -> tuple[Bound, ...]:
        """What it cannot hold the work to on this machine."""

    def run(self, function: Callable[[*Arguments], Answer], /, *arguments: *Arguments) -> Answer:
        """Return what a function of a module answers to arguments that pickle.

        Raises:
            LimitError: It went beyond its bounds.
            InternalError: It raised, ended without an answer, or answered what cannot be sent.

        """

    def each(
        self, function: Callable[[Piece, Context], Answer], pieces: Iterable[Piece], context: Context, /
    ) -> Iterator[tuple[Piece, Answer | SandboxError]]:
        """Yield each piece with what a function of a module answers on it, or why there is no answer.

        A piece is asked for when there is room for it to be worked on. Answers come as they are found, in no order.
        """


@dataclass(frozen=True, slots=True)
class ChildProcess:
    """A sandbox that is a child process for each piece of work, ended with it.

    Time is bounded everywhere, and so is access, by an audit hook (PEP 578). Memory is bounded on Linux, which counts
    what a process holds. Several children are watched by one thread, so that whoever forks never forks a lock that
    another thread holds.
    """

    limits: Limits = Limits()
    method: StartMethod = START_METHOD
    at_once: int = os.cpu_count() or 1
    """So many children work beside each other."""

    @property
    def unbounded(self) -> tuple[Bound, ...]:
        """Return what is not bounded on this machine."""
        return () if _held() is not None else (Bound.MEMORY,)

    def run(self, function: Callable[[*Arguments], Answer], /, *arguments: *Arguments) -> Answer:
        """Return what the function answers in a child.

        Raises:
            LimitError: The child went beyond its bounds, or was killed.
            InternalError: The child failed, ended without an answer, or answered what cannot be sent.

        """
        answer, error = self._started(function, arguments).answer()
        if error is not None:
            raise error
        return answer  # type: ignore[return-value]  # what comes out of a pipe has no type

    def each(
        self, function: Callable[[Piece, Context], Answer], pieces: Iterable[Piece], context: Context, /
    ) -> Iterator[tuple[Piece, Answer | SandboxError]]:
        """Yield each piece with what the function answers on it in a child of its own, or why there is no answer."""
        waiting = iter(pieces)
        running: dict[Connection[Any, Any], tuple[Piece, _Child]] = {}
        try:
            while True:
                for piece in islice(waiting, self.at_once - len(running)):
                    child = self._started(function, (piece, context))
                    running[child.receiver] = piece, child
                if not running:
                    return
                piece, child = running.pop(_next([child for _, child in running.values()]))
                answer, error = child.answer()
                yield piece, error if error is not None else answer  # type: ignore[misc]  # as in `run`
        finally:
            for _, child in running.values():
                child.end()

    def _started(self, function: Callable[[*Arguments], Answer], arguments: tuple[*Arguments]) -> "_Child":
        """Return a child that has begun to work."""
        pickle.dumps(function)  # a forked child would also take a closure, which no other can
        forks = self.method == "fork"
        context = multiprocessing.get_context("fork") if forks else multiprocessing.get_context("spawn")
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(function, arguments, sender, self.limits), daemon=True)
        process.start()
        sender.close()
        return _Child(process, receiver, self.limits, time.monotonic() + self.limits.seconds)


@dataclass(frozen=True, slots=True)
class _Child:
    """A child at work, and when it must have answered."""

    process: "BaseProcess"
    receiver: "Connection[Any, Any]"
    limits: Limits
    deadline: float

    def answer(self) -> tuple[object, SandboxError | None]:
        """Wait for the answer, or what went wrong, and end the child."""
        try:
            return _received(self.receiver, self.left, self.limits)
        except EOFError:
            self.process.join(self.limits.seconds)
            return None, _ending(self.process.exitcode)
        finally:
            self.end()

    @property
    def left(self) -> float:
        """Return how many seconds are left to it."""
        return max(0.0, self.deadline - time.monotonic())

    def end(self) -> None:
        """End the child, whatever it does."""
        self.process.kill()
        self.process.join()
        self.receiver.close()


def _next(children: Collection[_Child]) -> "Connection[Any, Any]":
    """Wait until a child answers or its time is over, and return where its answer is received."""
    from multiprocessing.connection import wait  # noqa: PLC0415  cannot be imported in a browser

    first = min(children, key=lambda child: child.deadline)
    ready = wait([child.receiver for child in children], first.left)
    return next((child.receiver for child in children if child.receiver in ready), first.receiver)


@dataclass(frozen=True, slots=True)
class InProcess:
    """A sandbox where no process can be started, as in a page of a browser: the work is done right here.

    It bounds nothing: work may take as long and as much memory as it likes, and do whatever this process may do. In a
    page it is the browser that bounds it. What it does keep is the difference between a limit and a failure of ours.
    """

    @property
    def unbounded(self) -> tuple[Bound, ...]:
        """Return everything."""
        return tuple(Bound)

    def run(self, function: Callable[[*Arguments], Answer], /, *arguments: *Arguments) -> Answer:
        """Return what the function answers.

        Raises:
            LimitError: There was not enough memory.
            InternalError: The function raised anything else.

        """
        before = sys.exception()
        try:
            return function(*arguments)
        except (Exception, SystemExit) as error:
            raise _kind_of(error, (), before) from error

    def each(
        self, function: Callable[[Piece, Context], Answer], pieces: Iterable[Piece], context: Context, /
    ) -> Iterator[tuple[Piece, Answer | SandboxError]]:
        """Yield each piece with what the function answers on it, or why there is no answer."""
        for piece in pieces:
            try:
                answer: Answer | SandboxError = self.run(function, piece, context)
            except SandboxError as error:
                answer = error
            yield piece, answer


def _received(receiver: "Connection[Any, Any]", left: float, limits: Limits) -> tuple[Any, SandboxError | None]:
    """Return the answer, or what the child says went wrong.

    Raises:
        EOFError: The child ended without a word.

    """
    if not receiver.poll(left):
        return None, LimitError(f"no answer within {limits.seconds} s")
    try:
        answer, error = receiver.recv()
    except EOFError:
        raise
    except Exception:  # noqa: BLE001  an answer that cannot be taken apart is ours, whatever it raises
        return None, InternalError(traceback.format_exc())
    return answer, error


def _ending(exit_code: int | None) -> SandboxError:
    """Return what it means that a child ended without a word; a negative code is the signal that killed it."""
    if exit_code is None or -exit_code in KILLING:
        return LimitError(f"killed, exit code {exit_code}")
    return InternalError(f"the child ended without an answer, exit code {exit_code}")


def _work(
    function: Callable[[*Arguments], Answer],
    arguments: tuple[*Arguments],
    sender: "Connection[tuple[object, SandboxError | None], object]",
    limits: Limits,
) -> None:
    """Do the work within the bounds and send the answer, or what went wrong; all that a child does."""
    before = sys.exception()
    tried = _bind(limits)
    try:
        answer = function(*arguments)
        sender.send((None, LimitError(tried[0])) if tried else (answer, None))
    except BaseException as error:  # noqa: BLE001  whatever it is, the parent is told which kind
        sender.send((None, _kind_of(error, tried, before)))


def _kind_of(error: BaseException, tried: Sequence[str], before: BaseException | None) -> SandboxError:
    """Return whose fault an exception is: ours, unless something refused was tried or memory ran out.

    What the caller was handling before, of which a forked child knows too, is no cause of it.
    """
    if tried:
        return LimitError(tried[0])
    cause: BaseException | None = error
    while cause not in (None, before):  # a library may put an exception of its own in the place of the first
        if isinstance(cause, MemoryError) or (isinstance(cause, OSError) and cause.errno == errno.ENOMEM):
            return LimitError("memory")
        cause = cause.__cause__ or cause.__context__
    return InternalError("".join(traceback.format_exception(error)))


def _bind(limits: Limits) -> list[str]:
    """Hold this process to its bounds from here on; return the list to which everything refused will be added.

    The audit hook ends with the process. A library may swallow its refusal, so it is also remembered.
    """
    sys.dont_write_bytecode = True
    _silence()
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
        held = _held()
        if held is not None:
            resource.setrlimit(resource.RLIMIT_DATA, (held + limits.memory, held + limits.memory))
    tried: list[str] = []

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(FORBIDDEN) or (event == "open" and WRITING.intersection(str(arguments[1] or ""))):
            tried.append(event)
            raise PermissionError(event)

    sys.addaudithook(refuse)
    return tried


def _silence() -> None:
    """Let nothing that is printed here reach what the caller prints: a report may be read by machines."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # a caller may have put something else in its place
            os.dup2(nowhere, stream.fileno())
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _held() -> int | None:
    """Return how many bytes of data this process holds, or nothing where nobody counts and limits them.

    A forked child's count begins at what its parent had grown to. Linux counts (proc(5), statm, sixth field).
    """
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[5]
    except OSError:
        return None
    return int(pages) * resource.getpagesize() if resource is not None else None
