"""The truth, written down, and what is estimated beside it."""
