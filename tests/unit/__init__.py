"""Tests of single parts, in memory."""
