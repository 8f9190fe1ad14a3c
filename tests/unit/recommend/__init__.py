"""Tests of `backend.recommend`."""
