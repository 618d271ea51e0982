"""What will be, and what would have been."""
