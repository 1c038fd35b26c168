"""Small tables become HTML and charts. Every value of a document is escaped."""
