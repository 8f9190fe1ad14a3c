"""Adapters, as far as they need nothing of the outside world."""
