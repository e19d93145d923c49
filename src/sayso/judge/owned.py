"""What is of somebody and speaks for them: "Ruud’s office", "the bank’s lawyers", "her staff"."""

import re
from collections.abc import Iterable

from sayso.judge.sides import bare
from sayso.text.lemma import noun
from sayso.text.lexicon import words
from sayso.types.mention import Entity

_OWNED = re.compile(r"^(?P<owner>.+?)(?:[’']s|(?<=s)[’']) (?P<rest>.+)$")
_HIS = re.compile(r"^(?:his|her|its|their) ", re.I)
_OF_NAME = re.compile(r"^(?:[Tt]he )?(?P<rest>[\w-]+) of (?:the )?[A-Z]")
_OF = re.compile(r" (?:of|for|in|at|on|to|with) ")


def owner(entity: Entity) -> str | None:
    """Whose it is, as the article names them; None where it is nobody's, or speaks for itself.

    It is an office, a staff, lawyers, a spokesman of whom no name is told.
    """
    whose = _OF_NAME.match(entity.name)  # "the volunteers of Open Shore"
    if whose and entity.affiliation and noun(whose["rest"]) in words("kin", "speaking"):
        return entity.affiliation
    match = _OWNED.match(bare(entity.name))
    rest = _OF.split(match["rest"] if match else _HIS.sub("", entity.name))[0].split()
    few = all(word in words("kin", "such") for word in rest[:-1])
    if not rest or not few or noun(rest[-1]) not in words("kin", "speaking"):
        return None
    if match:
        return match["owner"] if match["owner"][:1].isupper() else None
    return entity.affiliation if _HIS.match(entity.name) else None


def minister_of(names: Iterable[str]) -> str | None:
    """The ministry of a minister who is told with the portfolio: "Transport Minister Holub".

    >>> minister_of(["Deputy Transport Minister Andrej Holub"])
    'transport ministry'
    """
    for name in names:
        match = re.search(r"(?i)(?P<of>(?:[a-z]+ and )?[a-z]+) (?:minister|secretary)\b", name)
        before = match["of"].casefold() if match else ""
        if before and before.split()[-1] not in words("roles", "no_portfolio"):
            return f"{before} ministry"
    return None
