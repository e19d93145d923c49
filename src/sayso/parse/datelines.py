"""Lines that say when, where and by whom an article was written; datelines that begin one.

The words are in `text/data/en/headings.toml`.
"""

import re
from functools import partial

from sayso.parse.phrases import any_of
from sayso.text.lexicon import words

LONGEST = 14  # words of a line of its own
PREFIX = 90  # characters of a dateline before its dash

_RELEASE = "for immediate release"
_list = partial(words, "headings")


_STOPPED = re.compile(r"[?!:;,…]$|(?<![.\s]\w)\.$")  # a full stop, but not that of "a.m." or "J."
_TOKENS = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*|\d+")
_CLOCK = re.compile(
    r"\[?\d{1,2}[.:h]\d{2}\b\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}\b)?\]?\s*(?:$|[—–|-]\s)"
)
_WHEN = _list("months") | _list("days")
_TIMING = _WHEN | _list("timing")
_TELLING = _WHEN | {"ago", "am", "pm", "a.m", "p.m", "updated", "published", "posted"}
_OPENER = re.compile(
    rf"(?i:{any_of(_list('openers'))})\s+(?=[\W\d]*[A-Z0-9]|our\b|the\b)|(?i:transcript)\b"
)
_STARTS_TIMED = re.compile(r"\d{1,2}[:.]\d{2}\s[AaPp]\.?[Mm]\b")
_NAMED = re.compile(r"[A-Z][^\W\d_]*|[^\W\d_]*[A-Z]\w*")


def is_dateline(line: str) -> bool:
    """Whether a line, wherever it stands, is nothing but a time, a date or a byline.

    >>> [is_dateline(line) for line in ("By Ida Marsh", "Updated 14:05", "By Monday it was shut.")]
    [True, True, False]
    """
    if len(line.split()) > LONGEST:
        return False
    if is_time(line) or dateline_end(f"{line} …") >= len(line):
        return True
    return (_OPENER.match(line) or _STARTS_TIMED.match(line)) is not None and _is_names(line)


def is_heading_dateline(line: str, *, title: str) -> bool:
    """Whether a line between title and body names a place, a writer or a day.

    Under a title whose every word has a capital, capitals say nothing: a role or a date counts.
    """
    if len(line.split()) > LONGEST or _STOPPED.search(line):
        return False
    if is_dateline(line) or _OPENER.match(line) or line.casefold().endswith(_RELEASE):
        return True
    if line != line.strip("\"“”‘’'") or not line[0].isupper():
        return False
    tokens = [token.casefold() for token in _TOKENS.findall(line)]
    dated = any(t in _list("months") for t in tokens) and any(t.isdigit() for t in tokens)
    if (dated or not _list("roles").isdisjoint(tokens)) and len(tokens) <= 10:
        return True
    return _is_place(line) and (line.isupper() or not _is_names(title))


def is_time(line: str) -> bool:
    """Whether a line is a time or a date, or an entry of a live blog headed by one."""
    if _CLOCK.match(line):
        return not line.endswith(".") or len(line.split()) <= 2
    tokens = [token.casefold() for token in _TOKENS.findall(line)]
    known = all(t.isdigit() or t in _TIMING for t in tokens)
    return known and any(map(str.isdigit, tokens)) and not _TELLING.isdisjoint(tokens)


def dateline_end(paragraph: str, *, lead: bool = True) -> int:
    """How many characters at the head of a paragraph are its dateline, with the dash; else 0.

    Bare capitals before a dash are a place only where the news begins (`lead`), else a heading.

    >>> dateline_end("ORRIN, Sulvane (PLP) — The truce held.")
    22
    """
    head = paragraph[:PREFIX]
    match = _PREFIX.match(head) or (_CAPITAL_PLACE.match(head) if lead else None)
    return match.end() if match else 0


_PLACE = r"[A-Z][^\W\d_]*(?:[.'’/ -]{1,2}[A-Z][^\W\d_]*){0,4}\.?"
_CAPITALS = r"[A-Z][A-Z.'’]+(?:[/ -][A-Z][A-Z.'’]*){0,3}"
_REGION = r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*){0,3})?"
_MONTH = rf"(?i:{any_of(_list('months'))})\.?"
_DAY = rf"(?:,? {_MONTH} \d{{1,2}}|,? \d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_AGENCY = r"\((?![RDI]-)[A-Z][\w ./&-]{1,30}\)"
_DASH = r"\s?(?:—|–|--|-|_)(?=\s)"
_TIME = r"\[?\d{1,2}[.:]\d{2}\s?(?:[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?\]?"
_PREFIX = re.compile(
    rf"(?:{_PLACE}{_REGION},?(?:{_DAY})? ?{_AGENCY}{_DASH}|{_PLACE}{_REGION}{_DAY}{_DASH}"
    rf"|{_AGENCY}{_DASH}|{_TIME}(?:{_DASH}|:(?=\s)))(?=\s*\S)"
)
_CAPITAL_PLACE = re.compile(rf"{_CAPITALS}{_REGION}{_DASH}(?=\s*\S)")


def _is_names(line: str) -> bool:
    """Whether every word is a name, a role, a date or a joint between them."""
    if _STOPPED.search(line):
        return False
    known = _list("joints") | _list("roles") | _list("openers") | _TIMING
    return all(
        _NAMED.fullmatch(token) or token.isdigit() or token.casefold() in known
        for token in _TOKENS.findall(line)
    )


def _is_place(line: str) -> bool:
    """Whether it reads as "Port Callan", "Conrad Ashby, Nettle Bay" or "Rowan Tesk in Dole"."""
    if not _is_names(line) or re.search(r"[\"“”‘:;]", line):
        return False
    parts = re.split(r", |/| in | \(", line)
    return len(parts) <= 4 and all(len(part.split()) <= 3 for part in parts)
