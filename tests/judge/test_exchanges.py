"""In which words an ask and a sentence are read together."""

from judge.stories import FERRY, chapters
from sayso.judge.asks import sought
from sayso.judge.exchanges import exchanges
from sayso.judge.parties import cast


def logs():
    story = chapters(FERRY)
    asks, lines = sought(story, cast(story))
    return next(ask for ask in asks if "logs" in " ".join(ask.wants)), lines


def at(lines, text):
    return next(
        (chapter.key, line.number)
        for chapter in lines.chapters
        for line in lines.of(chapter)
        if text in line.text
    )


def test_an_exchange_holds_who_asks_whom_for_what_and_who_says_what():
    asked, lines = logs()
    (found,) = exchanges(asked, lines, [at(lines, "declined to hand over")])
    who, what = found.ask.split(": ")
    assert what == "to publish the maintenance logs by Friday"
    assert "Halvik" in who
    assert "asked Blue Strait Lines" in who  # whom the sentence names comes first
    assert found.told.startswith("The ferry's owner, Blue Strait Lines, was urged")
    assert found.before.startswith("The Maritime Board said")
    assert found.said == "Blue Strait Lines: Blue Strait Lines declined to hand over the logs."


def test_nothing_is_ahead_of_the_first_sentence_and_nobody_is_named_where_nobody_speaks():
    asked, lines = logs()
    first, deed = exchanges(
        asked, lines, [at(lines, "Halvik appealed"), at(lines, "cutters sailed")]
    )
    assert first.before == ""
    assert deed.said.startswith("Two Norrland coastguard cutters")
