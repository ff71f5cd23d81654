"""What the tests of the sandbox let it run: functions of a module, which a child that starts anew finds again.

Only the standard library, since such a child imports this module first.
"""

import faulthandler
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from generator.runtime.sandbox import MEBIBYTE


def numbers(name: str) -> dict[str, tuple[int, str]]:
    return {name: (1, "二")}


def holding(size: int) -> int:
    return len(bytearray(size))


def connecting() -> None:
    socket.create_connection(("127.0.0.1", 9), timeout=1)


def starting() -> int:
    return subprocess.run(["/bin/true"], check=True).returncode


def writing(path: Path) -> int:
    return path.write_text("x")


def swallowing(path: Path) -> str:
    try:
        path.write_text("x")
    except OSError:
        return "nothing happened"
    return "written"


def raising(message: str) -> None:
    raise LookupError(message)


def quitting(message: str) -> None:
    sys.exit(message)


def interrupted(message: str) -> None:
    raise KeyboardInterrupt(message)


def printing(message: str) -> str:
    print(message, flush=True)
    print(message, file=sys.stderr, flush=True)
    os.write(1, message.encode())
    return message


def without_memory() -> None:
    """As a library does that puts an exception of its own in the place of the first."""
    try:
        bytearray(4096 * MEBIBYTE)
    except MemoryError as error:
        message = "cannot parse"
        raise ValueError(message) from error


def nesting(depth: int) -> int:
    return nesting(depth + 1)


def leaving(code: int) -> None:
    os._exit(code)


def killed(number: int) -> None:
    faulthandler.disable()
    os.kill(os.getpid(), number)
    time.sleep(30)


def answering_a_function() -> Callable[[], int]:
    return lambda: 1


class Broken:
    """Pickles, and cannot be made again."""

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return raising, ("cannot be made again",)


def exhausted() -> None:
    raise MemoryError


def halved(number: int, by: int) -> float:
    """Wait a little where the number is even, end without a word at 3, and divide."""
    if number % 2 == 0:
        time.sleep(0.2)
    if number == 3:
        os._exit(7)
    return number / by


def sleeping(seconds: float, _: object) -> float:
    time.sleep(seconds)
    return seconds
