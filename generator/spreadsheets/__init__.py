"""The spreadsheet door: templates to fill in, workbooks that come back, and their copies with every mistake marked."""
