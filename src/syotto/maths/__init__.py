"""Numbers without customers."""
