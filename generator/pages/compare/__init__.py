"""The compare page: up to four products side by side."""
