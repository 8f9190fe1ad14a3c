"""Fetching from servers on loopback: whatever they do, what is kept is right."""
