"""Turns small tables into HTML and charts. Every value of a document is escaped."""
