"""What all other rooms work on: datasets, the filter, what it selects, the register of agencies."""
