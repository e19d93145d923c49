"""Files, folders and standard input."""

import hashlib
import io

import pytest

from sayso.errors import ReadError
from sayso.fetch import files as module
from sayso.fetch.files import Files
from sayso.types.article import Capture

TEXT = "Port shut\n\nAll quays were closed on Monday.\n"
ROW = b'{"text": "All quays were closed."}'


def captures(*addresses, stdin=b""):
    stream = io.BytesIO(stdin) if isinstance(stdin, bytes) else stdin
    return list(Files(stream).captures([str(address) for address in addresses]))


def only(*addresses, stdin=b""):
    [found] = captures(*addresses, stdin=stdin)
    return found


def refusal(*addresses, stdin=b""):
    found = only(*addresses, stdin=stdin)
    assert isinstance(found, ReadError)
    return str(found)


def test_a_file_is_one_capture_with_its_bytes_and_their_hash(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert only(path) == Capture(str(path), TEXT.encode(), media_type="text/plain", sha256=digest)


def test_line_ends_are_left_as_they_are(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"one\r\ntwo\r")
    assert only(path).body == b"one\r\ntwo\r"


@pytest.mark.parametrize(
    ("name", "body", "media_type"),
    [
        ("a.txt", b"Port shut", "text/plain"),
        ("a.html", b"<!DOCTYPE html><p>Port shut", "text/html"),
        ("a.txt", b"\xef\xbb\xbf\n<!-- saved -->\n<html><p>Port shut", "text/html"),
        ("a.xhtml", b'<?xml version="1.0"?><!DOCTYPE html><p>Port shut', "text/html"),
        ("a.html", b"<p>Port shut</p>", "text/html"),
        ("a.html", b"Port shut, 3 < 4", "text/plain"),
        ("a.md", b"# Port shut\n\n<b>now</b>", "text/plain"),
        ("a", b"Port shut", "text/plain"),
    ],
)
def test_the_content_decides_what_a_file_is(tmp_path, name, body, media_type):
    (tmp_path / name).write_bytes(body)
    assert only(tmp_path / name).media_type == media_type


def test_a_folder_is_read_in_order_of_names_without_what_is_hidden_or_unknown(tmp_path):
    for name in ("b.txt", "a/z.md", "a/y.HTML", "c.jsonl", ".hidden/d.txt", ".e.txt", "f.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(ROW if name == "c.jsonl" else TEXT.encode())
    found = [capture.url.removeprefix(f"{tmp_path}/") for capture in captures(tmp_path)]
    assert found == ["a/y.HTML", "a/z.md", "b.txt", "c.jsonl:1"]


def test_a_folder_that_links_to_itself_is_read_once(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert only(tmp_path).url == str(tmp_path / "a.txt")


def test_a_folder_with_nothing_to_read_is_refused(tmp_path):
    (tmp_path / "a.py").write_text("pass")
    assert "the folder holds no file to read" in refusal(tmp_path)


def test_one_bad_file_does_not_stop_the_others(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(TEXT)
    bad, missing, good = captures(tmp_path / "a.txt", tmp_path / "no.txt", tmp_path / "b.txt")
    assert isinstance(bad, ReadError)
    assert isinstance(missing, ReadError)
    assert isinstance(good, Capture)


def test_rows_are_captures_named_by_their_line(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_bytes(ROW + b"\r\n\n  \n" + b"{broken\n" + ROW)
    found = captures(path)
    assert [(c.url, c.body) for c in found] == [
        (f"{path}:1", ROW),
        (f"{path}:4", b"{broken"),
        (f"{path}:5", ROW),
    ]
    assert {c.media_type for c in found} == {"application/x-sayso-row"}
    assert found[0].sha256 == hashlib.sha256(ROW).hexdigest()


class Endless(io.RawIOBase):
    """A stream of rows without end, that counts how many were taken."""

    def __init__(self):
        self.taken = 0

    def readline(self, _limit=-1):
        self.taken += 1
        return ROW + b"\n"


def test_rows_are_read_only_as_they_are_asked_for():
    stream = Endless()
    rows = Files(stream).captures(["-"])
    assert next(rows).url == "-:1"
    assert stream.taken == 1
    assert next(rows).url == "-:2"
    assert stream.taken == 2


def test_addresses_are_opened_only_as_they_are_asked_for(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)

    def addresses():
        yield str(tmp_path / "a.txt")
        pytest.fail("the second address was asked for")

    assert next(Files().captures(addresses())).url.endswith("a.txt")


def test_standard_input_is_one_article():
    assert only("-", stdin=TEXT.encode()) == Capture(
        "-",
        TEXT.encode(),
        media_type="text/plain",
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
    )


def test_standard_input_may_be_a_page():
    assert only("-", stdin=b"\n\n<html><p>Port shut").media_type == "text/html"


def test_standard_input_may_be_rows_behind_blank_lines():
    found = captures("-", stdin=b"\n\xef\xbb\xbf" + ROW + b"\n" + ROW)
    assert [capture.url for capture in found] == ["-:2", "-:3"]


def test_json_without_a_text_is_an_article_and_no_row():
    assert only("-", stdin=b'{"a": 1}\nThat is what it printed.').media_type == "text/plain"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "it is empty"),
        (b" \n\t\r\n", "it is empty"),
        (b"%PDF-1.7\n...", "it is a PDF, which this version does not read"),
        (b"PK\x03\x04...", "it is no sound zip archive"),
        (b"\xd0\xcf\x11\xe0...", "it is an old office document"),
        (b"\x89PNG\r\n", "it is an image"),
        (b"a\x00b", "it is binary data"),
        (bytes(range(256)), "it is binary data"),
        ("Порт закрыт до понедельника".encode("koi8-r"), "it is text in an unknown encoding"),
    ],
)
def test_what_is_no_text_is_refused_by_name_with_its_reason(tmp_path, body, reason):
    path = tmp_path / "a.txt"
    path.write_bytes(body)
    assert refusal(path).startswith(f"cannot read {path}: {reason}")
    assert refusal("-", stdin=body).startswith(f"cannot read standard input: {reason}")


@pytest.mark.parametrize("body", [b"", b"\n \n"])
def test_a_file_of_no_rows_is_refused(tmp_path, body):
    (tmp_path / "a.jsonl").write_bytes(body)
    assert "it is empty" in refusal(tmp_path / "a.jsonl")


def test_a_file_that_is_only_called_jsonl_is_refused_once(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"PK\x03\x04\n\n\x00\n")
    assert "zip archive" in refusal(tmp_path / "a.jsonl")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_a_known_encoding_is_brought(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes("The café said “no”.".encode(encoding))
    assert isinstance(only(tmp_path / "a.txt"), Capture)


def test_a_path_to_nothing_is_refused(tmp_path):
    assert "there is no such file" in refusal(tmp_path / "no.txt")
    assert "there is no such file" in refusal("a\0b")


def test_a_file_that_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 1000)
    (tmp_path / "a.txt").write_bytes(b"word " * 300)
    assert "larger than" in refusal(tmp_path / "a.txt")
    assert "larger than" in refusal("-", stdin=b"word " * 300)
    assert "larger than" in refusal("-", stdin=b"\n" * 1001 + b"word ")


def test_a_row_that_is_too_large_is_refused_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 100)
    path = tmp_path / "a.jsonl"
    path.write_bytes(ROW + b"\n" + b"x" * 950 + b"\n" + ROW)
    first, large, last = captures(path)
    assert "larger than" in str(large)
    assert large.subject == f"{path}:2"
    assert (first.url, last.url) == (f"{path}:1", f"{path}:3")


def test_a_file_that_may_not_be_read_is_refused(tmp_path, monkeypatch):
    def denied(*_, **__):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text(TEXT)
    monkeypatch.setattr(module.Path, "open", denied)
    assert "you have no permission to read it" in refusal(tmp_path / "a.txt")
    assert "you have no permission to read it" in refusal(tmp_path)


class Broken(io.RawIOBase):
    """A pipe whose writer went away."""

    def readline(self, _limit=-1):
        raise BrokenPipeError(32, "Broken pipe")


def test_a_broken_pipe_is_refused():
    assert refusal("-", stdin=Broken()) == "cannot read standard input: the pipe was closed"
