"""Answers questions, for pages, JSON and the command line alike."""
