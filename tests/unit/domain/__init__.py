"""Tests of `backend.domain`."""
