"""Every setting, read once from the environment, all mistakes named at once.

Knows names, defaults and what is allowed; opens and starts nothing.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Final, TypeVar
from urllib.parse import urlsplit

import platformdirs

from backend.domain.errors import InvalidSettings
from backend.domain.secrets import without_password

T = TypeVar("T")

LOOPBACK_HOSTS: Final = ("127.0.0.1", "localhost", "::1")
LOG_LEVELS: Final = ("DEBUG", "INFO", "WARNING", "ERROR")
HIGHEST_PORT: Final = 65_535
OPENAI: Final = "https://api.openai.com/v1"
# Their values are shown to nobody, not even in a message about what is wrong.
SECRET: Final = frozenset({"OPENAI_API_KEY", "TMDB_API_KEY"})


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment asks for."""

    home: Path
    """MOVIECHAT_HOME: all local state. Default: the platform's data folder."""
    database_url: str | None
    """DATABASE_URL: a PostgreSQL of yours. Default: the embedded one."""
    chroma_url: str | None
    """CHROMA_URL: a Chroma server of yours. Default: the embedded one."""
    host: str
    """HOST: where the server listens; loopback only. Default: 127.0.0.1."""
    port: int
    """PORT: where the server listens. Default: 8000."""
    embedder: str
    """MOVIECHAT_EMBEDDER: minilm, local:PATH or openai:NAME. Default: minilm."""
    openai_base_url: str
    """OPENAI_BASE_URL: where openai:… is asked. Default: OpenAI's own."""
    openai_api_key: str | None = field(repr=False)
    """OPENAI_API_KEY: the key to it. Default: none."""
    model: str
    """MOVIECHAT_MODEL: none, the composer writes. Default: none."""
    images: str
    """MOVIECHAT_IMAGES: builtin. Default: builtin."""
    tmdb_api_key: str | None = field(repr=False)
    """TMDB_API_KEY: a key of yours to TMDB's posters. Default: none."""
    log_level: str
    """LOG_LEVEL: DEBUG, INFO, WARNING or ERROR. Default: INFO."""

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> "Settings":
        """Read the environment, or raise InvalidSettings naming every mistake."""
        reader = _Reader(env)
        settings = cls(
            home=reader.read("MOVIECHAT_HOME", _home, _default_home()),
            database_url=reader.read("DATABASE_URL", _database_url, None),
            chroma_url=reader.read("CHROMA_URL", _chroma_url, None),
            host=reader.read("HOST", _host, "127.0.0.1"),
            port=reader.read("PORT", _port, 8000),
            embedder=reader.read("MOVIECHAT_EMBEDDER", _embedder, "minilm"),
            openai_base_url=reader.read("OPENAI_BASE_URL", _base_url, OPENAI),
            openai_api_key=reader.read("OPENAI_API_KEY", _key, None),
            model=reader.read("MOVIECHAT_MODEL", _only("none"), "none"),
            images=reader.read("MOVIECHAT_IMAGES", _only("builtin"), "builtin"),
            tmdb_api_key=reader.read("TMDB_API_KEY", _tmdb_api_key, None),
            log_level=reader.read("LOG_LEVEL", _log_level, "INFO"),
        )
        reader.refuse_misspelt()
        reader.problems += settings.missing()
        if reader.problems:
            raise InvalidSettings(reader.problems)
        return settings

    def missing(self) -> list[str]:
        """Return what one setting needs another for."""
        is_asked = self.embedder.startswith("openai:")
        if is_asked and self.openai_base_url == OPENAI and not self.openai_api_key:
            needs = "OPENAI_API_KEY, or the OPENAI_BASE_URL of one that wants no key"
            return [f"MOVIECHAT_EMBEDDER={self.embedder}: needs {needs}"]
        return []


NAMES: Final = {
    "MOVIECHAT_HOME": "home",
    "DATABASE_URL": "database_url",
    "CHROMA_URL": "chroma_url",
    "HOST": "host",
    "PORT": "port",
    "MOVIECHAT_EMBEDDER": "embedder",
    "OPENAI_BASE_URL": "openai_base_url",
    "OPENAI_API_KEY": "openai_api_key",
    "MOVIECHAT_MODEL": "model",
    "MOVIECHAT_IMAGES": "images",
    "TMDB_API_KEY": "tmdb_api_key",
    "LOG_LEVEL": "log_level",
}


class _Reader:
    """Reads settings one by one and gathers what is wrong with them."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._env = env
        self.problems: list[str] = []

    def read(self, name: str, parse: Callable[[str], T], default: T) -> T:
        given = self._env.get(name, "").strip()
        if not given:
            return default
        try:
            return parse(given)
        except ValueError as exc:
            shown = "…" if name in SECRET else without_password(given)
            self.problems.append(f"{name}={shown}: {exc}")
            return default

    def refuse_misspelt(self) -> None:
        """A setting with a slip of the pen would otherwise be silently ignored."""
        for name in sorted(self._env):
            if not name.startswith("MOVIECHAT_") or name in NAMES:
                continue
            near = get_close_matches(name, NAMES, n=1, cutoff=0.8)
            if near:
                self.problems.append(f"{name}: no such setting; {near[0]} is meant?")


def _default_home() -> Path:
    return Path(platformdirs.user_data_dir("moviechat", appauthor=False))


def _home(text: str) -> Path:
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError as exc:
        raise ValueError("there is no such user; write the folder out") from exc


def _database_url(text: str) -> str:
    if urlsplit(text).scheme not in {"postgresql", "postgres"}:
        raise ValueError("must look like postgresql://user:password@host:5432/name")
    return text


def _chroma_url(text: str) -> str:
    parts = urlsplit(text)
    _ = parts.port  # raises ValueError when it is none
    is_plain = parts.path in {"", "/"} and not parts.username and not parts.query
    if parts.scheme not in {"http", "https"} or not parts.hostname or not is_plain:
        raise ValueError("must look like http://127.0.0.1:8001, and no more")
    return text


def _embedder(text: str) -> str:
    kind, _, rest = text.partition(":")
    if text == "minilm" or (kind == "openai" and rest):
        return text
    if kind == "local" and rest and "#" not in rest:
        return f"local:{_model_folder(rest)}"
    raise ValueError("must be minilm, local:PATH or openai:NAME")


def _model_folder(text: str) -> Path:
    folder = _home(text)
    if not (folder / "modules.json").is_file():
        raise ValueError("there is no model there as sentence-transformers saves one")
    return folder


def _base_url(text: str) -> str:
    parts = urlsplit(text)
    _ = parts.port  # raises ValueError when it is none
    is_plain = not parts.username and not parts.query and not parts.fragment
    if parts.scheme not in {"http", "https"} or not parts.hostname or not is_plain:
        raise ValueError("must look like https://api.openai.com/v1, and no more")
    return text.rstrip("/")


def _key(text: str) -> str:
    if not text.isascii() or not text.isprintable() or " " in text:
        raise ValueError("holds a letter that no key has; copy it again")
    return text


def _host(text: str) -> str:
    if text not in LOOPBACK_HOSTS:
        raise ValueError(
            "only this machine may be served while there are no accounts; "
            f"use one of {', '.join(LOOPBACK_HOSTS)}",
        )
    return text


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= HIGHEST_PORT:
        raise ValueError(f"must be a whole number from 1 to {HIGHEST_PORT}")
    return int(text)


def _only(value: str) -> Callable[[str], str]:
    """Accept the one value that this version knows."""

    def parse(text: str) -> str:
        if text != value:
            raise ValueError(f"this version knows only {value!r}; leave it unset")
        return text

    return parse


def _tmdb_api_key(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9._-]{1,1000}", text):
        raise ValueError(
            "must be the API key or the read access token that "
            "https://www.themoviedb.org/settings/api shows",
        )
    return text


def _log_level(text: str) -> str:
    if text.upper() not in LOG_LEVELS:
        raise ValueError(f"must be one of {', '.join(LOG_LEVELS)}")
    return text.upper()
