"""Statements inside statements, and reports that nobody is named for.

The tagger finds what stands inside a content too, but has seen little of it. What it misses is
sought in the parse: a verb of saying with its clause ("intelligence suggests …"), a noun that
reports ("the claim that …", "reports of troops crossing"), "we have information that". Outside
contents only reports are taken, which need no speaker ("amid reports that …").
"""

import math
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from sayso.extract.absent import absent
from sayso.extract.agreeing import agreeing
from sayso.extract.byword import byword
from sayso.extract.contents import ended
from sayso.extract.decode import Found
from sayso.extract.doings import is_done
from sayso.extract.drafts import Draft
from sayso.extract.idioms import idioms
from sayso.extract.parsed import Parsed
from sayso.extract.phrasal import phrasal
from sayso.extract.phrases import alone, bare, particles, who
from sayso.extract.relatives import PRONOUNS, wanted
from sayso.extract.reportedly import reportedly
from sayso.extract.reports import NOUNS, REPORTS, reported
from sayso.extract.requests import requested
from sayso.extract.seeking import spoken
from sayso.extract.silences import (
    counted,
    estimate,
    held_to,
    makes_it,
    moved,
    pending,
    silence,
    spoken_of,
    taken_back,
    unexcluded,
    unreached,
)
from sayso.extract.undertaking import undertaking
from sayso.extract.unreal import CONDITIONS, asked_for, conditional, to_be_said, willed
from sayso.extract.unsaid import VERBS, drawn, unsaid
from sayso.extract.unverified import unverified
from sayso.extract.wordless import wordless
from sayso.text.lexicon import sections, words

# The chance that a statement found here is right, given that the one around it is: measured on the
# stories of `evals/stories/development`, see docs/accuracy.md.
NESTED = 0.7
UNATTRIBUTED = 0.7
_CERTAIN_VERBS = words("nesting", "verbs.clause")  # with a clause they report
_ASKING_VERBS = words("nesting", "verbs.infinitive")  # "urged them to leave"
_OBJECT_VERBS = words("nesting", "verbs.object")  # "denied the report"
_OWN_VERBS = words("nesting", "verbs.own")  # within a quotation: "we expect a response"
_REPORTING = frozenset().union(*sections("nesting", "verbs").values())
_LIGHT = words("nesting", "light")
_HELD = words("nesting", "held")  # "have information that"
_HEARING = words("addressees", "hearing")
_SILENT = words("constructions", "to_speak") | words("constructions", "answering")
_TURNS = {  # of the verbs in several lists the last counts
    **dict.fromkeys(words("nesting", "taking_back"), taken_back),
    **dict.fromkeys(words("nesting", "estimating") | words("nesting", "restating"), estimate),
    **dict.fromkeys(words("constructions", "answering"), silence),
    **dict.fromkeys(
        VERBS, lambda *at: unsaid(*at) or makes_it(*at) or requested(*at) or _active(*at)
    ),
    **dict.fromkeys(("speak", "talk"), lambda *at: unsaid(*at) or spoken_of(*at)),
    "rule": unexcluded,
    **dict.fromkeys(words("nesting", "holding"), held_to),
    **dict.fromkeys(words("nesting", "counting"), counted),
    **dict.fromkeys(words("nesting", "moving"), moved),
    **dict.fromkeys(words("nesting", "requesting"), lambda *at: requested(*at) or _active(*at)),
}
# Turns that no parse is needed to see.
_SELDOM = (
    wordless, idioms, unverified, agreeing, byword, absent, reportedly, phrasal, undertaking
)  # fmt: skip
_UNREACHED = {"reach", "return", "answer"}  # "could not be reached", "calls were not returned"
_TELLING = _REPORTING.union(
    _LIGHT, _UNREACHED, {"draw"}, words("nesting", "pending"), _TURNS
)  # no other verb tells of a saying
_ALONE = (VERBS | {"draw", "rule"}) - {"offer"}  # verbs of turns that are found with all they need
_MEANT = PRONOUNS | {"it"}  # who they are is told elsewhere


def drafts_within(article: Parsed, found: Iterable[Found]) -> Iterator[Draft]:
    """What the tagger finds within contents; a cue without a content is a silence, or left out.

    So is what is only to be said: "a request *to confirm* the arrest".
    """
    for one in found:
        if to_be_said(article, one.cue):
            continue
        own = {i for part in (one.cue, *one.source) for i in part}
        content = tuple(
            bare(article, _completed(article, part))
            for part in ended(article, one.content, own)
            if article.lower[part[0] : part[-1] + 1] != ["that"]
        )
        if content or any(article.lemmas[i] in _SILENT for i in one.cue):
            chance = round(NESTED * math.exp(min(one.evidence)), 4)
            source = () if _heard(article, one) else one.source
            source = tuple(alone(article, part) for part in source)
            verb = article.root(one.cue)
            draft = _with_its_deed(article, Draft(tuple(one.cue), source, content, chance), verb)
            hung = wanted(article, verb) if verb is not None else None
            yield replace(hung, confidence=chance) if hung else draft


def _with_its_deed(article: Parsed, draft: Draft, verb: int | None) -> Draft:
    """The draft with what its verb denies: "Belva had denied | *shelling the village*"."""
    denies = verb is not None and article.lemmas[verb] in _OBJECT_VERBS
    subject = _subject(article, verb) if denies and verb is not None else None
    if verb is None or subject is None or subject > verb or (draft.content and draft.source):
        return draft
    found = _active(article, verb, subject)
    if found is None or (draft.content and set(draft.content[0]).isdisjoint(found.content[0])):
        return draft
    return replace(
        draft, source=draft.source or found.source, content=draft.content or found.content
    )


def _heard(article: Parsed, one: Found) -> bool:
    """Whether the source is only who was told: "that *the captain* had been warned"."""
    verb = article.root(one.cue)
    if verb is None or article.lemmas[verb] not in _HEARING:
        return False
    hearer = article.first(verb, "nsubj:pass", "nsubj")
    passive = any(article.lemmas[i] == "be" for i in one.cue if i < verb)
    return passive and any(hearer in part for part in one.source)


def _completed(article: Parsed, part: range) -> range:
    """An infinitive with all that hangs on it: "to open | both galleries by Monday".

    Of "asked both sides for | information" the preposition alone is not what was wanted.
    """
    if len(part) == 1 and article.relations[part[0]] == "case" and article.heads[part[0]] > part[0]:
        return range(part.start, article.whole(article.heads[part[0]]).stop)
    if len(part) < 2 or article.lower[part[0]] != "to" or article.upos[part[1]] != "VERB":
        return part
    members = article.subtree(part[1])
    stop = part.stop
    while stop in members:
        stop += 1
    return range(part.start, stop)


def nested(article: Parsed, given: Sequence[Draft], inner: Iterable[Draft] = ()) -> list[Draft]:
    """The drafts and those found beside them, in order; `inner` are the tagger's own.

    Each is `within` another where its cue stands in the other's content.
    """
    taken = {word for draft in given for word in draft.cue}
    everything = list(given)
    seldom = [f for find in _SELDOM for f in find(article)]
    for found in (*inner, *_candidates(article, taken), *seldom):
        if taken & set(found.cue):
            if found in seldom and found.source:
                everything = [spoken(draft, found) for draft in everything]
            continue
        around = _around(found, enumerate(everything))
        if around is not None:
            clipped = _clipped(found, everything[around])
            if clipped is None:
                continue
            chance = round((found.confidence or NESTED) * everything[around].confidence, 4)
            everything.append(replace(clipped, confidence=chance))
        elif found in seldom or _reported(article, found):
            everything = [d for d in everything if not _weaker(d, found)]
            apart = _before_others(article, found, everything)
            everything.append(replace(apart, confidence=UNATTRIBUTED))
        else:
            continue
        taken |= set(found.cue)
    ordered = sorted(everything, key=lambda d: min([d.cue[0], *(p.start for p in d.content)]))
    holding = _holding(ordered)
    return [_placed(draft, _around(draft, holding[draft.cue[0]])) for draft in ordered]


def _placed(draft: Draft, within: int | None) -> Draft:
    return draft if draft.within == within else replace(draft, within=within)


def _holding(drafts: Sequence[Draft]) -> dict[int, list[tuple[int, Draft]]]:
    """From each cue's first word to the drafts in whose content it stands, with their numbers."""
    out: dict[int, list[tuple[int, Draft]]] = {draft.cue[0]: [] for draft in drafts}
    for number, draft in enumerate(drafts):
        for word in draft.contained.intersection(out):
            out[word].append((number, draft))
    return out


def _around(draft: Draft, others: Iterable[tuple[int, Draft]]) -> int | None:
    """The number of the draft with the smallest content that the cue stands in."""
    holding = [
        (len(other.contained), number)
        for number, other in others
        if other is not draft
        and draft.cue[0] in other.contained
        and other.contained.issuperset(draft.cue)
        and len(draft.contained) < len(other.contained)
    ]
    return min(holding)[1] if holding else None


def _clipped(draft: Draft, around: Draft) -> Draft | None:
    """The draft with no more content than what it stands in; None where nothing is left."""
    if not draft.content:
        return draft
    content = []
    for part in draft.content:
        kept = [word for word in part if word in around.contained]
        if kept:
            content.append(range(kept[0], kept[-1] + 1))
    return replace(draft, content=tuple(content)) if content else None


def _weaker(draft: Draft, found: Draft) -> bool:
    """A doubtful draft that competes for the words of a report."""
    return draft.confidence < 0.2 and set(draft.cue) <= found.contained


def _before_others(article: Parsed, found: Draft, others: Sequence[Draft]) -> Draft:
    """The draft with its content cut where another speaker of the narrator's begins."""
    starts = [
        min(other.cue[0], *(part.start for part in other.source))
        for other in others
        if other.source and set(other.cue) <= found.contained
    ]
    if not starts or not found.content:
        return found
    stop = min(starts)
    commas = [i for i in range(found.content[0].start, stop) if article.lower[i] in (",", ";")]
    stop = commas[-1] if commas else stop
    content = range(found.content[0].start, stop)
    return replace(found, content=(content,)) if content else found


def _reported(article: Parsed, found: Draft) -> bool:
    """Whether it stands outside contents too: "reports that …", a silence, "put it at 40"."""
    head = article.root(found.cue)
    if not found.content or (head is not None and article.lemmas[head] in _ALONE):
        return True
    if head is not None and article.upos[head] == "VERB":
        asks = article.lemmas[head] in words("nesting", "requesting") and _is_request(
            article, found
        )
        if _beside_name(article, found, head):
            return True
        nor = article.lower[found.cue[0]] in ("nor", "neither")  # no other report is told so
        turns = ("outside", "restating", "holding", "counting", "moving")
        alone = frozenset[str]().union(*(words("nesting", name) for name in turns))
        alone = alone | words("constructions", "affirming") if nor else alone
        return asks or article.lemmas[head] in alone
    return head is not None and article.upos[head] == "NOUN" and article.lemmas[head] in REPORTS


def _beside_name(article: Parsed, found: Draft, verb: int) -> bool:
    """Whether who is named says it in a clause beside: "the union, *which asked* for a count"."""
    pronoun = article.first(verb, "nsubj")
    if pronoun is None or not any(pronoun in part for part in found.source):
        return False
    opening = article.lower[found.content[0].start]
    if any(article.lower[i] in words("nesting", "unnaming") for i in found.contained):
        return False  # "who asked for anonymity"
    said = opening in ("that", "whether", "to", "for")
    return said and article.lower[pronoun] in PRONOUNS and len(found.source[0]) == 1


def _is_request(article: Parsed, found: Draft) -> bool:
    """Whether it is one of `requests`: its content opens with "to" or "for"."""
    plain = words("nesting", "applying") | words("nesting", "asking_to")
    more = len(found.cue) > 1 or article.lemmas[found.cue[0]] in plain
    return more and article.lower[found.content[0].start] in ("to", "for")


def _candidates(article: Parsed, taken: Set[int]) -> Iterator[Draft]:
    """What verbs and nouns tell of, those left out that are cues already."""
    supposed = {article.sentence_of[place] for place in article.written(CONDITIONS)}
    for index in sorted(article.having(_TELLING | NOUNS) - taken):
        found, upos = None, article.upos[index]
        if upos == "VERB" and article.lemmas[index] in _TELLING:
            doubted = article.sentence_of[index] in supposed and conditional(article, index)
            if not (doubted or asked_for(article, index) or willed(article, index)):
                found = _verb(article, index, article.lemmas[index])
        elif upos == "NOUN" and article.lemmas[index] in NOUNS:
            found = reported(article, index, article.lemmas[index])
        if found and not is_done(article, found):
            yield found


def _verb(article: Parsed, verb: int, lemma: str) -> Draft | None:
    """What a verb of saying reports, if a clause, an infinitive or an object says it."""
    if lemma == "draw":
        return drawn(article, verb)
    passive = article.first(verb, "nsubj:pass", "aux:pass")
    had = article.lower[verb - 1] == "had" and passive == verb - 2  # "which had asked for"
    if passive is not None and not had:
        return unreached(article, verb, lemma) or _passive(article, verb, lemma)
    if (thing := wanted(article, verb)) is not None:
        return thing
    subject = _subject(article, verb)
    beside = subject in article.dependents(verb, "nsubj")
    turn = lemma in _TURNS and lemma not in words("nesting", "requesting")
    meant = _MEANT if turn else PRONOUNS if beside else frozenset[str]()
    turn = subject is not None and article.lower[subject] in meant
    if subject is None or (article.lower[subject] in words("nesting", "nobody") and not turn):
        return None
    if verb > 2 and article.lower[verb - 2 : verb] == ["yet", "to"]:
        return pending(article, verb, lemma, subject)
    return _nor(article, verb, _TURNS.get(lemma, _active)(article, verb, subject))


def _nor(article: Parsed, verb: int, found: Draft | None) -> Draft | None:
    """The draft with the word that denies it in its cue: "*Nor* has the League *confirmed* it"."""
    start = article.ranges[article.sentence_of[verb]].start
    if found is None or article.lower[start] not in ("nor", "neither") or start in found.cue:
        return found
    inverted = article.upos[start + 1] == "AUX" and article.heads[start + 1] == verb
    return replace(found, cue=(start, *found.cue)) if inverted else found


def _subject(article: Parsed, verb: int) -> int | None:
    """Who says it, also where the parse has hung a name with its office on something else."""
    found = article.subject(verb)
    if found is not None or article.relations[verb] != "root":
        return found
    hung = (i for i in article.dependents(verb, "nmod") if i < verb)
    names = (i for i in article.dependents(verb, "flat") if i < verb and article.upos[i] == "PROPN")
    return next((i for i in (*hung, *names) if article.upos[i] in ("NOUN", "PROPN")), None)


def _active(article: Parsed, verb: int, subject: int) -> Draft | None:
    """What the subject of the verb says."""
    lemma = article.lemmas[verb]
    thing = article.hearer(verb)
    cue = {verb}
    if lemma in _LIGHT and thing is not None and article.lemmas[thing] in _HELD:
        held = (article.first(thing, "acl", "ccomp"), article.first(verb, "ccomp"))
        told = next((head for head in held if head is not None), None)
        cue.add(thing)
    else:
        told = _told(article, verb, thing, subject)
    if told is None or subject == thing:
        return None
    content = article.whole(told)
    if verb in content or subject in content:
        return None
    cue.update(particles(article, verb))
    source = who(article, subject, verb)
    return Draft(tuple(sorted(cue)), (source,), (bare(article, content),), 0.0)


def _told(article: Parsed, verb: int, thing: int | None, subject: int) -> int | None:
    """The head of what the verb reports; None where it reports nothing."""
    lemma = article.lemmas[verb]
    own = lemma in _OWN_VERBS and article.lower[subject] in ("we", "i")
    if not own and lemma not in _REPORTING:
        return None
    clause, infinitive = article.first(verb, "ccomp"), article.first(verb, "xcomp")
    deed = infinitive is not None and article.lower[infinitive].endswith("ing")
    wanting = lemma in words("nesting", "verbs.wanting")
    readings = (
        (lemma in _CERTAIN_VERBS, clause),
        (lemma in _ASKING_VERBS and thing is not None, infinitive),
        (lemma in words("nesting", "verbs.resolving"), infinitive),
        (wanting, _wanted(article, verb) if wanting else None),
        (lemma in _OBJECT_VERBS, infinitive if deed else thing),
        *((own, head) for head in (clause, infinitive, thing)),
    )
    return next((head for fits, head in readings if fits and head is not None), None)


def _wanted(article: Parsed, verb: int) -> int | None:
    """What is asked for: "asked both sides *for information*"."""
    for child in article.dependents(verb, "obl"):
        case = article.first(child, "case")
        comment = article.lower[child] == "comment"  # "was approached for comment"
        if case is not None and article.lower[case] == "for" and not comment:
            return child
    return None


def _passive(article: Parsed, verb: int, lemma: str) -> Draft | None:
    """As in "they had been told to leave": nobody says it, or who stands behind "by"."""
    clause = article.first(verb, "ccomp", "xcomp", "csubj")
    if clause is None or clause < verb or lemma not in words("nesting", "verbs.passive"):
        return None
    sources = []
    for agent in article.dependents(verb, "obl"):
        case = article.dependents(agent, "case")
        if "by" in {article.lower[i] for i in case}:
            sources.append(article.whole(agent, case))
    cue = sorted({verb, *particles(article, verb)})
    content = bare(article, article.whole(clause))
    return Draft(tuple(cue), tuple(sources[:1]), (content,), 0.0)
