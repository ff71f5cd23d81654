"""A Dask cluster on this machine: a scheduler and workers on loopback, each a process, as the recipe says."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

RECIPE = {"DASK_DISTRIBUTED__WORKER__DAEMON": "False", "PYTHONDONTWRITEBYTECODE": "1"}
"""What a worker needs to be told: a daemonic process may have no child."""


@dataclass(frozen=True)
class RunningCluster:
    """A scheduler's address and its workers."""

    address: str
    workers: tuple["subprocess.Popen[bytes]", ...]

    def kill_one(self) -> None:
        """Kill a worker, whatever it does."""
        self.workers[0].send_signal(signal.SIGKILL)


@contextmanager
def running_cluster(root: Path, count: int) -> Iterator[RunningCluster]:
    """Start a scheduler and workers, which run at the root of a checkout, and end them with the block."""
    from distributed import Client  # noqa: PLC0415  an extra, which collecting the tests must not need

    with TemporaryDirectory() as folder:
        known = Path(folder) / "scheduler.json"
        started = [
            _started(
                root,
                "scheduler",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--no-dashboard",
                "--scheduler-file",
                str(known),
            )
        ]
        try:
            worker = ("worker", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--scheduler-file", str(known))
            started += [_started(root, *worker, "--local-directory", f"{folder}/{place}") for place in range(count)]
            with Client(scheduler_file=str(known), timeout=120, set_as_default=False) as client:
                client.wait_for_workers(count, timeout=120)
                address = str(client.scheduler.address)
            yield RunningCluster(address, tuple(started[1:]))
        finally:
            for process in reversed(started):
                process.kill()
                process.wait()


def _started(root: Path, *words: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]]
    environment = os.environ | RECIPE | {"PYTHONPATH": str(root)}
    return subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
