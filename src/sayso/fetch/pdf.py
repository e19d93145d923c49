"""PDFs as lines with their places, each file in a child process with limits."""

import json
import os
import subprocess
import sys
from pathlib import Path

from sayso.errors import ReadError
from sayso.fetch import pdf_child
from sayso.types.printed import Printed, PrintedLine, Sheet

SECONDS = 60  # by the clock
_KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR", "TEMP", "LANG")
_REASONS = {
    pdf_child.LOCKED: ("it is locked with a password", "save it without"),
    pdf_child.BROKEN: ("it is no sound PDF", "open it in a viewer and print it to a new file"),
    pdf_child.TOO_MUCH: (
        "it takes more time or memory than a text needs",
        "split it into articles",
    ),
}


class PdfChild:
    """Opens each PDF in a process of its own, and gives what is printed in it."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds

    def printed(self, body: bytes, *, subject: str) -> Printed:
        """The sheets of a PDF. Raises ReadError for one that is locked, broken or too large."""
        command = [sys.executable, "-I", "-X", "utf8", str(Path(pdf_child.__file__))]
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        try:
            done = subprocess.run(  # noqa: S603 our own interpreter and our own file
                command,
                input=body,
                capture_output=True,
                timeout=self._seconds,
                env=kept,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            reason = f"opening it took more than {self._seconds:.0f} seconds"
            raise ReadError(subject, reason, "print it to a new file") from error
        if done.returncode:
            code = pdf_child.TOO_MUCH if done.returncode < 0 else done.returncode  # it was killed
            reason, hint = _REASONS.get(code, _REASONS[pdf_child.BROKEN])
            raise ReadError(subject, reason, hint)
        return _printed(json.loads(done.stdout))


def _printed(told: dict[str, object]) -> Printed:
    sheets = told["sheets"]
    created = told["created"]
    return Printed(
        tuple(map(_sheet, sheets)) if isinstance(sheets, list) else (),
        created=created if isinstance(created, str) else None,
    )


def _sheet(told: dict[str, object]) -> Sheet:
    lines = told["lines"]
    kept = tuple(PrintedLine(*line) for line in lines) if isinstance(lines, list) else ()
    width, height = (float(str(told[key])) for key in ("width", "height"))
    return Sheet(width, height, kept)
