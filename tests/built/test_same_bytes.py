"""Same inputs, same date, same bytes: in any folder, time zone, hash seed, and with any number of workers."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.site import BuiltSite


def _tree(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_build_elsewhere_gives_the_same_bytes(built_site: BuiltSite, tmp_path: Path) -> None:
    parts = ("generator", "content", "site_config", "disclosures", "mkdocs.yml")
    for part in parts:
        source = ROOT / part
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        copy(source, tmp_path / part)
    elsewhere = {"TZ": "Pacific/Apia", "PYTHONHASHSEED": "12345", "LC_ALL": "C"}
    command = [sys.executable, "-m", "generator", "build", "--as-of", "2026-11-22", "--jobs", "1"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, env=os.environ | elsewhere)
    here, there = _tree(built_site.folder), _tree(tmp_path / "site")
    assert len(here) > 300
    assert [name for name in here.keys() | there.keys() if here.get(name) != there.get(name)] == []
