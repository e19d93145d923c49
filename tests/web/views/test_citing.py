"""How to cite: as text, as BibTeX, as a link to the very words."""

from dataclasses import replace
from datetime import date

import pytest

from sayso.types.story import Reference
from sayso.types.view import Quotation
from sayso.web.views.citing import as_text, bibtex, fragment

SAID = Quotation(
    Reference("n1", "s2"),
    source="Mayor Ilka Brandt",
    cue="said",
    said="the bridge at Orsk, built in 1931, is safe & sound for another ten years",
    excerpt=None,
    spans=(),
    outlet="Orsk Courier",
    title="Bridge “safe”",
    url="https://courier.example/a#top",
    day=date(2031, 5, 3),
)


def test_as_text_it_says_who_where_and_when():
    assert as_text(SAID) == (
        "“the bridge at Orsk, built in 1931, is safe & sound for another ten years”"
        " (Mayor Ilka Brandt, in: Orsk Courier, “Bridge “safe””, 3 May 2031,"
        " https://courier.example/a)"
    ).replace("courier.example/a)", "courier.example/a#top)")


def test_bibtex_escapes_what_tex_reads():
    told = bibtex(SAID)
    assert told.startswith("@article{n1s2,")
    assert r"safe \& sound" in told
    assert "url = {https://courier.example/a#top}" in told


def test_a_fragment_names_the_first_and_last_words():
    assert fragment(SAID) == (
        "https://courier.example/a#:~:text=the%20bridge%20at%20Orsk%2C%20built,for%20another%20ten%20years"
    ).replace("built,for", "built,sound%20for")


@pytest.mark.parametrize("url", [None, "/home/me/a.html", "javascript:alert(1)"])
def test_what_is_not_on_the_web_has_no_link(url):
    assert fragment(replace(SAID, url=url)) is None


def test_what_is_withheld_is_not_cited():
    hidden = replace(SAID, said=None, withheld="the capture is damaged")
    assert as_text(hidden) == ""
    assert fragment(hidden) == "https://courier.example/a#top"
    assert "note" not in bibtex(hidden)
