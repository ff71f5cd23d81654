"""A build on a cluster makes the same bytes; `make cluster-test` runs this, since Dask is an extra."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli.exit_codes import FINE, MISUSED
from generator.cli.main import run
from tests.conftest import ON, ROOT
from tests.site import fingerprints
from tests.workflows.cluster import RunningCluster, running_cluster
from tests.workflows.edits import FIRST, Copy
from tests.workflows.test_increments import seeded

pytestmark = pytest.mark.cluster


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return Copy(tmp_path_factory.mktemp("copy"), seeded(1))


@pytest.fixture(scope="module")
def alone(copy: Copy) -> dict[str, str]:
    """Return the site that this process makes by itself."""
    return built(copy, copy.root / "alone", "--jobs", "1")


@pytest.fixture
def cluster(copy: Copy) -> Iterator[RunningCluster]:
    with running_cluster(copy.root, 2) as found:
        yield found


def built(copy: Copy, out: Path, *options: str) -> dict[str, str]:
    words = ["build", "--disclosures", str(copy.root / "disclosures"), "--out", str(out), "--no-cache", *ON, *options]
    assert run(["--root", str(copy.root), *words]) == FINE
    return fingerprints(out)


def test_two_workers_make_the_same_bytes(copy: Copy, alone: dict[str, str], cluster: RunningCluster) -> None:
    assert len(FIRST) > 2
    assert built(copy, copy.root / "together", "--scheduler", cluster.address) == alone


def test_a_worker_that_is_killed_in_the_middle_costs_its_piece_only(
    copy: Copy, alone: dict[str, str], cluster: RunningCluster
) -> None:
    timer = threading.Timer(2, cluster.kill_one)
    timer.start()
    assert built(copy, copy.root / "killed", "--scheduler", cluster.address) == alone
    timer.join()
    assert cluster.workers[0].poll() is not None


def test_a_worker_with_other_code_is_refused(copy: Copy, capsys: pytest.CaptureFixture[str]) -> None:
    with running_cluster(ROOT, 1) as found:
        file = copy.root / "requirements.lock"
        text = file.read_text(encoding="utf-8")
        file.write_text(f"{text}# other\n", encoding="utf-8")
        words = ["build", "--out", str(copy.root / "refused"), "--scheduler", found.address, *ON]
        assert run(["--root", str(copy.root), *words]) == MISUSED
        file.write_text(text, encoding="utf-8")
    assert "libraries" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["tcp://192.0.2.1:8786", "http://127.0.0.1:1", "tcp://register.example:8786"])
def test_an_address_that_is_not_safe_is_refused(address: str, copy: Copy, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["build", "--out", str(copy.root / "refused"), "--scheduler", address, *ON]
    assert run(["--root", str(copy.root), *words]) == MISUSED
    assert "tls://" in capsys.readouterr().err
