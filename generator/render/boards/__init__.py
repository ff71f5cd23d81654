"""The boards: what a plan's tasks show, and what buyers, banks and departments look up."""
