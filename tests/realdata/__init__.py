"""The Carbon Catalogue as real input: what 145 companies reported must pass through the portal without a change.

The workbook and its rows are never committed; the tests here build fictional rows in the same form.
"""
