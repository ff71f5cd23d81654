"""The label: one set of words for every form in which it is drawn or told."""
