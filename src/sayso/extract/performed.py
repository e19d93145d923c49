"""What a content itself does, where its cue only reports it: "we deny", "stop the shelling".

The words live in `text/data/en/constructions.toml`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.extract.cues import acts, kinds
from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.text.lexicon import words
from sayso.types.attribution import Act

_NEGATIVE = words("constructions", "negative")
_OBLIGING = words("constructions", "obliging")  # must, should
_FALSE = words("constructions", "false")
_OWN = {"i", "we"}
_UNREAL = {"would", "could", "might"}
_DONE_BY_SAYING = {Act.ASKS, Act.PROMISES, Act.WARNS, Act.THREATENS, Act.QUESTIONS}


def performed(article: Parsed, draft: Draft) -> tuple[Act, bool]:
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
        or _challenge(article, content)
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


def _challenge(article: Parsed, content: Sequence[int]) -> tuple[Act, bool] | None:
    """As in "Where is the proof?"."""
    opening = [article.lower[i] for i in content[:7] if article.upos[i] != "PUNCT"]
    proof = any(word in words("constructions", "proving") for word in opening[2:])
    return (Act.ASKS, True) if opening[:1] == ["where"] and proof else None


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
