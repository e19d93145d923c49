"""The table of publisher families: a TOML file that people edit, one line an outlet.

A line is `"Ostmere Post" = "Sound Media"` or `"courier.example" = "Halm Press"`.
"""

import json
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sayso.errors import FamiliesError
from sayso.types.families import Families, folded

_AT = re.compile(r"\(at line (\d+)")
_HEADING = "# Outlets, by name or domain, and the publisher family of each.\n"
_QUOTED = 'write a line as "Ostmere Post" = "Sound Media"'


class FamilyFile:
    """Satisfies `protocols.FamilyTable`. Raises FamiliesError where the file cannot be used."""

    def __init__(self, path: Path, *, needed: bool) -> None:
        self.path = path
        self._needed = needed

    def families(self) -> Families | None:
        """What the file says; None where there is none, and none was asked for by name."""
        if not self._needed and not self.path.exists():
            return None
        return self._table(self._text())

    def put(self, outlet: str, family: str | None) -> None:
        """Write an outlet's family, or take it out; every other line stays as it is."""
        text = self._text() if self.path.exists() else _HEADING
        known = self._table(text)
        typed = known.name_of(outlet) or " ".join(outlet.split())
        wanted = {name: house for name, house in known.given.items() if name != typed}
        if family:
            wanted[typed] = known.spelling(family)
        changed = _changed(text, typed, wanted.get(typed))
        if not self._says(changed, wanted):
            raise self._error(_line_of(text, typed), "it has a form of its own; change it by hand")
        self._write(changed)

    def _says(self, text: str, wanted: Mapping[str, str]) -> bool:
        try:
            return self._table(text).given == wanted
        except FamiliesError:
            return False

    def _text(self) -> str:
        try:
            return self.path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            reason = "there is no such file; `sayso families set OUTLET FAMILY` makes it"
        except OSError as error:
            reason = f"it cannot be read ({error.strerror})"
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise self._error(line, "it is not UTF-8; save the file as UTF-8") from error
        raise self._error(None, reason)

    def _write(self, text: str) -> None:
        path = self.path.resolve()
        beside = path.with_name(f"{path.name}.new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(text, encoding="utf-8")
            os.replace(beside, path)  # noqa: PTH105  # whole or not at all
        except OSError as error:
            raise self._error(None, f"it cannot be written ({error.strerror})") from error
        except UnicodeEncodeError as error:
            raise self._error(None, "a name in it is no text; type it anew") from error

    def _table(self, text: str) -> Families:
        try:
            given = tomllib.loads(text)
        except ValueError as error:  # also of a number that is too long for Python
            at = _AT.search(str(error))
            line = int(at[1]) if at else text.count("\n") + 1
            reason = str(error).split(" (at ")[0]
            raise self._error(line, f"{reason[0].lower()}{reason[1:]}; {_QUOTED}") from error
        for name, reason in _faults(given):
            raise self._error(_line_of(text, name), reason)
        return Families({outlet.strip(): family.strip() for outlet, family in given.items()})

    def _error(self, line: int | None, reason: str) -> FamiliesError:
        return FamiliesError(str(self.path), line, reason)


def _faults(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with a table's rows, each with its name."""
    seen: dict[str, str] = {}
    for outlet, family in given.items():
        if isinstance(family, dict):
            yield outlet, f"a name with a dot needs quotation marks, and a heading none; {_QUOTED}"
        elif not isinstance(family, str) or not family.strip() or not outlet.strip():
            yield outlet, f"the outlet and its family are names in quotation marks; {_QUOTED}"
        elif folded(outlet) in seen:
            yield outlet, f"{outlet!r} is {seen[folded(outlet)]!r} again; leave one of them out"
        else:
            seen[folded(outlet)] = outlet


def _changed(text: str, outlet: str, family: str | None) -> str:
    """The text with the outlet's line written anew, left out, or put at its end."""
    lines = text.splitlines(keepends=True)
    row = f"{_toml(outlet)} = {_toml(family)}\n" if family else ""
    for at, line in enumerate(lines):
        if outlet in _row(line):
            return "".join((*lines[:at], row, *lines[at + 1 :]))
    end = "" if not text or text.endswith("\n") else "\n"
    return f"{text}{end}{row}"


def _row(line: str) -> Mapping[str, Any]:
    try:
        return {name.strip(): family for name, family in tomllib.loads(line).items()}
    except ValueError:
        return {}


def _toml(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)


def _line_of(text: str, name: str) -> int | None:
    """The last line that gives a name, quoted or not, or is its heading."""
    forms = "|".join(map(re.escape, (name, _toml(name), f"'{name}'")))
    begins = re.compile(rf"\s*\[*\s*(?:{forms})\s*[.=\]]")
    found = [n for n, line in enumerate(text.split("\n"), 1) if begins.match(line)]
    return found[-1] if found else None
