"""Text that is safe to show: what a page printed can move no cursor and send no command."""

import re

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    r"""The text, each control character but tab and newline shown as U+FFFD; no length changes.

    Lone surrogates count among them, since nothing can print those.

    >>> visible("\x1b[2Jgone")
    '�[2Jgone'
    """
    return _CONTROLS.sub("\ufffd", text)


def one_line(text: str) -> str:
    r"""The text on one line, ready for a terminal: direction overrides are dropped too.

    >>> one_line("cannot read\r\n  a\tfile")
    'cannot read a file'
    """
    return visible(" ".join(_DIRECTIONS.sub("", text).split()))


def harmless(text: str) -> str:
    r"""The text with its lines, controls and direction overrides shown as U+FFFD.

    >>> harmless("safe\u202e\n exe")
    'safe�\n exe'
    """
    return visible(_DIRECTIONS.sub("\ufffd", text))


def neutral(text: str) -> str:
    r"""The text on one line for a page: controls and direction overrides are shown as U+FFFD.

    Nothing is dropped, so that a reader sees that something stood there.

    >>> neutral("safe\u202e\r\n exe")
    'safe� exe'
    """
    return visible(" ".join(_DIRECTIONS.sub("\ufffd", text).split()))


def neutral_piece(text: str) -> str:
    """The same for a piece of a line: a space at its beginning or end is kept."""
    start, end = (" " if text[at : at + 1 or None].isspace() else "" for at in (0, -1))
    return f"{start}{neutral(text)}{end}" if text.strip() else start
