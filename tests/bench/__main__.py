"""`make bench`: what builds cost, beside what others take for as many pages and what an earlier commit took.

`python -m tests.bench [SIZE ...]` measures each number of products. Everything is measured in one run on one machine;
what counts are the ratios.
"""

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.earlier import AbsentError, EarlierProgram, earlier_program
from tests.bench.kinds import Kinds, parsed
from tests.bench.opponents import HUGO, opponents, pattern_of
from tests.bench.page import ROOT
from tests.bench.scenarios import Register
from tests.bench.table import Result, growth, told

SIZES = (1_000, 10_000)


def main() -> None:
    """Measure every size and print what was found."""
    results = []
    with ExitStack() as started:
        program = _earlier(Path(started.enter_context(TemporaryDirectory())), started)
        for size in map(int, sys.argv[1:] or SIZES):
            with TemporaryDirectory() as place:
                results.append(measured(Register.of(Path(place), size), size, program))
            print(*told(results[-1]), sep="\n", flush=True)
    print(*growth(results), sep="\n")


def _earlier(place: Path, started: ExitStack) -> EarlierProgram | None:
    """Return the program of the earlier commit; where it cannot be had, say why."""
    if not HUGO.exists():
        print("Hugo is left out: it is not installed (requirements-bench.lock)")
    try:
        return started.enter_context(earlier_program(place))
    except AbsentError as error:
        print(f"The ratio to an earlier commit is left out: {error}")
        return None


def measured(register: Register, products: int, program: EarlierProgram | None, **limits: int) -> Result:
    """Measure everything about one register.

    Args:
        register: Just written, and never built.
        products: How many it has.
        program: The earlier program, where there is one.
        limits: Of what others make.

    """
    full = register.build()
    folder = register.folder / "earlier"
    earlier = program.build(register.disclosures, folder) if program else None
    kinds = _kinds(register, folder if program else None)
    changes = list(register.changes())
    beside = opponents(register.site, pattern_of(register.site, kinds.holes), register.folder / "others", **limits)
    return Result(products, full, earlier, (*changes, *register.checks(), *beside), kinds)


def _kinds(register: Register, earlier: Path | None) -> Kinds:
    """Return what each kind of page and file costs, measured in a process of its own."""
    places = (register.root, register.disclosures, register.site, *([earlier] if earlier else []))
    command = [sys.executable, "-m", "tests.bench.kinds", *map(str, places)]
    return parsed(subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout)


if __name__ == "__main__":
    main()
