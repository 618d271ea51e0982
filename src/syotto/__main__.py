"""`python -m syotto` is `syotto`."""

from syotto.cli import run

run()
