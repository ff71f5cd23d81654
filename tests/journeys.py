"""`python -m tests.journeys [NAME …] [--root ROOT]`: through which files four things travel, as a reader meets them.

The real commands run, and every call of a function of ours is noted the first time it is made, in child processes too.
A reader follows it from the file of its caller to its own. What is counted: files entered, how often one stays in a
file, and how often one comes back to a file already left. Templates count as files.
"""

import argparse
import importlib
import inspect
import mmap
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import partial
from io import StringIO
from itertools import groupby
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent.parent
ON = ("--as-of", "2026-11-22")
ORGANISATIONS = tuple(f"sample-{name}" for name in ("donghai-ebikes", "haihe-bikes", "jinlan-ebikes", "yunhe-cycles"))
"""Together they have products enough to be compared."""
OUTPUTS = (
    *("product_pages", "footprint_pages", "embed_frames"),
    *("label_packs", "product_documents", "datasets", "status_lists"),
)
"""Makers in whose files the number of a footprint stands."""
ROOM = 1 << 20
HEAD = 8


@dataclass(frozen=True, slots=True)
class Step:
    """A function entered for the first time."""

    caller: str
    """The file from which it was called; empty for the first."""
    file: str
    name: str


@dataclass(frozen=True, slots=True)
class Journey:
    """The way of one thing through the files."""

    name: str
    steps: tuple[Step, ...]

    @property
    def stays(self) -> list[str]:
        """Return the files in which a reader is, one after another."""
        walked = (file for step in self.steps for file in (step.caller, step.file) if file)
        return [file for file, _ in groupby(walked)]

    @property
    def files(self) -> list[str]:
        """Return the files in the order in which they are first entered."""
        return list(dict.fromkeys(self.stays))

    @property
    def returns(self) -> int:
        """Return how often a reader comes back to a file already left."""
        return len(self.stays) - len(self.files)


@dataclass(slots=True)
class Tracer:
    """Notes first calls of functions below a folder, in memory that forked children share."""

    package: Path
    notes: mmap.mmap = field(default_factory=lambda: mmap.mmap(-1, ROOM))
    within: frozenset[CodeType] = frozenset()
    """Note only what these functions call; everything where there are none."""
    until: CodeType | None = None
    """Note everything, whoever calls it, until this function returns."""
    _seen: set[CodeType] = field(default_factory=set)
    """Noted already, or none of ours."""
    _depth: int = 0

    def __call__(self, frame: FrameType, _event: str, _: object) -> Any:
        """Take note of a call: what `sys.settrace` asks for. Only functions with bounds are watched further."""
        code = frame.f_code
        self._depth += code in self.within
        if code not in self._seen and self._is_within():
            self._seen.add(code)
            if code.co_flags & inspect.CO_OPTIMIZED and self._file(code) is not None:
                self._note(frame)
        if code not in self.within and code is not self.until:
            return None
        frame.f_trace_lines = False
        return self._leave

    def _leave(self, frame: FrameType, event: str, _: object) -> Any:
        if event == "return":
            self._depth -= frame.f_code in self.within
            if frame.f_code is self.until:
                self.until = None
        return self._leave

    def _is_within(self) -> bool:
        return not self.within or self._depth > 0 or self.until is not None

    def _file(self, code: CodeType) -> str | None:
        """Return a function's file below the package; nothing where it is none of ours."""
        before, found, file = code.co_filename.partition(f"{self.package}{os.sep}")
        return file if found and not before else None

    def _note(self, frame: FrameType) -> None:
        caller = frame.f_back
        while caller is not None and self._file(caller.f_code) is None:
            caller = caller.f_back
        came_from = self._file(caller.f_code) if caller else ""
        line = f"{came_from}\t{self._file(frame.f_code)}\t{frame.f_code.co_qualname}\n".encode()
        start = int.from_bytes(self.notes[:HEAD], "big") or HEAD
        self.notes[start : start + len(line)] = line
        self.notes[:HEAD] = (start + len(line)).to_bytes(HEAD, "big")

    def steps(self) -> tuple[Step, ...]:
        """Return what was noted; what parent and child both entered counts once."""
        text = self.notes[HEAD : int.from_bytes(self.notes[:HEAD], "big")].decode()
        steps = (Step(*line.split("\t")) for line in text.splitlines())
        return tuple({(step.file, step.name): step for step in reversed(list(steps))}.values())[::-1]


def _traced(tracer: Tracer, words: Sequence[str]) -> None:
    """Run a command with the tracer at work."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as said:
        sys.settrace(tracer)
        try:
            outcome = _run(words)
        finally:
            sys.settrace(None)
    if outcome:
        message = f"{words}: {outcome}\n{said.getvalue()}"
        raise RuntimeError(message)


def _run(words: Sequence[str]) -> int:
    outcome: int = importlib.import_module("generator.cli.main").run(list(words))
    return outcome


def _codes_of(name: str) -> Iterator[CodeType]:
    """Yield the functions behind a name that some module of ours has: a function's own, or a maker's two."""
    modules = [module for place, module in sorted(sys.modules.items()) if place.startswith("generator.")]
    found: Any = next(vars(module)[name] for module in modules if name in vars(module))
    parts = (found,) if inspect.isfunction(found) else (found.select, found.make)
    yield from (part.__code__ for part in parts)


def _codes(names: Iterable[str]) -> frozenset[CodeType]:
    importlib.import_module("generator.cli.build")
    return frozenset(code for name in names for code in _codes_of(name))


def _laid_out(root: Path, folder: Path) -> Path:
    """Lay out the repository without guides, which are not ours to render, and with few organisations."""
    shutil.copytree(root / "site_config", folder / "site_config")
    for part in ("assets", "registers", "overrides"):
        shutil.copytree(root / "content" / part, folder / "content" / part)
    for org_id in ORGANISATIONS:
        shutil.copytree(root / "disclosures" / org_id, folder / "disclosures" / org_id)
    return folder


def _built(folder: Path, tracer: Tracer, packages: str = "disclosures") -> None:
    _traced(tracer, ["build", "--disclosures", packages, "--out", str(folder / "site"), "--jobs", "1", *ON])


def cell_to_page(folder: Path, tracer: Tracer) -> None:
    """A cell of a table becomes a line of its product's page."""
    tracer.within = _codes(["product_pages"])
    [tracer.until] = _codes(["derive"])
    _built(folder, tracer)


def product_to_page(folder: Path, tracer: Tracer) -> None:
    """A derived product becomes its page: the last part of a cell's way."""
    tracer.within = _codes(["product_pages"])
    _built(folder, tracer)


def package_to_site(folder: Path, tracer: Tracer) -> None:
    """A package becomes the whole site."""
    _built(folder, tracer, f"disclosures/{ORGANISATIONS[0]}")


def footprint_to_outputs(folder: Path, tracer: Tracer) -> None:
    """A derived footprint becomes pages, labels and data."""
    tracer.within = _codes(OUTPUTS)
    _built(folder, tracer)


def change_through_gate(folder: Path, tracer: Tracer) -> None:
    """A pull request of an organisation is judged, and what it changes for readers is said."""
    org_id = ORGANISATIONS[0]
    account = {"forge": "github", "account_id": 1001}
    owner = {"org_id": org_id, "status": "active", "verified_on": "2026-06-01", "accounts": [account]}
    (folder / "site_config" / "owners.yaml").write_text(yaml.safe_dump({"organisations": [owner]}), encoding="utf-8")
    _git(folder, "init", "--quiet", "--initial-branch", "main")
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--message", "base")
    _git(folder, "checkout", "--quiet", "-b", "change")
    table = folder / "disclosures" / org_id / "organisation.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("@", "@new."), encoding="utf-8")
    _git(folder, "commit", "--quiet", "--all", "--message", "change")
    _git(folder, "checkout", "--quiet", "main")
    change = ("--base", "main", "--head", "change", "--actor-id", "1001")
    _traced(tracer, ["check", *change, "--format", "markdown", *ON])


def _git(folder: Path, *words: str) -> None:
    who = [word for key in ("name", "email") for word in ("-c", f"user.{key}=tester@example.org")]
    alone = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run([shutil.which("git") or "git", *who, *words], cwd=folder, env=alone, check=True, capture_output=True)


def workbook_to_package(folder: Path, tracer: Tracer) -> None:
    """A filled form becomes a package."""
    org_id = ORGANISATIONS[0]
    form = str(folder / "form.xlsx")
    with redirect_stdout(StringIO()):
        _run(["template", form, "--package", str(folder / "disclosures" / org_id)])
    _traced(tracer, ["import", form, "--disclosures", str(folder / "new"), *ON])


JOURNEYS: dict[str, Callable[[Path, Tracer], None]] = {
    function.__name__.replace("_", "-"): function
    for function in (
        *(cell_to_page, product_to_page, change_through_gate, workbook_to_package, footprint_to_outputs),
        package_to_site,
    )
}


def journey(name: str, root: Path = HERE) -> Journey:
    """Return a journey, made in a process of its own that remembers nothing of the others."""
    tracer = Tracer(root / "generator")
    child = multiprocessing.get_context("fork").Process(target=partial(_travel, name, root, tracer))
    child.start()
    child.join()
    if child.exitcode:
        message = f"{name}: exit code {child.exitcode}"
        raise RuntimeError(message)
    return Journey(name, tracer.steps())


def _travel(name: str, root: Path, tracer: Tracer) -> None:
    sys.path.insert(0, str(root))
    with tempfile.TemporaryDirectory() as place:
        folder = _laid_out(root, Path(place))
        with chdir(folder):
            JOURNEYS[name](folder, tracer)


def _rooms(files: Iterable[str]) -> str:
    """Return how many files of each room are entered, by the order of the rooms."""
    counted = Counter(file.partition("/")[0] for file in files)
    return " · ".join(f"{room} {count}" for room, count in counted.items())


def main() -> None:
    """Print the files of each journey in the order in which they are entered, and the counts."""
    parser = argparse.ArgumentParser(prog="python -m tests.journeys")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(JOURNEYS)} (default: all)")
    parser.add_argument("--root", type=Path, default=HERE, help="the repository whose code is followed")
    options = parser.parse_args()
    for name in options.names or JOURNEYS:
        found = journey(name, options.root.resolve())
        templates = sum(file.endswith(".html") for file in found.files)
        print(
            f"\n{name}: {len(found.files)} files ({templates} of them templates), {len(found.steps)} functions, ",
            end="",
        )
        print(f"{len(found.stays)} stays, {found.returns} returns\n{_rooms(found.files)}")
        for file in found.files:
            print(f"  {file}")


if __name__ == "__main__":
    main()
