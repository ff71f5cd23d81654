"""Pages for shops: how to show a footprint beside a price, and the frame that they embed."""
