"""Chooses the parts that touch the world; heavy packages load when a part is opened."""

import os
from pathlib import Path
from typing import BinaryIO

from sayso.protocols import Embedder, FamilyTable, Fetcher, Ledger, Tagger, Web
from sayso.types.exchange import Reads
from sayso.types.reading import Model
from sayso.types.web import Manners


def open_tagger(*, threads: int | None = None) -> Tagger:
    """The tagger that ships with Sayso. `threads` as given, else every core up to four."""
    from sayso.tagger.onnx import OnnxTagger

    return OnnxTagger(threads=threads or min(cores(), 4))


def described_model() -> Model:
    """Which model ships with Sayso, without opening it."""
    from sayso.tagger.described import model

    return model()


def open_embedder(*, threads: int | None = None) -> Embedder:
    """The sentence vectors that ship with Sayso."""
    from sayso.tagger.vectors import OnnxEmbedder

    return OnnxEmbedder(threads=threads or min(cores(), 4))


def open_reads(*, threads: int | None = None) -> Reads:
    """What reads an ask together with what may answer it; its weights load when they are needed."""
    from sayso.tagger.together import OnnxExchanges

    return OnnxExchanges(threads=threads or min(cores(), 4)).read


def open_files(stdin: BinaryIO | None = None) -> Fetcher:
    """Reads files, folders and standard input."""
    from sayso.fetch.files import Files
    from sayso.fetch.pdf import PdfChild

    return Files(stdin=stdin, pdf=PdfChild())


def open_web(manners: Manners) -> Web:
    """Visits the web with these manners."""
    from sayso.fetch import web

    return web.Web(manners)


def open_ledger(path: Path) -> Ledger:
    """The ledger at the path; made if it is not there."""
    from sayso.store.ledger import SqlLedger

    return SqlLedger(path)


def open_families(path: Path, *, needed: bool) -> FamilyTable:
    """The table of publisher families at the path, which must be there where it is `needed`."""
    from sayso.fetch.families import FamilyFile

    return FamilyFile(path, needed=needed)


def cores() -> int:
    """How many cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
