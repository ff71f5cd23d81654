"""Workers end with the process that gives them work, however it ends."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from generator.runtime.executor import LocalProcesses, Processors
from generator.runtime.lock import BusyError, locked
from tests.conftest import ROOT

SECONDS = 20.0
"""So long a lock may be held by what is ending."""


def work(piece: int) -> int:
    return piece


def build(out: str) -> None:
    """Hold the lock of a site, and workers that have done a piece, until somebody ends this process."""
    with locked(Path(out)), Processors[int, int](LocalProcesses(2, None)) as processors:
        pieces = range(100)
        for done in processors.map(work, pieces):
            print(done, flush=True)
            if done:
                signal.pause()


def attempts(out: Path) -> Iterator[bool]:
    """Yield whether the lock could be taken, again and again, for a time."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        with suppress(BusyError), locked(out):
            yield True
        yield False
        time.sleep(0.05)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_workers_of_a_killed_build_end_and_let_go_of_its_lock(how: signal.Signals, tmp_path: Path) -> None:
    code = f"from tests.runtime.test_executor import build; build({str(tmp_path / 'site')!r})"
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE) as builder:
        assert builder.stdout is not None
        assert builder.stdout.readline() == b"0\n"
        with pytest.raises(BusyError), locked(tmp_path / "site"):
            pass
        builder.send_signal(how)
        builder.wait()
        assert any(attempts(tmp_path / "site"))
