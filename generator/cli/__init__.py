"""The command `portal`: arguments, exit codes, progress. What it does stands in `pipeline`."""

from generator.cli.main import main, run

__all__ = ["main", "run"]
