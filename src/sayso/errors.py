"""What can go wrong, in one family.

An error names the thing it is about and says what to do next.
`scope` says how far it reaches: one item (skip it, go on) or the run (stop).
"""

from shlex import quote
from typing import ClassVar, Literal

Scope = Literal["item", "run"]
_LONGEST = 300  # characters of what an error names: a page may tell an address without end


class SaysoError(Exception):
    """Anything that Sayso itself reports."""

    scope: ClassVar[Scope] = "run"


class ReadError(SaysoError):
    """One input could not be read: a file, a row, a page."""

    scope = "item"

    def __init__(self, subject: str, reason: str, hint: str = "") -> None:
        super().__init__(subject, reason, hint)
        self.subject = subject
        self.reason = reason
        self.hint = hint

    def __str__(self) -> str:
        advice = f"; {self.hint}" if self.hint else ""
        return f"cannot read {_shortened(self.subject)}: {self.reason}{advice}"


def _shortened(subject: str) -> str:
    return subject if len(subject) <= _LONGEST else f"{subject[: _LONGEST - 1]}…"


class ModelError(SaysoError):
    """The model's files are missing, damaged, or not of this version."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"cannot load the model at {self.path}: {self.reason}; reinstall sayso"


class LedgerError(SaysoError):
    """A ledger's file cannot be used."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"cannot use the ledger {self.path}: {self.reason}; name another with --ledger"


class NoLedgerError(LedgerError):
    """No ledger stands where one was to be looked at; `near` is one whose name is like it."""

    def __init__(self, path: str, near: str = "") -> None:
        super().__init__(path, "there is none")
        self.args = (path, near)  # what it is made of, for another process
        self.near = near

    def __str__(self) -> str:
        meant = f"is {self.near} meant? " if self.near else ""
        return (
            f"no ledger at {self.path}; {meant}`sayso add … --ledger {quote(self.path)}` makes one"
        )


class FamiliesError(SaysoError):
    """The table of publisher families cannot be used."""

    def __init__(self, path: str, line: int | None, reason: str) -> None:
        super().__init__(path, line, reason)
        self.path = path
        self.line = line
        self.reason = reason

    def __str__(self) -> str:
        where = f"{self.path}, line {self.line}" if self.line else self.path
        return f"cannot use the families in {where}: {self.reason}"


class UnknownError(SaysoError):
    """Something was asked for that the ledger does not hold."""

    scope = "item"

    def __init__(self, kind: str, name: str, hint: str) -> None:
        super().__init__(kind, name, hint)
        self.kind = kind
        self.name = name
        self.hint = hint

    def __str__(self) -> str:
        return f"this ledger has no {self.kind} {self.name!r}; {self.hint}"


class CaseError(SaysoError):
    """A case, a tag or a note cannot be kept as it was typed."""

    scope = "item"

    def __init__(self, subject: str, reason: str) -> None:
        super().__init__(subject, reason)
        self.subject = subject
        self.reason = reason

    def __str__(self) -> str:
        return f"cannot keep {self.subject!r} with a case: {self.reason}"


class AmendError(SaysoError):
    """A statement cannot be entered, mended or struck as a person gave it."""

    scope = "item"

    def __init__(self, subject: str, part: str, reason: str, hint: str = "") -> None:
        super().__init__(subject, part, reason, hint)
        self.subject = subject
        self.part = part
        self.reason = reason
        self.hint = hint

    def __str__(self) -> str:
        advice = f"; {self.hint}" if self.hint else ""
        return f"cannot amend {self.subject}: the {self.part} {self.reason}{advice}"


class AmendedError(SaysoError):
    """A statement was amended, or an amendment taken back, since somebody looked at it."""

    scope = "item"

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        article = self.name.rpartition("/")[0] or self.name
        return (
            f"the statement {self.name!r} was amended by somebody else meanwhile, and that stands;"
            f" `sayso article {article}` shows it"
        )


class OutputError(SaysoError):
    """What was found could not be written."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        name = "standard output" if self.path == "-" else self.path
        return f"cannot write {name}: {self.reason}; name another place"


class ServeError(SaysoError):
    """The desk cannot be served at an address."""

    def __init__(self, address: str, reason: str, hint: str) -> None:
        super().__init__(address, reason, hint)
        self.address = address
        self.reason = reason
        self.hint = hint

    def __str__(self) -> str:
        return f"cannot serve the desk at {self.address}: {self.reason}; {self.hint}"


class RuledError(SaysoError):
    """A question was ruled on, or a ruling taken back, since somebody looked at it."""

    scope = "item"

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return (
            f"the question {self.name!r} was ruled on by somebody else meanwhile, and their ruling"
            " stands; `sayso review` lists what is open"
        )


class RulingError(SaysoError):
    """What a person says of a statement and a claim cannot be ruled so."""

    scope = "item"

    def __init__(self, subject: str, reason: str) -> None:
        super().__init__(subject, reason)
        self.subject = subject
        self.reason = reason

    def __str__(self) -> str:
        return f"cannot rule on {self.subject}: {self.reason}"
