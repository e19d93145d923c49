"""Which lines are a page's furniture: share bars, links, credits, calls to the reader.

The words are in `text/data/en/boilerplate.toml`; here is how they must stand in a line. Measured by
`evals/zones.py`, and on PolNeAR (train): of its 19,868 attributions 9 stand in furniture, all of
them in two wordings of one editor's note.
"""

import re
from functools import partial

from sayso.parse.phrases import any_of, folded
from sayso.text.lexicon import words

LONGEST = 700  # characters; furniture is short, but for a release's notes to editors
CALL = 30  # words; longer lines are not taken for a call to the reader
CREDIT = 45  # words; a list of contributors is long
SHORT = 20  # words; such a line is furniture if its last sentence is
BAR_ITEM = 3  # words of a button

_list = partial(words, "boilerplate")


def is_furniture(line: str) -> bool:
    """Whether one line, or paragraph, belongs to the page and not to the news.

    >>> is_furniture("Read more: Six questions about the lake fever, answered")
    True
    >>> is_furniture("Read more carefully, the treaty says the opposite.")
    False
    """
    if len(line) > LONGEST:
        return False
    low = folded(line)
    if _ABOUT.match(line) or _is_bar(line):
        return True
    return _is_sign(low) or _is_headed(low) or _is_credit(low) or _is_call(low)


# A press release's last paragraph; the name is written with capitals.
_ABOUT = re.compile(
    r"About (?:the )?[A-Z][\w&.'’-]*(?: (?:[A-Z&][\w&.'’-]*|of|the|for|and)){0,6}: "
)
_RULE = re.compile(r"[\s*_#=~•·|<>–—-]+")
_ALONE = re.compile(rf"[^\w(]*{any_of(_list('alone'))}\W*")
_ADDRESS = re.compile(
    r"(?:https?://|www\.|pic\.twitter\.com/)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w+|</?\w+>"
)
_COUNT = re.compile(
    r"\d[\d,.]*k? (?:comments?|shares?|likes?|retweets?|views?|reactions?|replies"
    r"|min(?:ute)?s? (?:read|ago)|(?:hour|day)s? ago)"
)


def _is_sign(low: str) -> bool:
    """Nothing but a sign of the page's machinery: a rule, a button, an address, a count."""
    return any(pattern.fullmatch(low) for pattern in (_RULE, _ALONE, _ADDRESS, _COUNT))


_LABEL = re.compile(rf"[^\w\"“']*{any_of(_list('labels'))} ?[:|»>]")
_NOTICE = re.compile(rf"[^\w©]*{any_of(_list('notices'))}|.{{0,60}}\ball rights reserved\b")
_REMARK = re.compile(rf"\W*this {any_of(_list('pieces'))} {any_of(_list('remarks'))}")
_OPENING = re.compile(rf"[^\w\"“']*{any_of(_list('openings'))}")
_SPEAKING = re.compile(rf"\b{any_of(_list('speaking'))}")


def _is_headed(low: str) -> bool:
    """Begun by a label and a colon, or by words in which the page speaks of itself."""
    if any(pattern.match(low) for pattern in (_LABEL, _NOTICE, _REMARK)):
        return True
    return bool(_OPENING.match(low)) and not _SPEAKING.search(low)


_BY = re.compile(rf"\W*{any_of(_list('credits'))}")
_CONTRIBUTED = re.compile(rf".*\b{any_of(_list('contributions'))}(?: from [\w\s,.]+)?\W*")
_SENTENCE = re.compile(rf"\b{any_of(_list('sentence_verbs'))}")
_PHOTO = re.compile(rf".*\b{any_of(_list('photo_marks'))}(?: \S+){{0,3}}")
_AGENCY = re.compile(rf".*(?:/|\| ?){any_of(_list('agencies'))}[\s.)\]]*")
_CAPTION = re.compile(rf".*\([^()]{{0,80}}(?:/|\b){any_of(_list('photo_marks'))}[^()]{{0,20}}\)\W*")


def _is_credit(low: str) -> bool:
    """Who reported, edited or took the picture."""
    length = len(low.split())
    if length > CREDIT:
        return False
    if _CONTRIBUTED.fullmatch(low) or _CAPTION.fullmatch(low):
        return True
    if length <= SHORT and (_PHOTO.fullmatch(low) or _AGENCY.fullmatch(low)):
        return not _SPEAKING.search(low)
    return bool(_BY.match(low)) and not _SENTENCE.search(low)


_CALL = re.compile(rf"\W*{any_of(_list('calls'))} {any_of(_list('reaches') | _list('objects'))}")
_OBJECT = re.compile(rf"\b{any_of(_list('objects'))}")
_QUESTION = re.compile(
    rf"[^\"?]*\b(?:you|your|got|want|this|questions|feedback)\b[^\"?]*\? {any_of(_list('answers'))}"
)
_PIECES = re.compile(r"(?<=[.?!]) ")


def _is_call(low: str) -> bool:
    """A call to the reader: to follow, to share, to get in touch."""
    length = len(low.split())
    if length > CALL or _SPEAKING.search(low):
        return False
    if _QUESTION.match(low) or (_CALL.match(low) and _OBJECT.search(low)):
        return True
    *before, last = _PIECES.split(low)
    if not before or length > SHORT or re.search('["“”]', low):
        return False
    return " " in last and any(test(last) for test in (_is_sign, _is_headed, _is_credit, _is_call))


_BETWEEN = re.compile(r"\s*[|•·]\s*|\s{3,}|\s+/\s+")


def _is_bar(line: str) -> bool:
    """Buttons side by side: "Share | Print | 212 comments"."""
    items = [folded(item).strip(" .:") for item in _BETWEEN.split(line.strip()) if item.strip()]
    known = _list("bar")
    buttons = sum(item in known or bool(_COUNT.fullmatch(item)) for item in items)
    shorts = sum(len(item.split()) <= BAR_ITEM for item in items)
    return len(items) > 1 and buttons > 0 and buttons + shorts >= len(items)


_AUTHOR = re.compile(
    rf"(?:[A-Z][\w.'’-]+,? ){{2,6}}(?:is|was|are) "
    rf"(?:(?:an? |the |[\w.'’ ]{{2,40}}[’']s? )(?:[\w'’.&-]+ ){{0,9}})?"
    rf"{any_of(words('headings', 'authors'))}"
)


def is_author_line(line: str) -> bool:
    """Whether it introduces the author, as below an article ("Ida Marsh is a staff writer.")."""
    return len(line.split()) <= CREDIT and _AUTHOR.match(line) is not None
