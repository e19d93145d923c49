"""What is told along with a claim: by its speaker right behind it, and by the headline over it."""

from types import SimpleNamespace

import sayso
from ledgers import embedder, readings
from sayso.judge import sequels, series
from sayso.judge.chapter import Chapter
from sayso.judge.repeats import repeats
from sayso.judge.story import Rulings, judged, versions
from sayso.recording.keeping import vectors
from sayso.types.story import Reference, StanceKind

LANDED = (
    "Defence minister Jorun Aske said on Monday that twelve rocket launchers had been landed at "
    "Orsk by Karvian ships. “We have papers and we have photographs,” Aske told reporters in Tamar."
)
AGAIN = "General Tor Vinge said on Tuesday that rocket launchers had been landed at Orsk."


def story(*texts, rulings=None):
    chapters = []
    for number, text in enumerate(texts):
        reading = sayso.read(text, published_at=f"2031-04-0{number + 1}")
        chapters.append(Chapter(f"n{number}", reading, vectors=vectors(reading, embedder())))
    return chapters, judged(chapters, rulings)


def at(chapters, words):
    """The statement whose content begins so."""
    (found,) = [
        Reference(chapter.key, statement.id)
        for chapter in chapters
        for statement in chapter.reading.statements
        if chapter.said(statement).strip("“").startswith(words)
    ]
    return found


def together(found, *references):
    return any(set(references) <= set(claim.statements) for claim in found.claims)


def test_words_of_no_event_right_behind_a_claim_are_said_of_it():
    chapters, found = story(LANDED, AGAIN)
    claim, quote = at(chapters, "that twelve"), at(chapters, "We have papers")
    assert together(found, claim, quote)
    assert not any(quote == stance.at for stance in found.stances)


def test_another_matter_right_behind_it_is_a_claim_of_its_own():
    matter = "“The school of Lund will get a new roof in May,” Aske told reporters in Tamar."
    chapters, found = story(LANDED.split(" “", maxsplit=1)[0] + " " + matter, AGAIN)
    claim, roof = at(chapters, "that twelve"), at(chapters, "The school")
    assert not together(found, claim, roof)


def test_who_denies_a_claim_goes_on_to_make_one_of_their_own():
    denied = (
        "Karvia’s foreign ministry on Tuesday denied once more that launchers had been landed at "
        "Orsk. “The crates at Orsk hold irrigation pipes,” the ministry said."
    )
    chapters, found = story(LANDED, denied, AGAIN)
    assert not together(found, at(chapters, "that rocket"), at(chapters, "The crates"))


def test_a_person_keeps_a_sequel_apart():
    chapters, _ = story(LANDED, AGAIN)
    claim, quote = at(chapters, "that twelve"), at(chapters, "We have papers")
    _, found = story(LANDED, AGAIN, rulings=Rulings(apart=[(claim, quote)]))
    assert not together(found, claim, quote)


HEADED = "Minister: the rockets are here\n" + LANDED


def test_a_headline_says_in_its_own_words_what_is_told_below_it():
    chapters, found = story(HEADED)
    claim, head = at(chapters, "that twelve"), at(chapters, "the rockets")
    assert together(found, claim, head)
    _, found = story(HEADED, rulings=Rulings(apart=[(claim, head)]))
    assert not together(found, claim, head)


def test_a_headline_of_something_else_stays_where_it_is():
    headed = "Minister: no tax on fuel this year\n" + LANDED
    chapters, found = story(headed, AGAIN)
    assert not together(found, at(chapters, "that twelve"), at(chapters, "no tax"))


def test_an_answer_right_behind_a_claim_is_about_that_claim(monkeypatch):
    told = (
        "Wheat from the silos at Lund is being loaded onto trains bound for Karvia, Mayor Ines "
        "Roth said. Karvia denied that it was robbing anybody."
    )
    again = "General Vinge said that wheat from the silos at Lund was being loaded onto trains."
    chapters, found = story(told, again)
    claim, denial = at(chapters, "Wheat from"), at(chapters, "that it was robbing")
    assert not together(found, claim, denial)
    monkeypatch.setattr(sequels, "_ANSWERS", 0.5)
    _, found = story(told, again)
    assert together(found, claim, denial)
    assert [s.kind for s in found.stances if s.at == denial] == [StanceKind.DENIES]


def test_a_word_that_asserts_nothing_by_itself_is_no_claim():
    chapters, found = story(LANDED + " Mayor Ines Roth said that it was.", AGAIN)
    word = at(chapters, "that it was")
    assert not any(set(claim.statements) == {word} for claim in found.claims)


def test_a_word_that_stands_beside_a_claim_bears_out_nobody():
    looked = "“I just want somebody to look inside,” said Petra Holm, a teacher at Orsk."
    chapters, found = story(
        looked, "Minister Jorun Aske was asked at Orsk. “We are looking,” Aske said."
    )
    word = at(chapters, "We are looking")
    assert word not in [stance.at for stance in found.stances]


def test_a_figure_told_along_with_a_claim_may_count_another_thing(monkeypatch):
    monkeypatch.setattr(series, "alike", lambda *_: 0.0)
    one = SimpleNamespace(party="a", strand=1, along=False, figure=SimpleNamespace(unit="boat"))
    other = SimpleNamespace(**vars(one) | {"party": "b"})
    along = SimpleNamespace(**vars(other) | {"along": True})
    assert series._alike(one, other) > series._SAME > series._alike(one, along)


def test_what_a_copy_repeats_stands_where_the_words_stand_that_it_repeats():
    chapters = [
        Chapter(f"n{number}", reading, vectors=vectors(reading, embedder()))
        for number, reading in enumerate(readings())
    ]
    found = judged(chapters)
    claim_of = {at: claim.id for claim in found.claims for at in claim.statements}
    same = repeats(chapters, found.copies, versions(chapters))
    apart = [
        (at, whence[0])
        for at, whence in same.items()
        if at in claim_of and whence[0] in claim_of and claim_of[at] != claim_of[whence[0]]
    ]
    assert same
    assert not apart
    assert all(likeness <= 1 for *_, likeness in found.doubtful)
