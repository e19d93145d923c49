from sayso.errors import ReadError


def test_an_error_names_its_thing_and_the_next_step():
    told = str(ReadError("port.html", "it is empty", "save the page anew"))
    assert told == "cannot read port.html: it is empty; save the page anew"


def test_a_name_without_end_is_cut_in_what_is_told_and_kept_whole():
    error = ReadError("https://courier.example/" + "a" * 5_000, "it is empty")
    assert len(str(error)) < 400
    assert "aaa…: it is empty" in str(error)
    assert len(error.subject) > 5_000
