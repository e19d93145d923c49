"""Who asked whom for what, once however often it is told, and what came back."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.judge.bodies import plain
from sayso.judge.chapter import Chapter
from sayso.judge.deeds import Mood, deeds, told
from sayso.judge.kin import Kin
from sayso.judge.likeness import Proposition
from sayso.judge.lines import Asked, Lines, name_words, things
from sayso.judge.members import members
from sayso.judge.ourselves import publisher
from sayso.judge.parties import Cast
from sayso.judge.replies import replies
from sayso.judge.sides import STATE
from sayso.judge.tellings import Telling, gathered
from sayso.text.lemma import noun
from sayso.text.lexicon import words
from sayso.types.article import ZoneKind
from sayso.types.ask import Ask
from sayso.types.exchange import Reads
from sayso.types.ids import short_id
from sayso.types.mention import EntityKind
from sayso.types.span import joined
from sayso.types.story import AskState, Party, Reference, Reply, StoryAsk

_ANONYMITY = re.compile(
    r"\bnot to be (?:\w+ )?(?:named|identified|quoted)\b|\banonym|\bnames? (?:not )?be\b"
)
_RELATIVE = re.compile(  # up to "which they", right before "had asked"
    r"(?P<thing>(?:[\w’'-]+ ){1,7}[\w’'-]+),? (?:(?:for|to|of|about|on) )?(?:which|that|whom) "
    r"(?:[\w’'-]+ ){1,5}$"
)
_LASTING = re.compile(r"PT?(?P<count>\d+)(?P<unit>[DWH])")  # TIMEX3's "P3D", "PT72H"
_DAYS = {"D": 1.0, "W": 7.0, "H": 1 / 24}
_MOMENT = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T")  # of "2031-04-07TEV" the day
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "that"})
_ACHIEVED = (AskState.MET, AskState.MET_IN_PART)
_WEIGHT = (
    AskState.MET,
    AskState.MET_IN_PART,
    AskState.COUNTERED,
    AskState.REFUSED,
    AskState.DEFERRED,
)  # which of several replies of one day tells how the ask stands


@dataclass
class _Register:
    chapters: Sequence[Chapter]
    cast: Cast
    parties: Mapping[str, Party]
    repeated: Mapping[Reference, Reference]
    kin: Kin


def asks(
    chapters: Sequence[Chapter],
    cast: Cast,
    kin: Kin,
    repeated: Mapping[Reference, Reference],
    reads: Reads | None = None,
) -> list[StoryAsk]:
    """The story's asks in the order in which they were made."""
    parties = {party.id: party for party in cast.parties}
    register = _Register(chapters, cast, parties, repeated, kin)
    sets = gathered(list(_made(register)), repeated)
    found = replies(_sought(register, sets), Lines(chapters, cast, repeated), reads)
    return [_ask(register, each, came) for each, came in zip(sets, found, strict=True)]


def sought(chapters: Sequence[Chapter], cast: Cast) -> tuple[list[Asked], Lines]:
    """The asks of articles that repeat nothing of one another, and what may answer them."""
    parties = {party.id: party for party in cast.parties}
    register = _Register(chapters, cast, parties, {}, Kin(chapters, cast))
    return _sought(register, gathered(list(_made(register)), {})), Lines(chapters, cast, {})


def _sought(register: _Register, sets: Sequence[Sequence[Telling]]) -> list[Asked]:
    of = Counter(party for each in sets for party in {p for row in each for p in row.asked})
    return [_asked(register, each, of) for each in sets]


def _made(register: _Register) -> Iterator[Telling]:
    for chapter in register.chapters:
        for ask in chapter.reading.asks:
            asking = chapter.statements[ask.statement]
            by = _known(register, chapter, ask.by)
            by = by or publisher(register.parties.values(), chapter, asking)
            if not by or not ask.wants:
                continue
            said = joined(chapter.text, ask.wants)
            text = f"{said} {_antecedent(chapter, ask)}".strip()
            if _ANONYMITY.search(text) or _is_deed(said):
                continue
            if _turned_down(chapter, ask) or (not ask.to and _intends(chapter, ask, said)):
                continue
            vector = chapter.vectors.get(ask.statement, ())
            to = _to(register, chapter, ask)
            others = [party for party in to if register.parties[party].name not in said]
            if not others and _decides(chapter, ask, said):
                continue
            sentence = chapter.statements[ask.statement].sentence
            askers, asked = register.kin.of(by), register.kin.of(to)
            names = name_words(register.parties[party] for party in askers | asked)
            yield Telling(
                ask,
                chapter,
                Proposition.of(text, vector),
                by,
                to,
                said=said,
                askers=askers,
                asked=asked,
                named=all(_named(register.parties[party], chapter) for party in (*by, *to)),
                heard=_heard(chapter, ask),
                things=things(text, names),
                sentence=sentence,
            )


def _antecedent(chapter: Chapter, ask: Ask) -> str:
    """What a relative clause that tells an ask is of: "*the report*, which they asked to see"."""
    at = chapter.statements[ask.statement].cue.spans[0].start
    start = max((s.start for s in chapter.wording.sentences if s.start <= at), default=0)
    found = _RELATIVE.search(chapter.text[start:at])
    words_of = found["thing"].split() if found else []
    begins = next((n for n, word in enumerate(words_of) if word.casefold() in _DETERMINERS), None)
    return " ".join(words_of[begins:]) if begins is not None else ""


def _turned_down(chapter: Chapter, ask: Ask) -> bool:
    """Whether the words tell of a request only as one that is refused: "laughed off calls for"."""
    cue = joined(chapter.text, chapter.statements[ask.statement].cue.spans)
    return told(cue).has(words("replies", "refusing"))


def _intends(chapter: Chapter, ask: Ask, said: str) -> bool:
    """Whether it is only what somebody means to do: "whom it wants to take home"."""
    lemma = chapter.statements[ask.statement].cue.lemma
    opening = [word.casefold() for word in told(said).written[:2]]
    own = lemma in words("replies", "intending") and opening[:1] == ["to"]
    return own and not set(opening[1:]) & words("replies", "hearing")


def _decides(chapter: Chapter, ask: Ask, said: str) -> bool:
    """Whether it is no request but what somebody puts in hand: "has *ordered autopsies*".

    Or puts forward of their own: "we *propose a measure*", said to nobody, or to anybody ("proposed
    that *a judge* read them").
    """
    verbs = chapter.statements[ask.statement].cue.lemma.split()
    lemma = next((verb for verb in verbs if verb != "have"), "have")
    opening = [word.casefold() for word in told(said).written[:1]]
    thing = opening not in (["to"], ["that"], ["for"])
    anybody = any(chapter.entities[each].name.startswith(("a ", "an ")) for each in ask.to)
    offered = lemma == "propose" and anybody
    return offered or (thing and lemma in words("replies", "putting_in_hand"))


def _named(party: Party, chapter: Chapter) -> bool:
    """Whether it is told by a name, and not as "the association", or in a title as "Relatives"."""
    loose = (EntityKind.GROUP, EntityKind.UNNAMED)
    titles = chapter.reading.article.zones_of(ZoneKind.TITLE, ZoneKind.SUBTITLE)
    body = chapter.text[max((zone.end for zone in titles), default=0) :]
    return party.name[:1].isupper() and party.kind not in loose and party.name in body


def _heard(chapter: Chapter, ask: Ask) -> bool:
    """Whether it is said to somebody but the press: "told *him* that they must leave"."""
    hearers = chapter.statements[ask.statement].addressees
    return any(not _of_press(joined(chapter.text, hearer.spans)) for hearer in hearers)


def _to(register: _Register, chapter: Chapter, ask: Ask) -> tuple[str, ...]:
    """Who is asked: by the ask's own cell, else whoever it was said to, but for the press."""
    named = _known(register, chapter, ask.to) or _described(register, chapter, ask.to)
    if named:
        return named
    statement = chapter.statements[ask.statement]
    hearers, own = statement.addressees, register.cast.parties_of(chapter.key, ask.by)
    heard = _known(register, chapter, [e for h in hearers for e in h.entities])
    return tuple(p for p in heard if p not in own and not _is_press(register.parties[p]))


def _known(register: _Register, chapter: Chapter, entities: Sequence[str]) -> tuple[str, ...]:
    """The parties of whom it is told who they are: not of "one of them"."""
    told = (register.parties[p] for p in register.cast.parties_of(chapter.key, entities))
    return tuple(p.id for p in told if not (p.unnamed and _is_some(p.name)))


def _is_some(name: str) -> bool:
    parts = plain(name).split(" of ")[0].split()
    return words("roles", "some").union({"all", "the"}).issuperset(parts)


def _described(register: _Register, chapter: Chapter, to: Sequence[str]) -> tuple[str, ...]:
    """The only body with the word in its name by which somebody is told: "the dairy"."""
    found = []
    for entity in (chapter.entities[each] for each in to):
        head = noun(plain(entity.name).rsplit(" ", 1)[-1])
        bodies = [p.id for p in register.parties.values() if p.kind is EntityKind.ORGANIZATION
                  and head in map(noun, plain(p.name).split())]  # fmt: skip
        found += bodies if len(bodies) == 1 else []
    return tuple(found)


def _is_press(party: Party) -> bool:
    """Whether words are said to it for everybody to hear: "reporters", "Kanal 4"."""
    return _of_press(party.name)


def _of_press(name: str) -> bool:
    last = {noun(word) for word in plain(name).split()}
    return bool(last & (words("cues", "published.media") | words("kin", "press")))


def _is_deed(wants: str) -> bool:
    """Whether the words tell what was done, "as the families had asked"."""
    opens = wants.strip("“”\"' ").split(" ", 1)[0].casefold() in ("to", "that", "for", "not")
    first = next(iter(deeds(wants)), None)
    return not opens and first is not None and first.mood is Mood.DONE and wants.endswith(" as")


def _asked(register: _Register, rows: Sequence[Telling], of: Mapping[str, int]) -> Asked:
    """The ask as its replies are sought; `of` counts the asks that each party has."""
    kin = register.kin.of(_addressees(register, rows))
    every = list(register.parties.values())
    belonging = [
        m for p in sorted(kin) for m in members(register.parties[p], every, register.chapters)
    ]
    inside = register.kin.of(m.id for m in belonging) - kin - _first(rows).askers
    return Asked(
        tuple(register.parties[party] for party in sorted(_first(rows).askers)),
        tuple(register.parties[party] for party in sorted(kin | inside)),
        tuple(dict.fromkeys(row.wants.text for row in rows if not row.reason)),
        since=rows[0].chapter.day,
        statements=frozenset(row.at for row in rows if not (row.recalls and row.same_as)),
        alone=all(of[party] == 1 for party in kin),
        members=inside,
    )


def _first(rows: Sequence[Telling]) -> Telling:
    """The first that makes the ask itself: no title, and nobody's reason for it."""
    own = (row for row in rows if not row.headline and not row.same_as)
    return next(own, next((row for row in rows if not row.headline), rows[0]))


def _addressees(register: _Register, rows: Sequence[Telling]) -> tuple[str, ...]:
    """Who is asked: by those that make the ask themselves, else by what points to it.

    Offices of one state ask each other. Nobody else asks itself: where "her" was read as the one
    who speaks, it is not told whom.
    """
    own = dict.fromkeys(party for row in rows if not row.same_as for party in row.to)
    asked = own or dict.fromkeys(party for row in rows for party in row.to)
    askers = register.kin.chiefs(_first(rows).by)
    chiefs = register.kin.chiefs(asked)
    return tuple(p for p in chiefs if p not in askers or register.parties[p].kind in STATE)


def _ask(register: _Register, rows: Sequence[Telling], found: tuple[Reply, ...]) -> StoryAsk:
    first = _first(rows)
    fullest = max(rows, key=lambda row: (not row.same_as, len(row.to) > 0, len(row.said)))
    due = next((_due(row.chapter, row.ask.due) for row in rows if row.ask.due), None)
    return StoryAsk(
        short_id("a", first.at.article, first.at.statement),
        fullest.said,
        by=register.kin.chiefs(first.by),
        to=_addressees(register, rows),
        day=first.chapter.day,
        statements=tuple(row.at for row in rows),
        due=due,
        mode=first.ask.mode.value,
        state=state_of(found),
        replies=found,
    )


def _due(chapter: Chapter, name: str) -> str | None:
    """The day until which it is wanted: of "within three days" the third from the article's."""
    value = chapter.times[name].value
    if not value:
        return None
    lasting = _LASTING.fullmatch(value)
    if lasting and chapter.day:
        days = int(lasting["count"]) * _DAYS[lasting["unit"]]
        return (chapter.day + timedelta(days=max(1, round(days)))).isoformat()
    at = _MOMENT.match(value)
    return at["day"] if at else value


def state_of(found: Sequence[Reply]) -> AskState:
    """How the ask stands by its newest replies: what is met stays met, whatever is put off.

    Likely ones that are not faint count where there are no sure ones. (Of 26 asks with likely ones
    alone, in 41 ledgers, such a one was the state of 13 of 15, and of the faint ones of 5 of 11.)
    """
    state = AskState.SILENT
    sure = [reply for reply in found if not reply.likely]
    found = sure or [reply for reply in found if not reply.faint]
    days = sorted({reply.day or date.min for reply in found})
    for day in days:
        kinds = {reply.kind for reply in found if (reply.day or date.min) == day}
        newest = next(kind for kind in _WEIGHT if kind in kinds)
        kept = state is AskState.MET or (state in _ACHIEVED and newest not in _ACHIEVED)
        state = state if kept else newest
    return state
