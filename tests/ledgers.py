"""The example story read once, for all tests of ledgers."""

from functools import cache
from pathlib import Path

from sayso.desk import read_paths
from sayso.types.article import Capture
from sayso.types.reading import Reading
from sayso.wiring import open_embedder, open_files

SKARN = Path(__file__).parent.parent / "examples" / "skarn"


@cache
def readings() -> tuple[Reading, ...]:
    return tuple(read_paths([str(SKARN)]))


@cache
def captures() -> tuple[Capture, ...]:
    return tuple(c for c in open_files().captures([str(SKARN)]) if isinstance(c, Capture))


class KnownVectors:
    """The real vectors, each reckoned once."""

    def __init__(self) -> None:
        self._embedder = open_embedder()
        self.known: dict[str, tuple[float, ...]] = {}

    def vectors(self, texts: list[str]) -> list[tuple[float, ...]]:
        new = [text for text in texts if text not in self.known]
        self.known.update(zip(new, self._embedder.vectors(new), strict=True))
        return [self.known[text] for text in texts]


@cache
def embedder() -> KnownVectors:
    return KnownVectors()
