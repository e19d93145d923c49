"""Whom somebody speaks for where no words say it, by the order in which news is told.

"Norwald’s foreign minister said on Tuesday. Greta Lindahl told parliament …" is one minister;
"Kelmar rejected the charge. “There are no mines,” Foreign Ministry spokeswoman Ilke Sandor said"
is Kelmar’s spokeswoman; "Corvane would send two batteries, Tallis announced" is Corvane’s Tallis;
"The port authority is looking into it. “We need time,” a spokesman said" is the port's spokesman.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping

from sayso.judge.chapter import Chapter
from sayso.text.lemma import noun
from sayso.text.lexicon import words
from sayso.types.attribution import Act, Kind, Statement
from sayso.types.mention import Entity, EntityKind, MentionForm
from sayso.types.span import Span

Official = Callable[[Entity], str | None]  # the state that an entity is, or holds an office of
_BODIES = {EntityKind.ORGANIZATION, EntityKind.GOVERNMENT, EntityKind.COUNTRY}
_OF_ITS_OWN = {Act.ASSERTS, Act.CONFIRMS, Act.DENIES, Act.DECLINES, Act.RETRACTS, Act.PROMISES}
_OURS = re.compile(r"(?:our|my) ", re.I)
_SAID = re.compile(r"[”\"’']?, (?P<who>[\w’ -]{2,40}?) (?:said|says|told|added)\b")
_WHICH = re.compile(r"\b(?:which|that|whom|as)\s+(?:the )?$", re.I)
_PLANS = "|".join(sorted(words("parties", "own_plans")))
_PLAN = re.compile(rf"^[“\"‘']?(?:that )?(?P<state>[A-Z][\w-]+(?: [A-Z][\w-]+)?) (?:{_PLANS})\b")


def hints(
    chapter: Chapter, official: Official, of: Callable[[str], str | None]
) -> Mapping[str, str]:
    """The states that untold officials of an article speak for, by the entity's id."""
    found: dict[str, str] = {}
    outer = [s for s in chapter.reading.statements if s.within is None]
    for statement in outer:
        before = [
            s
            for s in outer
            if 0 < statement.sentence - s.sentence <= 1 and not _is_beside(chapter, s)
        ]
        for speaker in _speakers(chapter, statement):
            if speaker.kind is not EntityKind.PERSON or official(speaker) or speaker.id in found:
                continue
            held = _holds_office(chapter, statement, speaker)
            planned = _planned(chapter, statement, of) if held else None
            spoke = [each for s in before for each in _speakers(chapter, s)]
            on = held and _goes_on(statement)
            sides = {official(each) if on or _nameless_office(each) else None for each in spoke}
            side = planned or (next(iter(sides)) if len(sides) == 1 else None)
            if side:
                found[speaker.id] = side
    return found


def _goes_on(statement: Statement) -> bool:
    """Whether what is said comes first, as of one who bears out what was told before.

    As in "Kelmar rejected the charge. “There are no mines,” the spokeswoman said", but not in "The
    spokeswoman said that …".
    """
    spans = statement.source.spans if statement.source else ()
    return bool(statement.content and spans) and statement.content[0].start < spans[0].start


def _is_beside(chapter: Chapter, statement: Statement) -> bool:
    """Whether it is told aside: a silence, or in "the tracks, which Velland had asked to see"."""
    spans = statement.source.spans if statement.source else ()
    led = bool(spans) and _WHICH.search(chapter.text, 0, spans[0].start)
    return statement.act in (Act.DECLINES, Act.DOES_NOT_RESPOND) or bool(led)


def at_home(chapter: Chapter, of: Callable[[str], str | None]) -> Mapping[str, str]:
    """Ministers whose state an article does not tell, as of the state that its outlet is named for.

    As in "Defence Minister Malte Holm" in the Lethmar Radio News: a home press need not say whose
    he is.
    """
    named = [word for word in (chapter.outlet or "").split() if of(word)]
    if len(named) != 1:
        return {}
    return {
        entity.id: named[0]
        for entity in chapter.reading.entities
        if entity.kind is EntityKind.PERSON
        and noun(entity.role or "") in ("minister", "premier")
        and not (entity.affiliation or entity.country)
    }


def spokesmen(chapter: Chapter) -> Mapping[str, str]:
    """The body that each unnamed "spokesman" of whom no words say it speaks for, by their ids.

    It is the only one that the sentence or the one before it in the paragraph names, or else tells
    of ("the ministry"); of several the one that has just spoken, where the words go on with it.
    """
    found: dict[str, str] = {}
    for statement in chapter.reading.statements:
        for speaker in _speakers(chapter, statement):
            last = noun(speaker.name.split()[-1])
            bare = speaker.kind is EntityKind.UNNAMED and not speaker.affiliation
            if bare and last in words("parties", "spokes") and speaker.id not in found:
                around = _around(chapter, statement)
                named = _bodies(chapter, around, (MentionForm.NAME,))
                bodies = named or _bodies(chapter, around, (MentionForm.DESCRIPTION,))
                body = bodies.pop() if len(bodies) == 1 else _just_spoke(chapter, statement)
                found |= {speaker.id: body} if body else {}
    return found


def _around(chapter: Chapter, statement: Statement) -> Span:
    """A statement's sentence and the one before it, in one paragraph."""
    cue = statement.cue.spans[0]
    ahead = [s for s in chapter.wording.sentences if s.start <= cue.start]
    starts = [s.start for s in ahead[-2:] if "\n" not in chapter.text[s.start : cue.start]]
    return Span(starts[0] if starts else cue.start, cue.end)


def _bodies(chapter: Chapter, inside: Span, forms: Collection[MentionForm]) -> set[str]:
    """The bodies and states told there so, but for those of whom only a thing is named."""
    return {
        entity.id
        for entity in chapter.reading.entities
        for mention in (entity.mentions if entity.kind in _BODIES else ())
        if mention.form in forms and mention.span in inside
        and not _owns(chapter.text, mention.span)
    }  # fmt: skip


def _just_spoke(chapter: Chapter, statement: Statement) -> str | None:
    """The one body that said or denied something in the sentence before, of its own accord.

    As in "The ministry disputed the trust’s number. “A picture is no measurement,” a spokesman
    said"; but whoever is asked or accused there may be the one who answers.
    """
    before = [
        each for each in chapter.reading.statements
        if each.within is None and statement.sentence - each.sentence == 1
    ]  # fmt: skip
    spoke = {speaker.id: speaker for each in before for speaker in _speakers(chapter, each)}
    own = all(each.act in _OF_ITS_OWN and not each.addressees for each in before)
    alone = next(iter(spoke.values())) if len(spoke) == 1 and own else None
    goes_on = _goes_on(statement) and alone is not None and alone.kind in _BODIES
    return alone.id if alone and goes_on else None


def _speakers(chapter: Chapter, statement: Statement) -> list[Entity]:
    ids = statement.source.entities if statement.source else ()
    return [chapter.entities[each] for each in ids if each in chapter.entities]


def _holds_office(chapter: Chapter, statement: Statement, speaker: Entity) -> bool:
    """Whether the source names an office of a state: "Foreign Minister Ilke Sandor"."""
    told = chapter.source(statement).split()
    offices = words("parties", "offices") | words("parties", "spokes")
    titled = any(noun(word.strip(",")) in offices for word in told)
    return titled or (bool(speaker.role) and noun(speaker.role or "") in offices)


def told(
    chapter: Chapter, official: Official, of: Callable[[str], str | None]
) -> Mapping[str, str]:
    """The states whose office a source itself names: "the *ministry’s* spokesman, Ilke Sandor"."""
    found: dict[str, str] = {}
    for statement in chapter.reading.statements:
        for speaker in _named_in(chapter, statement):
            if speaker.kind is EntityKind.PERSON and _holds_office(chapter, statement, speaker):
                side = (speaker.affiliation and of(speaker.affiliation)) or None
                owners = _owners(chapter, statement, speaker, official)
                if side or len(owners) == 1:
                    found.setdefault(speaker.id, side or min(owners))
    return found


def _named_in(chapter: Chapter, statement: Statement) -> Iterator[Entity]:
    """The speakers of a statement, and whoever its source’s words name."""
    yield from (speakers := _speakers(chapter, statement))
    spans = statement.source.spans if statement.source else ()
    for entity in chapter.reading.entities:
        inside = any(
            m.span in s and not _is_owner(chapter.text, m.span)
            for m in entity.mentions
            for s in spans
        )
        if inside and entity not in speakers:
            yield entity


def ours(chapter: Chapter) -> Mapping[str, str]:
    """From each "our members" to the speaker in whose words they speak, by their ids."""
    found: dict[str, str] = {}
    for statement in chapter.reading.statements:
        around = chapter.statements.get(statement.within or "")
        outer = around.source.entities if around and around.source else ()
        for entity in statement.source.entities if statement.source and outer else ():
            known = chapter.entities.get(entity)
            if known and not known.named and _OURS.match(known.name):
                found[entity] = outer[0]
    return found


def quoting(chapter: Chapter) -> Mapping[str, str]:
    """From each paper to whoever says what it says: "the books show nine, Brill said"."""
    found: dict[str, str] = {}
    for statement in chapter.reading.statements:
        end = statement.content[-1].end if statement.content else 0
        said = _SAID.match(chapter.text, end) if statement.kind is Kind.PUBLICATION else None
        speakers = [
            entity.id
            for entity in chapter.reading.entities
            for mention in entity.mentions
            if said
            and said.start("who") == mention.span.start
            and said.end("who") == mention.span.end
        ]
        for paper in statement.source.entities if statement.source and speakers else ():
            found[paper] = speakers[0]
    return found


def _owners(
    chapter: Chapter, statement: Statement, speaker: Entity, official: Official
) -> set[str]:
    """The states that a source names as owners: "Velland’s minister", "the envoy of Velland"."""
    spans = statement.source.spans if statement.source else ()
    named = {
        official(entity)
        for entity in chapter.reading.entities
        if entity.id != speaker.id and entity.kind in _BODIES | {EntityKind.PLACE}
        for mention in entity.mentions
        if any(mention.span in span for span in spans) and _is_owner(chapter.text, mention.span)
    }
    return {side for side in named if side}


def _is_owner(text: str, span: Span) -> bool:
    behind_of = text[: span.start].casefold().endswith((" of ", " for ", " of the ", " for the "))
    return behind_of or _owns(text, span)


def _owns(text: str, span: Span) -> bool:
    return text[: span.end].endswith(("’s", "'s")) or text.startswith(("’", "'"), span.end)


def _nameless_office(entity: Entity) -> bool:
    """Somebody told by an office alone: "Norwald’s foreign minister"."""
    last = noun(entity.name.split()[-1])
    return last in words("parties", "offices") and entity.name[-1:].islower()


def _planned(chapter: Chapter, statement: Statement, of: Callable[[str], str | None]) -> str | None:
    """The state whose own plans are told: "Corvane would send two batteries"."""
    match = _PLAN.match(chapter.said(statement))
    return of(match["state"]) if match else None
