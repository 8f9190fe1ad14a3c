"""IMDb-shaped dumps: whole ones, the next day's, and broken ones."""

from tests.samples.imdb.broken import DAMAGES, Damage, break_dump
from tests.samples.imdb.dump import DumpShape, write_imdb
from tests.samples.imdb.next_day import Changes, write_next_day

__all__ = [
    "DAMAGES",
    "Changes",
    "Damage",
    "DumpShape",
    "break_dump",
    "write_imdb",
    "write_next_day",
]
