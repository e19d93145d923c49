"""Sayings that an idiom tells: "owns up to the raid", "won’t have it", "At the gap, he went on, …".

The words tell it; the parse only where a phrase ends.
"""

from collections.abc import Iterator

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare, led_up_to, who
from sayso.extract.seeking import sought
from sayso.extract.unsaid import speaks
from sayso.text.lexicon import words

_OWN = frozenset({"own", "owns", "owned"})
_WENT = frozenset({"went", "goes"})
_WOULD = frozenset({"will", "would", "wo"})
_NOT = frozenset({"not", "n't", "never"})
_POINTING = frozenset({"it", "that", "this", "any"})
_ENDS = frozenset({".", ";", ",", ":", "”", "’", "!", "?", "however"})
_LONGEST = 8  # words of who goes on
_FEWEST = 2  # words on either side of him
_PLEADED = frozenset({"pleaded", "pleads", "plead", "pled"})
_FIRE = frozenset({"fire", "criticism", "condemnation", "scorn", "ridicule", "rebuke", "anger"})
_DRAWING = frozenset({"come", "draw", "face", "attract", "provoke", "meet", "earn"})
_NEAR = 4  # words from "came" to "criticism"
_SELVES = frozenset({"we", "i"})
_RETRACTING = frozenset({"retract", "retracts", "retracted", "withdraw", "withdrew", "disown"})
_GUILTY = (["guilty"], ["not", "guilty"], ["innocent"])


def idioms(article: Parsed) -> Iterator[Draft]:
    """Every such draft of the article, in no order."""
    finds = (
        (_OWN, _owning_up),
        (frozenset({"have"}), _not_having),
        (_WENT, _went_on),
        (_PLEADED, _pleaded),
        (_FIRE, _under_fire),
        (_RETRACTING, _taking_back),
    )
    yield from sought(article, finds)


def _owning_up(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "the bank *owns up to* a gap", "it *has owned up*": a verb that no parse knows here."""
    if article.lower[at + 1 : at + 2] != ["up"]:
        return None
    start = at
    while start - 1 in sentence and article.upos[start - 1] in ("AUX", "ADV"):
        start -= 1
    denied = _NOT & {*article.lower[start:at]} or article.lower[start : start + 1] == ["to"]
    speaker = _ahead(article, start, sentence)
    if speaker is None or denied:
        return None
    if article.lower[at + 2 : at + 3] != ["to"]:
        return Draft(tuple(range(start, at + 2)), (speaker,), (), 0.0)
    if article.upos[at + 3 : at + 4] == ["NUM"]:
        return None  # "owns up to 40 % of the yard": when unsure, nobody admits anything
    thing = bare(article, _behind(article, at + 3, sentence))
    return Draft(tuple(range(start, at + 3)), (speaker,), (thing,), 0.0) if thing else None


def _not_having(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "the mayor *won’t have* it", "will not have the auditors’ sum"."""
    start = at - 2
    would = start in sentence and article.lower[start] in _WOULD
    if not would or article.lower[at - 1] not in _NOT:
        return None
    behind = article.lower[at + 1 : at + 3]
    it = behind[:1] and behind[0] in _POINTING and (len(behind) < 2 or behind[1] in _ENDS)
    thing = range(at + 1, at + 2) if it else _sum_of(article, at + 1, sentence)
    speaker = _ahead(article, start, sentence)
    return Draft((start, at - 1, at), (speaker,), (thing,), 0.0) if thing and speaker else None


def _sum_of(article: Parsed, at: int, sentence: range) -> range:
    """What somebody else has told or counted: "*the auditors’ sum*"."""
    owner = next((i for i in range(at, sentence.stop) if article.relations[i] == "nmod:poss"), -1)
    head = article.heads[owner] if owner >= at else -1
    known = words("nesting", "taken_back") | words("figures", "totals")
    told = head >= 0 and article.lemmas[head] in known
    phrase = bare(article, article.whole(head)) if told else range(0)
    return phrase if phrase.start == at else range(0)


def _went_on(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "At the gap, *he went on*, a cable had snapped"."""
    if article.lower[at + 1 : at + 3] not in (["on", ","], ["on", "."]):
        return None
    opening = at - 1
    while opening in sentence and article.lower[opening] != ",":
        opening -= 1
    speaker = range(opening + 1, at)
    head = article.nominal(speaker) if 0 < len(speaker) <= _LONGEST else None
    if head is None or opening not in sentence or not speaks(article, head):
        return None
    parts = (range(sentence.start, opening), range(at + 3, sentence.stop))
    said = tuple(bare(article, part) for part in parts if len(part) > _FEWEST)
    return Draft((at, at + 1), (speaker,), said, 0.0) if said else None


def _pleaded(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "*pleaded not guilty* to arson", "Both men *pleaded guilty*"."""
    plea = next((p for p in _GUILTY if article.lower[at + 1 : at + 1 + len(p)] == p), None)
    speaker = _ahead(article, at, sentence)
    if plea is None or speaker is None:
        return None
    stop = at + 1 + len(plea)
    to = article.lower[stop : stop + 1] == ["to"]
    thing = bare(article, _behind(article, stop + 1, sentence)) if to else range(0)
    cue = tuple(range(at, stop + to))
    return Draft(cue, (speaker,), (thing,) if thing else (), 0.0)


def _under_fire(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "The general has *come under fire from* the League": those behind it criticise."""
    near = range(max(sentence.start, at - _NEAR), at)
    verb = next((i for i in reversed(near) if article.lemmas[i] in _DRAWING), None)
    thing = None if verb is None else article.subject(verb)
    leads = article.lower[at + 1 : at + 2] in (["from"], ["by"])
    if verb is None or thing is None or thing > verb or not leads:
        return None
    critics = bare(article, _behind(article, at + 2, sentence))
    head = article.nominal(critics) if critics else None
    if head is None or not speaks(article, head):
        return None
    return Draft(tuple(range(verb, at + 2)), (critics,), (who(article, thing, verb),), 0.0)


def _taking_back(article: Parsed, at: int, sentence: range) -> Draft | None:
    """As in "The report was wrong, and *we retract* it", "The Herald *withdrew* the claim"."""
    start = led_up_to(article, at, sentence)
    own = start > sentence.start and article.lower[start - 1] in _SELVES
    speaker = range(start - 1, start) if own else _ahead(article, at, sentence)
    thing = bare(article, _behind(article, at + 1, sentence))
    told = {article.lemmas[i] for i in thing} & words("nesting", "taken_back")
    alone = len(thing) == 1 and article.lower[thing.start] in _POINTING
    if speaker is None or speaker.stop > start or not (told or alone):
        return None
    return Draft(tuple(range(start, at + 1)), (speaker,), (thing,), 0.0)


def _ahead(article: Parsed, at: int, sentence: range) -> range | None:
    """Who stands right before the words, clauses beside him left out."""
    subjects = (article.subject(verb) for verb in (at, *article.ancestors(at)))
    subject = next((each for each in subjects if each is not None), None)
    if subject is None or subject >= at or subject not in sentence or not speaks(article, subject):
        return None
    return who(article, subject, at)


def _behind(article: Parsed, at: int, sentence: range) -> range:
    """The phrase that begins at the word."""
    if at not in sentence:
        return range(0)
    head = at
    while article.heads[head] in range(at, sentence.stop):
        head = article.heads[head]
    return range(at, max(article.whole(head).stop, at + 1))
