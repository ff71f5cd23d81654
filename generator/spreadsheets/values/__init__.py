"""Cells as people type them to cells as packages hold them: what is certain is put in order, what is not is named."""
