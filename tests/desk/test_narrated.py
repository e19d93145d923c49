"""A reply that no statement tells is shown with the sentence that tells it, to the letter."""

import json

import pytest

import sayso
from judge.stories import FERRY
from sayso.desk import open_desk
from sayso.export.brief_markdown import render
from sayso.export.brief_view import brief
from sayso.export.story import ask_rows
from sayso.wire.ledger import ask_wire

TOLD = "Two Norrland coastguard cutters sailed for the Aurelia's last position on Monday morning."


@pytest.fixture
def view(tmp_path):
    lines = (
        json.dumps({"text": text, "id": f"f{n}", "published_at": day, "outlet": outlet})
        for n, (day, outlet, text) in enumerate(FERRY)
    )
    (tmp_path / "ferry.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with open_desk(tmp_path / "l.db") as desk:
        list(desk.add([str(tmp_path / "ferry.jsonl")]))
        desk.judge()
        views = [desk.story(line.id) for line in desk.stories()]
    return next(view for view in views if _sailed(view))


def _sailed(view):
    every = (r for ask in view.story.asks for r in ask.replies)
    return [reply for reply in every if not reply.at.statement]


def test_its_sentence_is_quoted(view):
    (reply,) = _sailed(view)
    assert view.quotation(reply.at).excerpt == TOLD


def test_every_output_has_it(view):
    shown = [str(row) for ask in view.story.asks for row in ask_rows(view, ask)]
    assert any(TOLD in row for row in shown)
    assert TOLD in render(brief(view))


def test_the_ledger_says_where_it_stands(view):
    replies = [r for ask in view.story.asks for r in ask_wire(ask)["replies"]]
    (spans,) = (r["spans"] for r in replies if r["statement"] is None)
    (reply,) = _sailed(view)
    assert spans == [[reply.at.span.start, reply.at.span.end]]
    text = sayso.read(FERRY[1][2]).article.text
    assert [text[start:end] for start, end in spans] == [TOLD]
