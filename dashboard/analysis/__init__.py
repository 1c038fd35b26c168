"""A dataset and a filter -> small tables. No words, no markup."""
