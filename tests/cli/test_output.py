import os
import signal

import pytest

from sayso.cli.output import is_terminal, opened
from sayso.errors import OutputError


def test_a_file_appears_whole(tmp_path):
    path = tmp_path / "record.jsonl"
    with opened(str(path)) as write:
        write("“one”\n")
        assert not path.exists()
        write("two\n")
    assert path.read_text(encoding="utf-8") == "“one”\ntwo\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_keeps_its_permissions_and_its_name_through_a_link(tmp_path):
    path, link = tmp_path / "record.txt", tmp_path / "link.txt"
    path.touch(mode=0o600)
    link.symlink_to(path)
    with opened(str(link)) as write:
        write("new\n")
    assert link.is_symlink()
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("new\n", 0o600)


def test_a_run_that_breaks_off_leaves_the_file_as_it_was(tmp_path):
    path = tmp_path / "record.jsonl"
    path.write_text("old\n")
    with pytest.raises(KeyboardInterrupt):
        stop_after_a_line(str(path))
    assert path.read_text() == "old\n"
    assert list(tmp_path.iterdir()) == [path]


def stop_after_a_line(path):
    with opened(path) as write:
        write("new\n")
        raise KeyboardInterrupt


def test_an_error_of_the_run_is_not_taken_for_one_of_the_file(tmp_path):
    with pytest.raises(FileNotFoundError, match="weights"), opened(str(tmp_path / "a")):
        raise FileNotFoundError("weights")


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    path = str(tmp_path / "missing" / "record.jsonl")
    with pytest.raises(OutputError) as error, opened(path):
        pass
    assert str(error.value) == (
        f"cannot write {path}: No such file or directory; name another place"
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with opened(str(path)) as write:
            write("one\n")
        assert os.read(reader, 99) == b"one\n"
    finally:
        os.close(reader)
    assert path.is_fifo()


def test_what_an_encoding_lacks_does_not_stop_the_run(capfdbinary):
    with opened("-", encoding="ascii") as write:
        write("“no”\n")
    assert capfdbinary.readouterr().out == b"?no?\n"


def test_ctrl_c_waits_for_the_end_of_a_line(tmp_path):
    path = tmp_path / "out"
    before = signal.getsignal(signal.SIGINT)

    class Interrupting(str):
        __slots__ = ()

        def encode(self, *_):
            signal.raise_signal(signal.SIGINT)
            return b"whole\n"

    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with pytest.raises(KeyboardInterrupt), opened(str(path)) as write:
            write(Interrupting("whole\n"))
        assert os.read(reader, 99) == b"whole\n"
    finally:
        os.close(reader)
    assert signal.getsignal(signal.SIGINT) is before


def test_a_file_is_no_terminal():
    assert not is_terminal("record.jsonl")
