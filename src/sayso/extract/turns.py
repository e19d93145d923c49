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
_BY_CUE = (Act.DECLINES, Act.DOES_NOT_RESPOND, Act.RETRACTS, Act.ASKS, Act.DENIES)
_PEOPLE = {"him", "her", "them"}


def turned(article: Parsed, draft: Draft, lemma: str) -> Act | None:
    """The act of a turn that is told as done; None where the cue's own words decide."""
    cue = " ".join(article.lower[i] for i in draft.cue).replace("’", "'")
    said = " ".join(article.lower[i] for i in draft.contained).replace("’", "'")
    for act in _BY_CUE:
        if _matches("cues", act, f"{cue} {said}"):
            return act
    if lemma in words("constructions", "weak") and _matches("contents", Act.DECLINES, said):
        return Act.DECLINES
    admits = acts().get(lemma) is Act.CONFIRMS or lemma in words("constructions", "weak")
    if admits and _matches("contents", Act.RETRACTS, said):
        return Act.RETRACTS
    return _gone_on(cue) or _no_claim(article, draft, lemma)


def _gone_on(cue: str) -> Act | None:
    """What is gone on with: "continued to *deny*", "kept *denying*"."""
    match = _GOING_ON.match(cue)
    if match and verb(match["aspect"]) in words("turns", "aspect"):
        return acts().get(verb(match["done"]))
    return None


def _no_claim(article: Parsed, draft: Draft, lemma: str) -> Act | None:
    """As in "dismissed *the minister*", "contradicted him: the cards were there"."""
    if not draft.content:
        return None
    first = draft.content[0]
    if lemma == "dismiss":
        head = article.root(first)
        somebody = head is not None and article.lemmas[head] in words("roles", "person")
        gone = somebody or article.lower[first.start] in _PEOPLE
        return (
            Act.ASSERTS if gone and "as" not in article.lower[first.stop : first.stop + 1] else None
        )
    between = article.lower[draft.cue[-1] + 1 : first.start]
    return Act.ASSERTS if lemma in words("turns", "against") and ":" in between else None


def _matches(section: str, act: Act, told: str) -> bool:
    return any(pattern.search(told) for pattern in _patterns(section, act.value))


@cache
def _patterns(section: str, act: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each) for each in sorted(words("turns", f"{section}.{act}")))
