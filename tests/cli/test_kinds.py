"""Every kind of file through the commands: what is read, and one line for each that cannot be."""

import json

import pytest
from click.testing import CliRunner

import papers
from sayso.cli import main

SAID = (
    "All quays of Port Merrin were closed on Monday after the storm had torn two ferries loose.\n\n"
    "“Nobody asked us about the quays,” harbour master Ilse Varga said on Monday.\n"
)
LINES = ["All quays of Port Merrin were closed on Monday after the storm.", "Harbour master Ilse Varga said on Monday that nobody had asked", "her office about the quays, and that the storm had been known."]  # fmt: skip
PAGE = f"<!doctype html><html><head><title>Quays</title></head><body><article><h1>Port Merrin shuts its quays</h1>{''.join(f'<p>{line}</p>' for line in SAID.split(chr(10)) if line)}</article></body></html>"  # fmt: skip
EML = f"From: VPA <press@vpa.example>\nDate: Thu, 3 Apr 2031 14:05:00 +0200\nSubject: Quays\nMessage-ID: <1@vpa.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{SAID}"  # fmt: skip

GOOD = {
    "page.html": PAGE.encode(),
    "paper.pdf": papers.pdf(papers.column(50, 740, LINES)),
    "press.eml": EML.encode(),
    "box.mbox": f"From vpa@vpa.example Thu Apr  3 14:05:00 2031\n{EML}".encode(),
    "word.docx": papers.docx(*SAID.split("\n\n")),
    "talk.vtt": f"WEBVTT\n\n00:01.000 --> 00:09.000\n{' '.join(SAID.split())}\n".encode(),
    "rows.csv": f'id,text\nn1,"{SAID}"\n'.encode(),
    "result.json": json.dumps({"name": "Harbour", "messages": [{"id": 1, "type": "message", "text": SAID}]}).encode(),
    "web.warc.gz": papers.record("https://courier.example/1", PAGE.encode(), packed=True),
    "old.zip": papers.zipped_names({"a/page.html": PAGE}),
    "saved.mhtml": b"From: <Saved by Blink>\nSnapshot-Content-Location: https://courier.example/2\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + PAGE.encode() + b"\n--b--\n",
}  # fmt: skip
BAD = {
    "a.pdf": b"%PDF-1.7\nno",
    "b.eml": b"From: a\nMessage-ID: <1>\nSubject: x\n\n",
    "c.docx": papers.zipped_names({"word/document.xml": "<w"}),
    "d.zip": GOOD["old.zip"][:40],
    "e.warc": papers.record("https://courier.example/1", PAGE.encode())[:300],
    "f.csv": b"name,age\nIda,40\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kinds")
    for name, body in (GOOD | BAD).items():
        (folder / name).write_bytes(body)
    return folder


def test_read_takes_every_kind_and_gives_a_line_for_each_that_is_no_good(folder):
    shown = CliRunner().invoke(main, ["read", "--format", "jsonl", str(folder)])
    rows = [json.loads(line) for line in shown.stdout.splitlines()]
    good = [row for row in rows if not row["failure"]]
    told = [f"sayso: {row['failure']}" for row in rows if row["failure"]]
    assert shown.stderr.splitlines()[: len(BAD)] == told
    assert (len(good), len(rows) - len(good), shown.exit_code) == (len(GOOD), len(BAD), 1)
    for row in good:
        assert any("Varga" in (s["source"] or {}).get("text", "") for s in row["statements"])


def test_add_keeps_every_kind(folder, tmp_path):
    shown = CliRunner().invoke(main, ["add", "--ledger", str(tmp_path / "a.db"), str(folder)])
    assert shown.stdout.startswith("9 added")
    assert ", 2 known before, 6 failed;" in shown.stdout  # three say just the same
