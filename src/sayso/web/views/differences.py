"""An altered wording in pieces: as it is, gone, and new."""

import re

from sayso.export.terminal import harmless

_CHANGES = re.compile(r"\[-(?P<gone>.*?)-\]|\{\+(?P<new>.*?)\+\}")


def pieces(difference: str) -> list[tuple[str, str]]:
    """Each piece with "gone", "new" or "" for what both have.

    >>> pieces("has [-not-] confirmed")
    [('', 'has '), ('gone', 'not'), ('', ' confirmed')]
    """
    found = []
    at = 0
    for change in _CHANGES.finditer(difference):
        found.append(("", harmless(difference[at : change.start()])))
        kind = "gone" if change["gone"] is not None else "new"
        found.append((kind, harmless(change[kind])))
        at = change.end()
    return [piece for piece in (*found, ("", harmless(difference[at:]))) if piece[1]]
