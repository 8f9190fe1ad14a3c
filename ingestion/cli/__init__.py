"""`moviechat films`, `ingest` and `map`: thin doors to what ingestion does."""

from ingestion.cli.films import films
from ingestion.cli.ingest import ingest
from ingestion.cli.mapping import film_map

__all__ = ["film_map", "films", "ingest"]
