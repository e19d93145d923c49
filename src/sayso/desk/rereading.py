"""Articles that another model read, read again; what people made of them stays."""

from collections.abc import Iterable, Iterator

from sayso import recording
from sayso._version import __version__
from sayso.desk import finding, person
from sayso.desk.reading import own_tagger
from sayso.protocols import Embedder, Ledger, Tagger
from sayso.types.view import Added


def reread(ledger: Ledger, names: Iterable[str], embedder: Embedder) -> Iterator[Added]:
    """Read each of these again, or all that another model or version read.

    One that cannot be read stays as it was, and says why.
    """
    tagger = own_tagger()
    with ledger.reading() as session:
        keys = [finding.article(session, name).key for name in names]
    keys = keys or list(_outdated(ledger, tagger))
    for number, key in enumerate(keys, 1):
        failure = recording.reread(ledger, key, tagger, embedder, now=person.now())
        yield Added(key, key, new=False, failure=failure, left=len(keys) - number)


def _outdated(ledger: Ledger, tagger: Tagger) -> Iterator[str]:
    with ledger.reading() as session:
        keys = [listed.key for listed in session.articles() if not listed.unread]
    for key in keys:
        with ledger.reading() as session:
            kept = session.amending.read(key)
        if kept and (kept.reading.version, kept.reading.model) != (__version__, tagger.model):
            yield key
