"""Tests of `backend.evaluation`."""
