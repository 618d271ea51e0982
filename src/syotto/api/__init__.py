"""The Python face of syotto."""
