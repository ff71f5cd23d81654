"""What strangers can send, in quantities that no person would try."""
