"""Tables -> data rows."""
