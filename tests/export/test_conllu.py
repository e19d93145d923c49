from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from builders import failed, reading
from sayso.export import conllu

AWKWARD = st.sampled_from(["\n", "\t", "\r\n", "\u2028", "\x85", "\x1b", " ", "#", "_", "“Why?”"])


def printed(found):
    return "".join(conllu.render([found]))


def sentences(output):
    """Each sentence's comments and rows; fails where the format is broken."""
    blocks = output.split("\n\n")
    assert blocks.pop() == ""
    for block in blocks:
        told = block.split("\n")
        comments = [line for line in told if line.startswith("# ")]
        rows = [line.split("\t") for line in told[len(comments) :]]
        assert all(len(row) == 10 and all(row) for row in rows)
        assert [row[0] for row in rows] == [str(n + 1) for n in range(len(rows))]
        yield comments, rows


def test_a_sentence_has_its_comments_and_ten_columns():
    output = printed(reading("Port shut.\n\nVarga didn't say why.", key="n1"))
    assert output == (
        "# newdoc id = n1\n# newpar\n# sent_id = n1-1\n# text = Port shut.\n"
        "1\tPort\t_\tX\t_\t_\t0\troot\t_\tstart_char=0|end_char=4\n"
        "2\tshut\t_\tX\t_\t_\t1\tdep\t_\tSpaceAfter=No|start_char=5|end_char=9\n"
        "3\t.\t_\tX\t_\t_\t1\tdep\t_\tstart_char=9|end_char=10\n"
        "\n"
        "# newpar\n# sent_id = n1-2\n# text = Varga didn't say why.\n"
        "1\tVarga\t_\tX\t_\t_\t0\troot\t_\tstart_char=12|end_char=17\n"
        "2\tdid\t_\tX\t_\t_\t1\tdep\t_\tSpaceAfter=No|start_char=18|end_char=21\n"
        "3\tn't\t_\tX\t_\t_\t1\tdep\t_\tstart_char=21|end_char=24\n"
        "4\tsay\t_\tX\t_\t_\t1\tdep\t_\tstart_char=25|end_char=28\n"
        "5\twhy\t_\tX\t_\t_\t1\tdep\t_\tSpaceAfter=No|start_char=29|end_char=32\n"
        "6\t.\t_\tX\t_\t_\t1\tdep\t_\tSpaceAfter=No|start_char=32|end_char=33\n"
        "\n"
    )


def test_an_article_without_a_key_goes_by_its_id_and_a_key_cannot_end_the_line():
    assert printed(reading("Shut.")).startswith(f"# newdoc id = {'a' * 16}\n")
    assert printed(reading("Shut.", key="a\nb\t1")).startswith("# newdoc id = a b 1\n")


def test_what_could_not_be_read_has_no_sentences():
    assert printed(failed("cannot read b: it is empty")) == ""


def test_white_space_within_a_word_breaks_neither_line_nor_column():
    found = reading("one two\tthree\nfour")
    (sentence, *_) = found.parse
    first, last = sentence.words[0], found.parse[-1].words[-1]
    wide = first._replace(span=replace(first.span, end=last.span.end))
    ((_, rows),) = sentences(printed(replace(found, parse=(replace(sentence, words=(wide,)),))))
    assert rows[0][1] == "one two three four"


@given(st.lists(AWKWARD | st.text(max_size=8)).map("".join))
def test_the_format_holds_for_any_text_and_its_text_is_its_words(text):
    for comments, rows in sentences(printed(reading(text.replace("[", "(").replace("]", ")")))):
        spaced = "".join(row[1] + ("" if "SpaceAfter=No" in row[9] else " ") for row in rows)
        assert f"# text = {spaced.rstrip()}" in comments
