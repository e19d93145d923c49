"""JSON: readings in the wire format, one a line or laid out for people."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sayso.types.reading import Reading
from sayso.wire import to_wire

_WIDTH = 100
# What ends a line for some readers of lines, commands a terminal, or cannot be encoded. In JSON
# all of it stands within strings, where an escape means the same.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def render(readings: Iterable[Reading]) -> Iterator[str]:
    """One line for each reading, its newline included (`--format jsonl`)."""
    for reading in readings:
        yield _dumped(to_wire(reading)) + "\n"


def render_indented(readings: Iterable[Reading]) -> Iterator[str]:
    """One indented object, or a list of them where there are several (`--format json`)."""
    rows = (_laid_out(to_wire(reading), 0) for reading in readings)
    first, second = next(rows, None), next(rows, None)
    if second is None:
        yield "" if first is None else first + "\n"
        return
    yield f"[\n{first},\n{second}"
    for row in rows:
        yield ",\n" + row
    yield "\n]\n"


def _dumped(value: object) -> str:
    compact = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", compact)


def _laid_out(value: Any, depth: int) -> str:
    """What fits on a line stays on it; else one member a line."""
    compact = _dumped(value)
    if len(compact) + depth <= _WIDTH or not isinstance(value, dict | list):
        return compact
    pad = " " * (depth + 1)
    rows = [pad + row for row in _members(value, depth + 1)]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return "\n".join((opening, ",\n".join(rows), pad[:-1] + closing))


def _members(value: Mapping[str, Any] | list[Any], depth: int) -> Iterator[str]:
    if isinstance(value, Mapping):
        return (f"{_dumped(key)}: {_laid_out(each, depth)}" for key, each in value.items())
    return (_laid_out(each, depth) for each in value)
