"""Tests of `backend.cli`."""
