"""Limits that small files reach."""

import pytest

from ingestion.sources import json_arrays, lines, tables

SMALL = 50_000


@pytest.fixture
def small_limits(monkeypatch) -> None:
    monkeypatch.setattr(lines, "LONGEST_LINE", SMALL)
    monkeypatch.setattr(tables, "LONGEST_ROW", SMALL)
    monkeypatch.setattr(json_arrays, "LONGEST_OBJECT", SMALL)
