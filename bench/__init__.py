"""What `make bench` measures: the budgets of the design, as ratios within one run."""
