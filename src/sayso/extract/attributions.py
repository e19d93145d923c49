"""From words found to drafts, and from drafts to statements."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sayso.extract.addressees import named
from sayso.extract.blocks import introduced
from sayso.extract.contents import reported, whole
from sayso.extract.coreference import Entities
from sayso.extract.cues import Saying
from sayso.extract.decode import Found, Run
from sayso.extract.drafts import Draft
from sayso.extract.evidence import evidence
from sayso.extract.firmness import firmness
from sayso.extract.mentions import is_led
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import stretches
from sayso.extract.quotations import form, merged, stretched, trim
from sayso.extract.relatives import related
from sayso.extract.reports import REPORTS
from sayso.extract.scope import cites
from sayso.extract.silences import estimated
from sayso.extract.tellers import told_by
from sayso.text.lexicon import words
from sayso.types.attribution import Addressee, Cue, Source, Statement
from sayso.types.figure import Figure
from sayso.types.span import Span
from sayso.types.time import Time

# Of the statements that touch a quotation which is never closed 2 of 10 were right on PolNeAR's
# development part, at a mean confidence of 0.72: where it ends, and so who speaks, is a guess. The
# share with one right and one wrong added (Laplace), since ten are few.
UNCLOSED = 0.25
_NOTING = {"take", "note", "see", "read"}  # who takes note of reports makes none
_NOMINAL = ("NOUN", "ADJ", "DET", "PROPN")
_DROPPED = {"AUX", "PART"}
# Dependents that are the same person or thing as their head, or speak with it.
_RELATIVE = {"who", "which"}
_ADJUNCT = ("obl", "advmod", "advcl")  # dependents of a verb that say when, where and how
_SILENT = {"comment", "say", "answer", "confirm", "elaborate", "discuss", "respond", "speak"}
_SAME = {"flat", "appos", "nmod:desc", "conj"}


@dataclass(frozen=True)
class Noted:
    """What stands in an article besides its statements, to be given to those that hold it."""

    figures: Sequence[Figure]
    times: Sequence[Time]
    bases: Sequence[Run]  # words that state what a statement rests on

    @cached_property
    def _figures(self) -> list[tuple[Span, str]]:
        return [(figure.spans[0], figure.id) for figure in self.figures if figure.spans]

    @cached_property
    def _times(self) -> list[tuple[Span, str]]:
        return [(time.spans[0], time.id) for time in self.times]

    def figures_in(self, content: Sequence[Span]) -> tuple[str, ...]:
        """The figures whose words stand in the content, and those derived from them alone."""
        held = _held(content, self._figures)
        known = {*held}
        following = ((one.id, one.derivation) for one in self.figures if held and one.derivation)
        return (*held, *(name for name, made in following if known.issuperset(made.of)))

    def times_in(self, content: Sequence[Span], near: Sequence[Time]) -> tuple[str, ...]:
        """The times that stand in the content, and those near the cue."""
        held = {*_held(content, self._times), *(time.id for time in near)}
        return tuple(name for _, name in self._times if name in held)


def _held(content: Sequence[Span], placed: Sequence[tuple[Span, str]]) -> list[str]:
    """The names of what stands within one of the content's spans, which are in order."""
    if not content:
        return []
    start, end = content[0].start, content[-1].end
    near = [(span, name) for span, name in placed if start <= span.start < end]
    return [name for span, name in near if any(span in part for part in content)]


def drafts(article: Parsed, found: Sequence[Found], calibration: Sequence[float]) -> list[Draft]:
    """The tagger's attributions, contents brought to agree with the quotation marks."""
    found = introduced(article, [_with_its_clause(article, one) for one in found])
    ordered = sorted(
        (one for one in found if one.content or _silence(article, one)),
        key=lambda one: min([one.cue.start, *(part.start for part in one.content)]),
    )
    others = [part for one in ordered for part in (one.cue, *one.source)]
    contents = stretched(
        [one.content for one in ordered], others, article.words, article.quotations
    )
    taken = {i for parts in (others, *contents) for part in parts for i in part}
    contents = [
        whole(article, one.cue, content, taken)
        for one, content in zip(ordered, contents, strict=True)
    ]
    made = (
        Draft(
            tuple(_reporting(article, one.cue)),
            tuple(_without_adjunct(article, part) for part in one.source),
            tuple(sorted(content, key=lambda part: part.start)),
            confidence(one.evidence, calibration),
        )
        for one, content in zip(ordered, contents, strict=True)
    )
    told = (_with_what_is_noted(article, draft) for draft in made)
    found_whole = (estimated(article, _with_its_verb(article, draft)) for draft in told)
    return [told_by(article, related(article, draft)) for draft in found_whole]


def _with_its_clause(article: Parsed, one: Found) -> Found:
    """An attribution that tells nothing else with the clause that hangs on its verb."""
    return one if one.content or _silence(article, one) else reported(article, one)


def _with_its_verb(article: Parsed, draft: Draft) -> Draft:
    """The draft with what is not done in its cue: "declined to comment | on the talks"."""
    refusing = any(article.lemmas[i] in ("decline", "refuse") for i in draft.cue)
    first = draft.content[0] if draft.content else range(0)
    if not refusing or len(first) < 2 or first.start != draft.cue[-1] + 1:
        return draft
    verb = first.start + 1
    verb += article.lower[verb : verb + 2] == ["be", "drawn"]
    known = article.lemmas[verb] in _SILENT or article.lower[verb] == "drawn"
    if article.lower[first.start] != "to" or not known:
        return draft
    rest = range(verb + 1, first.stop)
    if rest and article.lower[rest.start] in ("on", "about"):
        rest = rest[1:]
    content = ((rest,) if rest else ()) + draft.content[1:]
    return replace(draft, cue=(*draft.cue, *range(first.start, verb + 1)), content=content)


def _with_what_is_noted(article: Parsed, draft: Draft) -> Draft:
    """The draft with others' words in its content: "has taken note of | *press reports* that"."""
    verb, last = article.root(draft.cue), draft.cue[-1]
    noted = verb is not None and article.lemmas[verb] in _NOTING
    before = [i for i in draft.cue if article.upos[i] not in _NOMINAL]
    told = bool(draft.content) and draft.content[0].start == last + 1
    if not (noted and before and told) or article.lemmas[last] not in REPORTS:
        return draft
    first = range(before[-1] + 1, draft.content[0].stop)
    cue = tuple(i for i in draft.cue if i < first.start)
    return replace(draft, cue=cue, content=(first, *draft.content[1:])) if last in first else draft


def statements(
    article: Parsed,
    given: Sequence[Draft],
    told: Sequence[tuple[Saying, Sequence[range]]],
    known: Entities,
    noted: Noted,
) -> tuple[Statement, ...]:
    """The drafts as statements; `told` gives each one's saying and hearers."""
    out: list[Statement] = []
    speaking = [one for one in given if not cites(article, one)]
    contained = {word for draft in speaking for word in draft.contained}
    speakers = [known.of(_speaking(article, draft.source)) for draft in given]
    shared = _shared(article, speaking)
    placed = _by_sentence(article, noted.times)
    for number, (draft, (saying, hearers)) in enumerate(zip(given, told, strict=True)):
        entities = _entities(article, number, given, speakers, known)
        content = merged(article.text, _spans(article, draft.content)) if draft.content else ()
        source = merged(article.text, _spans(article, draft.source))
        cue = merged(article.text, _spans(article, stretches(draft.cue)))
        around = draft.within
        sentence = article.sentence_of[draft.cue[0]]
        near = [time for time, at in placed.get(sentence, ()) if _near(article, draft, at)]
        out.append(
            Statement(
                f"s{number + 1}",
                sentence=sentence,
                source=Source(source, entities) if source else None,
                cue=Cue(cue, lemma(article, draft.cue)),
                content=content,
                form=form(article.text, content, article.quotations),
                confidence=_capped(article, content, draft.confidence),
                within=None if around is None else f"s{around + 1}",
                kind=saying.kind,
                act=saying.act,
                polarity=saying.polarity,
                addressees=tuple(_addressees(article, hearers, known)),
                evidence=evidence(
                    article, draft, contained, noted.bases, act=saying.act, shared=shared
                ),
                firmness=firmness(article, draft, saying.act, saying.polarity),
                figures=noted.figures_in(content),
                times=noted.times_in(content, near),
                said_at=next((t.id for t in near if t.type.value in ("DATE", "TIME")), None),
            )
        )
    return tuple(out)


def _by_sentence(article: Parsed, times: Sequence[Time]) -> dict[int, list[tuple[Time, range]]]:
    """Each sentence's times with their words."""
    out: dict[int, list[tuple[Time, range]]] = {}
    for time in times:
        if inside := article.within(time.spans[0]):
            out.setdefault(article.sentence_of[inside[0]], []).append((time, inside))
    return out


def _shared(article: Parsed, given: Sequence[Draft]) -> dict[int, list[int]]:
    """The cues of each sentence in which several stand that are in no content."""
    cues: dict[int, list[int]] = {}
    for one in given:
        if one.within is None:
            cues.setdefault(article.sentence_of[one.cue[0]], []).append(one.cue[0])
    return cues


def _entities(
    article: Parsed,
    number: int,
    given: Sequence[Draft],
    speakers: Sequence[tuple[str, ...]],
    known: Entities,
) -> tuple[str, ...]:
    """Who speaks; "I" and "we" are those in whose words they stand."""
    draft = given[number]
    if _is_anybody(article, draft):
        return ()
    if len(speakers[number]) > 1 and not _several(article, draft):
        head = article.root(i for part in draft.source for i in part)
        named = head is not None and article.upos[head] == "PROPN"
        own = known.of([head]) if head is not None and named else ()
        return own[:1] or known.closest(speakers[number])
    if not speakers[number] and draft.source and draft.within is not None:
        word = article.lower[draft.source[0].start]
        if word in ("i", "we"):
            return known.own(speakers[draft.within], word)
    return speakers[number]


def _is_anybody(article: Parsed, draft: Draft) -> bool:
    """Whether "they" are whoever is in charge, in somebody’s words: “*They* tell us 300 tonnes”."""
    inside = draft.within is not None and draft.cue[0] in article.quoted
    told = article.lower[draft.cue[-1] + 1 : draft.cue[-1] + 2]
    alone = [article.lower[i] for part in draft.source for i in part] == ["they"]
    return inside and alone and told in (["us"], ["me"], ["you"])


def _several(article: Parsed, draft: Draft) -> bool:
    """Whether the source names more than one: "neither the ministry nor the company"."""
    inside = [i for part in draft.source for i in part]
    return len(draft.source) > 1 or any(
        article.lower[i] in ("and", "or", "nor", "&") for i in inside
    )


def _addressees(article: Parsed, hearers: Sequence[range], known: Entities) -> list[Addressee]:
    heads = named(article, hearers)
    return [
        Addressee((article.span(part),), known.of(inside))
        for part, inside in zip(hearers, heads, strict=True)
    ]


def _near(article: Parsed, draft: Draft, inside: range) -> bool:
    """Whether a time of these words hangs on the cue: "said *late Tuesday* that …"."""
    named = {i for part in draft.source for i in part}
    if not (draft.contained | named).isdisjoint(inside):
        return False
    top = article.root(inside)
    around = {*draft.cue, *named}
    for _ in range(3):
        if top is None or top < 0:
            return False
        if top in around or article.heads[top] in around:
            return True
        top = article.heads[top]
        if article.upos[top] == "VERB" and top not in around:
            return False
    return False


def _silence(article: Parsed, one: Found) -> bool:
    """Whether the cue alone tells something: "declined to comment", "did not return calls"."""
    lemmas = {article.lemmas[i] for i in one.cue}
    negative = any(article.lower[i] in ("not", "n't", "no", "never") for i in one.cue)
    return bool(one.source) and (
        (negative and bool(lemmas & words("constructions", "answering")))
        or bool(lemmas & {"decline", "refuse"} and lemmas & words("constructions", "to_speak"))
        or ("comment" in lemmas and negative)
    )


def _reporting(article: Parsed, cue: range) -> range:
    """The cue without where and when: "said in a statement", "admitted for the first time"."""
    for place, word in enumerate(cue):
        first = article.lower[word : word + 4] == ["for", "the", "first", "time"]
        if place and (first or article.lower[word] == "in") and article.upos[word] == "ADP":
            verb = cue[place - 1]
            if article.upos[verb] == "VERB" and place + 1 < len(cue):
                return cue[:place]
    return cue


def _spans(article: Parsed, parts: Sequence[range]) -> list[Span]:
    rough = [article.span(part) for part in parts]
    return [span for span in (trim(article.text, one) for one in rough) if span] or rough


def _capped(article: Parsed, content: Sequence[Span], chance: float) -> float:
    """The confidence, low where the content touches a quotation that is never closed."""
    unclosed = (piece for each in article.quotations if not each.closed for piece in each.pieces)
    doubtful = any(piece.overlaps(span) for piece in unclosed for span in content)
    return min(chance, UNCLOSED) if doubtful else chance


def _without_adjunct(article: Parsed, source: range) -> range:
    """The source without what belongs to the verb: "Varga, in her address, who" is Varga."""
    if len(source) > 2 and article.lower[source[-1]] in _RELATIVE:
        source = source[:-1]
    tops = [i for i in source if article.heads[i] not in source and article.upos[i] != "PUNCT"]
    for top in tops[1:]:
        if article.relations[top].startswith(_ADJUNCT):
            commas = (i for i in source if i < top and article.lower[i] == ",")
            cut = max(commas, default=source.start)
            if cut > tops[0]:
                return range(source.start, cut)
    return source


def _speaking(article: Parsed, source: Sequence[range]) -> list[int]:
    """The words of a source that stand for the speakers: its heads, and what is one with them.

    In "Putin's spokesman" that is "spokesman" alone: Putin did not speak.
    """
    inside = {index for part in source for index in part}
    speaking = {index for index in inside if article.heads[index] not in inside}
    for part in source:
        head = article.nominal(part)
        speaking |= set() if head is None else {head}
    more = speaking
    while more:
        more = {
            index
            for index in inside - speaking
            if article.heads[index] in speaking and article.relations[index] in _SAME
        }
        speaking |= more
    led = {i for i in speaking if article.relations[i] == "appos" and is_led(article, i)}
    return sorted(speaking - led)


def lemma(article: Parsed, cue: Sequence[int]) -> str:
    """The cue's words without auxiliaries and negation, its verbs in dictionary form."""
    kept = [i for i in cue if article.upos[i] not in _DROPPED] or list(cue)
    return " ".join(
        article.lemmas[i] if article.upos[i] in ("VERB", "AUX") else article.lower[i] for i in kept
    )


def confidence(evidence: Sequence[float], calibration: Sequence[float]) -> float:
    """The chance, between 0 and 1, that an annotator would mark the same (logistic regression).

    >>> confidence([-0.1, -0.2], [1.0, 2.0, 3.0])
    0.5498
    """
    bias, *weights = calibration
    score = bias + sum(w * x for w, x in zip(weights, evidence, strict=True))
    return round(1 / (1 + math.exp(-score)), 4)
