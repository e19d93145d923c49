"""What stands ahead of who says it, or is cut from it by another cue.

    Whether it was so the ministry cannot confirm.        Nor can it say who was there.
    He could not say, he added, whether it was so.

The tagger knows the order of most sentences, and finds the half of such ones.
"""

from collections.abc import Sequence, Set
from dataclasses import replace

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare, particles, tells_when, who
from sayso.extract.unanswered import QUESTIONED
from sayso.extract.unsaid import speaks
from sayso.text.lexicon import words

_ASKED = frozenset({"whether", "who", "what", "how", "why", "when", "where", "which", "if"})
_WHETHER = frozenset({"whether", "who", "why", "whose"})  # no time or place is told by them
_ABOUT = frozenset({"on", "about", "regarding", "concerning", "of"})
_MEANWHILE = frozenset({"while", "until", "till", "whilst", "pending", "because"})
_KNOWING = words("constructions", "to_speak") | words("constructions", "verifying")
_GOING_ON = frozenset({"it", "they", "there", "he", "she", "nobody", "none", "no", "nothing"})
_HANGING = frozenset({"when", "because", "although", "though", "unless", "until", "where", "whose"})
_MARKS = frozenset('“”"‘')
_FEWEST = 2  # words of what stands in front
_FAR = 12  # words between "nor" and its verb
_LONGEST = 16  # words of those who say so


def inverted(article: Parsed, draft: Draft) -> Draft:
    """The draft with what denies it ahead of its subject: "*Nor is* it able to *confirm*"."""
    start = article.ranges[article.sentence_of[draft.cue[0]]].start
    near = article.lower[start] in ("nor", "neither") and draft.cue[0] - start <= _FAR
    if not near or article.upos[start + 1 : start + 2] != ["AUX"] or start in draft.cue:
        return draft
    ahead = range(start + 2, draft.cue[0])
    told = (i for i in ahead if article.relations[i] == "nsubj" or article.upos[i] == "PRON")
    subject = next(told, None)
    if subject is None:
        return draft
    speaker = who(article, subject, draft.cue[0])
    rest = range(speaker.stop, draft.cue[0])
    if not draft.contained.isdisjoint(range(start, draft.cue[0])) or len(rest) > _FAR // 2:
        return draft
    cue = (start, start + 1, *rest, *draft.cue)
    return replace(draft, cue=cue, source=draft.source or (speaker,))


def resumed(article: Parsed, given: Sequence[Draft]) -> list[Draft]:
    """The drafts; what another cue breaks off goes on behind it.

    As in "He *could not say*, he added, whether it was so": what he added is that he could not. And
    in "It was false, he said, *and nobody believed it*", "he said; *nobody believed it*".
    """
    found = [_resumed(article, draft) for draft in given]
    cues = {i for draft in given for i in draft.cue}
    longer = [_gone_on(article, draft, cues) for draft in found]
    added = {i for draft in longer for part in draft.content[-1:] for i in part}
    kept = zip(found, longer, strict=True)
    return [one for was, one in kept if one is not was or not _is_part(article, one, added)]


def _broken(article: Parsed, draft: Draft) -> tuple[int, int] | None:
    """The words, between commas, that tell who says what stands around them."""
    if not draft.content or not draft.source:
        return None
    first = min(draft.cue[0], draft.source[0].start)
    last = max(draft.cue[-1], draft.source[-1][-1])
    behind = article.lower[last + 1 : last + 2]
    apart = article.lower[first - 1 : first] == [","] and behind in ([","], [";"])
    return (first, last) if apart else None


def _resumed(article: Parsed, draft: Draft) -> Draft:
    said = _broken(article, draft)
    if said is None:
        return draft
    first, last = said
    verb, start = first - 2, draft.content[0].start
    if verb < 0 or start != last + 2 or article.lower[start] not in _ASKED:
        return draft
    subject = article.subject(verb) if article.lemmas[verb] in _KNOWING else None
    if subject is None or subject > verb:
        return draft
    cue = (*particles(article, verb), verb)
    return replace(draft, cue=cue, source=(who(article, subject, verb),))


def _gone_on(article: Parsed, draft: Draft, cues: Set[int]) -> Draft:
    """The draft with the clause behind "and", "when" or ";" that its speaker says as well."""
    said = _broken(article, draft)
    if said is None or draft.content[-1].start > said[0]:
        return draft
    clause = bare(article, range(said[1] + 2, article.ranges[article.sentence_of[said[0]]].stop))
    opening = article.lower[clause.start : clause.start + 2]
    joined = opening[:1] in (["and"], ["but"]) and opening[-1] in _GOING_ON
    hangs = not _HANGING.isdisjoint(opening[:1]) and opening[-1] not in QUESTIONED
    joined = joined or (hangs and article.lower[said[1] + 1] == ",")
    if article.lower[said[1] + 1] == ";":
        joined = cues.isdisjoint(clause)
    quoted = any(article.lower[i] in _MARKS for part in (clause, *draft.content) for i in part)
    whole = not quoted and len(clause) > _FEWEST
    return replace(draft, content=(*draft.content, clause)) if joined and whole else draft


def _is_part(article: Parsed, draft: Draft, added: set[int]) -> bool:
    """Whether it is only what a pronoun does in what was added: "and *they showed* a hole"."""
    alone = all(len(part) == 1 and article.upos[part.start] == "PRON" for part in draft.source)
    return alone and added.issuperset([*draft.cue, *(part.start for part in draft.source)])


def fronted(article: Parsed, draft: Draft) -> Draft:
    """The draft with what stands ahead of its speaker: "*Whether it was so* he could not say"."""
    knows = {article.lemmas[i] for i in draft.cue} & (_KNOWING | {"comment", "draw"})
    if not knows or not draft.source:
        return draft
    start = article.ranges[article.sentence_of[draft.cue[0]]].start
    opening = min(draft.source[0].start, draft.cue[0])
    about = article.lower[start] in _ABOUT
    ahead = bare(article, range(start + about, opening)) if opening > start + 1 else range(0)
    asks = about or article.lower[start] in _ASKED
    rest = {i for i in draft.contained if article.lower[i] not in ("not", "n't")}
    meanwhile = article.lower[min(rest, default=start)] in _MEANWHILE
    if not asks or len(ahead) < _FEWEST or not (rest <= {*ahead} or meanwhile):
        return draft
    thing = (about and _is_thing(article, ahead)) or article.lower[start] in _WHETHER
    if article.lower[ahead.stop : opening].count(",") and not thing:
        return draft  # "On Monday, …", "When it fired, …": when, not what
    relative = (i for i in ahead[1:] if article.lower[i] == ",")
    return replace(draft, content=(range(ahead.start, next(relative, ahead.stop)),))


def turned_round(article: Parsed, draft: Draft) -> Draft:
    """The draft with who speaks behind the verb: "*The mill did*, say *the miners*".

    The tagger takes what stands ahead of the comma for the speaker.
    """
    verb = draft.cue[-1]
    says = article.lemmas[verb] == "say" and article.lower[verb - 1] == ","
    start = article.ranges[article.sentence_of[verb]].start
    whole = len(draft.source) == len(draft.content) == 1 and says
    if not whole or draft.source[0].start != start or draft.content[0].start != verb + 1:
        return draft
    speaker = draft.content[0]
    head = article.nominal(speaker)
    acts = any(article.upos[i] in ("VERB", "AUX") for i in speaker)
    if acts or head is None or len(speaker) > _LONGEST or not speaks(article, head):
        return draft
    return replace(draft, cue=(verb,), source=(speaker,), content=(range(start, verb - 1),))


def _is_thing(article: Parsed, phrase: range) -> bool:
    """Whether the phrase tells of what: "on *the door of the ship*", and not of when or where."""
    led = article.lower[phrase.start] in ("the", "its", "his", "her", "their", "whether", "a")
    named = article.upos[phrase.start] == "PROPN"
    known = article.nominal(phrase) is not None and not tells_when(article, phrase)
    return (led or named) and known
