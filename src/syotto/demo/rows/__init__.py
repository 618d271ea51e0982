"""The same company as its systems would export it, with their noise."""
