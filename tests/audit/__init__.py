"""`make audit`: Lighthouse over one page of each kind."""
