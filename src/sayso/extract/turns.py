"""What a saying amounts to by a turn of phrase, whatever its verb does elsewhere.

As in "would neither confirm nor rule out", "continued to deny", "conceded that its report had been
mistaken". The turns are regular expressions in `text/data/en/turns.toml`.
"""

import re
from functools import cache

from sayso.extract.cues import acts
from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.text.lemma import verb
from sayso.text.lexicon import words
from sayso.types.attribution import Act

_GOING_ON = re.compile(r"^(?P<aspect>\w+)(?: on)?(?: to)? (?P<done>\w+)")
_BY_CUE = {  # from the section of a turn to its act, and whether that is told as done
    "not_denies": (Act.DENIES, False),
    "not_confirms": (Act.CONFIRMS, False),
    "declines": (Act.DECLINES, True),
    "does_not_respond": (Act.DOES_NOT_RESPOND, True),
    "retracts": (Act.RETRACTS, True),
    "asks": (Act.ASKS, True),
    "promises": (Act.PROMISES, True),
    "warns": (Act.WARNS, True),
    "praises": (Act.PRAISES, True),
    "criticises": (Act.CRITICISES, True),
    "denies": (Act.DENIES, True),
    "doubts": (Act.DOUBTS, True),
    "confirms": (Act.CONFIRMS, True),
}
_BY_CONTENT = (Act.DECLINES, Act.DOUBTS, Act.DENIES, Act.CONFIRMS, Act.THREATENS)
_UNBELIEVED = re.compile(r"\b(?:hard|difficult|impossible) to (?:believe|credit|imagine)\b")
_AHEAD = 5  # words around "found" or "believe": "it very hard to believe"
_BEHIND = 3  # words behind a content in which its verb may end: "rules it *out*"
_PEOPLE = {"him", "her", "them"}


def turned(article: Parsed, draft: Draft, lemma: str) -> tuple[Act, bool] | None:
    """What a turn does, and whether as done; None where the cue's own words decide."""
    cue = " ".join(article.lower[i] for i in draft.cue).replace("’", "'")
    said = " ".join(article.lower[i] for i in sorted(draft.contained)).replace("’", "'")
    told = f"{cue} {said} {_behind(article, draft)}".strip()
    for section, does in _BY_CUE.items():
        if _matches("cues", section, told):
            return does
    weak = lemma in words("constructions", "weak")
    for act in _BY_CONTENT if weak else ():
        if _matches("contents", act.value, said):
            return act, True
    if weak and _matches("contents", "not_confirms", said):
        return Act.CONFIRMS, False  # "said it could not say whether"
    admits = acts().get(lemma) is Act.CONFIRMS or weak
    if admits and _matches("contents", "retracts", said):
        return Act.RETRACTS, True
    other = _gone_on(cue) or _no_claim(article, draft, lemma) or _unbelieved(article, draft, lemma)
    return (other, True) if other else None


def _behind(article: Parsed, draft: Draft) -> str:
    """The words of the sentence right behind what was said, in lower case."""
    last = max((part.stop for part in draft.content), default=draft.cue[-1] + 1)
    stop = min(last + _BEHIND, article.ranges[article.sentence_of[draft.cue[0]]].stop)
    return " ".join(article.lower[last:stop])


def _gone_on(cue: str) -> Act | None:
    """What is gone on with: "continued to *deny*", "kept *denying*"."""
    match = _GOING_ON.match(cue)
    if match and verb(match["aspect"]) in words("turns", "aspect"):
        return acts().get(verb(match["done"]))
    return None


def _unbelieved(article: Parsed, draft: Draft, lemma: str) -> Act | None:
    """As in "*found* it hard to *believe* that she had sunk"."""
    if lemma not in ("find", "believe") or not draft.content:
        return None
    around = article.lower[max(0, draft.cue[0] - _AHEAD) : draft.content[0].start + _AHEAD]
    return Act.DOUBTS if _UNBELIEVED.search(" ".join(around)) else None


def _no_claim(article: Parsed, draft: Draft, lemma: str) -> Act | None:
    """As in "dismissed *the minister*", "contradicted him: the cards were there"."""
    if not draft.content:
        return None
    first = draft.content[0]
    if lemma == "dismiss":
        head = article.root(first)
        somebody = head is not None and (
            article.lemmas[head] in words("roles", "person") or article.upos[head] == "PROPN"
        )
        gone = somebody or article.lower[first.start] in _PEOPLE
        return (
            Act.ASSERTS if gone and "as" not in article.lower[first.stop : first.stop + 1] else None
        )
    between = article.lower[draft.cue[-1] + 1 : first.start]
    return Act.ASSERTS if lemma in words("turns", "against") and ":" in between else None


def _matches(section: str, act: str, told: str) -> bool:
    return any(pattern.search(told) for pattern in _patterns(section, act))


@cache
def _patterns(section: str, act: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each) for each in sorted(words("turns", f"{section}.{act}")))
