"""Workers on other machines: a Dask cluster, through the same door as processes of this one.

Dask's protocol runs code for whoever speaks it, so between machines it must be TLS, with certificates that both ends
know (`distributed.comm.tls` in Dask's own configuration). Workers share no folder with this process.
"""

from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from functools import partial
from ipaddress import ip_address
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from distributed import Client, WorkerPlugin

from generator.runtime.executor import take

SECONDS_TO_ANSWER = 60


class ClusterError(Exception):
    """The cluster cannot be used; the message says why."""


class GivenToWorkers(WorkerPlugin):  # type: ignore[misc]  # Dask has no types
    """Gives each worker, also one that comes later, what all pieces stand on, unless it may not have it."""

    name = "what all pieces stand on"
    idempotent = False

    def __init__(self, accept: Callable[[], object]) -> None:
        """Take what a worker calls, which returns what is given or raises."""
        self._accept = accept

    def setup(self, worker: object) -> None:  # noqa: ARG002  Dask calls it so
        """Keep what is given: the first thing that a worker does for us."""
        take(self._accept())


class Cluster(AbstractContextManager["Cluster"]):
    """Workers of a Dask scheduler: tasks, settings and answers travel as bytes."""

    share_disk = False

    def __init__(self, address: str, accept: Callable[[Any], object], shared: object) -> None:
        """Connect.

        Args:
            address: `tls://HOST:PORT`, or `tcp://HOST:PORT` on this machine.
            accept: A function of a module that a worker calls with `shared`: returns what its pieces find, or raises
                where that worker may do none.
            shared: What all pieces stand on.

        Raises:
            ClusterError: The address is not safe, nobody answers there, or there are no workers, or one is refused.

        """
        if not _is_safe(address):
            raise ClusterError(address)
        try:
            self._client = Client(address, timeout=SECONDS_TO_ANSWER, set_as_default=False)
            self._client.register_plugin(GivenToWorkers(partial(accept, shared)))
        except Exception as error:  # what a worker raises that refuses is told as it is
            raise ClusterError(str(error) or address) from error
        self.count = len(self._client.scheduler_info(n_workers=-1)["workers"])
        if not self.count:
            raise ClusterError(address)

    def __enter__(self) -> Self:
        """Return the workers, whose connection ends with the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the connection; the cluster goes on."""
        self._client.close()

    def executor(self) -> Executor:
        """Return an executor; Dask itself gives the pieces of a worker that died to another."""
        executor: Executor = self._client.get_executor(pure=False)
        return executor


def _is_safe(address: str) -> bool:
    """Tell whether an address is encrypted, or never leaves this machine."""
    parts = urlsplit(address)
    if parts.scheme == "tls":
        return True
    try:
        return parts.scheme == "tcp" and ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return parts.scheme == "tcp" and parts.hostname == "localhost"
