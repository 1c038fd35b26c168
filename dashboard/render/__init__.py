"""Small tables -> HTML and figures. Every value of a document is escaped."""
