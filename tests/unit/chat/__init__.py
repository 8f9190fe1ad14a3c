"""Tests of `backend.chat`."""
