"""What a command costs as a whole process, and what it writes.

`python measuring.py COMMAND...` runs a command and prints its time, processor time and memory as JSON. It is a process
of its own that loads next to nothing, because Linux counts the memory of the process that starts a command as the
command's own.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

KIBIBYTES_PER_MEBIBYTE = 1024

Standing = dict[str, tuple[int, int]]
"""Of each file below a folder, which file it is and when it was last written."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command cost."""

    seconds: float
    processor: float
    """Seconds of processor time, of the command and every process that it started."""
    memory: float
    """MiB that its largest process had at most."""
    files: int
    """Files that it wrote: new ones, and such as took the place of others."""
    size: int
    """Their bytes."""


def cost_of(command: Sequence[str | Path], folder: Path, out: Path) -> Cost:
    """Run a command in a folder and return what it cost; what it writes is looked for below `out`.

    Raises:
        CalledProcessError: The command failed; what it said is noted.

    """
    before = standing(out)
    runner = [sys.executable, "-I", "-S", __file__, *map(str, command)]
    done = subprocess.run(runner, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        error = subprocess.CalledProcessError(done.returncode, command)
        error.add_note(done.stderr)
        raise error
    seconds, processor, memory = json.loads(done.stdout)
    return Cost(seconds, processor, memory, *_written(out, before))


def standing(folder: Path) -> Standing:
    """Return which files stand below a folder."""
    found = {}
    for path in _files(folder):
        status = path.stat()
        found[str(path)] = (status.st_ino, status.st_mtime_ns)
    return found


def _written(folder: Path, before: Standing) -> tuple[int, int]:
    """Return how many files below a folder are new or replaced, and their bytes."""
    paths = [path for path, file in standing(folder).items() if before.get(path) != file]
    return len(paths), sum(Path(path).stat().st_size for path in paths)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def main() -> None:
    """Run the command of the arguments, print what it cost, and end as it ended."""
    started = time.monotonic()
    with subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - started
    print(json.dumps([seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / KIBIBYTES_PER_MEBIBYTE]))
    sys.exit(child.returncode)


if __name__ == "__main__":
    main()
