"""What to do, in euros, and whom to leave alone."""
