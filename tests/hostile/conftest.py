"""The forge of the gate's tests, on which a change is proposed and judged."""

from tests.workflows.conftest import forge, own_forge

__all__ = ["forge", "own_forge"]
