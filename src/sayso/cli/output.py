"""Where a result goes: standard output line by line, or a file that appears whole or not at all."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from pathlib import Path
from types import FrameType
from typing import BinaryIO, TypeVar
from uuid import uuid4

from sayso.errors import OutputError

Write = Callable[[str], None]
T = TypeVar("T")


def opened(path: str, *, encoding: str = "utf-8") -> AbstractContextManager[Write]:
    """What writes text to the file, or to standard output for "-".

    Each text is flushed before a Ctrl-C takes effect. A file is replaced at the end, and left as
    it was where the block raises. Raises OutputError, and BrokenPipeError where nobody reads.
    """
    return _opened(path, lambda text: text.encode(encoding, "replace"))


def opened_raw(path: str) -> AbstractContextManager[Callable[[bytes], None]]:
    """The same for bytes."""
    return _opened(path, bytes)


@contextmanager
def _opened(path: str, made: Callable[[T], bytes]) -> Iterator[Callable[[T], None]]:
    with ExitStack() as stack:
        with _failing_as(path):
            stream = stack.enter_context(_stream(path))

        def write(piece: T) -> None:
            with _failing_as(path), _uninterrupted():
                stream.write(made(piece))
                stream.flush()

        yield write
        with _failing_as(path):
            stack.close()


def is_terminal(path: str) -> bool:
    """Whether what goes there is read by a person as it comes."""
    return path == "-" and sys.stdout.isatty()


def abandon() -> None:
    """Nobody reads standard output any more: let what is left in it go nowhere."""
    with suppress(OSError, ValueError):  # a stream without a descriptor needs no care
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _failing_as(path: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(path, error.strerror or str(error)) from error


def _stream(path: str) -> AbstractContextManager[BinaryIO]:
    """Where the bytes go; a device or a named pipe is written in place."""
    if path == "-":
        return nullcontext(sys.stdout.buffer)
    file = Path(path).resolve()
    if file.exists() and not file.is_file():
        return file.open("wb")
    return _replacing(file)


@contextmanager
def _replacing(file: Path) -> Iterator[BinaryIO]:
    """A draft beside the file that takes its place at the end, or goes if the block raises."""
    draft = file.with_name(f".sayso-{uuid4().hex}")
    try:
        with draft.open("xb") as stream:
            yield stream
        if file.exists():
            draft.chmod(file.stat().st_mode)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold the first Ctrl-C back until the block is done; a second one is not held."""
    asked: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if asked:
        raise KeyboardInterrupt
