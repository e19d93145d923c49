"""Scripts that put no space between words: there, letters are told apart instead of words."""

import re

# Han, kana, Bopomofo, Thai, Lao, Burmese, Khmer.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3021-\u3029\u3040-\u312f\u31a0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\U00020000-\U0003ffff"
)
_ANY = re.compile(f"[{_UNSPACED}]")
_BETWEEN = re.compile(f"(?<=[{_UNSPACED}])(?=[{_UNSPACED}])")
GAP = "\u200b"  # shows nothing


def is_unspaced(word: str) -> bool:
    """Whether a word, as spaces bound it, may be many.

    >>> is_unspaced("港口关闭"), is_unspaced("Hafen")
    (True, False)
    """
    return not word.isascii() and _ANY.search(word) is not None


def letters(word: str) -> tuple[str, ...]:
    """The letters of such a word, in pairs that overlap: they tell what it is about.

    >>> letters("港口关闭")
    ('港口', '口关', '关闭')
    """
    return tuple(word[at : at + 2] for at in range(max(len(word) - 1, 1)))


def gapped(text: str) -> str:
    """The text with a gap that shows nothing between such letters, so that each can be sought.

    >>> gapped("port 港口").replace(GAP, "|")
    'port 港|口'
    """
    return _BETWEEN.sub(GAP, text) if is_unspaced(text) else text
