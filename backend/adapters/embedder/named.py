"""An embedder by its name: as a setting writes it, or as an index remembers it.

A setting says `local:PATH`; an index remembers `local:PATH#DIGEST`, so that other
weights in the same folder are not taken for the ones it was made with.
"""

from functools import partial
from pathlib import Path
from threading import Lock
from typing import Final

from backend.adapters.embedder.local import LocalEmbedder, digest_of
from backend.adapters.embedder.minilm import NAME, minilm
from backend.adapters.embedder.openai import Endpoint, OpenAiEmbedder
from backend.domain.errors import EmbedderUnavailable

LOCAL: Final = "local:"
OPENAI: Final = "openai:"

NamedEmbedder = LocalEmbedder | OpenAiEmbedder


class Embedders:
    """Opens embedders, each once."""

    def __init__(self, wanted: str, endpoint: Endpoint) -> None:
        self._wanted = wanted
        self._endpoint = endpoint
        self._lock = Lock()
        self._opened: dict[str, NamedEmbedder] = {}

    def wanted(self) -> NamedEmbedder:
        """Return the embedder that the settings ask for."""
        return self.named(self._wanted)

    def named(self, name: str) -> NamedEmbedder:
        """Return the embedder of this name, or raise EmbedderUnavailable."""
        with self._lock:
            if name not in self._opened:
                self._opened[name] = self._open(name)
            return self._opened[name]

    def _open(self, name: str) -> NamedEmbedder:
        if name == NAME:
            return minilm()
        if name.startswith(OPENAI):
            return OpenAiEmbedder(name.removeprefix(OPENAI), self._endpoint)
        if name.startswith(LOCAL):
            return _local(name.removeprefix(LOCAL))
        raise EmbedderUnavailable(
            f"This version knows no embedder {name!r}. Set MOVIECHAT_EMBEDDER to "
            "minilm and run `moviechat ingest embed`.",
        )


def _local(place: str) -> LocalEmbedder:
    path, _, digest = place.rpartition("#") if "#" in place else (place, "", "")
    folder = Path(path)
    known = digest or digest_of(folder)
    return LocalEmbedder(f"{LOCAL}{folder}#{known}", partial(_unchanged, folder, known))


def _unchanged(folder: Path, digest: str) -> Path:
    """Return the folder if its weights are still the ones it is known by."""
    if digest_of(folder) != digest:
        raise EmbedderUnavailable(
            f"The model in {folder} is not the one that the index was made with. "
            "Put that one back, or build an index with the new one: "
            "`moviechat ingest embed`.",
        )
    return folder
