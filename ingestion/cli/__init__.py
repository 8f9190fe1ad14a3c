"""`moviechat films` and `moviechat ingest`: thin doors to what ingestion does."""

from ingestion.cli.films import films
from ingestion.cli.ingest import ingest

__all__ = ["films", "ingest"]
