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
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar, TypeVarTuple

try:
    import resource
except ImportError:  # not on Windows, not in a browser
    resource = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from multiprocessing.connection import Connection  # cannot be imported in a browser

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


@dataclass(frozen=True, slots=True)
class ChildProcess:
    """A sandbox that is a child process for each piece of work, ended with it.

    Time is bounded everywhere, and so is access, by an audit hook (PEP 578). Memory is bounded on Linux, which counts
    what a process holds.
    """

    limits: Limits = Limits()
    method: StartMethod = START_METHOD

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
        pickle.dumps(function)  # a forked child would also take a closure, which no other can
        forks = self.method == "fork"
        context = multiprocessing.get_context("fork") if forks else multiprocessing.get_context("spawn")
        receiver, sender = context.Pipe(duplex=False)
        child = context.Process(target=_work, args=(function, arguments, sender, self.limits), daemon=True)
        child.start()
        sender.close()
        try:
            answer, error = _received(receiver, self.limits)
        except EOFError:
            child.join(self.limits.seconds)
            answer, error = None, _ending(child.exitcode)
        finally:
            child.kill()
            child.join()
            receiver.close()
        if error is not None:
            raise error
        return answer  # type: ignore[return-value]  # what comes out of a pipe has no type


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


def _received(
    receiver: "Connection[object, tuple[object, SandboxError | None]]", limits: Limits
) -> tuple[object, SandboxError | None]:
    """Return the answer, or what the child says went wrong.

    Raises:
        EOFError: The child ended without a word.

    """
    if not receiver.poll(limits.seconds):
        return None, LimitError(f"no answer within {limits.seconds} s")
    try:
        return receiver.recv()
    except EOFError:
        raise
    except Exception:  # noqa: BLE001  an answer that cannot be taken apart is ours, whatever it raises
        return None, InternalError(traceback.format_exc())


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
