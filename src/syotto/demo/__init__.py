"""Companies to try it on."""
