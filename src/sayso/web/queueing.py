"""The one queue of what is to be taken in: a thread works it off, every page sees how far it is."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sayso.errors import SaysoError
from sayso.types.view import Added
from sayso.web.views.outcomes import LISTED, Fared, Outcome, Task, copied, outcome

if TYPE_CHECKING:
    from sayso.desk import Desk

Work = Callable[["Desk"], Iterator[Added | Outcome]]

KEPT = 12  # tasks that are remembered until the server stops; the log keeps what came of all
_PATIENCE = 20.0  # seconds for the page that is being read when the server stops
_BROKE = "It broke off; the window in which sayso runs says where. What was read is kept"


class Queue:
    """Tasks one after another in one thread, which lives while there are any."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._tasks: dict[int, Task] = {}
        self._ahead: deque[tuple[int, Work]] = deque()
        self._thread: threading.Thread | None = None
        self._stopped = threading.Event()
        self._last = 0

    def put(self, title: str, subjects: Iterable[str], work: Work) -> int:
        """Let it be done when its turn comes; gives its number."""
        with self._lock:
            self._last += 1
            task = Task(self._last, title, datetime.now(UTC), waiting=tuple(subjects))
            self._tasks[task.number] = task
            self._ahead.append((task.number, work))
            self._drop_old()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True, name="intake")
                self._thread.start()
            return task.number

    def drop(self, number: int) -> None:
        """Remember a task no more, if it has ended."""
        with self._lock:
            task = self._tasks.get(number)
            if task and task.ended:
                del self._tasks[number]

    def tasks(self) -> list[Task]:
        """What was asked for since the server began, the newest first."""
        with self._lock:
            return list(self._tasks.values())[::-1]

    def close(self) -> None:
        """Stop after the page that is being read."""
        self._stopped.set()
        thread = self._thread
        if thread:
            thread.join(_PATIENCE)

    def _drop_old(self) -> None:
        ended = [number for number, task in self._tasks.items() if task.ended]
        for number in ended[: max(len(self._tasks) - KEPT, 0)]:
            del self._tasks[number]

    def _run(self) -> None:
        while True:
            with self._lock:
                if self._stopped.is_set() or not self._ahead:
                    self._thread = None
                    return
                number, work = self._ahead.popleft()
                self._tasks[number] = replace(self._tasks[number], begun=True)
            self._end(number, self._done(number, work))

    def _done(self, number: int, work: Work) -> str:
        """Do it; gives what stopped it as a whole."""
        try:
            for each in work(self._desk):
                self._come(number, each if isinstance(each, Outcome) else outcome(each))
                if self._stopped.is_set():
                    return "The desk was closed; addresses that are left can be gone on with"
        except SaysoError as error:
            return str(error)
        except Exception:  # the next task may fare better
            logging.getLogger("sayso").exception("the intake broke off")
            return _BROKE
        return ""

    def _come(self, number: int, come: Outcome) -> None:
        with self._lock:
            task = self._tasks[number]
            listed = (*task.outcomes, come) if _is_shown(task, come) else task.outcomes
            counts = task.counts.copy()
            counts[come.fared] += 1
            left = tuple(each for each in task.waiting if not _is_of(come, each))
            self._tasks[number] = replace(task, waiting=left, outcomes=listed, counts=counts)

    def _end(self, number: int, failure: str) -> None:
        task = self._tasks[number]
        copies = self._copies(task)
        with self._lock:
            listed = copied(task.outcomes, copies)
            counts = task.counts.copy()
            found = sum(each.fared is Fared.COPY for each in listed)
            counts[Fared.COPY] += found
            counts[Fared.READ] -= found
            self._tasks[number] = replace(
                task, outcomes=tuple(listed), counts=counts, ended=True, failure=failure
            )

    def _copies(self, task: Task) -> set[str]:
        """Those of its articles that were judged to be copies."""
        try:
            return self._desk.survey.copies(
                each.key for each in task.outcomes if each.key and each.fared is Fared.READ
            )
        except Exception:
            logging.getLogger("sayso").exception("which articles are copies is not known")
            return set()


def _is_shown(task: Task, come: Outcome) -> bool:
    """Failures are shown before all others: half the list is kept for them."""
    return len(task.outcomes) < (LISTED if come.fared is Fared.FAILED else LISTED // 2)


def _is_of(come: Outcome, subject: str) -> bool:
    """Whether an outcome is that of an address, or of one article in a file."""
    return come.subject == subject or come.subject.startswith((f"{subject}:", f"{subject}/"))
