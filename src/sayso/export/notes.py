"""What a statement's cells say, in a few words each: its act, hearers, basis, figures, times."""

from collections.abc import Iterator
from datetime import date

from sayso.export.outline import counted
from sayso.text.lemma import verb
from sayso.types.attribution import Act, Basis, ByHand, Factuality, Kind, Polarity, Statement
from sayso.types.figure import Figure, Operation
from sayso.types.reading import Reading
from sayso.types.span import joined
from sayso.types.time import Time

_ACTS = {
    (Act.CONFIRMS, Polarity.NEGATIVE): "does not confirm",
    (Act.DENIES, Polarity.NEGATIVE): "does not deny",
    (Act.DOES_NOT_RESPOND, Polarity.POSITIVE): "does not respond",
}
_FIRMNESS = {  # of the words as printed, which tell themselves what they negate
    Factuality.PROBABLE: "probable",
    Factuality.PROBABLY_NOT: "probable",
    Factuality.POSSIBLE: "possible",
    Factuality.POSSIBLY_NOT: "possible",
}
_TOLD_BY_ACT = (Act.DENIES, Act.DOUBTS, Act.RETRACTS)
_BASES = {
    Basis.OWN_OBSERVATION: "own observation",
    Basis.OWN_INFORMATION: "own information",
    Basis.IMAGERY_OR_RECORDING: "imagery or recording",
    Basis.OTHER_PARTY: "another party",
    Basis.UNNAMED_SOURCE: "unnamed source",
    Basis.MEDIA_REPORT: "media report",
}


def speaker(reading: Reading, statement: Statement) -> str:
    """Who a pronoun or description is, where the article names him elsewhere; else ""."""
    source = statement.source
    if source is None or len(source.entities) != 1 or not source.spans:
        return ""
    entity = next((e for e in reading.entities if e.id == source.entities[0]), None)
    printed = joined(reading.article.text, source.spans)
    named = entity is not None and entity.named
    shown = set(printed.casefold().split())
    if entity is None or not named or shown & set(entity.name.casefold().split()):
        return ""
    return entity.name


def said_by(reading: Reading, statement: Statement) -> str:
    """The source's words; where a person named the speaker and no words do, his name."""
    source = statement.source
    if source is None:
        return ""
    names = {entity.id: entity.name for entity in reading.entities}
    named = ", ".join(names[each] for each in source.entities if each in names)
    return joined(reading.article.text, source.spans) or named


def act(statement: Statement) -> str:
    """What the saying does, in a word or two: "asks", "does not confirm".

    It is "" where the saying only says, or where the cue's own word tells it. Attitudes and intents
    are told by their kind.
    """
    if statement.act is None or statement.polarity is None:
        return ""
    if statement.kind in (Kind.ATTITUDE, Kind.INTENT) and statement.act is Act.ASSERTS:
        return str(statement.kind.value)
    if statement.act is Act.ASSERTS and statement.polarity is Polarity.POSITIVE:
        return ""  # what most sayings do
    told = verb(statement.cue.lemma.split(" ")[0])
    if statement.polarity is Polarity.POSITIVE and told == verb(statement.act.value):
        return ""
    known = _ACTS.get((statement.act, statement.polarity))
    negative = statement.polarity is Polarity.NEGATIVE
    return known or f"{'not: ' if negative else ''}{statement.act.value}"


def notes(reading: Reading, statement: Statement) -> Iterator[tuple[str, str]]:
    """The cells that hold something, each as its label and its words.

    A figure is told with the innermost statement alone.
    """
    text = reading.article.text
    if statement.addressees:
        yield "to", ", ".join(joined(text, one.spans) for one in statement.addressees)
    yield from _grounds(text, statement)
    figures = {figure.id: figure for figure in reading.figures}
    told = [figures[name] for name in statement.figures if figures[name].statement == statement.id]
    if told:
        yield "figures", "; ".join(figure_in_words(text, figure, figures) for figure in told)
    times = {time.id: time for time in reading.times}
    if statement.said_at:
        yield "when", time_in_words(text, times[statement.said_at])
    for ask in reading.asks:
        if ask.statement == statement.id and ask.due:
            yield "due", time_in_words(text, times[ask.due])
    if statement.by_hand:
        yield "by hand", by_hand(statement.by_hand)


def by_hand(by_hand: ByHand) -> str:
    """Who entered or mended a statement, when, and why: "mended by mara on 3 May 2031"."""
    made = by_hand.made_at
    day = f"{made.day} {made:%b} {made.year}"
    reason = f": {by_hand.reason}" if by_hand.reason else ""
    return f"{by_hand.hand.value} by {signed(by_hand.author)} on {day}{reason}"


def signed(author: str) -> str:
    """The name of a person who decided something.

    >>> signed("person mara"), signed("person")
    ('mara', 'a person')
    """
    return author.removeprefix("person").strip() or "a person"


def _grounds(text: str, statement: Statement) -> Iterator[tuple[str, str]]:
    """On what it rests, and how firmly it is put."""
    for evidence in statement.evidence:
        if evidence.basis is not Basis.NONE_STATED:
            basis = _BASES.get(evidence.basis, evidence.basis.value)
            yield "basis", f"{basis} (“{joined(text, evidence.spans)}”)"
    firmness = _FIRMNESS.get(statement.firmness.factuality)
    if firmness and statement.act not in _TOLD_BY_ACT:
        hedges = ", ".join(f"“{hedge.of(text)}”" for hedge in statement.firmness.hedges)
        yield "put as", firmness + (f" ({hedges})" if hedges else "")


def figure_in_words(text: str, figure: Figure, others: dict[str, Figure]) -> str:
    """The figure as printed with what it counts: "up to 12,000 North Korean soldiers"."""
    if figure.derivation:
        sign = " × " if figure.derivation.operation is Operation.PRODUCT else " + "
        parts = sign.join(joined(text, others[part].spans) for part in figure.derivation.of)
        high = figure.high if figure.high is not None else figure.low
        noun = joined(text, others[figure.derivation.of[-1]].counts)
        return f"{parts} = {high:,.0f} {noun}".strip()
    counts = joined(text, figure.counts)
    per = joined(text, figure.per)
    return " ".join(each for each in (joined(text, figure.spans), counts, per) if each)


def time_in_words(text: str, time: Time) -> str:
    """The time as printed, with its date where one was reckoned: "Monday (21 October 2024)"."""
    printed = joined(text, time.spans)
    try:
        day = date.fromisoformat((time.value or "")[:10])
    except ValueError:
        return printed
    return f"{printed} ({day.day} {day:%B} {day.year})"


def narrated(reading: Reading) -> list[str]:
    """The figures that stand in no statement: the article's own."""
    figures = {figure.id: figure for figure in reading.figures}
    text = reading.article.text
    return [
        figure_in_words(text, figure, figures)
        for figure in reading.figures
        if figure.statement is None
    ]


def others(reading: Reading) -> str:
    """The figures of the article's own, in one line; "" where there are none."""
    found = narrated(reading)
    return (
        f"{counted(len(found), 'figure')} told by the article itself: {'; '.join(found)}"
        if found
        else ""
    )
