"""What those asked do in place of what is wanted: something else, the same as now, or only later.

None of it needs a word of refusal: "they would stay open", "loans instead", "not before Friday".
"""

from collections.abc import Collection

from sayso.judge.deeds import Mood, Told, mood_at
from sayso.judge.lines import Asked, Line
from sayso.judge.theirs import by_those
from sayso.text.lexicon import sections, words

_BUT = frozenset({"but", "however", "though"})
_NEXT = 4  # words behind "but" in which it is told what will be done
_IN = 5  # words before "suggested" in which "that" makes it somebody's suggestion


def countered(asked: Asked, line: Line, about: str, moods: Collection[Mood]) -> bool:
    """Whether something else is given, or something asked back."""
    instead = line.told.has(words("replies", "countering")) and not line.told.has({"rather than"})
    bound = about != "behind" and Mood.DONE not in moods and _on_condition(asked, line)
    bound = bound or (Mood.AHEAD in moods and _if(line.told))
    return instead or bound or _offered(asked, line) or _something_else(asked, line, moods)


def _offered(asked: Asked, line: Line) -> bool:
    """Whether something is offered that is not what was wanted: "offered loans"."""
    turns = line.told.turns(words("replies", "offering"))
    given = any(
        mood_at(line.told, at)[0] in (Mood.DONE, Mood.AHEAD) and not _related(line.told, at)
        for at, _ in turns
    )
    offers = {at for at, _ in turns}
    wanted = [d for d in line.deeds if d.families & asked.families and d.start not in offers]
    return given and not wanted


def _related(sentence: Told, at: int) -> bool:
    """Whether a word only tells of what: "the pause *that Orr suggested*"."""
    return any(form & words("replies", "recalls") for form in sentence.forms[max(0, at - _IN) : at])


def _something_else(asked: Asked, line: Line, moods: Collection[Mood]) -> bool:
    """Whether a refusal goes on with what is done instead: "…, but they would look at it"."""
    alone = asked.families & words("deeds", "of_oneself")
    found = line.told.turns(_BUT)
    if alone or not found:
        return False
    start, end = found[0]
    before = Told(line.told.written[:start], line.told.forms[:start])
    refused = Mood.REFUSED in moods and before.has(words("replies", "negative"))
    next_ = Told(line.told.written[end : end + _NEXT], line.told.forms[end : end + _NEXT])
    given = next_.has(words("replies", "ahead") | words("replies", "offering"))
    return (refused or stays(asked, line)) and given and not next_.has(words("replies", "negative"))


def _if(sentence: Told) -> bool:
    """Whether it hangs on what somebody else does: "will come *if the firms pay*"."""
    return any(
        not (sentence.forms[end : end + 1] and sentence.forms[end] & words("replies", "mere_ifs"))
        and not (at and sentence.forms[at - 1] & words("replies", "before_whether"))
        for at, end in sentence.turns(words("replies", "hanging"))
    )


def _on_condition(asked: Asked, line: Line) -> bool:
    """Whether those who asked must do something first: "as soon as *the department* pays"."""
    named = [at for party in asked.by for at in line.places(party)]
    turns = line.told.turns(words("replies", "conditional"))
    return any(0 <= at - end <= 1 for _, end in turns for at in named)


def stays(asked: Asked, line: Line) -> bool:
    """Whether things are to stay as they are: "it would *stay open*", where closing was wanted."""
    return bool(staying_at(asked, line))


def staying_at(asked: Asked, line: Line) -> list[int]:
    """The words by which things are to stay as they are."""
    listed = sections("deeds", "staying")
    turns = frozenset(turn for family in asked.families for turn in listed.get(family, ()))
    others = line.sided and not by_those(asked, line)
    if not turns or asked.negative or others:
        return []
    found = [each for each in line.told.turns(turns) if not _reproached(line.told, each[0])]
    return [at for at, _ in found if not (_denied(line.told, at) or _kept(line.told, at))]


def _reproached(sentence: Told, at: int) -> bool:
    """Whether it is only what somebody is blamed for: "criticised him *for keeping* them open"."""
    before = sentence.forms[at - 1] if at else frozenset[str]()
    return sentence.written[at].lower().endswith("ing") and bool(before & {"for", "of", "from"})


def _kept(sentence: Told, at: int) -> bool:
    """Whether somebody else keeps it so: "were *kept* out"."""
    return "keep" in sentence.forms[at] and mood_at(sentence, at)[1]


def _denied(sentence: Told, at: int) -> bool:
    """Whether a word is negated: "would *not* stay"; but "not go anywhere" is a turn of its own."""
    before = Told(sentence.written[max(0, at - 3) : at], sentence.forms[max(0, at - 3) : at])
    return before.has(words("replies", "negative"))


def for_now(line: Line) -> bool:
    """Whether what is refused is only refused for the time being."""
    for_good = line.told.has(words("replies", "for_good"))
    return line.told.has(words("replies", "for_now")) and not for_good


def later(sentence: Told) -> bool:
    """Whether something is put off, and it is not only told that days went by: "weeks *later*"."""
    turns = sentence.turns(words("replies", "deferring"))
    units = {"hour", "day", "week", "month", "year", "minute"}
    return any(
        sentence.written[at].lower() != "later" or not (at and sentence.forms[at - 1] & units)
        for at, _ in turns
    )
