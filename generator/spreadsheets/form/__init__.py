"""A filled form becomes the tables of a package, with the place of every cell in the sender's file."""

from generator.spreadsheets.form.form import read_form

__all__ = ["read_form"]
