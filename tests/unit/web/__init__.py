"""Tests of `backend.web`."""
