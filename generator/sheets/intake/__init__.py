"""A book of sheets becomes the tables of a package, with every cell's way back to where it was typed."""

from generator.sheets.intake.gathered import Intake
from generator.sheets.intake.taking import take

__all__ = ["Intake", "take"]
