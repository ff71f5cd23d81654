"""`make bench`: builds of 1,000 and 10,000 products beside copying their files and beside MkDocs Material.

Everything is measured in one run on one machine; what counts are the ratios.
"""

import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.bench.synthetic import write_packages

ROOT = Path(__file__).resolve().parent.parent.parent
SIZES = (1_000, 10_000)


@dataclass(frozen=True, slots=True)
class Result:
    """What one size cost, in seconds and MiB."""

    products: int
    steps: dict[str, float]
    memory: float
    one_language: float
    copying: float
    mkdocs: float
    check_one: float
    files: int
    megabytes: float

    @property
    def total(self) -> float:
        """Return the seconds of the whole build."""
        return sum(self.steps.values())


def main() -> None:
    """Measure every size and print the table."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    results = [_measure(size) for size in sizes]
    _print(results)


def _measure(size: int) -> Result:
    """Build one size in a folder of its own."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_packages(folder / "disclosures", size, ROOT / "site_config" / "starter")
        command = [sys.executable, "-m", "tests.bench.build", str(ROOT), str(folder / "disclosures")]
        jobs = str(os.cpu_count() or 1)
        found = subprocess.run(
            [*command, str(folder / "site"), jobs], cwd=ROOT, check=True, capture_output=True, text=True
        )
        answer = json.loads(found.stdout)
        files = [path for path in (folder / "site").rglob("*") if path.is_file()]
        return Result(
            products=size,
            steps=answer["steps"],
            memory=answer["memory"],
            one_language=answer["one_language"],
            copying=_seconds(lambda: shutil.copytree(folder / "one-language", folder / "copy")),
            mkdocs=_seconds(lambda: _mkdocs(folder / "mkdocs", size)),
            check_one=_seconds(lambda: _check(folder / "disclosures" / "bench-00000")),
            files=len(files),
            megabytes=sum(path.stat().st_size for path in files) / 1024 / 1024,
        )


def _seconds(work: object) -> float:
    """Return how long something takes."""
    assert callable(work)
    started = time.monotonic()
    work()
    return time.monotonic() - started


def _check(package: Path) -> None:
    """Check one package as a submitter does: in a process of its own."""
    subprocess.run(
        [sys.executable, "-m", "generator", "check", str(package)], cwd=ROOT, check=True, capture_output=True
    )


def _mkdocs(folder: Path, size: int) -> None:
    """Let MkDocs Material build as many small pages, outside its navigation and its search."""
    (folder / "docs" / "p").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    for number in range(size):
        rows = "".join(f"| stage {row} | {row * number} |\n" for row in range(6))
        text = f"# Product {number}\n\n| stage | kg |\n|---|---|\n{rows}"
        (folder / "docs" / "p" / f"{number}.md").write_text(text, encoding="utf-8")
    settings = "site_name: x\ntheme: {name: material, font: false}\nplugins: []\nnav: [index.md]\nnot_in_nav: p/\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=environment)


def _print(results: list[Result]) -> None:
    """Print the table, and the ratios that the budgets speak of."""
    print(f"{'':48}" + "".join(f"{result.products:>12,}" for result in results))
    for step in results[0].steps:
        _line(f"{step}, s", [result.steps[step] for result in results])
    _line("full build, s", [result.total for result in results])
    _line("peak memory of the largest process, MiB", [result.memory for result in results])
    _line("files", [result.files for result in results])
    _line("MiB written", [result.megabytes for result in results])
    _line("product pages of one language, one process, s", [result.one_language for result in results])
    _line("copying the same files, s", [result.copying for result in results])
    _line("as many pages by MkDocs Material, s", [result.mkdocs for result in results])
    _line("portal check of one package, s", [result.check_one for result in results])
    _line("pages of one language / copying (≤ 8)", [result.one_language / result.copying for result in results])
    _line("MkDocs Material / pages of one language", [result.mkdocs / result.one_language for result in results])
    for smaller, larger in pairwise(results):
        ratio = larger.total / smaller.total
        doubling = ratio ** (math.log(2) / math.log(larger.products / smaller.products))
        print(f"\ntime({larger.products:,}) / time({smaller.products:,}) = {ratio:.2f}")
        print(f"  a doubling multiplies the time by {doubling:.2f}; the budget is 2.2")


def _line(name: str, values: list[float]) -> None:
    """Print one row of the table."""
    print(f"{name:48}" + "".join(f"{value:>12,.2f}" for value in values))


if __name__ == "__main__":
    main()
