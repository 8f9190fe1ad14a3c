"""One module for each source: reads its files as published, knows nothing of Postgres.

A source streams what it says; what the catalogue makes of it is decided elsewhere.
"""
