"""What an article makes of words that an earlier one has to the letter."""

import sayso
from judge.test_claims import story
from sayso.judge.chapter import Chapter
from sayso.judge.parties import cast
from sayso.judge.retellings import retellings
from sayso.types.story import StanceKind

FIRST = (
    "Velland said that mines are stored in the Orsk dam.\n"
    "Minister Jorun Aske of Ostmere said that Ostmere could not confirm that mines are stored in the Orsk dam. "
    "“We have seen lorries and we have seen crates at night,” Aske said."
)
RETOLD = (
    "Minister Jorun Aske of Ostmere confirmed that mines are stored in the Orsk dam. "
    "“We have seen lorries and we have seen crates at night,” Aske said."
)
OWN = (
    "Minister Jorun Aske of Ostmere confirmed that mines are stored in the Orsk dam. "
    "“We have now opened the crates ourselves and counted,” Aske said."
)


def chapters(*texts):
    found = []
    for number, text in enumerate(texts):
        reading = sayso.read(text, published_at=f"2031-04-0{number + 1}")
        found.append(Chapter(f"n{number}", reading, vectors={}))
    return found


def kinds(found, name):
    named = {party.id for party in found.parties if party.name == name}
    return {stance.kind for stance in found.stances if stance.party in named}


def test_who_is_quoted_in_an_earlier_article_s_words_alone_is_retold():
    told = chapters(FIRST, RETOLD)
    people = cast(told)
    ids = {party.id: party.name for party in people.parties}
    assert ("n0", "n1", "Ostmere") in {(a, b, ids[p]) for a, b, p in retellings(told, people)}
    own = chapters(FIRST, OWN)
    assert not retellings(own, cast(own))


def test_a_retelling_confirms_nothing():
    assert StanceKind.CONFIRMS not in kinds(story(FIRST, RETOLD), "Ostmere")


def test_new_words_of_a_speaker_s_own_do():
    assert StanceKind.CONFIRMS in kinds(story(FIRST, OWN), "Ostmere")


def test_a_may_that_is_lost_on_the_way_makes_nothing_firmer():
    found = story(
        "Minister Jorun Aske of Ostmere said that mines may have been stored in the Orsk dam.",
        "Minister Jorun Aske of Ostmere said that mines have been stored in the Orsk dam.",
    )
    assert [stance.at.article for stance in found.stances] == ["n0"]


def test_who_stands_in_a_headline_alone_asserts_nothing():
    found = story(
        "SPIES: MINES STORED IN ORSK DAM\n\n"
        "Minister Jorun Aske of Ostmere said that mines are stored in the Orsk dam."
    )
    assert {p.name for p in found.parties if p.id in {s.party for s in found.stances}} == {
        "Ostmere"
    }


def test_who_speaks_by_what_another_outlet_reports_is_retold():
    first = "Observer Jorun Aske said that boxes may have been stuffed in the Orsk valley."
    tabloid = (
        "Boxes were stuffed in the Orsk valley, Jorun Aske said, the Ostmere News Agency reports."
    )
    found = []
    for key, outlet, text in (("n0", "Ostmere News Agency", first), ("n1", "The Flash", tabloid)):
        reading = sayso.read(text, published_at="2031-04-01", outlet=outlet)
        found.append(Chapter(key, reading, vectors={}))
    people = cast(found)
    (aske,) = {p.id for p in people.parties if "Aske" in p.name}
    assert ("n0", "n1", aske) in retellings(found, people)
