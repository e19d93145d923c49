"""What an input did: raised what it must not, took too long, took too much; each kept once."""

import hashlib
import json
import os
import resource
import signal
import time
import traceback
from pathlib import Path

from fuzzing import laws
from fuzzing.mutation import blown_up, is_blown_up
from fuzzing.targets import Target

SECONDS = 10.0  # of the processor for an input of under 200 KB; the fuzzer's counters double it
HANGS = 30.0  # seconds of the processor after which an input is given up
MEMORY = 400_000  # KiB by which one input may raise the most memory ever held
WRITTEN = 5.0  # seconds between two notes of how far it is


class HangError(BaseException):
    """An input was given up."""


def _give_up(*_: object) -> None:
    raise HangError


class Watch:
    """Tries inputs on one parser, and writes down what it finds in a folder."""

    def __init__(self, target: Target, folder: Path) -> None:
        self.target = target
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.count = self.blown = 0
        self.slowest = 0.0
        self.begun, self.noted = time.monotonic(), 0.0
        self.findings: dict[str, str] = {}
        self.first = _memory()
        signal.signal(signal.SIGPROF, _give_up)

    def tried(self, data: bytes) -> None:
        """Try an input, and where its turn has come, the same blown up."""
        self._tried(data)
        if is_blown_up(data):
            self.blown += 1
            self._tried(blown_up(data, self.target.tokens, self.target.large))
        if time.monotonic() - self.noted > WRITTEN:
            self.note()

    def _tried(self, data: bytes) -> None:
        self.count += 1
        held, begun = _memory(), _processor()
        (self.folder / "last").write_bytes(data)  # where nothing comes back, this was it
        signal.setitimer(signal.ITIMER_PROF, HANGS)
        try:
            self.target.read(data)
        except laws.OURS as error:
            self._lawful(error, data)
        except HangError as error:
            self._found(_signature(error), "".join(traceback.format_exception(error)), data)
        except Exception as error:
            self._found(_signature(error), "".join(traceback.format_exception(error)), data)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        took, grown = _processor() - begun, _memory() - held
        self.slowest = max(self.slowest, took)
        if took > SECONDS:
            self._found(f"slow {round(took)} s", f"{took:.1f} s for {len(data)} bytes", data)
        if grown > MEMORY:
            self._found("memory", f"{grown // 1024} MB for {len(data)} bytes", data)

    def _lawful(self, error: Exception, data: bytes) -> None:
        try:
            laws.of_error(error)
        except laws.BrokenLawError as broken:
            self._found(f"{broken}: {type(error).__name__}", repr(str(error)[:500]), data)

    def _found(self, what: str, told: str, data: bytes) -> None:
        if what in self.findings:
            return
        self.findings[what] = told
        name = hashlib.sha256(what.encode()).hexdigest()[:10]
        (self.folder / f"{name}.input").write_bytes(data)
        (self.folder / f"{name}.txt").write_text(f"{what}\n\n{told}\n", encoding="utf-8")
        self.note()

    def note(self) -> None:
        """Write down how far it is."""
        self.noted = time.monotonic()
        told = {
            "target": self.target.name,
            "executions": self.count,
            "blown_up": self.blown,
            "seconds": round(self.noted - self.begun, 1),
            "processor": round(_processor(), 1),
            "slowest": round(self.slowest, 2),
            "memory_first_MB": self.first // 1024,
            "memory_most_MB": _memory() // 1024,
            "findings": sorted(self.findings),
        }
        beside = self.folder / f"stats.{os.getpid()}.json"
        beside.write_text(json.dumps(told), encoding="utf-8")


def _signature(error: BaseException) -> str:
    """What tells one fault from another: the error's kind, and where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if "/sayso/" in f.filename]
    places = [f"{Path(f.filename).name}:{f.lineno}" for f in (*ours[-1:], *frames[-1:])]
    law = f" {error}" if isinstance(error, laws.BrokenLawError) else ""
    return f"{type(error).__name__}{law} at {' < '.join(dict.fromkeys(places))}"


def _processor() -> float:
    told = os.times()
    return told.user + told.system + told.children_user + told.children_system


def _memory() -> int:
    """The most memory that this process ever held, in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
