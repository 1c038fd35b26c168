"""A dataset and a filter become small tables. Nothing here knows words of the interface, or markup."""
