"""What embedding costs where prices are published; elsewhere nobody can tell."""

from typing import Final
from urllib.parse import urlsplit

OPENAI_HOST: Final = "api.openai.com"
# As OpenAI published them in January 2024; see its price list before a large run.
PRICES_OF: Final = "January 2024"
DOLLARS_A_MILLION_TOKENS: Final = {
    "text-embedding-3-small": 0.02,
    "text-embedding-3-large": 0.13,
    "text-embedding-ada-002": 0.10,
}
LETTERS_A_TOKEN: Final = 4.0  # of English; rather too few than too many


def dollars_for(model: str, base_url: str, tokens: int) -> float | None:
    """Return the price of embedding so many tokens, None where it is not known."""
    price = DOLLARS_A_MILLION_TOKENS.get(model)
    if price is None or not is_openai(base_url):
        return None
    return tokens * price / 1_000_000


def is_openai(base_url: str) -> bool:
    """Return whether an address is OpenAI's own."""
    return urlsplit(base_url).hostname == OPENAI_HOST
