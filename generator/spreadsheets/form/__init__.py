"""A book of sheets becomes the tables of a package, with every cell's way back to where it was typed."""

from generator.spreadsheets.form.gathering import Intake
from generator.spreadsheets.form.reading import take

__all__ = ["Intake", "take"]
