"""What all other rooms speak of: datasets, the filter, what it selects, the register of agencies."""
