"""The command `portal`: arguments, exit codes, progress. What a command does stands in `workflows`."""

from generator.cli.main import main, run

__all__ = ["main", "run"]
