"""How a run that adds articles fares: counted, shown while it goes on, and reported at its end."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sayso.cli.bar import Bar
from sayso.export.terminal import one_line
from sayso.types.view import Added
from sayso.types.web import host

SHOWN = 6  # hosts in the view, those heard of last
_WAITING = 3  # pages put off or not read whose reason is said; the rest are counted


@dataclass
class Tally:
    """What became of the articles of one run, or of one host of it."""

    new: int = 0
    edits: int = 0
    known: int = 0
    failed: int = 0
    later: int = 0
    unread: int = 0
    keys: list[str] = field(default_factory=list)  # of what is new

    @property
    def done(self) -> int:
        return self.new + self.known + self.failed + self.later

    def count(self, added: Added) -> None:
        if added.remark:
            return
        self.failed += added.failure is not None
        self.later += added.later is not None
        if added.failure is None and added.later is None:
            self.new += added.new
            self.edits += added.edit
            self.known += not added.new
            self.unread += added.new and added.unread is not None
        if added.new and added.key:
            self.keys.append(added.key)

    def told(self, copies: int | None = None) -> str:
        """The report; `copies` are those among the new ones."""
        of_these = [(copies or 0, "copies"), (self.edits, "edits"), (self.unread, "not read")]
        told = [f"{number} {what}" for number, what in of_these if number]
        among = f" ({', '.join([told[0].replace(' ', ' of them ', 1), *told[1:]])})" if told else ""
        later = f", {self.later} put off" if self.later else ""
        known = f"{self.known} known before"
        return f"{self.new} added{among}, {known}, {self.failed} failed{later}"


class Journey:
    """One run: its tally, and a view of it where a person looks on."""

    def __init__(self, *, view: bool) -> None:
        self.tally = Tally()
        self.hosts: dict[str, Tally] = {}
        self.copies: int | None = None  # among the new ones, as far as it is known
        self._wanted = view
        self._total: int | None = None
        self._bar = Bar()

    @property
    def seen(self) -> bool:
        """Whether somebody looks on."""
        return self._bar.is_shown

    def step(self, added: Added) -> None:
        """One more article; a failure gets its line with the reason."""
        self.tally.count(added)
        if added.url:
            tally = self.hosts.pop(host(added.url), Tally())
            tally.count(added)
            self.hosts[host(added.url)] = tally  # the last one heard of stands last
        if added.left is not None:
            self._total = self.tally.done + added.left
        if added.failure:
            self.say(f"sayso: {added.failure}")
        elif added.remark:
            self.say(f"sayso: {added.remark}")
        elif added.new and added.unread and self.tally.unread <= _WAITING:
            self.say(f"sayso: kept, not read: {added.unread}")
        elif added.later and self.tally.later <= _WAITING:
            self.say(f"sayso: put off: {added.later}")
        self._show()

    def say(self, message: str) -> None:
        """One line on standard error, whatever the message holds."""
        self._bar.say(message)

    def end(self) -> None:
        self._bar.end()

    def _show(self) -> None:
        if self._wanted and (self.seen or self.tally.done > 1):
            self._bar.show(self.tally.done, self._total, self._lines())

    def _lines(self) -> list[str]:
        """What became of the run, then of the hosts that were heard of last."""
        last = list(self.hosts.items())[-SHOWN:]
        more = len(self.hosts) - len(last)
        return [
            self.tally.told(self.copies),
            *(f"  {one_line(name)}: {tally.told()}" for name, tally in last),
            *([f"  and {more} more hosts"] if more else []),
        ]


@contextmanager
def journey(*, quiet: bool = False) -> Iterator[Journey]:
    """A run; its view is shown on a terminal alone, and gone at the end."""
    under_way = Journey(view=not quiet and sys.stderr.isatty())
    try:
        yield under_way
    finally:
        under_way.end()
