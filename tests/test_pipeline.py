from datetime import UTC, datetime
from hashlib import sha256

import pytest

from fake_tagger import marked
from sayso.errors import ModelError, ReadError
from sayso.pipeline import LONGEST, read
from sayso.types.article import ROW, Capture

NOBODY = marked("")[1]


def capture(body: bytes, media_type: str = "text/plain") -> Capture:
    return Capture("report.txt", body, media_type=media_type, sha256=sha256(body).hexdigest())


def failure(body: bytes) -> str:
    reading = read(capture(body), NOBODY)
    assert reading.statements == ()
    assert reading.failure
    return reading.failure


def test_a_text_is_read_to_the_character():
    body = "Police said so.\r\nNobody knew. 🚀 e\u0301"
    assert read(capture(body.encode()), NOBODY).article.text == body


def test_an_empty_text_is_named():
    assert "report.txt" in failure(b" \n")
    assert "empty" in failure(b" \n")


def test_a_text_in_a_language_without_a_model_is_kept_and_said():
    german = (
        "Der Minister sagte am Montag, dass die Verhandlungen über den Haushalt noch nicht beendet seien "
        "und dass die Regierung weiterhin an ihren Plänen festhalte. Die Opposition widersprach."
    )
    reading = read(capture(german.encode()), NOBODY)
    assert reading.article.text == german
    assert "language without a model (de)" in (reading.failure or "")


def test_a_text_longer_than_any_article_is_refused_with_advice():
    assert "split it" in failure(b"The harbour master said so again. " * (LONGEST // 30))


def test_what_could_not_be_fetched_becomes_a_failed_reading():
    error = ReadError("gone.txt", "there is no such file")
    assert read(error, NOBODY).failure == "cannot read gone.txt: there is no such file"


def test_an_error_of_the_run_is_raised():
    with pytest.raises(ModelError):
        read(ModelError("weights", "gone"), NOBODY)  # type: ignore[arg-type]


def test_a_date_from_outside_is_taken_where_the_article_gives_none():
    moment = datetime(2031, 4, 12, tzinfo=UTC)
    article = read(capture(b"Police said so."), NOBODY, published=moment).article
    assert article.published_at == moment


def test_a_row_that_cannot_be_read_keeps_the_callers_id():
    row = capture(b'{"id": "c3", "title": "none"}', media_type=ROW)
    reading = read(row, NOBODY)
    assert (reading.article.key, reading.article.url) == ("c3", None)
    assert "no text" in (reading.failure or "")


def test_a_fault_of_a_part_spoils_one_article_and_no_run():
    class Faulty(type(NOBODY)):  # type: ignore[misc]
        def scores(self, *_: object) -> None:
            raise ZeroDivisionError

    reading = read(capture(b"Police said so."), Faulty([]))
    assert "it went wrong here (ZeroDivisionError)" in (reading.failure or "")
    assert reading.article.text == "Police said so."
