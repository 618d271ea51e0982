"""Makes things happen: load, build, backtest, serve."""
