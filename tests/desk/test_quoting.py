"""The words behind the cells of a view."""

from ledgers import example
from sayso.desk import open_desk


def test_behind_a_reply_stands_the_whole_sentence_that_tells_of_it(tmp_path):
    example(tmp_path / "l.db").close()
    with open_desk(tmp_path / "l.db") as desk:
        (line,) = desk.stories()
        view = desk.story(line.id)
        replies = [reply for ask in view.story.asks for reply in ask.replies]
        told = [view.quotation(reply.at) for reply in replies]
        texts = {kept.key: kept.reading.article.text for kept in desk.readings()}
    assert replies
    assert all(one.excerpt and one.excerpt in texts[one.at.article] for one in told)
    assert all(one.excerpt.endswith((".", "”")) for one in told)
    assert any("briefed the Sound Pact’s ambassadors" in one.excerpt for one in told)
    assert all("".join(text for _, text in one.parts) == one.excerpt for one in told)
