"""Tests of `backend.knowledge`."""
