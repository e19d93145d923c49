"""A ledger for other programs: JSON, a reading a line, or its stances as a table."""

import csv
import io
import json
from typing import Any

from sayso.types.kept import Kept
from sayso.wire import to_wire

_COLUMNS = ("story", "claim", "text", "party", "person", "stance", "date", "article", "statement")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def indented(whole: dict[str, Any]) -> str:
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def reading_line(kept: Kept) -> str:
    """The reading in the wire format, under the ledger's key."""
    wire = to_wire(kept.reading)
    wire["article"]["key"] = kept.key
    return json.dumps(wire, ensure_ascii=False) + "\n"


def table(whole: dict[str, Any]) -> str:
    """One stance a row. A cell that would be a formula begins with an apostrophe."""
    claims = {claim["id"]: claim for claim in whole["claims"]}
    parties = {party["id"]: party["name"] for party in whole["parties"]}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for stance in whole["stances"]:
        claim = claims[stance["claim"]]
        row = {
            **stance,
            "story": claim["story"],
            "text": claim["text"],
            "party": parties.get(stance["party"], stance["party"]),
        }
        writer.writerow(_plain(row[column]) for column in _COLUMNS)
    return out.getvalue()


def _plain(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
