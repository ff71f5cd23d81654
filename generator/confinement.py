"""Work on strangers' files in a child process that can do nothing but read, think and answer.

The child has bounds on memory, processor time and waiting, opens no connection, starts no program, and writes no file.
Whatever goes wrong in it, the parent lives and knows.
"""

import multiprocessing
import resource
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

MEBIBYTE = 1024 * 1024
FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "ctypes.", "sqlite3.")
WRITING = frozenset("wax+")

Answer = TypeVar("Answer")


class LimitError(Exception):
    """The child was ended: it took too long, took too much memory, or tried what it may not do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a child may take: seconds, and bytes beyond what it holds when it starts."""

    seconds: int = 60
    memory: int = 1024 * MEBIBYTE


def confined(work: Callable[[], Answer], limits: Limits) -> Answer:
    """Return what `work` returns in a child process.

    Raises:
        LimitError: The child did not answer within its limits.

    """
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_answer, args=(work, sender, limits), daemon=True)
    child.start()
    sender.close()
    try:
        if not receiver.poll(limits.seconds):
            raise LimitError
        outcome: Answer | LimitError = receiver.recv()
    except EOFError as error:
        raise LimitError from error
    finally:
        child.kill()
        child.join()
        receiver.close()
    if isinstance(outcome, LimitError):
        raise outcome
    return outcome


def _answer(work: Callable[[], Answer], sender: Connection, limits: Limits) -> None:
    """Do the work under the limits and send the answer; without one, the parent sees a closed pipe.

    The audit hook (PEP 578) ends with the child. A library may swallow its refusal, so it also remembers.
    """
    sys.dont_write_bytecode = True
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
    memory = _held() + limits.memory
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    tried: list[str] = []

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(FORBIDDEN) or (event == "open" and WRITING.intersection(str(arguments[1] or ""))):
            tried.append(event)
            raise PermissionError(event)

    sys.addaudithook(refuse)
    try:
        answer = work()
    except (MemoryError, PermissionError):
        sender.send(LimitError())
        return
    sender.send(LimitError() if tried else answer)


def _held() -> int:
    """Bytes of data this process holds: a forked child's count begins at what its parent had grown to.

    Linux counts them (proc(5), statm, sixth field); elsewhere the limit binds nothing that could be told apart.
    """
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[5]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()
