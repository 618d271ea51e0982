"""Policies act week by week, and the company answers."""
