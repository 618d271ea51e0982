"""What we did against what followed."""
