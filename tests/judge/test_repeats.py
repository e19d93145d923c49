"""What a copy repeats, and what it puts into its origin's speakers' mouths."""

import sayso
from ledgers import embedder
from sayso.judge.chapter import Chapter
from sayso.judge.repeats import repeats
from sayso.judge.story import judged
from sayso.recording.keeping import vectors
from sayso.types.story import Copy, Reference, Relation

BODY = (
    "The harbour of Skarn was closed on Monday after a fire broke out in the engine room of a grain ship. "
    "Two tugs pulled the ship away from the quay before noon, and the first of eleven waiting ships was let in. "
    "Harbour minister Ilse Varga of Velland said that the crew may have left the ship before the fire."
    " The market opened as usual, and bread cost no more than on the day before, although it was late."
)


def chapter(key: str, text: str, day: int) -> Chapter:
    reading = sayso.read(text, published_at=f"2031-04-{day:02}", id=key)
    return Chapter(key, reading, vectors=vectors(reading, embedder()))


def test_a_copy_s_own_headline_is_nobody_s_new_word():
    story = judged(
        [
            chapter("n1", f"Fire shuts port of Skarn\n\n{BODY}", 7),
            chapter("n2", f"Varga: crew left the burning ship\n\n{BODY}", 8),
        ]
    )
    assert [copy.article for copy in story.copies] == ["n2"]
    assert {stance.at.article for stance in story.stances} == {"n1"}


def test_what_a_copy_has_its_origin_s_speakers_say_is_no_new_stance():
    told = "Ilse Varga of Velland said that the crew may have left the ship before the fire."
    retold = "The crew had fled the ship long before the fire in two boats, Ilse Varga of Velland admitted."
    assert told in BODY
    story = judged(
        [
            chapter("n1", f"Fire shuts port of Skarn\n\n{BODY}", 7),
            chapter("n2", f"Fire in Skarn\n\n{BODY.replace(told, retold)}", 8),
        ]
    )
    (claim,) = (claim for claim in story.claims if "crew" in claim.text)
    assert {at.article for at in claim.statements} == {"n1", "n2"}
    assert {stance.at.article for stance in story.stances if stance.claim == claim.id} == {"n1"}


def test_a_copy_repeats_what_it_retells_though_it_turns_a_name_round_and_drops_a_may():
    told = "Ilse Varga, the harbour minister, said that the port office was still counting the barrels from the hold and that the crew may have sold some ashore."
    retold = "Harbour Minister Ilse Varga said the port office had counted the barrels from the hold and that the crew had sold some ashore."
    origin, article = (chapter(key, text, 7) for key, text in (("n1", told), ("n2", retold)))
    copy = Copy("n1", "n2", relation=Relation.DERIVED, shared=0.9, reason="")
    found = repeats([origin, article], [copy])
    outer = next(s for s in article.reading.statements if not s.within)
    assert [at.article for at in found[Reference("n2", outer.id)]] == ["n1"]


def test_a_chapter_gives_a_statement_on_to_the_end_of_its_sentence():
    text = "Ilse Varga said that the crew had left, and nobody asked why. It rained."
    found = chapter("n1", f"Fire in Skarn\n\n{text}", 7)
    statement = next(s for s in found.reading.statements if s.cue.lemma == "say")
    assert found.sentence(statement).endswith("why")
    assert "rained" not in found.sentence(statement)
