from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from sayso.export.markup import element


class Seen(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.text, self.attributes = [], "", []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text += data


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_text_comes_back_as_text_whatever_it_looks_like(text):
    seen = Seen()
    seen.feed(element("p", text, title=text))
    seen.close()
    assert (seen.tags, seen.text, seen.attributes) == (["p"], text, [("title", text)])


def test_markup_within_markup_is_kept():
    assert element("p", element("b", "<"), element("br")) == "<p><b>&lt;</b><br></p>"


def test_an_attribute_without_a_value_is_left_out():
    assert element("p", lang=None) == "<p></p>"
