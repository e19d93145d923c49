"""From what a person gives of a statement to an amendment of its article: every word looked for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sayso.errors import AmendError
from sayso.extract import cues
from sayso.extract.quotations import form, merged
from sayso.protocols import Embedder, Session
from sayso.recording.keeping import embedded
from sayso.text.lemma import noun, verb
from sayso.text.lexicon import sections
from sayso.text.picking import picked, places, standing
from sayso.text.quotation import quotations
from sayso.text.segment import paragraphs, sentences
from sayso.types.amendment import Amendment, Choice, Given, Wording
from sayso.types.article import Article, ZoneKind
from sayso.types.ask import Mode
from sayso.types.attribution import (
    Act,
    Basis,
    Evidence,
    Firmness,
    Form,
    Hand,
    Polarity,
    Statement,
)
from sayso.types.ids import short_id
from sayso.types.kept import Event
from sayso.types.reading import Reading
from sayso.types.span import Span, holds, joined

PARTS = ("content", "cue", "source", "addressees", "grounds")  # each is looked for near the last
_SILENT = (Act.DECLINES, Act.DOES_NOT_RESPOND)  # acts that may say nothing
_DONE = {Hand.ENTERED: "enter", Hand.MENDED: "mend", Hand.STRUCK: "strike"}  # as the log has it


def choices(article: Article, given: Given, was: Statement | None = None) -> tuple[Choice, ...]:
    """Where each piece of the words given stands.

    Of several places the one in a sentence with words found before, or with those that the
    statement had, is meant, if it is the only one there: of twenty times "said" that beside the
    content.
    """
    rows = [sentence.span for sentence in sentences(article.text)]
    near = [*was.cue.spans, *was.content] if was else []
    found: list[Choice] = []
    for part in PARTS:
        for piece, typed in enumerate(getattr(given, part) or ()):
            if typed.strip():
                around = [row for row in rows if any(row.overlaps(span) for span in near)]
                found.append(_choice(article, part, piece, typed=typed, around=around))
                near += [span for span in (found[-1].found,) if span]
    return tuple(found)


def _choice(
    article: Article, part: str, piece: int, *, typed: str, around: Sequence[Span]
) -> Choice:
    at, words = picked(typed)
    furniture = list(article.zones_of(ZoneKind.BOILERPLATE))
    every = places(article.text, words)
    free = tuple(place for place in every if not _touches(place, furniture))
    if at is not None:
        meant = standing(article.text, at, words)
        if meant is None:
            return Choice(part, piece, words, free, None, f"“{words}” does not stand at {at}")
        if _touches(meant, furniture):
            return Choice(part, piece, words, free, None, _furniture(words))
        return Choice(part, piece, words, (meant,), meant)
    if not free:
        fault = _furniture(words) if every else f"“{words}” stands nowhere in the article"
        return Choice(part, piece, words, (), None, fault)
    inside = [place for place in free if any(place in row for row in around)]
    only = free if len(free) == 1 else inside
    return Choice(part, piece, words, free, only[0] if len(only) == 1 else None)


def _furniture(words: str) -> str:
    return f"“{words}” stands in the furniture of the page, of which nothing is a statement"


def _touches(span: Span, zones: Sequence[Span]) -> bool:
    return any(zone.overlaps(span) for zone in zones)


def wording(
    reading: Reading, given: Given, was: Statement | None = None, *, subject: str
) -> Wording:
    """How the person reads the saying; what he did not give is as it `was`, or as words suggest.

    Raises AmendError, naming the part, where words are not found, or not where they should be.
    """
    found = _found(reading.article, given, was, subject)
    source = found.get("source", was.source.spans if was and was.source else ())
    cue = found.get("cue", was.cue.spans if was else ())
    content = found.get("content", was.content if was else ())
    text = reading.article.text
    if not cue:
        raise AmendError(subject, "cue", "is missing", "name the words that report, as “said”")
    _apart(text, {"source": source, "cue": cue, "content": content}, subject)
    kept = was if was and cue == was.cue.spans else None
    plain = cues.suggested(joined(text, cue))
    act = given.act or (kept.act if kept and kept.act else plain.act)
    if not content and act not in _SILENT:
        hint = "name the words that tell what was said; only a silence has none"
        raise AmendError(subject, "content", "is missing", hint)
    return Wording(
        cue,
        kept.cue.lemma if kept else cues.lemma(joined(text, cue)),
        sentence=_sentence(reading.article, cue[0]),
        source=source,
        content=content,
        speakers=_speakers(reading, given, was),
        form=given.form or form_of(reading.article, content),
        kind=given.kind or (kept.kind if kept and kept.kind else plain.kind),
        act=act,
        polarity=given.polarity or _polarity(given, kept, plain),
        addressees=_addressees(found, given, was),
        evidence=_evidence(found, given, was, subject),
        firmness=_firmness(was, act, content),
        said_at=_said_at(reading, was),
        mode=_mode(text, content),
    )


def _found(
    article: Article, given: Given, was: Statement | None, subject: str
) -> dict[str, tuple[Span, ...]]:
    """The spans of each part that was given."""
    found: dict[str, list[Span]] = {p: [] for p in PARTS if getattr(given, p) is not None}
    for choice in choices(article, given, was):
        if choice.fault:
            raise AmendError(subject, choice.part, f"is not there: {choice.fault}", _LETTER)
        if choice.found is None:
            raise AmendError(subject, choice.part, _several(choice), _which(choice))
        found[choice.part].append(choice.found)
    loose = ("addressees",)  # each is somebody else
    return {
        part: tuple(spans) if part in loose else merged(article.text, spans)
        for part, spans in found.items()
    }


_LETTER = "copy them from the article to the letter"


def _several(choice: Choice) -> str:
    return f"stands {len(choice.places)} times in the article: “{choice.words}”"


def _which(choice: Choice) -> str:
    at = ", ".join(f"@{place.start}:{choice.words}" for place in choice.places[:5])
    return f"say which is meant: {at}{'' if len(choice.places) <= 5 else ' …'}"


def _apart(text: str, parts: dict[str, tuple[Span, ...]], subject: str) -> None:
    """Raises AmendError where two parts share words."""
    rows = [(span, part) for part, spans in parts.items() for span in spans]
    for n, (one, mine) in enumerate(rows):
        for other, theirs in rows[n + 1 :]:
            if one.overlaps(other):
                common = text[max(one.start, other.start) : min(one.end, other.end)]
                reason = f"and the {theirs} share words: “{common}”"
                raise AmendError(subject, mine, reason, "let each word be of one part")


def _sentence(article: Article, cue: Span) -> int:
    """The number of the sentence in which the cue begins; furniture is not counted."""
    furniture = list(article.zones_of(ZoneKind.BOILERPLATE))
    read = [s.span for s in sentences(article.text) if not _touches(s.span, furniture)]
    return next((n for n, span in enumerate(read) if cue.start < span.end), 0)


def form_of(article: Article, content: Sequence[Span]) -> Form:
    """How much of it stands in quotation marks."""
    furniture = list(article.zones_of(ZoneKind.BOILERPLATE))
    blocks = [p for p in paragraphs(article.text) if not _touches(p, furniture)]
    return form(article.text, content, quotations(article.text, blocks))


def _speakers(reading: Reading, given: Given, was: Statement | None) -> tuple[str, ...]:
    """The speakers' names; none where the source's own words are to say who it is."""
    if given.speakers is not None:
        return tuple(dict.fromkeys(" ".join(each.split()) for each in given.speakers if each))
    if given.source is not None or was is None or was.source is None:
        return ()
    names = {entity.id: entity.name for entity in reading.entities}
    return tuple(names[each] for each in was.source.entities if each in names)


def _polarity(given: Given, kept: Statement | None, plain: cues.Saying) -> Polarity:
    """Of an act that the person named it is positive, unless the cue denies that very act."""
    if kept and kept.polarity and given.act in (None, kept.act):
        return kept.polarity
    return plain.polarity if given.act in (None, plain.act) else Polarity.POSITIVE


def _addressees(
    found: dict[str, tuple[Span, ...]], given: Given, was: Statement | None
) -> tuple[tuple[Span, ...], ...]:
    if given.addressees is not None:
        return tuple((span,) for span in found["addressees"])
    return tuple(each.spans for each in was.addressees) if was else ()


def _evidence(
    found: dict[str, tuple[Span, ...]], given: Given, was: Statement | None, subject: str
) -> tuple[Evidence, ...]:
    if given.basis is None and given.grounds:
        raise AmendError(subject, "basis", "is not named", "say what the grounds are words of")
    if given.basis is None:
        return was.evidence if was and was.evidence else (Evidence(Basis.NONE_STATED),)
    if given.basis is Basis.NONE_STATED:
        return (Evidence(Basis.NONE_STATED),)
    if not found.get("grounds"):
        hint = f"name those that state the basis, {given.basis.value}"
        raise AmendError(subject, "grounds", "have no words", hint)
    return (Evidence(given.basis, found["grounds"]),)


def _firmness(was: Statement | None, act: Act, content: Sequence[Span]) -> Firmness:
    """As it was put, where the saying still does the same; else that is left open."""
    if was is None or was.act is not act:
        return Firmness()
    hedges = tuple(h for h in was.firmness.hedges if holds(content, h) or h in was.cue.spans)
    return replace(was.firmness, hedges=hedges)


def _said_at(reading: Reading, was: Statement | None) -> tuple[Span, ...]:
    named = was.said_at if was else None
    return next((time.spans for time in reading.times if time.id == named), ())


def _mode(text: str, content: Sequence[Span]) -> Mode:
    """What sort of thing is wanted, by the first word that tells one from another."""
    lists = sections("asks", "modes")
    for word in joined(text, content).casefold().split():
        bare = word.strip("“”\"'‘’.,;:!?")
        for name, listed in lists.items():
            if {noun(bare), verb(bare)} & listed:
                return Mode(name)
    return Mode.OTHER


# Amendments


def name_of(wording: Wording) -> str:
    """The id of a statement that is entered; the same words give the same id.

    So the order in which people enter statements makes no difference.
    """
    parts = (wording.source, wording.cue, wording.content)
    return short_id("h", *("|".join(f"{s.start}-{s.end}" for s in spans) for spans in parts))


def vectors(
    wording: Wording | None, name: str, article: Article, embedder: Embedder
) -> dict[str, tuple[float, ...]]:
    """The vectors of what is said in a statement."""
    if wording is None:
        return {}
    return embedded(article, [(name, wording.act, wording.content)], embedder)


def last(session: Session, key: str, statement: str) -> Amendment | None:
    """What a person made of a statement last, of all that stands."""
    made = [a for a in session.amending.of(key) if a.statement == statement]
    return next((a for a in reversed(made) if a.retracted_at is None), None)


def moved_at(session: Session, key: str, statement: str = "") -> datetime | None:
    """When a statement, or any of an article, was amended last or an amendment taken back."""
    made = [a for a in session.amending.of(key) if statement in ("", a.statement)]
    return max((at for a in made for at in (a.made_at, a.retracted_at) if at), default=None)


def amend(session: Session, amendment: Amendment) -> None:
    """Keep it; the story in which the article stands waits to be judged."""
    session.amending.make(amendment)
    _waits(session, amendment.article)
    subject = f"{amendment.article}/{amendment.statement}"
    done, made_at = _DONE[amendment.hand], amendment.made_at
    session.note(Event(made_at, done, subject, ok=True, reason=amendment.reason))


def unamend(session: Session, amendment: Amendment, *, at: datetime) -> None:
    """Take it back, as if it had not been made; that it was stays on record."""
    session.amending.retract(amendment, at=at)
    _waits(session, amendment.article)
    told = f"{amendment.hand.value} {amendment.article}/{amendment.statement}"
    session.note(Event(at, "undo", told, ok=True))


def _waits(session: Session, key: str) -> None:
    number = session.number(key)
    if number is not None:
        session.wait(session.place(number).root)
