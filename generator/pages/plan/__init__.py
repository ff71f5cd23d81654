"""What the plan's tasks show, and what buyers and banks count."""
