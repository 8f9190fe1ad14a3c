"""Readers of sources, each fed with small files of our own and with broken ones."""
