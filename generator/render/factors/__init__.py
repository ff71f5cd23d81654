"""What the pages about emission factors are made of."""
