"""Read one file of a stranger: a regular file of bounded size, never through a link."""

import os
import stat
from pathlib import Path


class UnreadableFileError(Exception):
    """The file is not a regular file or is larger than allowed; `code` names the diagnostic."""

    def __init__(self, code: str, **holes: str) -> None:
        """Keep the code and what fills the message's holes."""
        super().__init__(code)
        self.code = code
        self.holes = holes


def read_bytes(path: Path, limit: int) -> bytes:
    """Return the bytes of a regular file.

    The file is opened without following a link and judged by its open handle, so that what was judged is what is read.

    Raises:
        UnreadableFileError: It is something else than a file, or longer than `limit` bytes.

    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise UnreadableFileError("package-file-kind") from error
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        os.close(handle)
        raise UnreadableFileError("package-file-kind")
    with os.fdopen(handle, "rb") as stream:
        if status.st_size > limit:
            raise UnreadableFileError("package-size", limit=f"{limit:,} B")
        return stream.read(limit)
