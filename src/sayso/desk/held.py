"""A ledger held open: what it is read and judged with, and when it is brought up to date."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Self

from sayso import recording, wiring
from sayso.desk import person
from sayso.desk.amending import Amending
from sayso.desk.feeds import Feeds
from sayso.desk.intake import Intake
from sayso.desk.past import Past
from sayso.desk.regrouping import Regrouping
from sayso.desk.reviewing import Reviewing
from sayso.protocols import Embedder, FamilyTable, Ledger, Session, Web
from sayso.types.exchange import Exchange, Reads
from sayso.types.web import Manners


class Held:
    """One ledger; close it, or use it in a `with` block."""

    def __init__(
        self,
        ledger: Ledger,
        families: FamilyTable | None = None,
        manners: Manners | None = None,
        *,
        current: bool = True,
    ) -> None:
        self._ledger = ledger
        self._current = current
        self._families = families
        self._manners = manners or Manners()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    def close(self) -> None:
        if "_web" in self.__dict__:
            self._web.close()
        self._ledger.close()

    @cached_property
    def _embedder(self) -> Embedder:
        return wiring.open_embedder()

    @cached_property
    def _reader(self) -> Reads:
        return wiring.open_reads()

    def _reads(self, given: Sequence[Exchange]) -> Sequence[Sequence[float]]:
        """Read asks together with what may answer them; what is needed for it is opened then."""
        return self._reader(given)

    @property
    def _past(self) -> Past:
        return Past(self._ledger, self._reads)

    @cached_property
    def _web(self) -> Web:
        return wiring.open_web(self._manners)

    @property
    def _intake(self) -> Intake:
        return Intake(self._ledger, lambda: self._web, lambda: self._embedder)

    @property
    def _feeds(self) -> Feeds:
        return Feeds(self._intake)

    @property
    def reviewing(self) -> Reviewing:
        """The review queue, one question after another, and how an answer is taken back."""
        return Reviewing(self._looking, self._ledger.writing, self.judge)

    @property
    def amending(self) -> Amending:
        """Statements that a person enters, mends or strikes, and takes back again."""
        return Amending(self._looking, self._ledger.writing, self.judge, lambda: self._embedder)

    @property
    def regrouping(self) -> Regrouping:
        """Statements that a person takes out of a claim or puts with another, and takes back."""
        return Regrouping(self._looking, self._ledger.writing, self.judge)

    def judge(self) -> list[str]:
        """Judge what has changed; gives the ids of the stories."""
        self._adopt()
        return list(recording.refresh(self._ledger, now=person.now(), reads=self._reads))

    def _catch_up(self) -> None:
        """Before something is looked at, unless the record is another's to keep up."""
        if self._current:
            self.judge()

    @contextmanager
    def _looking(self) -> Iterator[Session]:
        self._catch_up()
        with self._ledger.reading() as session:
            yield session

    def _adopt(self) -> None:
        told = self._families.families() if self._families else None
        if told is not None:  # where there is no table, what the ledger knew holds
            recording.adopt(self._ledger, told, now=person.now())
