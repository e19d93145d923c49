"""The example story read once, for all tests of ledgers."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sayso.desk import read_paths
from sayso.recording import record, refresh
from sayso.store.ledger import SqlLedger
from sayso.types.article import Capture
from sayso.types.exchange import Reads
from sayso.types.reading import Reading
from sayso.wiring import open_embedder, open_files, open_reads

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
        self.there: dict[tuple, list[tuple[float, ...]]] = {}

    def vectors(self, texts: list[str]) -> list[tuple[float, ...]]:
        new = [text for text in texts if text not in self.known]
        self.known.update(zip(new, self._embedder.vectors(new), strict=True))
        return [self.known[text] for text in texts]

    def within(self, text, title, said) -> list[tuple[float, ...]]:
        asked = (text, title, tuple(map(tuple, said)))
        if asked not in self.there:
            self.there[asked] = self._embedder.within(text, title, said)
        return self.there[asked]


@cache
def embedder() -> KnownVectors:
    return KnownVectors()


@cache
def reads() -> Reads:
    """What reads asks together with what may answer them."""
    return open_reads()


@cache
def _example() -> bytes:
    now = datetime(2031, 5, 1, tzinfo=UTC)
    with TemporaryDirectory() as folder:
        ledger = SqlLedger(Path(folder) / "l.db")
        for reading, capture in zip(readings(), captures(), strict=True):
            record(ledger, reading, capture, embedder(), now=now)
        list(refresh(ledger, now=now, reads=reads()))
        ledger.backup(Path(folder) / "kept.db")
        ledger.close()
        return (Path(folder) / "kept.db").read_bytes()


def example(path: Path) -> SqlLedger:
    """A ledger of one's own at the path, with the whole example in it."""
    path.write_bytes(_example())
    return SqlLedger(path)
