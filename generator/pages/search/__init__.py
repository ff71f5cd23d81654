"""Ways to one product: the search page, the letters of the alphabet, article numbers."""
