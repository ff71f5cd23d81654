"""`portal diff`: what a change does to the published numbers, in human units."""

from generator.cli.gate import diff as command

__all__ = ["command"]
