"""The generator: from disclosure packages in git to a static site and open data."""
