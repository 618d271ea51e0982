"""The three stores: log (facts), warehouse (derived), ledger (operational rows)."""
