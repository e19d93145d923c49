"""What only says the same again goes with a statement; what merely sounds alike does not."""

import sayso
from ledgers import embedder
from sayso.judge.chapter import Chapter
from sayso.judge.story import judged
from sayso.judge.twins import along
from sayso.recording.keeping import vectors
from sayso.types.story import Reference

QUAY = (
    "Mayor Ilka Brandt said on Monday that the quay at Orsk was shut for twelve days. "
    "The harbour union of Orsk has not confirmed that."
)
LONGER = QUAY + " Fisherman Tor Vane said that forty boats had left."
ALTERED = (
    QUAY.replace("twelve days", "ten days") + " Nobody was there to tell more of it on Monday."
)
OTHER = (
    "Mayor Ilka Brandt said the quay at Orsk was shut for twelve days. "
    "Councillor Ana Holm denied that the quay at Orsk was shut. "
    "The fishers of Orsk have not confirmed that."
)


def gone(meant, *texts, urls=()):
    """The statements that go with one of them, as "n0/s1"."""
    chapters = []
    for number, text in enumerate(texts):
        about = {"url": urls[number]} if urls else {}
        reading = sayso.read(text, published_at=f"2031-04-0{number + 1}", **about)
        chapters.append(Chapter(f"n{number}", reading, vectors=vectors(reading, embedder())))
    story = judged(chapters)
    at = Reference(*meant.split("/"))
    claim = next(each for each in story.claims if at in each.statements)
    found = along(claim, story, {chapter.key: chapter for chapter in chapters}, [at])
    return {f"{each.article}/{each.statement}" for each in found}


def test_the_same_words_go_whoever_prints_them():
    assert gone("n0/s1", QUAY, OTHER) == {"n0/s1"}  # "on Monday" is of no content
    assert gone("n0/s1", QUAY, LONGER) == {"n0/s1", "n1/s1"}


def test_what_a_copy_altered_goes():
    assert gone("n0/s1", QUAY, ALTERED) == {"n0/s1", "n1/s1"}


def test_few_words_go_only_in_a_copy_or_a_version_of_the_text():
    assert gone("n0/s2", QUAY, LONGER) == {"n0/s2", "n1/s2"}
    assert gone("n0/s2", QUAY, OTHER) == {"n0/s2"}
    page = "https://orsk.example/quay"
    assert gone("n0/s2", QUAY, LONGER, urls=(page, page)) == {"n0/s2", "n1/s2"}
