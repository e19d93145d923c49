import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import failed, reading
from sayso.export import lines
from sayso.wire import from_wire, to_wire

PORT = "[source Ilse Varga] [cue said] [content “two tugs”]"


def test_jsonl_is_one_line_a_reading_in_the_wire_format():
    first, second = lines.render([reading(PORT), failed("cannot read b: it is empty")])
    assert json.loads(first) == to_wire(reading(PORT))
    assert json.loads(second)["statements"] == []
    assert json.loads(second)["warnings"] == ["cannot read b: it is empty"]


def test_words_stay_readable():
    assert "“two tugs”" in "".join(lines.render([reading(PORT)]))


@given(st.text(st.characters(codec=None), min_size=1))
def test_a_line_is_one_line_to_every_reader_and_can_always_be_written(text):
    found = replace(reading(PORT), failure=text)
    for rendered in ("".join(lines.render([found])), "".join(lines.render_indented([found]))):
        assert not set(rendered) & set("\x1b\x7f\x85\x9b\u2028\u2029\r")
        assert json.loads(rendered.encode("utf-8"))["failure"] == json.loads(json.dumps(text))
    assert len("".join(lines.render([found])).splitlines()) == 1


def test_json_of_one_article_is_laid_out_for_people():
    first = "".join(lines.render_indented([reading(PORT)]))
    assert from_wire(json.loads(first)) == from_wire(to_wire(reading(PORT)))
    assert first.startswith('{\n "format": "sayso/1",\n "article": {\n')
    assert '"source": {"spans": [[0, 10]], "text": "Ilse Varga", "entities": []},\n' in first
    assert first.endswith("\n}\n")


@pytest.mark.parametrize("count", [2, 3, 7])
def test_json_of_several_articles_is_one_list(count):
    found = json.loads("".join(lines.render_indented([reading(PORT)] * count)))
    assert found == [to_wire(reading(PORT))] * count


def test_json_of_no_article_is_nothing():
    assert "".join(lines.render_indented([])) == ""
