"""Where a sentence recalls a request: "Norwald’s demand", "as the families had asked"."""

from collections.abc import Collection, Sequence

from sayso.judge.deeds import Deed, Mood, Told, mood_at
from sayso.judge.lines import Asked, Line
from sayso.text.lexicon import words
from sayso.types.story import Party

_OWNER = 4  # words between "request" and who made it
_ASKED = 5  # words between who asked and "had asked"
_RELATIVE = 8  # words between "which" or "after" and "had asked"
_CALLED = frozenset({"call"})
_HAVING = frozenset({"have", "had"})


def requests(line: Line) -> list[int]:
    """Where a request is named as such: "the appeal", "Norwald’s demand"."""
    return [
        at
        for at, _ in line.told.turns(words("replies", "asked"))
        if (mood_at(line.told, at)[0] is Mood.NAMED or _several(line.told, at))
        and not line.told.written[at].lower().endswith(("ing", "ed"))
        and not (at and line.told.forms[at - 1] & {"to", "not"} and not _given_in(line.told, at))
    ]


def _given_in(sentence: Told, at: int) -> bool:
    """Whether it is what somebody gives in to: "bowed *to pressure*"."""
    return at > 1 and bool(sentence.forms[at - 2] & words("replies", "granting"))


def _several(sentence: Told, at: int) -> bool:
    """Whether a word in -s is of requests, and no verb: "rejected appeals", "all calls"."""
    before = sentence.forms[at - 1] if at else frozenset[str]()
    turned = words("replies", "refusing") | words("replies", "granting")
    return sentence.written[at].lower().endswith("s") and bool(
        before & (turned | words("replies", "before_requests"))
    )


def asked_by(asked: Asked, line: Line) -> bool:
    """Whether it is told whose request it is: "Norwald’s request", "the plea from Halm"."""
    askers = [at for party in asked.by for at in line.places(party)]
    near = any(abs(at - asker) <= _OWNER for at in requests(line) for asker in askers)
    return near or bool(recalling(asked, line))


def recalling(asked: Asked, line: Line) -> list[range]:
    """The words that recall that they had asked: "as *the families had requested*"."""
    askers = [at for party in asked.by for at in line.places(party)]
    found = []
    for at, end in line.told.turns(words("replies", "asking") | _CALLED):
        if not (_was_asked(line.told, at) or _asks(line.told, at)):
            continue
        theirs = bool(at and line.told.forms[at - 1] & words("replies", "third_persons"))
        first = [] if theirs else [asker for asker in askers if at - _ASKED <= asker < at]
        opens = _opening(line.told, first[0] if first else at)
        opens = _who(line.told, first[0], at) if first and opens is None else opens
        pronoun = not first and _own(line, asked, at, opens)
        if end - at == 1 and line.told.forms[at] & _CALLED and not _for(line.told, opens):
            continue
        if opens is not None and (first or pronoun):
            found.append(range(opens, end))
    return found


def _who(sentence: Told, asker: int, at: int) -> int | None:
    """Where it is told behind a name who that is: "the minister, *who had called on it*"."""
    for index in range(asker + 1, at):
        if sentence.written[index].lower() in ("who", "which"):
            return index
    return None


def _for(sentence: Told, opens: int | None) -> bool:
    """Whether the clause is about what was called for: "*for* which they have been calling"."""
    return bool(opens) and "for" in sentence.forms[(opens or 0) - 1]


def _was_asked(sentence: Told, at: int) -> bool:
    """Whether the word tells that somebody did ask: "had asked", "have been calling"."""
    before = sentence.forms[max(0, at - 3) : at]
    having = any(form & (_HAVING | {"be"}) for form in before)
    return having or sentence.written[at].lower().endswith("ed")


def _asks(sentence: Told, at: int) -> bool:
    """Whether the word tells that somebody still asks: "as the bank *demands*"."""
    opening = _opening(sentence, at)
    led = opening is not None and "as" in sentence.forms[opening]
    return led and sentence.written[at].lower().endswith("s")


def _opening(sentence: Told, at: int) -> int | None:
    """Where the clause opens that recalls it: at "as", "which", "after"."""
    for index in range(at - 1, max(-1, at - _RELATIVE - 1), -1):
        if sentence.written[index] in (".", ";"):
            return None
        if sentence.forms[index] & words("replies", "recalls"):
            return index
    return None


def _own(line: Line, asked: Asked, at: int, opens: int | None) -> bool:
    """Whether a pronoun in that clause is who asked: "the log for which *it* asked"."""
    inside = line.told.forms[opens or 0 : at]
    pronoun = any(form & words("replies", "third_persons") for form in inside)
    first = min((at for party in asked.by for at in line.places(party)), default=None)
    before = [at for party in asked.to for at in line.places(party) if first is None or at < first]
    named = first is not None and not before  # else "it" is whoever does what the sentence tells
    speaking = line.speakers & {party.id for party in asked.by}
    return pronoun and bool(named or speaking)


def done_beside(asked: Asked, line: Line, recalled: Collection[range]) -> list[Deed]:
    """What is told as done outside the words that recall the request, and not by who made it."""
    return [
        deed
        for deed in line.deeds
        if deed.mood is Mood.DONE
        and not line.told.forms[deed.start] & (words("replies", "answering") - asked.families)
        and not any(deed.start in each for each in recalled)
        and (deed.passive or not _by_askers(asked, line, deed.start))
    ]


def _by_askers(asked: Asked, line: Line, at: int) -> bool:
    """Whether those named last before an act are those who asked."""
    return _last(asked.by, line, at) > _last(asked.to, line, at)


def _last(parties: Sequence[Party], line: Line, before: int) -> int:
    """Where one of the parties is named last before a word; -1 where none is."""
    return max((at for p in parties for at in line.places(p) if at < before), default=-1)


def received(asked: Asked, line: Line) -> bool:
    """Whether those who asked tell that they got it, or it is told of them."""
    askers = {party.id for party in asked.by}
    named = [at for party in asked.by for at in line.places(party)]
    entering = words("replies", "entering") if "admit" in asked.families else frozenset[str]()
    for at, _ in line.told.turns(words("replies", "receiving") | entering):
        close = any(0 < at - place <= _RELATIVE for place in named)
        if mood_at(line.told, at) == (Mood.DONE, False) and (close or line.speakers & askers):
            return True
    if "admit" in asked.families and (named or line.speakers & askers) and _let_in(line):
        return True
    return any(
        mood_at(line.told, at)[0] is Mood.DONE
        and any(0 < place - end <= 1 or place == end for place in named)
        for at, end in line.told.turns(words("replies", "reaching"))
    )


def _let_in(line: Line) -> bool:
    """Whether somebody was let in: "her consul *was let in* to see him"."""
    admitted = (deed for deed in line.deeds if "admit" in deed.families)
    return any(deed.passive and deed.mood is Mood.DONE for deed in admitted)
