"""Exchange two folders in one system call, so that nobody sees a moment with neither."""

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""Linux, renameat2(2)."""
_RENAME_SWAP = 2
"""macOS, renamex_np(2)."""
_CANNOT = frozenset((errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP))
"""How a system says that it, or this file system, has no such call."""


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders that exist; tell whether this system can.

    Raises:
        OSError: It can, and refused.

    """
    outcome = _called(os.fsencode(one), os.fsencode(other))
    if outcome is None:
        return False
    if outcome == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))


def _called(one: bytes, other: bytes) -> int | None:
    """Return what the system call answers; nothing where the C library has none."""
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        swap = getattr(library, "renamex_np", None)
        return None if swap is None else int(swap(one, other, _RENAME_SWAP))
    rename = getattr(library, "renameat2", None)
    return None if rename is None else int(rename(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE))
