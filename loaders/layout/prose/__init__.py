"""Running text -> data rows."""
