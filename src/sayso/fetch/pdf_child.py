"""The child process that opens a PDF: bytes on standard input, lines with their places as JSON out.

It runs by its path, in an interpreter of its own that sees neither Sayso nor the user's settings,
with limits on memory, time, open files and output: what a hostile file does to it, it does to
nobody else. It writes no file and starts nothing.
"""

import contextlib
import json
import sys
from typing import Any

MEMORY = 1_500_000_000  # bytes; a page of pictures is never drawn, so text needs far less
SECONDS = 40  # of the processor
PAGES = 1_000
CHARACTERS = 3_000_000  # of one file
LOCKED, BROKEN, TOO_MUCH = 3, 4, 5  # exit codes
APART = 2.2  # heights of a line: a wider gap within a line parts two columns


def main() -> int:
    """Answer for one PDF; the exit code says why there is no answer."""
    _limit()
    import pypdfium2  # noqa: PLC0415 after the limits are set

    body = sys.stdin.buffer.read()
    try:
        document = pypdfium2.PdfDocument(body)
        found = _printed(document)
    except pypdfium2.PdfiumError as error:
        return LOCKED if "password" in str(error).casefold() else BROKEN
    except MemoryError:
        return TOO_MUCH
    json.dump(found, sys.stdout)
    return 0


def _limit() -> None:
    """Set the limits where the system has them."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _printed(document: Any) -> dict[str, Any]:
    sheets = []
    characters = 0
    for number in range(min(len(document), PAGES)):
        page = document[number]
        words = page.get_textpage()
        width, height = page.get_size()
        lines = _lines(words)
        characters += sum(len(line[0]) for line in lines)
        sheets.append({"width": width, "height": height, "lines": lines})
        words.close()
        page.close()
        if characters > CHARACTERS:
            raise MemoryError
    created = document.get_metadata_dict().get("CreationDate") or None
    return {"sheets": sheets, "created": created, "cut": len(document) > PAGES}


def _lines(words: Any) -> list[tuple[str, float, float, float, float]]:
    """The lines of a page as its stream has them, parted where a gap is too wide for a space."""
    found: list[tuple[str, float, float, float, float]] = []
    run: list[tuple[str, tuple[float, float, float, float] | None]] = []
    for character, box in _characters(words):
        if character in "\r\n":
            _keep(run, found)
            run = []
        else:
            if box and _is_apart(run, box):
                _keep(run, found)
                run = []
            run.append((character, box))
    _keep(run, found)
    return found


def _characters(words: Any) -> Any:
    from pypdfium2 import raw  # noqa: PLC0415

    count = min(words.count_chars(), CHARACTERS)
    for index in range(count):
        code = raw.FPDFText_GetUnicode(words, index)
        character = chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd"
        is_blank = character.isspace() or raw.FPDFText_IsGenerated(words, index) == 1
        yield character, None if is_blank else words.get_charbox(index, loose=True)


def _is_apart(run: Any, box: tuple[float, float, float, float]) -> bool:
    last = next((each for _, each in reversed(run) if each), None)
    if last is None:
        return False
    height = max(last[3] - last[1], box[3] - box[1], 1.0)
    return bool(box[0] - last[2] > APART * height or box[2] < last[0] - APART * height)


def _keep(run: Any, found: Any) -> None:
    text = "".join(character for character, _ in run).strip()
    boxes = [box for _, box in run if box]
    if text and boxes:
        left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
        right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
        found.append((text, *(round(each, 1) for each in (left, bottom, right, top))))


if __name__ == "__main__":
    sys.exit(main())
