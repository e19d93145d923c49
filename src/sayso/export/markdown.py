"""Text inside Markdown: whatever an article printed is shown as it is, and means nothing."""

import re

_MARKS = re.compile(r"[\\`*_\[\]<>&|~$#]|:(?=//)|(?<=www)\.|!(?=\Z)", re.IGNORECASE)
_BEGINS = re.compile(r"([+=-])|(\d{1,9})([.)])")  # what makes a list or a line at a line's start
_EDGES = re.compile(r"([\W_]*)(.*?)([\W_]*)\Z", re.DOTALL)


def literal(text: str) -> str:
    r"""The text, with a backslash before whatever CommonMark or GitHub would read as a mark.

    It must be on one line.

    >>> literal("1. <b>[a](javascript:x)")
    '1\\. \\<b\\>\\[a\\](javascript:x)'
    >>> literal("- 5 | 6")
    '\\- 5 \\| 6'
    """
    begins = _BEGINS.match(text)
    shown = _MARKS.sub(lambda found: f"\\{found[0]}", text)
    if not begins:
        return shown
    at = begins.start(1) if begins[1] else begins.start(3)
    return f"{shown[:at]}\\{shown[at:]}"


def emphasised(text: str, mark: str) -> str:
    """The text between marks, which stand next to a letter or digit, so that they always count.

    >>> emphasised("“No,” ", "*")
    '“*No*,” '
    """
    found = _EDGES.match(text)
    if not mark or not found or not found[2]:
        return literal(text)
    before, inner, after = (literal(part) for part in found.groups())
    return f"{before}{mark}{inner}{mark}{after}"


def address(url: str) -> str:
    """A web address as a link; what would end it is written as a code."""
    return f"<{url.replace('<', '%3C').replace('>', '%3E')}>"
