"""The table of publisher families: read, edited in place, and refused with file and line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import FamiliesError
from sayso.fetch.families import FamilyFile
from sayso.types.article import Outlet
from sayso.types.families import Families, folded

NAMES = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)


def table(path, text, *, needed=True):
    path.write_text(text, encoding="utf-8")
    return FamilyFile(path, needed=needed)


def test_an_outlet_is_found_by_name_or_by_domain(tmp_path):
    found = table(
        tmp_path / "f.toml", '"Ostmere Post" = "Sound Media"\n"halm.example" = "Halm"\n'
    ).families()
    assert found.of(Outlet("ostmere  post", "other.example")) == "Sound Media"
    assert found.of(Outlet("A blog", "www.halm.example")) == "Halm"
    assert found.of(Outlet("A blog", "sport.halm.example")) == "Halm"
    assert found.of(Outlet("A blog", "nothalm.example")) is None


def test_what_an_article_states_outranks_the_table():
    assert Families({"Post": "Sound Media"}).of(Outlet("Post", family="Own House")) == "Own House"


def test_a_file_that_was_not_asked_for_may_be_missing(tmp_path):
    assert FamilyFile(tmp_path / "none.toml", needed=False).families() is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('# ok\n"Post" = Sound\n', "line 2: invalid value"),
        ('"Post" = "A"\n\n"Mail" = 3\n', "line 3: the outlet and its family are names"),
        ('"Post" = " "\n', "line 1: the outlet and its family are names"),
        ('"Post" = "A"\npost.example = "B"\n', "line 2: a name with a dot needs quotation marks"),
        ('\n[families]\n"Post" = "A"\n', "line 2: a name with a dot needs quotation marks, and a"),
        ('"Post" = "A"\n"Mail" = "A"\n"post" = "B"\n', "line 3: 'post' is 'Post' again"),
        ('"Post" = "A"\n"Post" = "B"\n', "line 2: cannot overwrite a value"),
        ('"Post" = "A', "line 1: "),
        ('"Post" = ' + "9" * 5000, "line 1: exceeds the limit"),
    ],
)
def test_a_bad_table_is_one_error_with_file_and_line(tmp_path, text, told):
    with pytest.raises(FamiliesError) as caught:
        table(tmp_path / "f.toml", text).families()
    assert f"f.toml, {told}" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_table_of_another_encoding_names_the_line(tmp_path):
    (tmp_path / "f.toml").write_bytes('"a" = "b"\n"Poste é" = "c"\n'.encode("latin-1"))
    with pytest.raises(FamiliesError, match="line 2: it is not UTF-8"):
        FamilyFile(tmp_path / "f.toml", needed=True).families()


def test_a_named_table_must_be_there_but_setting_a_line_makes_it(tmp_path):
    file = FamilyFile(tmp_path / "new" / "f.toml", needed=True)
    with pytest.raises(FamiliesError, match="families set"):
        file.families()
    file.put("Post", "Sound Media")
    assert file.families().given == {"Post": "Sound Media"}


def test_setting_a_line_leaves_comments_and_other_lines(tmp_path):
    file = table(tmp_path / "f.toml", '# Mine.\n"Post" = "A"  # since 2030\nMail = "B"\n# End.')
    file.put("mail", "a")
    file.put("Courier", "C")
    text = (tmp_path / "f.toml").read_text(encoding="utf-8")
    assert text == ('# Mine.\n"Post" = "A"  # since 2030\n"Mail" = "A"\n# End.\n"Courier" = "C"\n')
    file.put("POST", None)
    assert file.families().given == {"Mail": "A", "Courier": "C"}


def test_a_line_of_a_form_of_its_own_is_left_to_the_person(tmp_path):
    text = '"Post" = """\nA"""\n'
    with pytest.raises(FamiliesError, match="line 1: it has a form of its own"):
        table(tmp_path / "f.toml", text).put("Post", "B")
    assert (tmp_path / "f.toml").read_text(encoding="utf-8") == text


@settings(deadline=None)  # the machine may be busy
@given(rows=st.lists(st.tuples(NAMES, NAMES), max_size=6))
def test_what_is_set_is_what_is_read(tmp_path_factory, rows):
    file = FamilyFile(tmp_path_factory.mktemp("f") / "f.toml", needed=True)
    wanted = {}
    for outlet, family in rows:
        file.put(outlet, family)
        wanted[folded(outlet)] = folded(family)
    if rows:
        found = {folded(o): folded(f) for o, f in file.families().given.items()}
        assert found == wanted
