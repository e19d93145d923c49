import os
import subprocess
import sys

import pytest

import sayso
from sayso import desk
from sayso.types.reading import Reading
from sayso.types.span import joined

TEXT = "Port shut\nHarbour minister Ilse Varga said on Monday that two tugs had left. “We were not told,” she said."


def told(reading: Reading) -> list[str]:
    return [joined(reading.article.text, s.content) for s in reading.statements]


def test_one_text_is_read():
    assert told(sayso.read(TEXT)) == ["that two tugs had left", "“We were not told,”"]


def test_what_is_known_of_an_article_goes_with_it():
    article = sayso.read(
        TEXT, id="h7", published_at="2031-04-12", outlet="The Harrow Courier"
    ).article
    assert (article.key, article.outlet.name) == ("h7", "The Harrow Courier")
    assert article.published_at is not None


def test_a_stream_is_read_as_it_comes():
    taken = []

    def texts():
        for number in range(1000):
            taken.append(number)
            yield TEXT

    next(sayso.read_many(texts()))
    assert len(taken) < 10


def test_several_processes_read_the_same_in_the_same_order():
    rows = [{"id": str(n), "text": f"{TEXT} The {n} crew of the tug denied it."} for n in range(9)]
    alone = list(sayso.read_many(rows))
    together = list(sayso.read_many(rows, jobs=2))
    assert together == alone


def test_a_reading_does_not_depend_on_what_was_read_beside_it():
    alone = sayso.read(TEXT)
    beside = list(sayso.read_many(["Another text, said Orlan. " * 40, TEXT, "x"]))[1]
    assert beside.statements == alone.statements


def test_one_bad_text_does_not_stop_the_rest():
    first, second, third = sayso.read_many([TEXT, "", TEXT])
    assert (first.failure, third.failure) == (None, None)
    assert "empty" in (second.failure or "")


def test_a_long_article_loses_no_sentence():
    reading = sayso.read(
        "\n".join(f"Pilot number {n} said that the channel was closed." for n in range(400))
    )
    cues = {statement.sentence for statement in reading.statements}
    assert len(cues) > 390


def test_lone_surrogates_do_not_break_a_reading():
    article = sayso.read(TEXT + " \ud83d").article
    assert len(article.text) == len(TEXT) + 2
    assert "U+FFFD" in article.warnings[0]


def test_a_notebook_shows_the_article():
    assert "Ilse Varga" in sayso.read(TEXT)._repr_html_()


def test_a_row_holds_nothing_that_json_cannot_say():
    with pytest.raises(TypeError, match="text, numbers and dates"):
        desk.read(TEXT, outlet=object())


def test_importing_sayso_loads_nothing_heavy():
    heavy = {"numpy", "onnxruntime", "tokenizers", "trafilatura", "rich", "click", "lxml"}
    code = f"import sys, sayso; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_reading_does_not_hang_on_the_order_of_sets():
    told = (
        "Harbour mayor and party chief Ilse Varga said that it was open."  # two roles of one length
    )
    code = (
        "import sys, sayso; print(sayso.read(sys.argv[1])._repr_html_(), sayso.read(sys.argv[1]))"
    )
    seeds = ("1", "2", "3", "4")
    command = [sys.executable, "-c", code, told]
    runs = [
        subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        for seed in seeds
    ]
    assert len({run.stdout for run in runs}) == 1
    assert runs[0].stdout
