"""What a saying does: its kind, its act, and whether the act is denied of it.

The cue decides ("denied"), then its construction ("has not confirmed", "declined to comment"), and
for cues that only report ("said") the content's own performative ("we deny", "stop the shelling").
The words live in `text/data/en/cues.toml` and `constructions.toml`.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise, takewhile

from sayso.extract.cues import Saying, acts, kinds
from sayso.extract.disputing import disputed
from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
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
_OBLIGING = words("constructions", "obliging")  # must, should
_FALSE = words("constructions", "false")
_OWN = {"i", "we"}
_GAP = 3  # from one word of a cue to its next: up to two stand between
_UNREAL = {"would", "could", "might"}
_DONE_BY_SAYING = {Act.ASKS, Act.PROMISES, Act.WARNS, Act.THREATENS, Act.QUESTIONS}


def saying(article: Parsed, draft: Draft) -> Saying:
    """What the statement does, from its cue, source and content."""
    lemma = _key(article, draft)
    turn = turned(article, draft, lemma)
    act, positive = turn or _act(article, draft, lemma)
    if not turn and act is Act.ASSERTS and positive:
        if lemma in _WEAK or not lemma:
            act, positive = _performed(article, draft)
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


def _performed(article: Parsed, draft: Draft) -> tuple[Act, bool]:
    """What the content itself does, where the cue only reports it."""
    for part in draft.content:
        found = _performative(article, draft, part)
        if found:
            return found
    return Act.ASSERTS, True


@dataclass(frozen=True, slots=True)
class _Clause:
    """The main clause of a content: its verb, with what decides what it does."""

    verb: int
    subject: int | None
    own: bool  # whether "I" or "we" is its subject
    negative: bool
    auxiliaries: frozenset[str]
    mine: tuple[int, ...]  # the verb's dependents within the content


def _performative(article: Parsed, draft: Draft, content: range) -> tuple[Act, bool] | None:
    """The act of the content's main clause, or None where it is a plain assertion."""
    verb = article.root(content)
    if verb is None:
        return None
    mine = tuple(i for i in article.children[verb] if i in content)
    subject = next((i for i in article.children[verb] if article.relations[i] == "nsubj"), None)
    clause = _Clause(
        verb,
        subject,
        own=subject is not None and article.lower[subject] in _OWN,
        negative=any(article.lower[i] in _NEGATIVE for i in mine),
        auxiliaries=frozenset(article.lower[i] for i in mine if article.upos[i] == "AUX"),
        mine=mine,
    )
    return (
        _unsettled(article, clause, content)
        or _own_act(article, clause)
        or _denial(article, clause, content)
        or _wish(article, clause, content)
        or _vow(article, clause)
    )


def _unsettled(article: Parsed, clause: _Clause, content: Sequence[int]) -> tuple[Act, bool] | None:
    """As in "*whether* it was so the ministry *could not confirm*", she said."""
    if article.lower[content[0]] not in ("whether", "if"):
        return None
    known = words("constructions", "verifying")
    verbs = {clause.verb, *(i for i in content if article.lemmas[i] in known)}
    told = (article.lower[c] for v in verbs & {*content} for c in article.children[v])
    verifying = any(article.lemmas[i] in known for i in verbs)
    return (Act.CONFIRMS, False) if verifying and not _NEGATIVE.isdisjoint(told) else None


def _own_act(article: Parsed, clause: _Clause) -> tuple[Act, bool] | None:
    """As in "we deny", "I call on"; and "it could not confirm"."""
    lemma = article.lemmas[clause.verb]
    particle = [i for i in clause.mine if article.relations[i] == "compound:prt"]
    phrase = " ".join([lemma, *(article.lower[i] for i in particle[:1])])
    told = article.upos[clause.verb] == "VERB" and not clause.auxiliaries & _UNREAL
    unexcluded = clause.negative or any(article.lower[i] == "longer" for i in clause.mine)
    if clause.own and unexcluded and lemma in ("exclude", "discount"):
        return Act.DENIES, False  # "I can no longer exclude that"
    to_come = lemma == "appeal" and clause.auxiliaries & {"will", "'ll"}  # against what was ruled
    if clause.own and told and not to_come and lemma not in kinds():
        act = acts().get(phrase) or acts().get(lemma)
        narrated = act in _DONE_BY_SAYING and _is_past(article, clause)
        if act and act not in (Act.ASSERTS, Act.DECLINES) and not narrated:
            return act, not clause.negative
    pronoun = clause.subject is not None and article.upos[clause.subject] == "PRON"
    if clause.negative and pronoun and lemma in ("confirm", "verify", "comment"):
        return (Act.CONFIRMS, False) if lemma != "comment" else (Act.DECLINES, True)
    return _inability(article, clause)


def _is_past(article: Parsed, clause: _Clause) -> bool:
    """Whether it tells what was done: "we *called* the police"; but "we *have asked* for help"."""
    perfect = not clause.auxiliaries.isdisjoint({"have", "'ve", "’ve", "are", "am", "'re", "’re"})
    bare = article.lower[clause.verb] == article.lemmas[clause.verb]
    return not (bare or perfect) or "did" in clause.auxiliaries


def _inability(article: Parsed, clause: _Clause) -> tuple[Act, bool] | None:
    """As in "it was in no position to confirm", "it was unable to verify"."""
    lemma = article.lemmas[clause.verb]
    unable = lemma in words("constructions", "unable_alone") or (
        clause.negative and lemma in words("constructions", "unable_denied")
    )
    if not unable:
        return None
    done = article.dependents(clause.verb, "xcomp", "acl", "advcl", "ccomp", "csubj")
    verifying = any(article.lemmas[i] in words("constructions", "verifying") for i in done)
    return (Act.CONFIRMS, False) if verifying else None


def _denial(article: Parsed, clause: _Clause, content: Sequence[int]) -> tuple[Act, bool] | None:
    """As in "that is a lie", "it is not true"."""
    lemma = article.lemmas[clause.verb]
    lies = article.upos[clause.verb] == "VERB" and lemma == "lie"  # "a yacht has been lying there"
    false = lemma in _FALSE and not (clause.negative or lies) and len(content) <= 14
    untrue = lemma in ("true", "correct", "accurate") and clause.negative
    if lemma in ("wrong", "mistaken") and clause.own and not clause.negative:
        return Act.RETRACTS, True  # "I was wrong"
    return (Act.DENIES, True) if false or untrue else None


def _wish(article: Parsed, clause: _Clause, content: Sequence[int]) -> tuple[Act, bool] | None:
    """As in "they must leave", "it is time to", "stop the shelling"."""
    quoted = article.lower[content[0]] in ("“", '"', "‘", "'")
    bare = quoted and _imperative(article, clause.verb, clause.subject, clause.mine)
    obliged = clause.auxiliaries & _OBLIGING or article.lower[clause.verb] == "ought"
    if (obliged and "have" not in clause.auxiliaries) or _urgent(article, content) or bare:
        return Act.ASKS, True
    return None


def _vow(article: Parsed, clause: _Clause) -> tuple[Act, bool] | None:
    """As in "we will rebuild", "I will not sign"; but "we will miss him" vows nothing."""
    vows = article.lemmas[clause.verb] not in words("constructions", "suffered")
    if not (vows and clause.own and clause.auxiliaries & {"will", "'ll"}):
        return None
    return (Act.REFUSES if clause.negative else Act.PROMISES), True


def _imperative(article: Parsed, verb: int, subject: int | None, mine: Iterable[int]) -> bool:
    """A verb in its bare form, without subject or auxiliary."""
    if subject is not None or article.upos[verb] != "VERB":
        return False
    if verb and article.upos[verb - 1] == "NUM":
        return False  # “About 20,000 remain”
    if any(article.upos[i] == "AUX" and article.lower[i] not in ("do", "let") for i in mine):
        return False
    joined = article.dependents(verb, "conj")  # "Take it out and there is still a signal"
    if any(article.first(i, "nsubj", "expl") is not None for i in joined):
        return False
    return article.lower[verb] == article.lemmas[verb]


def _urgent(article: Parsed, content: Sequence[int]) -> bool:
    """As in "It is time to", "it is important that", "it was high time he left"."""
    opening = [article.lower[i] for i in content[:8] if article.upos[i] != "PUNCT"]
    if opening[:1] == ["that"]:
        opening = opening[1:]
    said = f" {' '.join(opening)} "
    if any(f" {turn} " in said for turn in words("constructions", "high_time")):
        return True
    if not opening or opening[0] not in ("it", "it's"):
        return False
    urgent = next(
        (n for n, word in enumerate(opening) if word in words("constructions", "urgent")), 0
    )
    return bool(urgent) and bool({"to", "that", "for"} & set(opening[urgent + 1 : urgent + 3]))


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
