"""The form in a real spreadsheet program: typed into, saved, sent. Large, so `make office` runs it, not the suite."""
