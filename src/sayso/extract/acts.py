"""What a saying does: its kind, its act, and whether the act is denied of it.

The cue decides ("denied"), then its construction ("has not confirmed", "declined to comment"), and
for cues that only report ("said") the content's own performative ("we deny", "stop the shelling").
The words live in `text/data/en/cues.toml` and `constructions.toml`.
"""

from collections.abc import Iterator, Set
from itertools import pairwise, takewhile

from sayso.extract.cues import Saying, acts, kinds
from sayso.extract.disputing import disputed
from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.performed import performed
from sayso.extract.turns import turned
from sayso.extract.undone import unachieved, undone
from sayso.extract.wishes import owed, towards, wished
from sayso.text.lexicon import words
from sayso.types.attribution import Act, Kind, Polarity

_LIGHT = words("constructions", "light")
_NEGATIVE = words("constructions", "negative")
_UNSAID = _NEGATIVE | {"to", "yet"}
_SILENT_SUBJECT = words("constructions", "nobody")
_TO_SPEAK = words("constructions", "to_speak")  # "declined to comment"
_ANSWERING = words("constructions", "answering")
_WEAK = words("constructions", "weak")  # cues that only report
_OPINING = words("constructions", "opining")
_GAP = 3  # from one word of a cue to its next: up to two stand between


def saying(article: Parsed, draft: Draft) -> Saying:
    """What the statement does, from its cue, source and content."""
    lemma = _key(article, draft)
    turn = turned(article, draft, lemma)
    act, positive = turn or _act(article, draft, lemma)
    if not turn and act is Act.ASSERTS and positive:
        if lemma in _WEAK or not lemma:
            act, positive = performed(article, draft)
        elif lemma in _OPINING and any(owed(article, part) for part in draft.content[:1]):
            act = Act.ASKS
    polarity = Polarity.POSITIVE if positive else Polarity.NEGATIVE
    return Saying(_kind(article, draft, lemma, act), act, polarity)


def _key(article: Parsed, draft: Draft) -> str:
    """The cue as the word lists know it: whole, or its first verb with a particle, or its noun."""
    lemmas = [article.lemmas[i] for i in draft.cue if article.upos[i] not in ("AUX", "PUNCT")]
    lemmas = [lemma for lemma in lemmas if lemma not in _UNSAID]
    if any(article.lower[i] == "according" for i in draft.cue):
        return "according to"
    if not any(c.isalpha() for i in draft.cue for c in article.lower[i]):
        return "say"  # a colon, a dash, a mark that opens a quotation
    verb = article.root(draft.cue)
    if verb is not None and article.lemmas[verb] == "call" and article.upos[verb] == "VERB":
        behind = article.lower[verb + 1 : verb + 2]
        near = {"for", "on", "upon"} & {*lemmas, *behind}
        wanted = near or article.dependents(verb, "xcomp")
        return (
            "call for"
            if (wanted and "to" in _after(article, draft)) or near & set(lemmas)
            else "say"
        )
    if lemmas[:1] and lemmas[0] in words("constructions", "repeating"):
        again = [lemma for lemma in lemmas[1:] if acts().get(lemma) is Act.ASKS]
        lemmas = again or lemmas  # "repeated her demand"
    lemmas = _with_back(lemmas)
    for size in range(len(lemmas), 0, -1):
        for start in range(len(lemmas) - size + 1):
            phrase = " ".join(lemmas[start : start + size])
            if (phrase in acts() or phrase in kinds()) and not (
                size == 1 and phrase in _LIGHT and len(lemmas) > 1
            ):
                return phrase
    return lemmas[0] if lemmas else ""


def _with_back(lemmas: list[str]) -> list[str]:
    """The verb with its "back": who "scaled back" a claim backs nobody.

    >>> _with_back(["take", "the", "word", "back"])
    ['take back', 'the', 'word']
    """
    if "back" not in lemmas[1:]:
        return lemmas
    rest = lemmas[1:]
    rest.remove("back")
    return [f"{lemmas[0]} back", *rest]


def _act(article: Parsed, draft: Draft, lemma: str) -> tuple[Act, bool]:
    """The cue's act, and whether it is told as done."""
    act = acts().get(lemma, Act.ASSERTS)
    if lemma in ("expect", "be expected to") and not draft.source:
        act = Act.PREDICTS
    near = set(_around(article, draft))
    turn = undone(lemma)  # "stopped short of"
    either = any(article.lower[i] in ("neither", "nor") for i in draft.cue)
    positive = turn or not (either or _negated(article, draft))
    if not positive and (withheld := _withheld(article, draft, lemma, act, near)):
        return withheld, True
    fought = disputed(article, draft, lemma, positive=positive)
    if fought:
        return fought, True
    if act in (Act.DECLINES, Act.REFUSES):
        return _leftundone(article, draft, positive=positive)
    if wished(article, draft, lemma):
        return Act.ASKS, positive
    return towards(article, draft, act), positive


def _leftundone(article: Parsed, draft: Draft, *, positive: bool) -> tuple[Act, bool]:
    """What somebody who declines or refuses will not do: say it, or act."""
    near = set(_around(article, draft))
    if {"rule", "out"} <= near:
        return Act.DENIES, False
    gives = "decline" not in near and near & _TO_SPEAK <= words("constructions", "giving")
    speaks = near & (words("constructions", "withheld") if gives else _TO_SPEAK)
    return (Act.DECLINES if speaks or not draft.content else Act.REFUSES), positive


def _withheld(article: Parsed, draft: Draft, lemma: str, act: Act, near: Set[str]) -> Act | None:
    """What a saying that was not made amounts to: no answer, or none given ("did not say")."""
    answering = any(article.lemmas[i] in _ANSWERING for i in draft.cue)
    verb = article.root(draft.cue)
    main = verb is not None and article.lemmas[verb] in _ANSWERING  # "did not respond to a request"
    if main or lemma in _ANSWERING or (not draft.content and answering):
        return Act.DOES_NOT_RESPOND
    unwilling = verb is not None and article.lemmas[verb] in words("constructions", "wishing")
    drawn = any(article.lower[i] == "drawn" for i in draft.cue)  # "would not be drawn on it"
    if drawn or (unwilling and near & words("constructions", "silencing")):
        return Act.DECLINES  # "did not want to comment"
    affirming, contesting = (words("constructions", name) for name in ("affirming", "contesting"))
    both = bool(near & affirming and near & contesting)  # "neither endorsed nor disputed it"
    neither = both and act not in (Act.DECLINES, Act.REFUSES)
    told = bool(draft.content) and article.lower[draft.content[0].start] == "that"
    told = told or (lemma == "tell" and draft.within is not None)  # "he had not told her whom"
    if neither or (act is Act.ASSERTS and lemma in _TO_SPEAK and not told):
        return Act.DECLINES  # but "does not say that he lied" is no silence
    return None


def _around(article: Parsed, draft: Draft) -> Iterator[str]:
    """The lemmas of the cue and of the content's first words ("declined | to comment on …")."""
    yield from (article.lemmas[i] for i in draft.cue)
    after = range(draft.cue[-1] + 1, min(draft.cue[-1] + 5, len(article.words)))
    sentence = article.sentence_of[draft.cue[-1]]
    yield from (article.lemmas[i] for i in after if article.sentence_of[i] == sentence)


def _negated(article: Parsed, draft: Draft) -> bool:
    """Whether the saying is told as one that was not made."""
    verb = article.root(draft.cue)
    if verb is None:
        return False
    inside = {article.lower[i] for i in draft.cue if article.upos[i] != "NOUN"}  # not "with a no"
    if "according" in inside:
        return False
    return (
        bool((inside | _between(article, draft)) & _NEGATIVE)
        or {"yet", "to"} <= inside
        or any(
            article.lower[i] in _NEGATIVE and i not in draft.contained
            for i in article.children[verb]
            if article.upos[i] != "NOUN"
        )
        or any(_is_nobody(article, part) for part in draft.source)
        or _of_none(article, draft)
        or {article.lower[i] for i in sorted(draft.contained)[:2]}
        == {"nothing"}  # "confirmed nothing"
        or unachieved(article, draft, verb)
    )


def _is_nobody(article: Parsed, source: range) -> bool:
    """Whether it is told of nobody, "nor" of a second one: "neither | the bank *nor* its owner".

    But not of one "who would neither confirm nor deny it" before.
    """
    names = takewhile(lambda i: article.upos[i] not in ("PUNCT", "VERB", "AUX"), source)
    told = {article.lower[max(source.start - 1, 0)], *(article.lower[i] for i in names)}
    return article.lower[source.start] in _SILENT_SUBJECT or not told.isdisjoint({"neither", "nor"})


def _of_none(article: Parsed, draft: Draft) -> bool:
    """As in "*Neither* version has been confirmed by the bureau"."""
    none = (p for p in draft.content if article.lower[p.start] in ("neither", "no", "nothing"))
    passive = any(article.lemmas[i] == "be" for i in draft.cue)
    return passive and any(part.stop <= draft.cue[0] for part in none)


def _between(article: Parsed, draft: Draft) -> Set[str]:
    """What stands in narrow gaps of the cue: the "not" of "could … confirm" belongs to it."""
    narrow = ((one, other) for one, other in pairwise(draft.cue) if other - one <= _GAP)
    return {article.lower[i] for one, other in narrow for i in range(one + 1, other)}


def _after(article: Parsed, draft: Draft) -> set[str]:
    """The words between the cue and the content's first few."""
    stop = draft.content[0].start + 3 if draft.content else draft.cue[-1] + 4
    return {article.lower[i] for i in range(draft.cue[-1] + 1, min(stop, len(article.words)))}


def _kind(article: Parsed, draft: Draft, lemma: str, act: Act) -> Kind:
    if draft.source and _published(article, draft):
        return Kind.PUBLICATION
    known = kinds().get(lemma)
    if act is Act.PREDICTS and not draft.source:
        return Kind.INTENT
    quoted = any(article.lower[part.start] in ("“", '"', "‘") for part in draft.content)
    if not draft.source and lemma in words("cues", "nouns.unattributed"):
        return Kind.PUBLICATION
    said = quoted or act in (Act.DECLINES, Act.DENIES)
    if known in (Kind.ATTITUDE, Kind.INTENT) and not said:
        return known
    if lemma not in acts() and not quoted and act is Act.ASSERTS:
        return Kind.ATTITUDE
    return Kind.SPEECH


def _published(article: Parsed, draft: Draft) -> bool:
    """Whether the source is a document or a medium."""
    for part in draft.source:
        head = article.root(part)
        if head is None:
            continue
        if article.upos[head] == "NOUN" and article.lemmas[head] in words(
            "cues", "published.nouns"
        ):
            return True
        last = max((i for i in part if article.upos[i] == "PROPN"), default=None)
        if (
            last is not None
            and article.upos[head] == "PROPN"
            and article.lower[last] in words("cues", "published.media")
        ):
            return True
    return False
