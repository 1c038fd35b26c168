"""Turns a dataset and a filter into small tables. Nothing here contains words of the interface or markup."""
