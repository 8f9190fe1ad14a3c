"""What embedding will take, said before it begins; asked about if it may cost."""

import click

from backend.adapters.console import say
from backend.adapters.embedder.prices import PRICES_OF
from backend.ports import EmbeddingForecast
from ingestion.cli.progress import SaidLines, ShownBars, in_words
from ingestion.embedding import Agree

CENT = 0.01


def asking(progress: ShownBars | SaidLines, *, yes: bool) -> Agree:
    """Return what tells the forecast and, unless yes is said already, asks."""

    def agree(forecast: EmbeddingForecast) -> bool:
        say(forecast_in_words(forecast))
        if not forecast.is_paid or yes:
            return True
        with progress.aside():
            return click.confirm("Embed them?", err=True)

    return agree


def forecast_in_words(forecast: EmbeddingForecast) -> str:
    """Say how much there is, how long it may take and what it may cost."""
    said = f"{forecast.texts:,} passages to embed, about {forecast.tokens:,} tokens"
    if forecast.seconds is not None:
        said += f": about {in_words(forecast.seconds)}"
    if not forecast.is_paid:
        return f"{said}."
    if forecast.dollars is None:
        return f"{said}. What this endpoint takes for them is not known here."
    price = f"${max(forecast.dollars, CENT):,.2f}"
    how = "about" if forecast.dollars >= CENT else "less than"
    return f"{said}: {how} {price} at the prices of {PRICES_OF}."
