"""Decades by what they are called in words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

DECADES: Final[Mapping[str, int]] = MappingProxyType(
    {
        "twenties": 1920,
        "thirties": 1930,
        "forties": 1940,
        "fifties": 1950,
        "sixties": 1960,
        "seventies": 1970,
        "eighties": 1980,
        "nineties": 1990,
        "noughties": 2000,
        "aughts": 2000,
    }
)
"""The first year of each."""
