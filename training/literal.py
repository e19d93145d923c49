"""Plain answers, made of the told asks themselves: who was asked does just that, or says no.

Told stories answer in other words than the ask's, and what repeats its words is often a trap there.
News is plainer: "asked Orr Lines to reopen the gate" is followed by "Orr Lines reopened the gate".
"""

import json
import random
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sayso.types.exchange import Exchange

_VERBS = Path(__file__).parent.parent / "src/sayso/text/data/en/verbs.toml"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_VOWELS = "aeiou"
_SHORT = {"pay": "paid", "lay": "laid", "meet": "met", "lead": "led", "open": "opened"}
_SHORT |= {verb: verb for verb in ("let", "set", "put", "cut", "shut")}
_PLAIN = {
    "met": (
        "{to} {did} {rest} on {day}.",
        "On {day} {to} {did} {rest}.",
        "{to} has {done} {rest}, as {by} had asked.",
        "{to} agreed on {day} to {do} {rest} and did so.",
        "{to} said it had {done} {rest}.",
    ),
    "refused": (
        "{to} refused on {day} to {do} {rest}.",
        "{to} will not {do} {rest}, a spokesman said on {day}.",
        "{to} rejected the call by {by}.",
        "{to} ruled out that it would {do} {rest}.",
    ),
    "deferred": (
        "{to} said it would decide next week whether to {do} {rest}.",
        "{to} needs more time before it can {do} {rest}, it said on {day}.",
        "{to} will {do} {rest} only when its own inquiry is over, a spokesman said.",
    ),
    "none": (
        "{by} said again on {day} that {to} must {do} {rest}.",
        "{to} has not said whether it will {do} {rest}.",
        "{other} {did} {rest} years ago, {by} said.",
        "{to} was asked again on {day}.",
        "{to} spoke of other things on {day}.",
    ),
}


def literal(path: Path) -> Iterator[tuple[Exchange, str]]:
    """Three sentences behind each ask of a told story that wants a thing done, with their kinds."""
    told = json.loads(path.read_text(encoding="utf-8"))
    chance = random.Random(path.stem)  # the same for a story whatever else is learnt from
    asks = told.get("asks", {})
    for ask in asks.values():
        opens, _, wanted = ask["wants"].partition(" ")
        do, _, rest = wanted.partition(" ")
        if opens != "to" or not rest or not do.isalpha():
            continue
        did, done = past(do)
        others = [o["to"] for o in asks.values() if o["to"] != ask["to"]] or ["the neighbours"]
        given = {"do": do, "did": did, "done": done, "rest": rest, "by": ask["by"], "to": ask["to"]}
        for kind in ("none", "met", chance.choice(("refused", "deferred"))):
            text = chance.choice(_PLAIN[kind]).format(
                day=chance.choice(_DAYS), other=chance.choice(others), **given
            )
            text = text[:1].upper() + text[1:]
            speaks = f"{ask['to']}: " if "said" in text and kind != "none" else ""
            yield (
                Exchange(
                    f"{ask['by']} asked {ask['to']}: {ask['wants']}",
                    f"{ask['by']} asked {ask['to']} {ask['wants']}.",
                    "",
                    speaks + text,
                ),
                kind,
            )


def past(verb: str) -> tuple[str, str]:
    """Its past and its participle.

    >>> [past(verb) for verb in ("give", "stop", "publish", "name")]
    [('gave', 'given'), ('stopped', 'stopped'), ('published', 'published'), ('named', 'named')]
    """
    if verb in _SHORT:
        return _SHORT[verb], _SHORT[verb]
    forms = _irregular().get(verb, ())
    if forms:
        done = next((form for form in forms if form.endswith(("n", "ne"))), forms[-1])
        return next((form for form in forms if form != done), done), done
    if verb.endswith("e"):
        found = f"{verb}d"
    elif verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        found = f"{verb[:-1]}ied"
    elif (
        len(verb) < 5 and verb[-1] not in "wxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    ):
        found = f"{verb}{verb[-1]}ed"
    else:
        found = f"{verb}ed"
    return found, found


@cache
def _irregular() -> dict[str, list[str]]:
    """From each verb to its listed forms but those in -s and -ing."""
    found: dict[str, list[str]] = {}
    for held in tomllib.loads(_VERBS.read_text(encoding="utf-8")).values():
        for form, lemma in held.items() if isinstance(held, dict) else ():
            if isinstance(lemma, str) and not form.endswith(("s", "ing")):
                found.setdefault(lemma, []).append(form)
    return found
