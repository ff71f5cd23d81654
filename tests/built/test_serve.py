"""`portal serve` tells its address, serves the site, and rebuilds when a file changes."""

import shutil
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.languages import copied

PATIENCE = 300
"""Seconds after which a server that says nothing is ended, so that the run is not."""


def _fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310  our own server on this machine
        content: bytes = answer.read()
    return content.decode()


def test_serve_rebuilds_on_change(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "site_config" / "starter", tmp_path / "disclosures" / "starter-org")
    root = copied(tmp_path / "root")
    options = ["--port", "0", "--disclosures", str(tmp_path / "disclosures"), "--out", str(tmp_path / "site")]
    command = [sys.executable, "-u", "-m", "generator", "--root", str(root), "serve", "--as-of", "2026-11-22", *options]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        patience = threading.Timer(PATIENCE, server.kill)
        patience.start()
        try:
            address = next(line.split()[1] for line in server.stdout if "http://" in line)
            assert "示例货架" in _fetch(f"{address}o/starter-org/")
            with pytest.raises(urllib.error.HTTPError) as missing:
                _fetch(f"{address}p/nothing/")
            assert missing.value.code == 404
            assert "<html" in missing.value.read().decode()
            products = tmp_path / "disclosures" / "starter-org" / "products.csv"
            products.write_text(
                products.read_text(encoding="utf-8").replace("示例货架", "示例新货架"), encoding="utf-8"
            )
            next(line for line in server.stdout if "Rebuilt" in line)
            assert "示例新货架" in _fetch(f"{address}o/starter-org/")
        finally:
            patience.cancel()
            server.terminate()
