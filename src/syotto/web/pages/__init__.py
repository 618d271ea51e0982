"""One file for each subject: parse, ask, render."""
