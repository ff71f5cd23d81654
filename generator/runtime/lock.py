"""One builder at a time for one site."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # not on Windows
    fcntl = None  # type: ignore[assignment]


class BusyError(Exception):
    """Somebody else builds there; the message is the lock that says so."""


def lock_of(out: Path) -> Path:
    """Return the lock of a site: an empty file, as long as somebody builds."""
    return out.with_name(f".{out.name}.lock")


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold the lock of a site, a file beside it that is gone afterwards; one that nobody holds any more is taken.

    Raises:
        BusyError: Another process holds it.

    """
    path = lock_of(out)
    path.parent.mkdir(parents=True, exist_ok=True)
    held = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    try:
        _hold(held, path)
        try:
            yield
        finally:
            with suppress(OSError):
                path.unlink()
    finally:
        os.close(held)


def _hold(held: int, path: Path) -> None:
    """Take the lock.

    Raises:
        BusyError: Another process has it, or took the file away in this moment.

    """
    if fcntl is None:
        return
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise BusyError(str(path)) from error
    if not path.exists() or os.fstat(held).st_ino != path.stat().st_ino:
        raise BusyError(str(path))
