"""What all other rooms work on: datasets, the filter, the selection that it makes, the register of agencies."""
