"""Small publications, as real ones are shaped."""

import gzip
import hashlib
import io
import random
import tarfile
import zipfile
from pathlib import Path

from ingestion.download.fetch import fetch
from ingestion.download.offer import Offer
from ingestion.download.published import (
    Digest,
    Publication,
    PublishedFile,
    movielens,
)
from ingestion.sources.licences import TERMS
from tests.publisher import IMPATIENT, Publisher, Told

LARGE = 600_000


def noise(size: int = LARGE, seed: int = 7) -> bytes:
    """Bytes that do not repeat, the same every time."""
    return random.Random(seed).randbytes(size)


def gz(size: int = LARGE, seed: int = 7) -> bytes:
    """A gzip file of about this size."""
    return gzip.compress(noise(size, seed), compresslevel=0, mtime=0)


def a_zip(**files: bytes) -> bytes:
    """A zip of these files, in one folder."""
    gathered = io.BytesIO()
    with zipfile.ZipFile(gathered, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"ml/{name}.csv", content)
    return gathered.getvalue()


def a_tar(**files: bytes) -> bytes:
    """A tar.gz of these files, in one folder."""
    gathered = io.BytesIO()
    with tarfile.open(fileobj=gathered, mode="w:gz") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(f"MovieSummaries/{name}.txt")
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return gathered.getvalue()


def plain(publisher: Publisher, *names: str, **known: object) -> Publication:
    """A publication of files that are not unpacked."""
    files = [
        PublishedFile(name, publisher.address + name, **known)  # type: ignore[arg-type] # as the test states it
        for name in names
    ]
    return Publication(TERMS["imdb"], tuple(files))


def zipped(publisher: Publisher) -> Publication:
    """MovieLens, published here."""
    return movielens("latest-small", publisher.address)


def md5(body: bytes) -> Digest:
    return Digest("md5", hashlib.md5(body).hexdigest())


def md5_note(body: bytes, name: str = "ml-latest-small.zip") -> bytes:
    """A hash as GroupLens publishes it."""
    return f"MD5 ({name}) = {md5(body).value}\n".encode()


class Asking:
    """Someone who is asked, and says yes or no."""

    def __init__(self, *, says_yes: bool = True) -> None:
        self.offers: list[Offer] = []
        self._says_yes = says_yes

    def __call__(self, offer: Offer) -> bool:
        self.offers.append(offer)
        return self._says_yes


def fetched(source: Publication, into: Path, **how: object) -> Path:
    """Fetch with little patience, saying yes."""
    usual: dict[str, object] = {
        "progress": Told(),
        "confirm": Asking(),
        "patience": IMPATIENT,
    }
    return fetch(source, into=into, **(usual | how))  # type: ignore[arg-type] # as the test states it
