"""The language of a text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.parse import language as module
from sayso.parse.language import language


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The harbour office said that all of the quays had been closed by the storm."),
        ("de", "Der Minister sagte am Montag, dass der Hafen wegen des Sturms geschlossen bleibe."),
        ("fr", "Le ministre a dit lundi que le port resterait fermé à cause de la tempête."),
        ("es", "El presidente dijo ayer que el puerto permanecería cerrado por la tormenta."),
        ("nl", "De minister zei maandag dat de haven gesloten blijft vanwege de storm."),
        ("ru", "Президент заявил в понедельник, что порт будет закрыт из-за шторма."),
        ("ja", "大統領は月曜日に、嵐のため港を閉鎖すると述べた。"),
    ],
)
def test_a_sentence_shows_its_language(code, text):
    assert language(text) == code


@pytest.mark.parametrize(
    "text", ["", "Port Merrin", "BLAZE", "12 34 56 78 90", "“ ” “ ”", "🙂" * 50]
)
def test_too_little_text_shows_none(text):
    assert language(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Zelenskyy asks allies to act",
        "“Nobody asked us,” Varga said.",
        "Palm Bay d. Rockledge 70-44 Palm Bay",
    ],
)
def test_a_short_english_text_is_never_taken_for_another_language(text):
    assert language(text) in ("en", None)


def test_english_news_is_known_without_loading_the_model(monkeypatch):
    monkeypatch.setattr(module, "_identifier", pytest.fail)
    lead = "All of the quays were closed on Monday after the storm, and nobody has said when they open."
    assert language(lead) == "en"


def test_the_head_of_the_text_decides():
    english = "The harbour office said that all of the quays had been closed by the storm. " * 60
    assert (
        language(english + "Der Minister sagte, dass der Hafen geschlossen bleibe. " * 200) == "en"
    )


@settings(deadline=None)  # the first text may load the language model
@given(st.text(max_size=300))
def test_any_text_has_a_code_or_none(text):
    found = language(text)
    assert found is None or found.islower()
