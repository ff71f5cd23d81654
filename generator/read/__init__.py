"""Open packages and registers; nothing in them is obeyed, only read."""

from generator.read.discovery import package_folders
from generator.read.package import read_package
from generator.read.table import read_table

__all__ = ["package_folders", "read_package", "read_table"]
