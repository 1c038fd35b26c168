"""What stands in a cell: a number, a title and its text; agencies and their roles."""
