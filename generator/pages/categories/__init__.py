"""Categories: the list of all, and the page of each with its comparable products."""
