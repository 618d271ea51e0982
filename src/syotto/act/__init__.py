"""What changes the outside world: contents are rendered and signed, channels send them."""
