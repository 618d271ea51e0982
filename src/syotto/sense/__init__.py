"""What comes in from outside, made into raw rows or named rejects."""
