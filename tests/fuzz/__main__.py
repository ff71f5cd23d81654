"""Feed one target with whatever atheris invents: `python -m tests.fuzz TARGET -max_total_time=60`."""

import sys

import atheris

with atheris.instrument_imports(include=["generator"]):
    from tests.fuzz.targets import TARGETS


def main() -> None:
    """Run until the time is over or something breaks."""
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
