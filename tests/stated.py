"""The bases of a statement whose parse is by hand: `stated(parse, cue, source, content)`."""

from hand_parsed import draft, hand_parsed
from sayso.extract.evidence import evidence
from sayso.types.attribution import Act


def stated(parse: str, *parts: str, act: Act = Act.ASSERTS) -> list[str]:
    article = hand_parsed(parse)
    one = draft(article, *parts)
    return [e.basis.value for e in evidence(article, one, one.contained, act=act)]
